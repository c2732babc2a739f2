"""Pairs of mentions that a system joins, against those that it should: false merges and false splits apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from bench.scoring.coref import score_clusters

Pair = tuple[str, str]


@dataclass(slots=True)
class Merges:
    """Pairs of mentions by whether they were, and should have been, joined. Add up those of several records with ``+=``."""

    right: list[Pair] = field(default_factory=list)
    merged: list[Pair] = field(default_factory=list)
    split: list[Pair] = field(default_factory=list)

    def precision(self) -> float:
        """The share of joined pairs that are one event."""
        joined = len(self.right) + len(self.merged)
        return len(self.right) / joined if joined else 1.0

    def recall(self) -> float:
        """The share of the pairs of one event that are joined."""
        one = len(self.right) + len(self.split)
        return len(self.right) / one if one else 1.0

    def add(self, other: Merges) -> None:
        """Take in the pairs of another record."""
        self.right += other.right
        self.merged += other.merged
        self.split += other.split


def compare_pairs(gold: Mapping[str, str], ours: Mapping[str, str], report: Mapping[str, str]) -> tuple[Merges, Merges]:
    """The pairs within one report and those across two, from the label of each mention on either side.

    >>> place = {"a": "r", "b": "s", "c": "s"}
    >>> within, across = compare_pairs({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "y", "c": "y"}, place)
    >>> within.merged, across.split
    ([('b', 'c')], [('a', 'b')])
    """
    within, across = Merges(), Merges()
    labels: dict[str, set[Pair]] = {}
    for side, clusters in (("gold", gold), ("ours", ours)):
        members: dict[str, list[str]] = defaultdict(list)
        for mention in sorted(clusters):
            members[clusters[mention]].append(mention)
        labels[side] = {pair for group in members.values() for pair in combinations(group, 2)}
    for name, pairs in (
        ("right", labels["gold"] & labels["ours"]),
        ("merged", labels["ours"] - labels["gold"]),
        ("split", labels["gold"] - labels["ours"]),
    ):
        for left, right in sorted(pairs):
            getattr(within if report[left] == report[right] else across, name).append((left, right))
    return within, across


def score_across(gold: Mapping[str, str], ours: Mapping[str, str], report: Mapping[str, str]) -> dict[str, float]:
    """B-cubed over the mentions whose event, on either side, is told by two reports or more."""
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for side, clusters in (("gold", gold), ("ours", ours)):
        for mention, label in clusters.items():
            told[side, label].add(report[mention])
    kept = [m for m in gold if len(told["gold", gold[m]]) > 1 or len(told["ours", ours[m]]) > 1]
    figures = score_clusters({m: gold[m] for m in kept}, {m: ours[m] for m in kept})
    return {key: figures[key] for key in ("b3_p", "b3_r", "b3_f1")}
