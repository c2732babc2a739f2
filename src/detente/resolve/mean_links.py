"""Groups by average links: two grow together where their members are alike on the whole, so that no chain runs through all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

Pair = tuple[str, str]


def link_by_mean(
    groups: Iterable[Iterable[str]],
    likeness: Mapping[Pair, float],
    *,
    least: float,
    missing: float = 0.0,
    apart: Callable[[Collection[str], Collection[str]], bool] | None = None,
) -> list[frozenset[str]]:
    """Groups joined while the mean likeness of their members is ``least`` or more, the likeliest pairs of members first.

    ``likeness`` holds each pair once, smaller name first; a pair that it lacks counts as ``missing``. Groups that are
    ``apart`` are not joined. The order of the input does not matter; groups come back by their least member.

    >>> near = {("a", "b"): 0.9, ("b", "c"): 0.8}
    >>> [sorted(group) for group in link_by_mean([["a"], ["b"], ["c"]], near, least=0.5)]
    [['a', 'b'], ['c']]
    """
    members = {min(group): frozenset(group) for group in map(frozenset, groups)}
    of = {name: leader for leader, group in members.items() for name in group}
    more: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (left, right), alike in sorted(likeness.items()):
        one, two = of[left], of[right]
        if one != two:
            more[one][two] += alike - missing
            more[two][one] += alike - missing
    near = [(-alike, pair) for pair, alike in likeness.items() if alike >= least]
    for _, (left, right) in sorted(near):
        one, two = sorted((of[left], of[right]))
        if one == two or missing + more[one][two] / (len(members[one]) * len(members[two])) < least:
            continue
        if apart is not None and apart(members[one], members[two]):
            continue
        _join(one, two, more)
        of |= dict.fromkeys(members[two], one)
        members[one] |= members.pop(two)
    return [members[leader] for leader in sorted(members)]


def _join(one: str, two: str, more: dict[str, dict[str, float]]) -> None:
    """What is known of the second group is known of the first."""
    for other, much in sorted(more.pop(two).items()):
        del more[other][two]
        if other != one:
            more[one][other] += much
            more[other][one] += much
