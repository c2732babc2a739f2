"""How long something lasted: the lengths of time that words give, as figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.extract.figures import FigureRef
from detente.extract.tree import Tree
from detente.model import Bound, Figure, Measure, NumberMark, TimeMark

LENGTH = re.compile(r"P(\d+)([DWMY])")
"""A TIMEX3 duration: how many, of which unit."""
DURATIONS = {
    "D": Measure.DURATION_DAYS, "W": Measure.DURATION_WEEKS, "M": Measure.DURATION_MONTHS, "Y": Measure.DURATION_YEARS,
}  # fmt: skip
"""The measure of a TIMEX3 duration, by its unit."""
_OVER_ONE = re.compile(r"\b(?:more than|over|at least)\s+an?\b", re.IGNORECASE)
_UNIT = re.compile(r"[\s-]*(?:days?|weeks?|months?|years?|decades?)\b", re.IGNORECASE)


def length_of(mark: TimeMark, match: re.Match[str], numbers: Iterable[NumberMark]) -> Figure:
    """A duration as its number bounds it: "up to 60 days"; exact where no number gives it ("a month")."""
    length, measure = int(match[1]), DURATIONS[match[2]]
    if _OVER_ONE.search(mark.text):
        return Figure(measure=measure, low=length, best=None, high=None, bound=Bound.AT_LEAST)
    for n in numbers:
        if n.start < mark.end and mark.start < n.end and length in (n.low, n.best, n.high):
            return Figure(measure=measure, low=n.low, best=n.best, high=n.high, bound=n.bound)
    return Figure(measure=measure, low=length, best=length, high=length)


def find_durations(
    tree: Tree, trigger: int, times: Iterable[TimeMark], numbers: Sequence[NumberMark] = ()
) -> list[FigureRef]:
    """How long an event noun is said to have lasted: "four-day talks", "four days of talks", "the six-week war"."""
    found = []
    for mark in times:
        match = LENGTH.fullmatch(mark.value) if mark.kind == "DURATION" else None
        top = tree.top_of(mark.start, mark.end)
        if match is None or top is None:
            continue
        of = tree.head(trigger)
        measured = tree[top].dep in ("compound", "amod", "nmod", "npadvmod", "poss") and tree.head(top) == trigger
        counted = of is not None and tree[of].lemma == "of" and tree.head(of) == top
        if measured or counted:
            figure = length_of(mark, match, numbers)
            found.append(FigureRef(figure=figure, start=mark.start, end=mark.end, anchor=trigger, counted=trigger))
    return found


def in_tens(number: NumberMark) -> NumberMark:
    """Decades in years: "more than two decades" is 20 at least."""
    low, best, high = (None if n is None else n * 10 for n in (number.low, number.best, number.high))
    return replace(number, low=low, best=best, high=high)


def end_of_unit(text: str, end: int) -> int:
    """The end of a duration with its unit, where a mark leaves that out: "two" of "two decades"."""
    unit = _UNIT.match(text, end)
    return unit.end() if unit else end
