"""Statements -> events: which mentions tell of one happening, each judgement kept with its grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.model import Decision, Judgement, Mention, Sort, Statement, Verdict
from detente.resolve.anaphora import find_antecedents
from detente.resolve.assemble import Assembly, assemble
from detente.resolve.block import block
from detente.resolve.cluster import cluster
from detente.resolve.decide import decided_pairs, judge
from detente.resolve.facts import gather_facts

__all__ = ["METHOD", "Assembly", "Resolution", "assemble", "resolve"]

METHOD = "structure-2"
"""Names this way of judging pairs; raised when its judgements change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Judgements about pairs (those that join, or are put to the user), and the clusters derived: mention id -> event id."""

    judgements: tuple[Judgement, ...]
    clusters: dict[str, str]


def resolve(
    mentions: Iterable[Mention], statements: Iterable[Statement], decisions: Iterable[Decision] = ()
) -> Resolution:
    """Judge every candidate pair and derive the events. The order of the input does not matter.

    A pair that is plainly not the same is judged but not kept: it can be judged again from its statements.
    """
    mentions = list(mentions)
    facts = gather_facts(mentions, statements)
    decided = decided_pairs(decisions)
    by_id = {fact.mention.id: fact for fact in facts}
    pointing = find_antecedents(facts)
    pairs = dict.fromkeys((a.mention.id, b.mention.id) for a, b in block(facts))
    pairs.update(dict.fromkeys(pair for pair in decided if pair[0] in by_id and pair[1] in by_id))
    kept: list[Judgement] = []

    def judged() -> Iterator[Judgement]:
        for a, b in pairs:
            judgement = judge(by_id[a], by_id[b], decided, pointing)
            if judgement.verdict is not Verdict.NOT_SAME or (judgement.left, judgement.right) in decided:
                kept.append(judgement)
            yield judgement

    clusters = cluster([m.id for m in mentions if m.sort is Sort.EVENT], judged())
    return Resolution(judgements=tuple(sorted(kept, key=lambda j: (j.left, j.right))), clusters=clusters)
