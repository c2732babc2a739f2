"""Planned meetings and those that were held: the same parties, on a day of the plan's, and no other place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.ask.differing import Parties
from detente.ask.evidence import Evidence, cite
from detente.ask.rows import Row
from detente.lexicon.frames import load_frames
from detente.model import DayInterval, Event, Prop, Status
from detente.resolve.places import compare_places, spot_of

_TAKING_PART = (Prop.PARTY, Prop.HOST, Prop.MEDIATOR)
_LONGEST = 370
"""Days: a plan for a wider range than a year says too little to know its meeting by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(Row):
    """A meeting that was planned and one that may be its holding: ids, and the dates of both.

    ``planned_in`` and ``held_in`` are the reports that tell of them. Several holdings of one plan are several rows: which of them
    was meant is not said.
    """

    plan: str
    planned_for: str
    planned_in: tuple[str, ...]
    held: str
    held_on: str
    held_in: tuple[str, ...]


def plan_rows(events: Iterable[Event], names: dict[str, str], parties: Parties, of: str | None = None) -> list[PlanRow]:
    """Every plan with each meeting that fits it, in the order of the plans; ``names`` maps report ids to report names.

    ``of``: only where this event is one of the two.

    A meeting fits that was held on days within those of the plan, with all of its parties, two at the least or one and the
    place, and in no other place. A plan without an end to its days fits none.
    """
    talks = [event for event in events if load_frames()[event.kind].family == "talks"]
    held = [event for event in talks if event.status is Status.OCCURRED and event.date is not None]
    rows = []
    for plan in talks:
        if plan.status is not Status.PLANNED or plan.date is None or (plan.date.days or _LONGEST) >= _LONGEST:
            continue
        meant = [one for one in held if of in (None, plan.id, one.id)]
        rows += [_row(plan, one, names) for one in meant if _fits(plan, one, plan.date, parties)]
    return rows


def _fits(plan: Event, held: Event, days: DayInterval, parties: Parties) -> bool:
    if held.date is None or not days.contains(held.date):
        return False
    wanted = {parties.of_cell(cell) for cell in plan.all(Prop.PARTY)}
    there = {parties.of_cell(cell) for cell in held.all(*_TAKING_PART)}
    places = plan.place and held.place and compare_places(spot_of(plan.place), spot_of(held.place))
    return bool(wanted) and wanted <= there and places != "other" and (len(wanted) > 1 or places == "same")


def _row(plan: Event, held: Event, names: dict[str, str]) -> PlanRow:
    words: list[Evidence] = []
    for event in (plan, held):
        words += cite(event.all(Prop.STATUS, Prop.DATE, Prop.PARTY, Prop.PLACE), names)
    return PlanRow(
        plan=plan.id,
        planned_for=str(plan.date),
        planned_in=tuple(names[key] for key in plan.reports),
        held=held.id,
        held_on=str(held.date),
        held_in=tuple(names[key] for key in held.reports),
        passages=tuple(words),
    )
