"""Whether a pair of two reports can be one event at all, seen with as few comparisons as it takes.

Of the pairs that meet in a record nine in ten come to nothing, and most of these are lost after two or three comparisons,
whatever the others would say. Nothing is guessed: a pair is left only where the most that is still to come cannot bring it up
to what is asked about.
"""

from __future__ import annotations

from functools import cache

from detente.resolve.compare import ACROSS_STEPS, ALONE, SAYS, Step, Weighed, prior_of
from detente.resolve.facts import Facts
from detente.resolve.telling import compare_details, compare_scenes, compare_wording
from detente.resolve.weights import ACROSS, Weights
from detente.resolve.what import compare_kinds, compare_series, compare_statuses
from detente.resolve.when import compare_days
from detente.resolve.who import compare_actors

_FIRST: tuple[Step, ...] = (compare_days, compare_statuses, compare_kinds, compare_actors, compare_scenes)
_LAST: tuple[Step, ...] = (compare_wording, compare_details, compare_series)
"""What decides most for the least work is looked at first, and what is worked out word by word last."""
_NOTHING: list[Weighed | None] = [None] * len(ACROSS_STEPS)
_SLACK = 0.01
"""Scores are rounded, and are sums of fractions."""


def weigh_if_near(left: Facts, right: Facts) -> list[Weighed] | None:
    """The grounds of ``weigh_grounds`` for a pair of two reports and of known kinds; ``None`` where it cannot be asked about."""
    weights = Weights.load(ACROSS)
    family = left.family
    score = weights.prior
    found: list[Weighed | None] = _NOTHING.copy()
    for place, step, least in _plan(family):
        ground = step(left, right)
        if ground is not None:
            level = ground[0]
            if level in ALONE:
                return None
            weight = weights.weigh(level, family)
            found[place] = (weight, ground)
            score += weight
        if score < least:
            return None
    return [prior_of(weights), *(weighed for weighed in found if weighed)]


@cache
def _plan(family: str) -> tuple[tuple[int, Step, float], ...]:
    """The comparisons as they are looked at: the place of each among all, and the least that a pair must have after it."""
    weights = Weights.load(ACROSS)
    order = [*_FIRST, *(step for step in ACROSS_STEPS if step not in (*_FIRST, *_LAST)), *_LAST]
    most = [max(weights.most(SAYS[step], family), 0.0) for step in order]
    return tuple(
        (ACROSS_STEPS.index(step), step, weights.ask - sum(most[at + 1 :]) - _SLACK) for at, step in enumerate(order)
    )
