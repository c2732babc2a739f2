"""Headlines In Title Case as the network is used to see words: lower case where the report, or the lexicon, has them so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from detente.lexicon.kinds import load_kinds

_CAPITALIZED = re.compile(r"[A-Z][a-z]+")


def common_words(text: str) -> frozenset[str]:
    """The words that a report also writes in lower case."""
    return frozenset(re.findall(r"(?<![\w'’-])[a-z]{2,}", text))


def settle_case(words: Sequence[str], common: frozenset[str]) -> list[str]:
    """The words of a headline, those that are no names in lower case.

    >>> settle_case(["Rebels", "Seize", "Tolm", "Airport"], frozenset({"rebels", "airport"}))
    ['rebels', 'seize', 'Tolm', 'airport']
    """
    return [_lower(word, common) if _CAPITALIZED.fullmatch(word) else word for word in words]


def _lower(word: str, common: frozenset[str]) -> str:
    small = word.lower()
    known = small in common or small in _event_words() or small.removesuffix("s") in _event_words()
    return small if known else word


@cache
def _event_words() -> frozenset[str]:
    table = load_kinds()
    return frozenset(key.split("+")[0] for key in (*table.verbs, *table.nouns))
