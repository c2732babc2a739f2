"""Statements -> events: which mentions tell of one happening, each judgement kept with its grounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.model import Decision, Judgement, Mention, Statement, Verdict
from detente.resolve.anaphora import find_antecedents
from detente.resolve.assemble import Assembly, assemble
from detente.resolve.block import block, block_within
from detente.resolve.cluster import Groups, alone, cluster, name_events
from detente.resolve.company import keep_company
from detente.resolve.correct import without_rejected
from detente.resolve.decide import CERTAIN, by_hand, decided_pairs, judge_if_near, score_and_judge
from detente.resolve.facts import Facts, gather_facts
from detente.resolve.linkage import link_reports, link_tellings
from detente.resolve.names import join_names
from detente.resolve.opened import join_open
from detente.resolve.pool import pool
from detente.resolve.who import Ground
from detente.resolve.words import is_open

__all__ = ["METHOD", "Assembly", "Resolution", "assemble", "join_names", "resolve", "without_rejected"]

METHOD = "structure-13"
"""Names this way of judging pairs; raised when its judgements change."""


Pair = tuple[str, str]


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
    coverage: Mapping[str, str] | None = None,
) -> Resolution:
    """Judge every candidate pair and derive the events. The order of the input does not matter.

    First the tellings of each report are joined, then what each report says of one event is taken together and compared
    across reports; such a judgement is kept under the smallest mention of either side. A pair that is plainly not the same
    is judged but not kept: it can be judged again from its statements.

    ``names``: each printed name with the one that is shown, as ``join_names`` settled it over the whole record; without it,
    it is settled over these statements. ``coverage``: the reports that tell of the same happening by a common id, as
    ``group_coverage`` gives it; mentions whose kind nobody knows are then joined only where their reports do.
    """
    facts = {fact.mention.id: fact for fact in gather_facts(mentions, statements, names, coverage)}
    told = take_together(facts, decided_pairs(decisions))
    across = {}
    for left, right in block(list(told.pools.values())):
        pair = (left.mention.id, right.mention.id)
        if pair not in told.kept and not is_open(left, right) and (found := judge_if_near(left, right)):
            across[pair] = found
    groups = join_pools(told.groups, across.values(), told.pools, told.of, told.forbidden)
    judgements = sorted({**told.kept, **across}.values(), key=lambda j: (j.left, j.right))
    return Resolution(judgements=tuple(judgements), clusters=name_events(groups))


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What each of some reports says of one event, taken together, before reports are compared.

    ``kept``: the judgements about pairs of one report, and what people decided of any; ``forbidden``: the pairs that they keep
    apart. ``groups``: mentions joined so far; ``pools``: a group's tellings of one report by their smallest mention, ``of``
    each mention the one under which it went.
    """

    kept: dict[tuple[str, str], Judgement]
    forbidden: list[tuple[str, str]]
    groups: Groups
    pools: dict[str, Facts]
    of: dict[str, str]


def take_together(facts: Mapping[str, Facts], decided: Mapping[tuple[str, str], Verdict]) -> Together:
    """Join the tellings of each report. Of what people decided about two reports, both must be among the facts to count."""
    decided = {pair: verdict for pair, verdict in decided.items() if pair[0] in facts and pair[1] in facts}
    forbidden = [pair for pair, verdict in decided.items() if verdict is Verdict.NOT_SAME]
    kept = {pair: by_hand(pair, verdict) for pair, verdict in decided.items()}
    opened, alike = join_open({key: fact for key, fact in facts.items() if fact.told_as}, decided)
    scores, near = _judge_within(facts)
    kept |= opened | {pair: found for pair, found in near.items() if pair not in kept}
    groups = _join_tellings(facts, scores, kept.values(), forbidden, alike)
    pools, of = pool_reports(facts, groups)
    return Together(kept=kept, forbidden=forbidden, groups=groups, pools=pools, of=of)


def join_pools(
    groups: Groups,
    across: Iterable[Judgement],
    pools: Mapping[str, Facts],
    of: Mapping[str, str],
    forbidden: Iterable[tuple[str, str]],
) -> Groups:
    """The groups joined by the judgements about pools of two reports; what no judgement connects may be left out."""
    judged = list(across)
    return cluster(groups, judged, link_reports(pools, of, {(j.left, j.right): j.score for j in judged}), forbidden)


def join_within(facts: Mapping[str, Facts]) -> Groups:
    """The tellings of each report joined, without what people decided."""
    scores, near = _judge_within(facts)
    return _join_tellings(facts, scores, near.values())


def _join_tellings(
    facts: Mapping[str, Facts],
    scores: Mapping[Pair, float],
    judgements: Iterable[Judgement],
    forbidden: Iterable[Pair] = (),
    alike: Iterable[frozenset[str]] = (),
) -> Groups:
    """The tellings of each report joined; ``alike`` are groups that are joined already, in which no pair is judged anew."""
    groups = alone(list(facts)) | {mention: group for group in alike for mention in group}
    known = [j for j in judgements if j.score >= CERTAIN or not is_open(facts[j.left], facts[j.right])]
    return cluster(groups, known, link_tellings(facts, scores), forbidden)


def _judge_within(facts: Mapping[str, Facts]) -> tuple[dict[Pair, float], dict[Pair, Judgement]]:
    """The score of every pair of one report that nothing rules out; the judgements about those that are one event or may be."""
    scores, near = {}, {}
    for left, right, around in pairs_within([fact for fact in facts.values() if fact.told_as is None]):
        pair = (left.mention.id, right.mention.id)
        scores[pair], found = score_and_judge(left, right, around)
        if found:
            near[pair] = found
    return scores, near


def pairs_within(facts: Collection[Facts]) -> Iterator[tuple[Facts, Facts, list[Ground]]]:
    """The pairs of one report and family, smaller id first, with what the report says around them; less those ruled out.

    Acts of speech have nothing around them.
    """
    companies = keep_company(fact for fact in facts if fact.family != "speech")
    pointing = find_antecedents(list(facts))
    for left, right in block_within(facts):
        company = companies.get((left.report_id, left.family))
        if company is None:
            yield left, right, []
        elif not company.apart(left, right):
            back = pointing.get((left.mention.id, right.mention.id))
            yield left, right, company.grounds(left, right) + ([(back, _POINTS)] if back else [])


_POINTS = "a definite noun, and nothing nearer that it could mean"


def pool_reports(facts: Mapping[str, Facts], groups: Groups) -> tuple[dict[str, Facts], dict[str, str]]:
    """What each report says of each group, by the smallest mention of it; and of every mention under which it went."""
    told: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for mention, fact in facts.items():
        told[min(groups[mention]), fact.report_id].append(fact)
    pools = [(pool(parts), parts) for parts in told.values()]
    of = {fact.mention.id: whole.mention.id for whole, parts in pools for fact in parts}
    return {whole.mention.id: whole for whole, _ in pools}, of
