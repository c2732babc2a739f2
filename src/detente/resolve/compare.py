"""Two mentions set side by side: what speaks for one event and what against, each with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from detente.resolve.facts import Facts
from detente.resolve.weights import NEVER, weigh
from detente.resolve.what import (
    compare_figures,
    compare_kinds,
    compare_names,
    compare_series,
    compare_spots,
    compare_statuses,
    compare_wording,
)
from detente.resolve.when import compare_days, level_of_days
from detente.resolve.who import Ground, compare_actors, compare_go_betweens

_STEPS: tuple[Callable[[Facts, Facts], Ground | None], ...] = (
    compare_kinds,
    compare_statuses,
    compare_days,
    compare_actors,
    compare_go_betweens,
    compare_spots,
    compare_figures,
    compare_series,
    compare_names,
    compare_wording,
)


class Reason(NamedTuple):
    """One ground: its level, what it weighs (log-odds-like; above 0 speaks for one event), in words that are shown to the user."""

    level: str
    weight: float
    words: str


def compare(left: Facts, right: Facts, pointing: str | None = None) -> list[Reason]:
    """All grounds for and against two mentions telling of one event, in a fixed order.

    ``pointing``: how a definite noun among them means the other ("the talks"), as ``find_antecedents`` tells it.
    """
    return put_into_words(weigh_grounds(left, right, pointing))


Weighed = tuple[float, Ground]
"""What a ground weighs, and the ground."""


def put_into_words(grounds: Iterable[Weighed]) -> list[Reason]:
    """Grounds as they are shown."""
    return [Reason(level, weight, words if isinstance(words, str) else words()) for weight, (level, words) in grounds]


def weigh_grounds(left: Facts, right: Facts, pointing: str | None = None) -> list[Weighed]:
    """The same as ``compare``, not yet put into words."""
    same_report = left.report_id == right.report_id
    if same_report and _one_trigger(left, right):
        return [(NEVER, ("trigger: one", "one word tells of several occasions"))]
    grounds: list[Ground] = [ground for step in _STEPS if (ground := step(left, right))]
    if same_report and _overlap(left, right):
        grounds.append(("telling: one", "one sentence tells of both"))
    if pointing:
        grounds.append((pointing, "a definite noun, and nothing nearer that it could mean"))
    return [(weigh(ground[0], left, right, same_report=same_report), ground) for ground in grounds]


def rules_itself_out(left: Facts, right: Facts) -> bool:
    """Whether one event is ruled out by what is quickly seen: the trigger, the kind, the status or the days.

    Of the pairs of a record most are. What ``compare`` tells of such a pair sums to as much, with the words for it.
    """
    same_report = left.report_id == right.report_id
    if same_report and _one_trigger(left, right):
        return True
    for step in (compare_statuses, compare_kinds):
        ground = step(left, right)
        if ground and weigh(ground[0], left, right, same_report=same_report) <= NEVER:
            return True
    return weigh(level_of_days(left, right), left, right, same_report=same_report) <= NEVER


def _one_trigger(left: Facts, right: Facts) -> bool:
    one, two = left.mention.trigger, right.mention.trigger
    return one.start == two.start and one == two


def _overlap(left: Facts, right: Facts) -> bool:
    one, two = left.mention.telling, right.mention.telling
    return one.start < two.end and two.start < one.end
