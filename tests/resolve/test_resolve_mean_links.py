"""Groups by average links."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.resolve.mean_links import link_by_mean

NAMES = "abcdefg"
LIKENESS = st.dictionaries(
    st.sampled_from(list(combinations(NAMES, 2))), st.floats(min_value=0, max_value=1, allow_nan=False), max_size=21
)


def test_a_chain_of_half_likenesses_does_not_join_its_ends():
    near = {("a", "b"): 0.6, ("b", "c"): 0.6, ("c", "d"): 0.6}
    assert [sorted(group) for group in link_by_mean(NAMES[:4], near, least=0.5)] == [["a", "b"], ["c", "d"]]


def test_groups_that_are_apart_are_not_joined():
    near = {("a", "b"): 0.9, ("a", "c"): 0.8, ("b", "c"): 0.8}
    found = link_by_mean("abc", near, least=0.5, apart=lambda one, two: {"b", "c"} <= {*one, *two})
    assert [sorted(group) for group in found] == [["a", "b"], ["c"]]


@settings(max_examples=200)
@given(LIKENESS)
def test_the_mean_that_is_kept_is_the_mean_of_the_members(near):
    """What joins is what a count over all members would join."""
    groups = link_by_mean(NAMES, near, least=0.5, missing=-0.2)
    assert sorted(name for group in groups for name in group) == list(NAMES)
    expected = {name: frozenset(name) for name in NAMES}
    for _, (left, right) in sorted((-alike, pair) for pair, alike in near.items() if alike >= 0.5):
        one, two = expected[left], expected[right]
        mean = sum(near.get((min(a, b), max(a, b)), -0.2) for a in one for b in two) / (len(one) * len(two))
        if one != two and mean > 0.5 + 1e-9:
            expected |= dict.fromkeys(one | two, one | two)
        elif one != two and abs(mean - 0.5) <= 1e-9:
            return  # on the very edge the order of adding up decides
    assert set(groups) == set(expected.values())
