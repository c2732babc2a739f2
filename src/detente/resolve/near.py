"""Whether a pair of two reports can be one event at all, seen with as few comparisons as it takes.

Of the pairs that meet in a record nine in ten come to nothing, and most of these are lost after two or three comparisons,
whatever the others would say. Nothing is guessed: a pair is left only where the most that is still to come cannot bring it up
to what is asked about.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from detente.resolve.compare import ACROSS_STEPS, SAYS, Step, Weighed, prior_of, weight_of
from detente.resolve.facts import Facts
from detente.resolve.telling import compare_details, compare_leads, compare_scenes, compare_triggers, compare_wording
from detente.resolve.weights import ACROSS, Weights
from detente.resolve.what import (
    compare_figures,
    compare_kinds,
    compare_names,
    compare_series,
    compare_spots,
    compare_statuses,
)
from detente.resolve.when import compare_days
from detente.resolve.who import compare_actors, compare_go_betweens

_FIRST: tuple[Step, ...] = (
    compare_days,
    compare_statuses,
    compare_kinds,
    compare_names,
    compare_go_betweens,
    compare_leads,
    compare_spots,
    compare_figures,
    compare_triggers,
    compare_scenes,
    compare_actors,
)
_LAST: tuple[Step, ...] = (compare_wording, compare_details, compare_series)
"""What rules most pairs out is looked at first, then what costs least to look at; what is worked out word by word last."""
_SLACK = 0.01
"""Scores are rounded, and are sums of fractions."""


def weigh_if_near(left: Facts, right: Facts) -> list[Weighed] | None:
    """The grounds of ``weigh_grounds`` for a pair of two reports and of known kinds; ``None`` where it cannot be asked about."""
    prior, plan = _plan(left.family)
    score = prior[0]
    found: list[tuple[int, Weighed]] = []
    for place, step, weigh, least in plan:
        ground = step(left, right)
        if ground is not None:
            weight = weigh[ground[0]]
            found.append((place, (weight, ground)))
            score += weight
        if score < least:
            return None
    found.sort(key=itemgetter(0))
    return [prior, *(weighed for _, weighed in found)]


class _Levels(dict[str, float]):
    """What each level weighs for a family, worked out when it is first met; what rules a pair out brings it below all."""

    def __init__(self, weights: Weights, family: str) -> None:
        super().__init__()
        self._weights = weights
        self._family = family

    def __missing__(self, level: str) -> float:
        self[level] = weight = weight_of(self._weights, level, self._family)
        return weight


@cache
def _plan(family: str) -> tuple[Weighed, tuple[tuple[int, Step, _Levels, float], ...]]:
    """What a pair weighs to begin with, and the comparisons as they are looked at.

    Of each its place among all, what its levels weigh, and the least that a pair must have after it.
    """
    weights = Weights.load(ACROSS)
    levels = _Levels(weights, family)
    order = [*_FIRST, *(step for step in ACROSS_STEPS if step not in (*_FIRST, *_LAST)), *_LAST]
    most = [max(weights.most(SAYS[step], family), 0.0) for step in order]
    return prior_of(weights), tuple(
        (ACROSS_STEPS.index(step), step, levels, weights.ask - sum(most[at + 1 :]) - _SLACK)
        for at, step in enumerate(order)
    )
