"""Two mentions set side by side: what speaks for one event and what against, each with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
from detente.resolve.when import compare_days
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


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground: its level, what it weighs (log-odds-like; above 0 speaks for one event), in words that are shown to the user."""

    level: str
    weight: float
    words: str


def compare(left: Facts, right: Facts, pointing: str | None = None) -> list[Reason]:
    """All grounds for and against two mentions telling of one event, in a fixed order.

    ``pointing``: how a definite noun among them means the other ("the talks"), as ``find_antecedents`` tells it.
    """
    same_report = left.mention.report_id == right.mention.report_id
    if same_report and left.mention.trigger == right.mention.trigger:
        return [Reason("trigger: one", NEVER, "one word tells of several occasions")]
    grounds = [ground for step in _STEPS if (ground := step(left, right))]
    if same_report and _overlap(left, right):
        grounds.append(("telling: one", "one sentence tells of both"))
    if pointing:
        grounds.append((pointing, "a definite noun, and nothing nearer that it could mean"))
    return [Reason(level, weigh(level, left, right, same_report=same_report), words) for level, words in grounds]


def _overlap(left: Facts, right: Facts) -> bool:
    one, two = left.mention.telling, right.mention.telling
    return one.start < two.end and two.start < one.end
