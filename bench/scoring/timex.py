"""TIMEX3 tagging and normalisation in the manner of TempEval-3, task A."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.scoring.assignment import pair_greedily
from bench.scoring.ratio import Ratio


class Timex(NamedTuple):
    """A time expression: a half-open range of one text, its type and its value."""

    start: int
    end: int
    type: str
    value: str


def score_timexes(documents: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, float]:
    """Score pairs of (gold, system) time expressions, one pair a document.

    strict: the same span; relaxed: any overlap, one-to-one; type and value: relaxed and right in that attribute.

    >>> gold, given = [Timex(0, 9, "DATE", "2021-W03")], [Timex(5, 9, "DATE", "2021-W03")]
    >>> figures = score_timexes([(gold, given)])
    >>> figures["strict_f1"], figures["value_f1"]
    (0.0, 1.0)
    """
    counts = Counter[str]()
    for gold, system in documents:
        counts["gold"] += len(gold)
        counts["system"] += len(system)
        candidates = [
            ((shared, -abs(a.start - b.start) - abs(a.end - b.end)), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(system)
            if (shared := min(a.end, b.end) - max(a.start, b.start)) > 0
        ]
        ranked = sorted(candidates, reverse=True)
        for i, j, _ in pair_greedily((float(-rank), i, j, None) for rank, (_, i, j) in enumerate(ranked)):
            wanted, given = gold[i], system[j]
            strict, value = wanted[:2] == given[:2], wanted.value == given.value
            counts["strict"] += strict
            counts["relaxed"] += 1
            counts["type"] += wanted.type == given.type
            counts["value"] += value
            counts["strict_value"] += strict and value
    figures: dict[str, float] = {}
    for name in ("strict", "relaxed", "type", "value", "strict_value"):
        figures |= Ratio(counts[name], counts["system"], counts["gold"]).named(name)
    return figures
