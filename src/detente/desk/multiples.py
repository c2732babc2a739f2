"""Small multiples of the casualty ledger: a drawing a claimant, all on one axis of days and one scale."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from math import log1p
from typing import Any

from detente.ask import LedgerRow
from detente.ask.plain import when, word
from detente.desk.axis import Axis, choose_days
from detente.desk.spots import way_to
from detente.model import Bound, DayInterval, Figure, Prop

WIDTH, HEIGHT, LEFT, FOOT, TOP = 300, 96, 8, 76, 12
SCALE = 34
"""What the numbers of the lines take, left of the first day."""
PANELS = 12
"""So many claimants are drawn, those with most lines; ``panels=all`` draws all of them."""


def draw_multiples(rows: Sequence[LedgerRow], *, every: bool = False) -> dict[str, Any] | None:
    """One panel for each claimant of the measure that most lines give; ``None`` where no line has a day and a number.

    A mark reaches from the lowest to the highest number of one event. One that comes to no total is hollow: its numbers stand
    beside each other, none is chosen. Never a sum.
    """
    measures: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        measures[row.measure].append(row)
    if not measures:
        return None
    measure = max(measures, key=lambda name: (len(measures[name]), name == "killed", name))
    drawn = [(row, days, ends) for row in measures[measure] if (days := _days(row)) and (ends := _ends(row))]
    chosen = choose_days([days for _, days, _ in drawn])
    if chosen is None:
        return None
    axis = Axis(*chosen, LEFT + SCALE, WIDTH - 2 * LEFT - SCALE)
    worst = max(high for _, _, (_, high) in drawn)
    panels: dict[str, list[tuple[LedgerRow, DayInterval, tuple[float, float]]]] = defaultdict(list)
    for row, days, ends in drawn:
        if axis.holds(days):
            panels[row.claimant].append((row, days, ends))
    off = len(drawn) - sum(map(len, panels.values()))
    ranked = sorted(panels, key=lambda name: (-len(panels[name]), name))
    shown = ranked if every else ranked[:PANELS]
    voices = {row.claimant: row.voice for row, _, _ in drawn}
    return {
        "measure": word(measure),
        "width": WIDTH, "height": HEIGHT, "foot": FOOT, "top": TOP, "left": LEFT + SCALE,
        "first": str(axis.first), "last": str(axis.last),
        "worst": worst,
        "rules": _rules(worst),
        "panels": [
            {"claimant": name, "voice": voices[name], "marks": [_mark(axis, worst, *one) for one in panels[name]]}
            for name in shown
        ],
        "others": len(ranked) - len(shown),
        "off": off,
        "without": len(measures[measure]) - len(drawn),
    }  # fmt: skip


def _height(number: float, worst: float) -> float:
    """Where a number stands: by its logarithm, so that a clash is seen beside a war."""
    return round(FOOT - (FOOT - TOP) * log1p(number) / log1p(worst), 1) if worst else FOOT


def _rules(worst: float) -> list[dict[str, Any]]:
    """The lines of ten, a hundred and so on; every other one is named where they lie close."""
    powers = [power for power in range(1, 10) if 10**power <= worst]
    step = 1 if len(powers) <= 3 else 2
    named = powers[::-1][::step]
    return [{"y": _height(10**one, worst), "label": f"{10**one:,}" if one in named else ""} for one in powers]


def _days(row: LedgerRow) -> DayInterval | None:
    return DayInterval.parse(row.date) if row.date else None


def _ends(row: LedgerRow) -> tuple[float, float] | None:
    """The lowest and the highest number of a line: of its total, or of all that it gives where they are not added."""
    figures = (
        [Figure.from_value(one.value) for one in row.passages if one.prop == Prop.FIGURE] if not row.total else [row]
    )
    given = [n for one in figures for n in (one.low, one.best, one.high) if n is not None]
    return (min(given), max(given)) if given else None


def _mark(axis: Axis, worst: float, row: LedgerRow, days: DayInterval, ends: tuple[float, float]) -> dict[str, Any]:
    first, last = days.start or days.end or dt.date.min, days.end or days.start or dt.date.max
    told = row.total or "; ".join(row.figures)
    figures = [one for one in row.passages if one.prop == Prop.FIGURE]
    said = next((one for one in figures if one.value == told), figures[0])
    return {
        "x": axis.at(first + (last - first) / 2),
        "low": _height(ends[0], worst),
        "high": _height(ends[1], worst),
        "open": row.bound == Bound.AT_LEAST,
        "refused": row.total is None,
        "event": row.event,
        "href": way_to(said.report_id, said.start, said.end),
        "title": f"{when(row.date)}: {told} ({row.place or word(row.kind or 'no event')})",
    }
