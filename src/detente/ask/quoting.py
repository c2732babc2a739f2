"""Quoted words set side by side, word by word. Text alone, nothing is looked up.

No difference are punctuation, case, accents, quotation signs and hyphens; words that one print cuts, before, behind or at an
ellipsis; and what an editor puts in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from detente.lexicon.folding import fold

LEAST = 5
"""Words that two quotations of one utterance have in common at least."""
_SHARE = 0.6
"""The least share of words in common, of what the shorter says and of the stretch in which the two lie beside each other."""
_QUOTED = re.compile(r"“[^“”]+”?|\"[^\"]+\"?|«[^«»]+»?|„[^„“”]+[“”]?")
_MARKS = '“”"«»„'
_TOKEN = re.compile(r"\[[^\]]*\]|…|\.\s?\.\s?\.|[^\W_]+(?:[-'’‐‑][^\W_]+)*")
_JOINTS = re.compile(r"[-'’‐‑]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation with its half-open range in the text; ``key`` is empty for a cut and for what stands in brackets."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of the one that stand for words of the other, as half-open ranges of the two lists; a range may be empty."""

    one: tuple[int, int]
    two: tuple[int, int]


def quoted_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` within quotation marks, without the marks.

    >>> text = 'It "will open the road" and "pay".'
    >>> [text[a:b] for a, b in quoted_in(text, 0, len(text))]
    ['will open the road', 'pay']
    """
    for found in _QUOTED.finditer(text, start, end):
        words = found[0]
        first = found.start() + 1
        last = found.end() - (words[-1] in _MARKS and len(words) > 1)
        if first < last:
            yield first, last


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a quotation as they are compared.

    >>> [word.key for word in words_of("A cease-fire ... [they] said", 0, 28)]
    ['a', 'ceasefire', '', '', 'said']
    """
    return [
        Word("" if found[0][0] in "[…." else fold(_JOINTS.sub("", found[0])), found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
    ]


def align(one: Sequence[Word], two: Sequence[Word]) -> list[Swap] | None:
    """What differs between two quotations of one utterance, in order; ``None`` where they are not of one.

    >>> first, second = "We will open every road by the end of June.", "will open all roads by the end of June"
    >>> [a, b] = [words_of(text, 0, len(text)) for text in (first, second)]
    >>> [(first[a[s.one[0]].start : a[s.one[1] - 1].end], second[b[s.two[0]].start : b[s.two[1] - 1].end]) for s in align(a, b)]
    [('every road', 'all roads')]
    """
    keys, others = [word.key for word in one], [word.key for word in two]
    steps = SequenceMatcher(a=keys, b=others, autojunk=False).get_opcodes()
    common = sum(bool(keys[at]) for tag, a, b, _, _ in steps if tag == "equal" for at in range(a, b))
    shorter = min(sum(map(bool, keys)), sum(map(bool, others)))
    inner = _without_edges(steps)
    beside = sum(max(b - a, d - c) for _, a, b, c, d in inner)
    if common < LEAST or common < _SHARE * shorter or common < _SHARE * beside:
        return None
    return [
        Swap((a, b), (c, d))
        for tag, a, b, c, d in inner
        if tag != "equal" and not _is_cut(keys[a:b]) and not _is_cut(others[c:d]) and keys[a:b] != others[c:d]
    ]


_Step = tuple[str, int, int, int, int]


def _without_edges(steps: Sequence[_Step]) -> list[_Step]:
    """The steps from the first to the last in which both have words; of unlike numbers of words there the nearest are kept."""
    both = [step for step in steps if step[0] in ("equal", "replace")]
    if not both:
        return []
    inner = list(steps[steps.index(both[0]) : steps.index(both[-1]) + 1])
    tag, a, b, c, d = inner[0]
    if tag == "replace":
        few = min(b - a, d - c)
        inner[0] = (tag, b - few, b, d - few, d)
    tag, a, b, c, d = inner[-1]
    if tag == "replace":
        few = min(b - a, d - c)
        inner[-1] = (tag, a, a + few, c, c + few)
    return inner


def _is_cut(keys: Sequence[str]) -> bool:
    """Whether there is nothing but an ellipsis, or an editor's words."""
    return bool(keys) and not any(keys)
