"""A pair is left early only where looking at everything would have left it too."""

from itertools import combinations, islice

import pytest

from bench.stream import Stream
from detente.resolve import take_together
from detente.resolve.block import block
from detente.resolve.compare import ACROSS_STEPS, SAYS, sort_of
from detente.resolve.decide import judge_if_near, score_and_judge
from detente.resolve.facts import Facts, gather_facts
from detente.resolve.near import weigh_if_near
from detente.resolve.weights import ACROSS, Weights

Pair = tuple[Facts, Facts]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    told = list(Stream(seed=7, crowd=3, states=6, a_day=8).take(60))
    mentions = [mention for one in told for mention in one.mentions]
    statements = [said for one in told for said in one.statements]
    facts = {fact.mention.id: fact for fact in gather_facts(mentions, statements)}
    pools = list(take_together(facts, {}).pools.values())
    met = list(block(pools))
    anyhow = islice(combinations(sorted(pools, key=lambda fact: fact.mention.id), 2), 0, None, 40)
    return [pair for pair in (*met, *anyhow) if sort_of(*pair) == ACROSS]


def test_what_is_left_is_what_comes_to_nothing_when_all_is_compared(pairs: list[Pair]):
    outcomes = [(judge_if_near(*pair), score_and_judge(*pair)[1]) for pair in pairs]
    assert all(quick == whole for quick, whole in outcomes)
    kept = sum(whole is not None for _, whole in outcomes)
    assert 100 < kept < len(pairs) / 2
    stayed = sum(weigh_if_near(*pair) is not None for pair in pairs)
    assert kept <= stayed < len(pairs) / 2


def test_every_comparison_is_known_by_the_word_with_which_its_levels_begin(pairs: list[Pair]):
    assert SAYS.keys() == set(ACROSS_STEPS)
    weights = Weights.load(ACROSS)
    for left, right in pairs:
        for step in ACROSS_STEPS:
            ground = step(left, right)
            if ground is not None:
                assert ground[0].startswith(f"{SAYS[step]}: ")
                assert weights.weigh(ground[0], left.family) <= max(weights.most(SAYS[step], left.family), 0.0)
