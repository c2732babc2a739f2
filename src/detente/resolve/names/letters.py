"""How far two words are apart as spellings of one: letters that stand for each other are cheap, others are not."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from detente.lexicon.spellings import PRESS, given_names, spelling_rules, without_marks
from detente.resolve.names.sounds import sound_keys

SAME_GIVEN = 0.2
"""What it costs that two given names are one in two languages: "Oleksandr" and "Alexander"."""
FAR = 3.0
"""What two words cost that are nowhere near; also two given names that are known to be different: "Ahmed" and "Hamid"."""
_RESEMBLING = 60
"""Least similarity (rapidfuzz ratio, 0-100) of two words that may be one and whose consonants are not of the same classes."""
_SCREENED = 4
"""Shorter words are not looked at by their consonants first: they have too few."""
_VOWELS = frozenset("aeiouyäöüıəøåý")
_SWAP, _LETTER, _VOWEL = 1.0, 1.0, 0.5


@lru_cache(maxsize=262144)
def word_cost(one: str, other: str, system: str = PRESS) -> float:
    """The least cost of reading one word as the other: 0 where the rules of spelling alone do it, 1 for a letter wrong.

    A rule reads a group of letters as another at its own cost; ``$`` in it is the end of the word. Beside the rules, a letter
    changed, left out or put in costs 1, of vowels a half, two letters in the wrong order 1. The least sum over all ways to
    cut both words is found by dynamic programming (Wagner and Fischer 1974, with groups for letters). Words whose
    consonants differ by more than one are far apart.

    >>> word_cost("qadafi", "gadhafi"), word_cost("kuznetso", "kuznetsov"), word_cost("tusk", "trump") > 2
    (0.3, 1.0, True)
    """
    if one == other:
        return 0.0
    rows, others = _given(one), _given(other)
    if rows and others:
        return min(SAME_GIVEN, _align(one + "$", other + "$", system)) if rows & others else FAR
    if system == PRESS and min(len(one), len(other)) >= _SCREENED and not _resemble(one, other):
        return FAR
    return _align(one + "$", other + "$", system)


def _resemble(one: str, other: str) -> bool:
    """Whether two words may be one at all: a quick look before the letters are set against each other."""
    keys, other_keys = sound_keys(one), sound_keys(other)
    if not keys.isdisjoint(other_keys):
        return True
    alike = ratio(without_marks(one), without_marks(other)) >= _RESEMBLING
    return alike and min(Levenshtein.distance(a, b) for a in keys for b in other_keys) <= 1


def _given(word: str) -> frozenset[int]:
    return given_names().get(without_marks(word), frozenset())


@cache
def _rules_by_letters(system: str) -> dict[str, list[tuple[str, str, float]]]:
    """The rules by the letters that their two sides begin with, "" where a side is nothing."""
    table: dict[str, list[tuple[str, str, float]]] = {}
    for (left, right), cost in spelling_rules(system).items():
        table.setdefault(left[:1] + "|" + right[:1], []).append((left, right, cost))
    return table


def _align(one: str, other: str, system: str) -> float:
    rules = _rules_by_letters(system)
    rows, columns = len(one), len(other)
    best = [[2 * FAR] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        here, a = best[i], one[i : i + 1]
        for j in range(columns + 1):
            cost = here[j]
            if cost > FAR:
                continue
            b = other[j : j + 1]
            if a and b:
                step = cost if a == b else cost + (_VOWEL if a in _VOWELS and b in _VOWELS else _LETTER)
                below = best[i + 1]
                if step < below[j + 1]:  # noqa: PLR1730 - the same
                    below[j + 1] = step
                if a != b and one[i + 1 : i + 2] == b and other[j + 1 : j + 2] == a:
                    _lower(best, i + 2, j + 2, cost + _SWAP)
            if a:
                _lower(best, i + 1, j, cost + (_VOWEL if a in _VOWELS else _LETTER))
            if b:
                _lower(best, i, j + 1, cost + (_VOWEL if b in _VOWELS else _LETTER))
            for key in (f"{a}|{b}", f"{a}|", f"|{b}"):
                for left, right, price in rules.get(key, ()):
                    if one.startswith(left, i) and other.startswith(right, j):
                        _lower(best, i + len(left), j + len(right), cost + price)
    return min(FAR, round(best[-1][-1], 3))


def _lower(best: list[list[float]], i: int, j: int, cost: float) -> None:
    if cost < best[i][j]:  # noqa: PLR1730 - called for every letter: a call of min() would double it
        best[i][j] = cost
