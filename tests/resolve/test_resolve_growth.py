"""Groups grown around what has changed are those of the whole record clustered anew."""

from collections.abc import Mapping
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Judgement, Verdict
from detente.resolve.cluster import Groups, alone, cluster
from detente.resolve.growth import Edge, Growth, Standing
from detente.resolve.linkage import Linkage
from detente.resolve.weights import Weights

IDS = [f"m-{letter}" for letter in "abcdefghij"]
PAIRS = list(combinations(IDS, 2))
WEIGHTS = Weights(name="test", prior=-1.0, levels={}, same=1.0, ask=0.0, apart=-3.0, mean=0.5)
SCORES = st.lists(st.sampled_from([-4.0, -2.0, -1.0, 0.0, 1.0, 1.1, 2.0, 3.0, 4.0]), min_size=45, max_size=45).map(
    lambda scores: dict(zip(PAIRS, scores, strict=True))
)
Scores = Mapping[tuple[str, str], float]


def clustered(scores: Scores, there: list[str]) -> Groups:
    """All of these at once."""
    judged = [
        Judgement(left=one, right=two, verdict=Verdict.SAME, score=scores[one, two])
        for one, two in combinations(there, 2)
        if scores[one, two] >= WEIGHTS.same
    ]
    return cluster(alone(there), judged, Linkage(lambda *pair: scores[pair], WEIGHTS))


def growth(stands: Groups, scores: Scores, there: list[str], looked: set[str]) -> Growth:
    def edges(one: str) -> list[Edge]:
        pairs = [pair for pair in combinations(there, 2) if one in pair and scores[pair] >= WEIGHTS.same]
        return [(-scores[pair], *pair) for pair in pairs]

    def standing(member: str) -> Standing:
        found = stands.get(member, frozenset([member])) & set(there)
        looked.update(found)
        parts = tuple(frozenset([one]) for one in sorted(found))
        return Standing(parts=parts, edges={one: edges(one) for one in found})

    return Growth(standing, lambda left, right: True, Linkage(lambda *pair: scores[pair], WEIGHTS))


@settings(max_examples=300, deadline=None)
@given(SCORES, st.integers(0, 3), st.integers(0, 2), st.booleans())
def test_what_comes_and_goes_is_followed_as_far_as_it_reaches(
    scores: Scores, came: int, gone: int, whole: bool
) -> None:
    before, after = IDS[: len(IDS) - came], IDS[gone:]
    stands = clustered(scores, before)
    parted = [member for one in IDS[:gone] for member in stands[one] if member in after]
    changed = sorted({*IDS[len(IDS) - came :], *parted})
    looked: set[str] = set()
    found = growth(stands, scores, after, looked).grow(changed, whole=whole)
    grown = {member: group & set(after) for member, group in stands.items() if member in after}
    grown |= {member: group for group in found for member in group}
    assert grown == clustered(scores, after)


def test_what_no_change_reaches_is_not_looked_at() -> None:
    scores = dict.fromkeys(PAIRS, -1.0) | dict.fromkeys(pairwise(IDS), 2.0)
    before = IDS[:9]
    looked: set[str] = set()
    growth(clustered(scores, before), scores, IDS, looked).grow(["m-j"])
    assert looked < set(IDS)
