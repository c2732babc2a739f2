"""The threshold from which tellings of two reports are one event, chosen by the groups that come of it.

A pair right at the threshold seldom makes a group: what joins most groups is far above. Pairs alone ask for a higher threshold
than the groups need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bench.scoring.merges import score_across
from detente.model import Judgement, Verdict
from detente.resolve import pool_reports
from detente.resolve.block import block
from detente.resolve.cluster import Groups, cluster
from detente.resolve.decide import judge_if_near, score_apart
from detente.resolve.facts import Facts
from detente.resolve.linkage import Linkage
from detente.resolve.weights import ACROSS, Weights
from training.joining.pairs import Record


@dataclass(frozen=True, slots=True)
class Pooled:
    """A record whose reports are joined each by itself: the pairs of its pools that may be one event, with their scores."""

    record: Record
    groups: Groups
    pools: dict[str, Facts]
    of: dict[str, str]
    near: tuple[Judgement, ...]


def pool_groups(record: Record, groups: Groups) -> Pooled:
    """The pools of these groups, and the judgements about what they may be joined to by the weights that are shipped now."""
    pools, of = pool_reports(record.facts, groups)
    near = tuple(found for left, right in block(list(pools.values())) if (found := judge_if_near(left, right)))
    return Pooled(record, groups, pools, of, near)


def score_threshold(pooled: Iterable[Pooled], same: float) -> tuple[float, float]:
    """Precision and F1 (B-cubed, of what is told by several reports) of the groups from this threshold on."""
    gold: dict[str, str] = {}
    ours: dict[str, str] = {}
    report_of: dict[str, str] = {}
    for number, each in enumerate(pooled):
        found = _join(each, same)
        for mention, event in each.record.events.items():
            key = f"{number} {mention}"
            gold[key], ours[key] = f"{number} {event}", f"{number} {min(found[mention])}"
            report_of[key] = each.record.facts[mention].report_id
    figures = score_across(gold, ours, report_of)
    return figures["b3_p"], figures["b3_f1"]


def _join(each: Pooled, same: float) -> Groups:
    weights = replace(Weights.load(ACROSS), same=same)
    judged = [replace(j, verdict=Verdict.SAME) for j in each.near if j.score >= same]
    apart = Linkage(lambda left, right: score_apart(each.pools[left], each.pools[right]), weights, each.of)
    return cluster(each.groups, judged, apart)


def choose_by_groups(
    parts: Sequence[Sequence[Pooled]], steps: Iterable[float], least: float
) -> tuple[float, list[tuple[float, float, float]]]:
    """The least threshold from which the mean precision over the parts is enough; and mean precision and F1 from each.

    ``parts``: records that are weighed alike, such as train and dev, annotated and read: a small part counts as a large one.
    """
    shares = list(_shares(parts, steps))
    return next((same for same, precision, _ in shares if precision >= least), shares[-1][0]), shares


def _shares(parts: Sequence[Sequence[Pooled]], steps: Iterable[float]) -> Iterator[tuple[float, float, float]]:
    for same in sorted(steps):
        found = [score_threshold(part, same) for part in parts]
        yield same, sum(precision for precision, _ in found) / len(found), sum(f1 for _, f1 in found) / len(found)
