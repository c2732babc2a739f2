"""What the lanes and the strip draw of each contact and each event of violence, worked out once for all drawings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from detente.ask.record import MEETING_KINDS
from detente.desk.held import Held
from detente.model import TO_COME, DayInterval, Event, Factuality, Figure, Kind, Measure, Prop, Status

CONTACTS = tuple(MEETING_KINDS)
VIOLENCE = (Kind.ARMED_CLASH.value, Kind.ATTACK.value, Kind.CEASEFIRE_VIOLATION.value, Kind.TERRITORIAL_CAPTURE.value)
DEADLY = (*VIOLENCE, Kind.CASUALTIES_REPORT.value)
"""The kinds whose dead are drawn: many reports tell the dead of a day and not the deed."""
NOBODY = "parties not named"
NEVER = 0
"""The number of no day."""


class Drawn(NamedTuple):
    """An event as a drawing needs it.

    ``first``, ``last`` and ``middle`` are days by their numbers, as ``toordinal`` gives them; of a date that is open at one end
    its known end, without a day ``NEVER``. ``lanes`` are the tracks of a contact, or between whom it was; ``toll`` is the smallest
    and the largest number of dead that anyone gives.
    """

    event: Event
    days: DayInterval | None
    first: int
    last: int
    middle: int
    style: str
    lanes: tuple[str, ...]
    toll: tuple[float, float] | None

    def is_on(self, first: int, last: int) -> bool:
        """Whether it lies on an axis from one day to another."""
        return self.first != NEVER and self.first <= last and self.last >= first


def contacts_drawn(held: Held, events: Iterable[Event]) -> list[Drawn]:
    """These contacts as they are drawn."""
    known = held.once("contacts drawn", lambda: {key: _contact(held, held.events[key]) for key in _of(held, CONTACTS)})
    return [known[event.id] for event in events]


def deadly_drawn(held: Held, events: Iterable[Event]) -> list[Drawn]:
    """These events of violence and of its dead as they are drawn, without those that have not happened yet."""
    known = held.once("deadly drawn", lambda: {key: _violence(held.events[key]) for key in _of(held, DEADLY)})
    every = (known[event.id] for event in events)
    return [one for one in every if one.style != "hollow"]


def _of(held: Held, kinds: Iterable[str]) -> list[str]:
    wanted = frozenset(kinds)
    return [key for key, kind in held.kinds.items() if kind in wanted]


def _contact(held: Held, event: Event) -> Drawn:
    lanes = tuple(held.track_of.get(event.id, ())) or (_sides(held, event),)
    return Drawn(event, event.date, *_numbers(event.date), style_of(event), lanes, None)


def _violence(event: Event) -> Drawn:
    return Drawn(event, event.date, *_numbers(event.date), style_of(event), (), _toll(event))


def _numbers(days: DayInterval | None) -> tuple[int, int, int]:
    first, last = (days.start or days.end, days.end or days.start) if days else (None, None)
    if days is None or first is None or last is None:
        return NEVER, NEVER, NEVER
    return first.toordinal(), last.toordinal(), _middle(days).toordinal()


def _middle(days: DayInterval) -> dt.date:
    if days.start and days.end:
        return days.start + (days.end - days.start) / 2
    return days.start or days.end or dt.date.min


def style_of(event: Event) -> str:
    """Hollow for what has not happened yet, dashed for what happened only by somebody's word, else full.

    An event that the other side denies is marked so.
    """
    if event.status in TO_COME:
        return "hollow"
    if event.status is Status.DENIED:
        return "denied"
    told = [stmt for cell in event.cells.get(Prop.STATUS, ()) for stmt in cell.statements]
    by_word = all(stmt.said_by or stmt.factuality is not Factuality.STATED for stmt in told)
    return "dashed" if told and by_word else "full"


def _sides(held: Held, event: Event) -> str:
    """Between whom a contact is: the states that its parties act for, or the parties themselves where none is shown."""
    sides = []
    for cell in event.cells.get(Prop.PARTY, ()):
        actor = held.actors.get(cell.value)
        if actor is not None:
            sides.append(actor.states[0] if len(actor.states) == 1 else actor.actor)
    named = sorted(dict.fromkeys(sides))
    if not named:
        return NOBODY
    return " – ".join(named) if len(named) > 1 else f"{named[0]} and others"


def _toll(event: Event) -> tuple[float, float] | None:
    """The smallest and the largest number of dead that anyone gives of an event."""
    figures = [Figure.from_value(cell.value) for cell in event.all(Prop.FIGURE)]
    killed = [figure for figure in figures if figure.measure is Measure.KILLED and not figure.scope]
    given = [n for figure in killed for n in (figure.low, figure.best, figure.high) if n is not None]
    return (min(given), max(given)) if given else None
