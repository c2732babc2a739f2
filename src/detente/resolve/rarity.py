"""How much a word tells: one that few reports print, told twice, is a sign of one event; "talks" is none."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

_STEM = 5
"""Letters of a stem: those by which the corpus was counted."""


def stem_of(word: str) -> str:
    """The beginning of a folded word, by which its forms are counted as one.

    >>> stem_of("agreed") == stem_of("agreement")
    True
    """
    return word[:_STEM]


@lru_cache(maxsize=65536)
def rarity(stem: str) -> float:
    """The logarithm of how many reports there are for each that prints a word of this stem; the rarer, the higher.

    Counted over the project's own corpus (``python -m training.joining``), so that it stays the same while a record grows.

    >>> rarity("talks") < 2 < rarity(stem_of("isthmus"))
    True
    """
    reports, printed = _counts()
    return math.log((reports + 1) / (printed.get(stem, 0) + 1))


def weight(stems: Iterable[str]) -> float:
    """What these stems tell together; in a fixed order, so that the last digit is always the same."""
    return sum(map(rarity, sorted(stems)))


@cache
def _counts() -> tuple[int, Mapping[str, int]]:
    table = json.loads((files("detente.resolve") / "data" / "rarity.json").read_text(encoding="utf-8"))
    return table["reports"], table["printed"]
