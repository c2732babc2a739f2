"""Pairs of printed names: one person or two, by what was answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from bench.scoring.ratio import Ratio


class Answered(NamedTuple):
    """A pair of the gold with the answer given: "same", "not_same" or "ask"."""

    left: str
    right: str
    same: bool
    tradition: str
    answer: str


def ratios(pairs: Iterable[Answered]) -> dict[str, Ratio]:
    """Of each tradition: pairs rightly joined, all joined, all that are one person's. A question joins nothing.

    >>> pair = Answered("A. Berg", "Ada Berg", same=True, tradition="norwegian", answer="ask")
    >>> ratios([pair, pair._replace(answer="same")])["norwegian"].r
    0.5
    """
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for pair in pairs:
        row = found[pair.tradition]
        row[0] += pair.same and pair.answer == "same"
        row[1] += pair.answer == "same"
        row[2] += pair.same
    return {tradition: Ratio(*counts) for tradition, counts in sorted(found.items())}


def strangers(pairs: Iterable[Answered]) -> list[tuple[str, str]]:
    """All pairs of names of one tradition that the gold's own pairs do not lead to one person, each once, in order."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    names: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        names[pair.tradition] |= {pair.left, pair.right}
        if pair.same and root(pair.left) != root(pair.right):
            parent[root(pair.left)] = root(pair.right)
    return [
        (left, right)
        for tradition in sorted(names)
        for left, right in combinations(sorted(names[tradition]), 2)
        if root(left) != root(right)
    ]
