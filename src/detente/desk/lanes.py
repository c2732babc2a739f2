"""Lanes of contacts over time, one a track of talks, and a strip of violence and tolls on the same axis, as numbers for an SVG."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from math import sqrt
from typing import Any

from detente.ask.plain import when, word
from detente.ask.record import MEETING_KINDS
from detente.desk.asked import Asked
from detente.desk.axis import Axis, choose_days
from detente.desk.event import title_of
from detente.desk.held import Held
from detente.model import DayInterval, Event, Factuality, Figure, Kind, Measure, Prop, Status

WIDTH, LEFT, RIGHT, TOP, HEIGHT, STRIP = 1200, 280, 24, 12, 34, 96
OPEN = 36
"""Units of the whisker of a date that is open at one end."""
MOST_LANES = 12
MANY = 400
"""From so many marks on, those that would lie on one another are one mark with their number."""
BIN = 8
"""Units of the drawing in which marks are taken for one on another, and violence is counted."""
CONTACTS = frozenset(MEETING_KINDS)
VIOLENCE = frozenset({Kind.ARMED_CLASH, Kind.ATTACK, Kind.CEASEFIRE_VIOLATION, Kind.TERRITORIAL_CAPTURE})
_OPEN = frozenset({Status.PLANNED, Status.CALLED_FOR, Status.HYPOTHETICAL})
_NOBODY = "parties not named"


def draw_lanes(held: Held, asked: Asked, events: Sequence[Event]) -> dict[str, Any] | None:
    """The drawing of these events; ``None`` where none of them is a contact or violence of a known day.

    What is not drawn is counted: contacts without a day on their lane, and days left off the axis in ``off``.
    """
    kinds = held.kinds
    contacts = [event for event in events if kinds[event.id] in CONTACTS]
    violence = [event for event in events if kinds[event.id] in VIOLENCE and event.status not in _OPEN]
    days = _days(held, asked, [*contacts, *violence])
    if days is None:
        return None
    axis = Axis(days[0], days[1], LEFT, WIDTH - LEFT - RIGHT)
    lanes = _lanes(held, asked, axis, contacts)
    bottom = TOP + HEIGHT * len(lanes)
    return {
        "width": WIDTH,
        "height": bottom + STRIP + 34,
        "left": LEFT,
        "right": WIDTH - RIGHT,
        "bottom": bottom,
        "lanes": lanes,
        "ticks": axis.ticks(),
        "strip": _strip(held, axis, violence, bottom),
        "first": str(axis.first),
        "last": str(axis.last),
        "off": sum(
            days is not None and not axis.holds(days)
            for days in (held.days[event.id] for event in (*contacts, *violence))
        ),
        "contacts": len(contacts),
        "whole": asked.link("/", axis="whole", page=None),
    }


def _days(held: Held, asked: Asked, events: Iterable[Event]) -> tuple[dt.date, dt.date] | None:
    known = [days for event in events if (days := held.days[event.id]) is not None]
    found = choose_days(known if asked.one("axis") != "whole" else _hull(known))
    if found is None:
        return None
    first, last = found
    given = {name: DayInterval.parse(written) for name in ("since", "until") if (written := asked.one(name))}
    if "since" in given and given["since"].start:
        first = max(first, given["since"].start)
    if "until" in given and given["until"].end:
        last = min(last, given["until"].end)
    return (first, last) if first <= last else None


def _hull(days: Sequence[DayInterval]) -> list[DayInterval]:
    known = [day for when_ in days for day in (when_.start, when_.end) if day]
    return [DayInterval(min(known), max(known))] if known else []


def _lanes(held: Held, asked: Asked, axis: Axis, contacts: Sequence[Event]) -> list[dict[str, Any]]:
    """A lane a track, the busiest first, then one a group of sides that met outside of any; a contact of two tracks is on both."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in contacts:
        for key in held.track_of.get(event.id) or [sides_of(held, event)]:
            found[key].append(event)
    ranked = sorted(found, key=lambda key: (key == _NOBODY, key not in held.tracks, -len(found[key]), key))
    kept = ranked if len(ranked) <= MOST_LANES else ranked[: MOST_LANES - 1]
    rest = ranked[len(kept) :]
    groups = [(_lane(held, key), found[key]) for key in kept]
    if rest:
        others = {event.id: event for key in rest for event in found[key]}
        below = {"label": f"{len(rest)} other groups", "between": "less often heard of", "href": "/tracks"}
        groups.append((below, list(others.values())))
    many = len(contacts) > MANY
    return [
        {
            **lane,
            "count": len(told),
            "undated": sum(held.days[event.id] is None for event in told),
            "y": TOP + HEIGHT * number + HEIGHT / 2,
            "marks": _marks(held, asked, axis, told, many=many),
        }
        for number, (lane, told) in enumerate(groups)
    ]


def _lane(held: Held, key: str) -> dict[str, Any]:
    """Who meets in a lane, who stands between them, and the page of the track that it is."""
    track = held.tracks.get(key)
    if track is None:
        return {"label": key, "between": "" if key == _NOBODY else "outside of the tracks", "href": None}
    between = f"with {' and '.join(track.mediators)}" if track.mediators else "directly"
    return {"label": " – ".join(track.members), "between": between, "href": f"/tracks/{key}"}


def sides_of(held: Held, event: Event) -> str:
    """Between whom a contact is: the states that its parties act for, or the parties themselves where none is shown."""
    sides = []
    for cell in event.cells.get(Prop.PARTY, ()):
        actor = held.actors.get(cell.value)
        if actor is not None:
            sides.append(actor.states[0] if len(actor.states) == 1 else actor.actor)
    named = sorted(dict.fromkeys(sides))
    if not named:
        return _NOBODY
    return " – ".join(named) if len(named) > 1 else f"{named[0]} and others"


def _marks(held: Held, asked: Asked, axis: Axis, events: Sequence[Event], *, many: bool) -> list[dict[str, Any]]:
    groups: dict[tuple[object, ...], list[tuple[Event, DayInterval]]] = defaultdict(list)
    styles = held.once("styles", lambda: {key: style_of(held.events[key]) for key in _of_kinds(held, CONTACTS)})
    for event in events:
        days = held.days[event.id]
        if days is None or not axis.holds(days):
            continue
        x = axis.at(_middle(days))
        key = (int(x // BIN), styles[event.id]) if many else (event.id,)
        groups[key].append((event, days))
    return [_mark(asked, axis, told) for told in groups.values()]


def _mark(asked: Asked, axis: Axis, told: Sequence[tuple[Event, DayInterval]]) -> dict[str, Any]:
    event, days = told[0]
    starts = [d.start or d.end or axis.first for _, d in told]
    ends = [d.end or d.start or axis.last for _, d in told]
    x = axis.at(_middle(days))
    mark: dict[str, Any] = {"x": x, "style": style_of(event), "number": len(told), "whisker": None}
    if len(told) == 1:
        if not days.is_day:
            mark["whisker"] = [
                axis.at(days.start) if days.start else max(x - OPEN, LEFT),
                axis.at(days.end) if days.end else min(x + OPEN, WIDTH - RIGHT),
            ]
        mark |= {
            "href": f"/events/{event.id}",
            "title": f"{when(str(days))}: {title_of(event)}, {word(event.status.value)}",
        }
        return mark
    first, last = min(starts), max(ends)
    href = asked.link("/", since=str(first), until=str(last), page=None)
    return {**mark, "href": href, "title": f"{len(told)} contacts, {first} to {last}"}


def _of_kinds(held: Held, kinds: Set[str]) -> list[str]:
    return [key for key, kind in held.kinds.items() if kind in kinds]


def style_of(event: Event) -> str:
    """Hollow for what has not happened yet, dashed for what happened only by somebody's word, else full.

    An event that the other side denies is marked so.
    """
    if event.status in _OPEN:
        return "hollow"
    if event.status is Status.DENIED:
        return "denied"
    told = [stmt for cell in event.cells.get(Prop.STATUS, ()) for stmt in cell.statements]
    by_word = all(stmt.said_by or stmt.factuality is not Factuality.STATED for stmt in told)
    return "dashed" if told and by_word else "full"


def _middle(days: DayInterval) -> dt.date:
    if days.start and days.end:
        return days.start + (days.end - days.start) / 2
    return days.start or days.end or dt.date.min


def _strip(held: Held, axis: Axis, violence: Sequence[Event], bottom: float) -> dict[str, Any]:
    """How many events of violence lie at each place of the axis, and what tolls of the dead are given of each: never a sum."""
    known = ((event, held.days[event.id]) for event in violence)
    dated = [(event, days) for event, days in known if days is not None and axis.holds(days)]
    count = Counter(int(axis.at(_middle(days)) // BIN) for _, days in dated)
    middle, foot = bottom + STRIP / 2, bottom + STRIP
    most = max(count.values(), default=0)
    bars = [
        {
            "x": place * BIN,
            "y": round(middle - (STRIP / 2 - 12) * number / most, 1),
            "height": round((STRIP / 2 - 12) * number / most, 1),
            "number": number,
        }
        for place, number in sorted(count.items())
    ]
    given = held.once("tolls", lambda: {key: _toll(held.events[key]) for key in _of_kinds(held, VIOLENCE)})
    tolls = [(event, days, ends) for event, days in dated if (ends := given[event.id])]
    worst = max((high for _, _, (_, high) in tolls), default=0)

    def at(number: float) -> float:
        return round(foot - (STRIP / 2 - 14) * sqrt(number / worst), 1) if worst else foot

    marks = [
        {
            "x": axis.at(_middle(days)),
            "low": at(low),
            "high": at(high),
            "href": f"/events/{event.id}",
            "title": f"{when(str(days))}: {low:,.0f}{f' to {high:,.0f}' if high > low else ''} killed, as they are given",
        }
        for event, days, (low, high) in tolls
    ]
    return {
        "middle": middle,
        "foot": foot,
        "bars": bars,
        "bin": BIN - 1,
        "most": most,
        "tolls": marks,
        "worst": worst,
        "events": len(violence),
        "undated": sum(held.days[event.id] is None for event in violence),
    }


def _toll(event: Event) -> tuple[float, float] | None:
    """The smallest and the largest number of dead that anyone gives of an event."""
    figures = [Figure.from_value(cell.value) for cell in event.all(Prop.FIGURE)]
    killed = [figure for figure in figures if figure.measure is Measure.KILLED and not figure.scope]
    given = [n for figure in killed for n in (figure.low, figure.best, figure.high) if n is not None]
    return (min(given), max(given)) if given else None
