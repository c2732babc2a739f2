"""Statements -> events: which mentions tell of one happening, each judgement kept with its grounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.model import Decision, Judgement, Mention, Sort, Statement
from detente.resolve.anaphora import find_antecedents
from detente.resolve.assemble import Assembly, assemble
from detente.resolve.block import block
from detente.resolve.cluster import cluster
from detente.resolve.compare import rules_itself_out
from detente.resolve.decide import APART_BELOW, decided_pairs, judge, judge_if_near
from detente.resolve.facts import gather_facts
from detente.resolve.names import join_names

__all__ = ["METHOD", "Assembly", "Resolution", "assemble", "join_names", "resolve"]

METHOD = "structure-3"
"""Names this way of judging pairs; raised when its judgements change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Judgements about pairs (those that join, or are put to the user), and the clusters derived: mention id -> event id."""

    judgements: tuple[Judgement, ...]
    clusters: dict[str, str]


def resolve(
    mentions: Iterable[Mention],
    statements: Iterable[Statement],
    decisions: Iterable[Decision] = (),
    names: Mapping[str, str] | None = None,
) -> Resolution:
    """Judge every candidate pair and derive the events. The order of the input does not matter.

    ``names``: each printed name with the one that is shown, as ``join_names`` settled it over the whole record; without it,
    it is settled over these statements. A pair that is plainly not the same is judged but not kept: it can be judged again
    from its statements.
    """
    mentions = list(mentions)
    facts = gather_facts(mentions, statements, names)
    decided = decided_pairs(decisions)
    by_id = {fact.mention.id: fact for fact in facts}
    pointing = find_antecedents(facts)
    kept = [judge(by_id[a], by_id[b], decided) for a, b in decided if a in by_id and b in by_id]
    ruled_out: list[tuple[str, str]] = []
    for left, right in block(facts):
        pair = (left.mention.id, right.mention.id)
        if pair in decided:
            continue
        if rules_itself_out(left, right):
            ruled_out.append(pair)
            continue
        found = judge_if_near(left, right, pointing.get(pair))
        if isinstance(found, Judgement):
            kept.append(found)
        elif found < APART_BELOW:
            ruled_out.append(pair)
    clusters = cluster([m.id for m in mentions if m.sort is Sort.EVENT], kept, ruled_out)
    return Resolution(judgements=tuple(sorted(kept, key=lambda j: (j.left, j.right))), clusters=clusters)
