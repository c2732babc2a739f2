"""Who says what: sources and contents as sets of characters, aligned by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.scoring.assignment import pair_greedily
from bench.scoring.ratio import Ratio

Characters = frozenset[int]


class Attribution(NamedTuple):
    """The characters of what is said, and of who says it (empty where the text names nobody)."""

    content: Characters
    source: Characters


def characters(spans: Iterable[tuple[int, int]]) -> Characters:
    """The characters of some half-open ranges.

    >>> sorted(characters([(2, 4), (7, 8)]))
    [2, 3, 7]
    """
    return frozenset(at for start, end in spans for at in range(start, end))


def score_attributions(documents: Iterable[tuple[Sequence[Attribution], Sequence[Attribution]]]) -> dict[str, float]:
    """Score pairs of (gold, system) attributions, one pair a document.

    They are aligned one-to-one by the share of the contents' union; an attribution is right where that is half and the
    sources overlap (or neither has one).
    """
    counts = Counter[str]()
    for gold, system in documents:
        counts["gold"] += len(gold)
        counts["system"] += len(system)
        counts["gold_sources"] += sum(bool(said.source) for said in gold)
        counts["system_sources"] += sum(bool(said.source) for said in system)
        everything = [frozenset().union(*(said.content for said in side)) for side in (gold, system)]
        counts["gold_characters"] += len(everything[0])
        counts["system_characters"] += len(everything[1])
        counts["characters"] += len(everything[0] & everything[1])
        candidates = [
            (len(a.content & b.content) / len(a.content | b.content), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(system)
            if a.content & b.content
        ]
        for i, j, share in pair_greedily((share, i, j, share) for share, i, j in candidates):
            same = bool(gold[i].source & system[j].source)
            counts["exact"] += share == 1
            counts["overlap"] += 1
            counts["source"] += same
            counts["whole"] += share >= 0.5 and (same or not (gold[i].source or system[j].source))
    system_and_gold = counts["system"], counts["gold"]
    return {
        **Ratio(counts["exact"], *system_and_gold).named("content_exact"),
        **Ratio(counts["overlap"], *system_and_gold).named("content_overlap"),
        **Ratio(counts["characters"], counts["system_characters"], counts["gold_characters"]).named("content_char"),
        **Ratio(counts["source"], counts["system_sources"], counts["gold_sources"]).named("source_overlap"),
        **Ratio(counts["whole"], *system_and_gold).named("attribution"),
    }
