"""An outline leaves no pair that comparing everything would have kept, and leaves most of the others."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, islice
from random import Random

import numpy as np
import pytest

from bench.stream import Stream
from detente.model import DayInterval, Kind, Precision, Status
from detente.resolve import take_together
from detente.resolve.block import block
from detente.resolve.compare import weigh_grounds
from detente.resolve.decide import judge_if_near
from detente.resolve.facts import Facts, gather_facts
from detente.resolve.outlines import bound_of, may_be_one, outline_of

Pair = tuple[Facts, Facts]


def pools_of(stream: Stream, reports: int) -> list[Facts]:
    told = list(stream.take(reports))
    mentions = [mention for one in told for mention in one.mentions]
    statements = [said for one in told for said in one.statements]
    facts = {fact.mention.id: fact for fact in gather_facts(mentions, statements)}
    return list(take_together(facts, {}).pools.values())


def in_order(pairs: list[Pair]) -> list[Pair]:
    return [
        (one, two) if one.mention.id < two.mention.id else (two, one)
        for one, two in pairs
        if one.report_id != two.report_id
    ]


def rows(facts: list[Facts]) -> np.ndarray:
    return np.array([outline_of(fact) for fact in facts])


@pytest.mark.parametrize(
    "stream",
    [
        Stream(seed=11, crowd=3, states=6, a_day=8),
        Stream(seed=12, crowd=4, states=8, a_day=5, undated=0.2),
        Stream(seed=13, offices=True, states=12),
    ],
)
def test_no_pair_is_left_that_would_have_been_kept(stream: Stream):
    pools = pools_of(stream, 150)
    anyhow = islice(combinations(pools, 2), 0, None, 23)
    pairs = in_order([*block(pools), *anyhow])
    stay = may_be_one(rows([left for left, _ in pairs]), rows([right for _, right in pairs]))
    kept = np.array([judge_if_near(*pair) is not None for pair in pairs])
    assert kept.sum() > 500
    assert not (kept & ~stay).any()
    assert stay.sum() < 0.5 * len(pairs)


def test_what_is_said_and_what_has_no_kind_always_stays_and_a_report_does_not_meet_itself():
    one, two, *_ = pools_of(Stream(seed=5, states=6, crowd=3), 3)
    said = replace(one, kind=Kind.STATEMENT, family="speech")
    assert may_be_one(rows([said]), rows([replace(two, mention=replace(two.mention))])).tolist() == [
        one.report_id != two.report_id
    ]
    assert not may_be_one(rows([one]), rows([one])).any()


@pytest.mark.parametrize("kind", [Kind.MEETING, Kind.ATTACK, Kind.WAR, Kind.AGREEMENT])
def test_the_bound_of_days_is_what_the_days_weigh_or_more(kind: Kind):
    chance = Random(3)  # noqa: S311 - the same each time
    first, second, *_ = [fact for fact in pools_of(Stream(seed=9), 30) if fact.kind is Kind.MEETING]
    if first.report_id == second.report_id:
        raise AssertionError("two reports are wanted")
    pairs = []
    for _ in range(4000):
        sides = []
        for fact in (first, second):
            when, precision = any_days(chance)
            sides.append(
                replace(
                    fact,
                    kind=kind,
                    family={"meeting": "talks", "agreement": "accord"}.get(kind.value, "force"),
                    when=when,
                    precision=precision,
                    told=chance.random() < 0.5,
                    sure=chance.random() < 0.5,
                    parts={},
                    figures=(),
                    spot=None,
                    place=None,
                    status=chance.choice([Status.OCCURRED, Status.PLANNED, Status.DENIED]),
                    wording=replace(fact.wording, content=frozenset(), triggers=frozenset(), name=frozenset()),
                )
            )
        pairs += in_order([(sides[0], sides[1])])
    bounds = bound_of(rows([left for left, _ in pairs]), rows([right for _, right in pairs]))
    real = np.array([sum(weight for weight, _ in weigh_grounds(*pair)) for pair in pairs])
    near = real > -20  # below that something alone rules it out
    assert (bounds >= real - 1e-6)[near].all()
    assert (bounds[~near] < -20).sum() > 0.5 * (~near).sum()
    assert near.sum() > 500
    # where nothing else is told, only what the reports are about is not known exactly
    assert np.median(bounds[near] - real[near]) < 1


def any_days(chance: Random) -> tuple[DayInterval | None, Precision]:
    start = date(2001, 3, 1) + timedelta(days=chance.choice((0, 1, 2, 5, 20, 40, 250)))
    if chance.random() < 0.1:
        return None, Precision.DAY
    if chance.random() < 0.2:
        return DayInterval(None, start), Precision.DAY
    if chance.random() < 0.2:
        return DayInterval(start, None), Precision.DAY
    days, precision = chance.choice(
        ((0, Precision.DAY), (0, Precision.DAY), (3, Precision.DAY), (29, Precision.MONTH), (364, Precision.YEAR))
    )
    return DayInterval(start, start + timedelta(days=days)), precision
