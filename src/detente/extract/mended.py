"""Faults of the parse plain from the words: hyphens that stand alone, nouns for verbs, steps for asides, objects astray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.model import Token

MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod", "poss", "punct", "prefix", "advmod", "det"})
_ARTICLES = frozenset({"the", "a", "an"})
_OF_VERBS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark", "prt"})
_OF_NOUNS = frozenset({"compound", "amod", "nmod", "nummod", "det", "cc", "conj", "punct"})
_PARTICLES = frozenset({"over", "up", "out", "off", "down", "back", "away", "in", "on", "through"})
_VERBAL = frozenset({"xcomp", "ccomp"})
_TAGS = frozenset({"VB", "VBP", "VBZ", "VBG", "NN", "NNS"})
"""The tags of a word that may be a noun; participles of the past are left: "the wounded"."""


def mend(tokens: Sequence[Token]) -> Sequence[Token]:
    """The parse without the faults that the words themselves show; the same tokens where there are none.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> words = annotate(Report.of_text("Chad demanded the withdrawal of the rebels.")).tokens[0]
    >>> [(token.text, token.pos, token.dep) for token in mend(words)][3]
    ('withdrawal', 'NOUN', 'dobj')
    """
    return _objects_mended(_steps_mended(_prepositions_mended(_nouns_mended(_hyphens_mended(tokens)))))


def _nouns_mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The parse with each word that has an article of its own as a noun: "demanded *the withdrawal*", taken for "to withdraw"."""
    found = [t.head for t in tokens if t.dep == "det" and t.text.lower() in _ARTICLES]
    nouns = [at for at in found if _has_article(tokens, at)]
    if not nouns:
        return tokens
    mended = list(tokens)
    for at in nouns:
        token, word = tokens[at], tokens[at].text.lower()
        several = word.endswith("s") and not word.endswith("ss") and token.tag not in ("VB", "VBP", "NN")
        mended[at] = replace(
            token,
            pos="NOUN",
            tag="NNS" if several else "NN",
            lemma=word.removesuffix("s") if several else word,
            dep="dobj" if token.dep in _VERBAL else token.dep,
        )
    return tuple(mended)


def _has_article(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that the parse has for a verb follows an article, with nothing but what may stand before a noun between."""
    token = tokens[at]
    if token.pos != "VERB" or token.tag not in _TAGS:
        return False
    if any(t.head == at and t.dep in _OF_VERBS for i, t in enumerate(tokens) if i != at):
        return False
    first = next((i for i in range(at - 1, -1, -1) if tokens[i].head == at and tokens[i].dep == "det"), None)
    return first is not None and all(tokens[i].dep in _OF_NOUNS for i in range(first + 1, at))


def _prepositions_mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The parse with a noun under the preposition right before it, where that has nothing: "called *for sanctions*"."""
    mended: list[Token] | None = None
    for at, token in enumerate(tokens):
        if token.pos not in ("NOUN", "PROPN") or token.dep not in ("xcomp", "ccomp", "dobj") or token.head == at:
            continue
        first = min([i for i, t in enumerate(tokens) if t.head == at and t.dep in _OF_NOUNS and i < at], default=at)
        prep = first - 1
        if prep < 0 or tokens[prep].dep != "prep" or tokens[prep].head != token.head:
            continue
        if tokens[prep].text.lower() in _PARTICLES or (at + 1 < len(tokens) and tokens[at + 1].tag == "TO"):
            continue  # "handed over two men", "called for the sides to meet"
        if any(t.head == prep for i, t in enumerate(tokens) if i != prep):
            continue
        mended = mended or list(tokens)
        mended[at] = replace(token, head=prep, dep="pobj")
    return tokens if mended is None else tuple(mended)


def _steps_mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The parse with a verb right behind "and" as the next deed of the verb before, not as a clause of its circumstances.

    "Rebels crossed the river *and attacked* a post": the verb has no subject of its own, and both are of one time.
    """
    mended: list[Token] | None = None
    for at, token in enumerate(tokens):
        if at < 2 or token.dep != "advcl" or token.head >= at or tokens[at - 1].text.lower() != "and":
            continue
        if token.tag != "VBD" or tokens[token.head].tag != "VBD":
            continue
        if any(t.head == at and t.dep in ("nsubj", "nsubjpass", "mark", "advmod") for t in tokens):
            continue
        mended = mended or list(tokens)
        mended[at] = replace(token, dep="conj")
    return tokens if mended is None else tuple(mended)


def _objects_mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The parse with what stands before "and" under the verb before, not under the one behind: "killed *a rebel* and held two"."""
    mended: list[Token] | None = None
    for at, token in enumerate(tokens):
        verb = token.head
        if token.dep != "dobj" or verb <= at or tokens[verb].dep != "conj" or tokens[verb].pos != "VERB":
            continue
        first = tokens[verb].head
        if first >= at or tokens[first].pos != "VERB" or all(t.tag != "CC" for t in tokens[at + 1 : verb]):
            continue
        if any(t.head == first and t.dep == "dobj" for t in tokens):
            continue
        mended = mended or list(tokens)
        mended[at] = replace(token, head=first)
    return tokens if mended is None else tuple(mended)


def _hyphens_mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The parse with each word that a hyphen joins ("Secretary-General") hanging in it as one, by its last part.

    The parser splits them, and may make the hyphen itself the subject, or each part an argument of its own.
    """
    mended: list[Token] | None = None
    for at in range(1, len(tokens) - 1):
        left, dash, right = (mended or tokens)[at - 1 : at + 2]
        if dash.text not in "-‐‑" or left.end != dash.start or dash.end != right.start:
            continue
        if not (left.text.isalpha() and right.text.isalpha()) or _is_one(at, left, dash, right):
            continue
        mended = mended or list(tokens)
        last, top = at + 1, _top_above(mended, at + 1, (at - 1, at))
        if top != last:
            mended[last] = replace(
                right, head=last if mended[top].head == top else mended[top].head, dep=mended[top].dep
            )
        mended[at - 1] = replace(left, head=last, dep="compound")
        mended[at] = replace(dash, head=last, dep="punct")
        mended = [replace(t, head=last) if t.head == at and i != at else t for i, t in enumerate(mended)]
    return tokens if mended is None else tuple(mended)


def _top_above(tokens: Sequence[Token], index: int, among: tuple[int, int]) -> int:
    """The highest of some tokens above one, itself where none of them is."""
    top, up = index, tokens[index].head
    for _ in tokens:
        top = up if up in among else top
        up = tokens[up].head
    return top


def _is_one(at: int, left: Token, dash: Token, right: Token) -> bool:
    """Whether the parse has a hyphenated word right: its parts only modify, or hang one on the other."""
    if dash.dep not in MODIFIERS:
        return False
    return left.dep in MODIFIERS or (right.dep in MODIFIERS and right.head in (at - 1, at))
