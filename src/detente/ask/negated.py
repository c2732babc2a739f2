"""Contents that words set against each other: one contrasts what another says, one says what another says not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from detente.ask.opposition import CONTRAST, DENIABLE, NEAR, NEGATION, TOLD, Opposition
from detente.ask.utterances import Utterance, sentence_start, sentences_between
from detente.lexicon.letters import LETTERS
from detente.lexicon.opposition import content_stems, find_opposition
from detente.model import Act

_SHARED = 2
"""Words in common from which one content can be the other's negation, where they are half of the shorter."""
_CROWD = 200
"""A word that more contents share tells nothing: no pair is set side by side for it alone."""
_SENTENCE_END = re.compile(r"[.!?]\s")
_CLAUSE = re.compile(r"[,;:()\u2013\u2014]|\s-\s")


def find_contrasts(own: Sequence[Utterance], text: str) -> Iterator[Opposition]:
    """A content that itself sets one thing against another, and what another side says of it."""
    for two in own:
        stems = two.stems & _set_apart(two.words)
        if two.act not in TOLD or not stems:
            continue
        graded = []
        for one in own:
            other = two.apart_from(one)
            if other is None or one.act not in DENIABLE or one.overlaps(two):
                continue
            shared, apart = len(one.stems & stems), sentences_between(text, one, two)
            if not shared or (shared < _SHARED and apart > NEAR) or _is_quoted_again(one, two):
                continue
            if one.about & other.sides or other.about & one.sides:
                graded.append((shared, -apart, one, other))
        if graded:
            best = max(graded, key=lambda row: row[:2])
            yield Opposition(CONTRAST, (best[2], best[3]))


def _set_apart(words: str) -> frozenset[str]:
    """The stems of the sentence in which one thing is set against another."""
    found = find_opposition("contrasting").search(f" {words} ")
    if found is None:
        return frozenset()
    start = sentence_start(words, found.start())
    ends = _SENTENCE_END.search(words, found.end() - 1)
    return content_stems(words[start : ends.start() if ends else None])


def _is_quoted_again(one: Utterance, two: Utterance) -> bool:
    """Whether one content is a piece of the other: the same words once more, as in a heading."""
    fewer, more = sorted((one.stems, two.stems), key=len)
    return fewer <= more and find_opposition("contrasting").search(f" {one.words} ") is not None


def find_negations(said: Sequence[Utterance]) -> Iterator[Opposition]:
    """Two contents in much the same words, one of them negated, by different sides; anywhere in the record."""
    told = [one for one in said if one.act in TOLD and len(one.stems) >= _SHARED]
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for stem in one.stems:
            by_stem[stem].append(number)
    pairs = {pair for numbers in by_stem.values() if len(numbers) <= _CROWD for pair in combinations(numbers, 2)}
    for a, b in sorted(pairs):
        one, two = told[a], told[b]
        shared = len(one.stems & two.stems)
        few = shared < _SHARED or shared * 2 < min(len(one.stems), len(two.stems))
        if few or one.sides & two.sides or one.overlaps(two):
            continue
        near = one.report_id == two.report_id or (one.about | one.sides) & (two.about | two.sides)
        common = one.stems & two.stems
        if near and _negative(one) != _negative(two) and _negates(two if _negative(two) else one, common):
            yield Opposition(NEGATION, (two, one) if _negative(one) else (one, two))


def _negates(one: Utterance, common: Collection[str]) -> bool:
    """Whether what a content turns round is what both contents tell; a denial turns round all of it.

    A refusal turns round nothing: what it turns down may well have been offered, as the others say. "Not" turns
    the next word that tells something, "no" and "little" all that follows in the clause.
    """
    if one.act == Act.DENY:
        return True
    for turn in find_opposition("negative").finditer(one.words):
        clause = _CLAUSE.split(one.words[turn.end() :].lstrip("\"\u201d\u2019' "), maxsplit=1)[0]
        after = [stems for word in LETTERS.findall(clause) if (stems := content_stems(word))]
        at_once = find_opposition("negative_verbs").fullmatch(turn[0]) is not None
        if any(not stems.isdisjoint(common) for stems in (after[:1] if at_once else after)):
            return True
    return False


def _negative(one: Utterance) -> bool:
    """Whether a content is turned round an odd number of times, a denial counting once."""
    turns = len(find_opposition("negative").findall(one.words)) + (one.act == Act.DENY)
    return turns % 2 == 1
