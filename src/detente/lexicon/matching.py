"""Finds the names of the lexicon in running text."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from detente.lexicon.entries import Entry, Form
from detente.lexicon.folding import fold
from detente.lexicon.ordinary import is_ordinary
from detente.lexicon.tables import all_forms

_CONTEXT = 40


@cache
def forms_by_key() -> dict[str, tuple[Form, ...]]:
    """Folded form -> the forms so written, those that usually mean the entry first."""
    table: dict[str, list[Form]] = {}
    for form in all_forms():
        table.setdefault(fold(form.text), []).append(form)
    return {key: tuple(sorted(forms, key=lambda form: form.weak)) for key, forms in table.items()}


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    keys = tuple(forms_by_key())
    # Standard, not leftmost-longest: where the longest match breaks off inside a word, a shorter one must still be seen.
    return AhoCorasick(keys, matchkind=MatchKind.Standard), keys


def find_lexicon_names(text: str) -> list[tuple[int, int, Entry]]:
    """The names of the lexicon in a text, in order, none overlapping, the longest first at each place.

    Whole words only; capitals as in the form, or all capitals. A form that usually means something else ("Quad") is found
    only if it is the only thing so written in the lexicon and stands capitalised.

    >>> [(s, e, entry.state) for s, e, entry in find_lexicon_names("Kyiv told the Chadian envoy; the chad fell.")]
    [(0, 4, 'Ukraine'), (14, 21, 'Chad')]
    """
    return [(start, end, forms[0].entry) for start, end, forms in find_forms(text) if not forms[0].weak]


def find_forms(text: str) -> list[tuple[int, int, tuple[Form, ...]]]:
    """As :func:`find_lexicon_names`, with every entry that the words may mean, weak ones included."""
    automaton, keys = _automaton()
    found: list[tuple[int, int, tuple[Form, ...]]] = []
    for index, start, end in automaton.find_matches_as_indexes(fold(text), overlapping=True):
        if not _is_whole(text, start, end):
            continue
        forms = tuple(form for form in forms_by_key()[keys[index]] if _fits(form.text, text, start, end))
        if forms:
            found.append((start, end, forms))
    found.sort(key=lambda match: (match[0], -match[1]))
    kept: list[tuple[int, int, tuple[Form, ...]]] = []
    for match in found:
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
    return kept


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before.isalnum() or before in "/@_#"):
        return False
    if before == "." and text[start - 2 : start - 1].isalnum() and text[start - 3 : start - 2] != ".":
        return False
    if after == "." and text[end + 1 : end + 2].isalnum() and text[end + 1 : end + 2].islower():
        return False
    return not (after and (after.isalnum() or after in "_@"))


def _fits(form: str, text: str, start: int, end: int) -> bool:
    """Whether the capitals of the text agree with those of the form."""
    piece = text[start:end]
    if piece == form:
        return not (form.isupper() and len(form) < 5 and is_ordinary(form.lower()) and _shouts_around(text, start, end))
    if piece.isupper() and not form.isupper():
        return len(form) > 3 and not (is_ordinary(form.lower()) and _shouts_around(text, start, end))
    word_start = True
    for want, have in zip(form, piece, strict=True):
        if want.isupper() != have.isupper() and not (word_start and have.isupper()):
            return False
        word_start = not want.isalnum()
    return form[0].isupper() or piece[0] == form[0] or len(form) > 4


def _shouts_around(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _CONTEXT) : start] + text[end : end + _CONTEXT]
    letters = [char for char in around if char.isalpha()]
    return len(letters) > 8 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


__all__ = ["find_forms", "find_lexicon_names", "forms_by_key"]
