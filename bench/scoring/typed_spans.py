"""Spans with types: names, places, events marked in one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.scoring.ratio import Ratio


class TypedSpan(NamedTuple):
    """A half-open range of one text and its type."""

    start: int
    end: int
    type: str


def count_spans(documents: Sequence[tuple[Sequence[TypedSpan], Sequence[TypedSpan]]]) -> dict[str, int]:
    """How many documents, and how many spans of either side, stand behind a score.

    >>> count_spans([([TypedSpan(0, 4, "Person")], [])])
    {'documents': 1, 'gold': 1, "Détente's": 0}
    """
    return {
        "documents": len(documents),
        "gold": sum(len(gold) for gold, _ in documents),
        "Détente's": sum(len(ours) for _, ours in documents),
    }


def score_spans(documents: Iterable[tuple[Sequence[TypedSpan], Sequence[TypedSpan]]]) -> dict[str, float]:
    """Score pairs of (gold, system) spans, one pair a document.

    exact: span and type; untyped: the span alone; overlap: a shared character and the same type, each span once.

    >>> figures = score_spans([([TypedSpan(0, 4, "Person")], [TypedSpan(0, 4, "Location")])])
    >>> figures["exact_f1"], figures["untyped_f1"]
    (0.0, 1.0)
    """
    counts = Counter[str]()
    for gold, system in documents:
        counts["gold"] += len(gold)
        counts["system"] += len(system)
        counts["exact"] += len(set(gold) & set(system))
        counts["untyped"] += len({span[:2] for span in gold} & {span[:2] for span in system})
        left = list(system)
        for want in gold:
            hit = next((s for s in left if s.type == want.type and s.start < want.end and want.start < s.end), None)
            if hit:
                left.remove(hit)
                counts["overlap"] += 1
    figures: dict[str, float] = {}
    for name in ("exact", "untyped", "overlap"):
        figures |= Ratio(counts[name], counts["system"], counts["gold"]).named(name)
    return figures
