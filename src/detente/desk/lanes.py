"""Lanes of contacts over time, one a track of talks, and a strip of violence and tolls on the same axis, as numbers for an SVG."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from math import sqrt
from typing import Any

from detente.ask.plain import when, word
from detente.desk.asked import Asked
from detente.desk.axis import Axis, choose_numbers
from detente.desk.drawn import CONTACTS, DEADLY, NEVER, NOBODY, VIOLENCE, Drawn, contacts_drawn, deadly_drawn
from detente.desk.event import title_of
from detente.desk.finding import find_events
from detente.desk.held import Held
from detente.model import DayInterval

WIDTH, LEFT, RIGHT, TOP, HEIGHT, STRIP = 1200, 280, 24, 12, 34, 96
OPEN = 36
"""Units of the whisker of a date that is open at one end."""
MOST_LANES = 12
MANY = 400
"""From so many marks on, those that would lie on one another are one mark with their number."""
BIN = 8
"""Units of the drawing in which marks are taken for one on another, and violence is counted."""


def draw_lanes(held: Held, asked: Asked) -> dict[str, Any] | None:
    """The drawing of the events that fit; ``None`` where none of them is a contact or violence of a known day.

    What is not drawn is counted: contacts without a day on their lane, and days left off the axis in ``off``.
    """
    contacts = contacts_drawn(held, find_events(held, asked, CONTACTS)["events"])
    deadly = deadly_drawn(held, find_events(held, asked, DEADLY)["events"])
    violence = [one for one in deadly if held.kinds[one.event.id] in VIOLENCE]
    told = [one for one in deadly if one.toll]
    every = {one.event.id: one for one in (*contacts, *violence, *told)}
    dated = [one for one in every.values() if one.first != NEVER]
    days = _days(asked, dated)
    if days is None:
        return None
    axis = Axis(days[0], days[1], LEFT, WIDTH - LEFT - RIGHT)
    first, last = axis.first.toordinal(), axis.last.toordinal()
    places = cache(lambda day: int(axis.at_number(day) // BIN))  # thousands of contacts are of some hundred days
    lanes = _lanes(held, asked, axis, places, contacts)
    bottom = TOP + HEIGHT * len(lanes)
    return {
        "width": WIDTH,
        "height": bottom + STRIP + 34,
        "left": LEFT,
        "right": WIDTH - RIGHT,
        "bottom": bottom,
        "lanes": lanes,
        "ticks": axis.ticks(),
        "strip": _strip(axis, places, violence, told, bottom),
        "first": str(axis.first),
        "last": str(axis.last),
        "off": sum(not one.is_on(first, last) for one in dated),
        "contacts": len(contacts),
        "whole": asked.link("/", axis="whole", page=None),
    }


def _days(asked: Asked, dated: Sequence[Drawn]) -> tuple[dt.date, dt.date] | None:
    firsts, lasts = [one.first for one in dated], [one.last for one in dated]
    if not dated:
        return None
    found = choose_numbers(firsts, lasts) if asked.one("axis") != "whole" else (min(firsts), max(lasts))
    first, last = map(dt.date.fromordinal, found)
    given = {name: DayInterval.parse(written) for name in ("since", "until") if (written := asked.one(name))}
    if "since" in given and given["since"].start:
        first = max(first, given["since"].start)
    if "until" in given and given["until"].end:
        last = min(last, given["until"].end)
    return (first, last) if first <= last else None


def _lanes(
    held: Held, asked: Asked, axis: Axis, places: Callable[[int], int], contacts: Sequence[Drawn]
) -> list[dict[str, Any]]:
    """A lane a track, the busiest first, then one a group of sides that met outside of any; a contact of two tracks is on both."""
    found: dict[str, list[Drawn]] = defaultdict(list)
    for one in contacts:
        for key in one.lanes:
            found[key].append(one)
    ranked = sorted(found, key=lambda key: (key == NOBODY, key not in held.tracks, -len(found[key]), key))
    kept = ranked if len(ranked) <= MOST_LANES else ranked[: MOST_LANES - 1]
    rest = ranked[len(kept) :]
    groups = [(_lane(held, key), found[key]) for key in kept]
    if rest:
        others = {one.event.id: one for key in rest for one in found[key]}
        below = {"label": f"{len(rest)} other groups", "between": "less often heard of", "href": "/tracks"}
        groups.append((below, list(others.values())))
    grouped = places if len(contacts) > MANY else None
    without_days = asked.link("/", since=None, until=None, page=None)
    return [
        {
            **lane,
            "count": len(told),
            "undated": sum(one.first == NEVER for one in told),
            "y": TOP + HEIGHT * number + HEIGHT / 2,
            "marks": _marks(axis, told, grouped, without_days),
        }
        for number, (lane, told) in enumerate(groups)
    ]


def _lane(held: Held, key: str) -> dict[str, Any]:
    """Who meets in a lane, who stands between them, and the page of the track that it is."""
    track = held.tracks.get(key)
    if track is None:
        return {"label": key, "between": "" if key == NOBODY else "outside of the tracks", "href": None}
    between = f"with {' and '.join(track.mediators)}" if track.mediators else "directly"
    return {"label": " – ".join(track.members), "between": between, "href": f"/tracks/{key}"}


def _marks(
    axis: Axis, events: Sequence[Drawn], grouped: Callable[[int], int] | None, without_days: str
) -> list[dict[str, Any]]:
    """The marks of a lane; ``grouped`` gives the place of a day, where those of one place and style are one mark."""
    first, last = axis.first.toordinal(), axis.last.toordinal()
    shown = [one for one in events if one.is_on(first, last)]
    if grouped is None:
        return [_mark(axis, one) for one in shown]
    groups: dict[tuple[int, str], list[Drawn]] = defaultdict(list)
    for one in shown:
        groups[grouped(one.middle), one.style].append(one)
    return [_mark(axis, *told) if len(told) == 1 else _many(axis, told, without_days) for told in groups.values()]


def _mark(axis: Axis, one: Drawn) -> dict[str, Any]:
    x, days = axis.at_number(one.middle), one.days
    whisker = None
    if days is not None and not days.is_day:
        whisker = [
            axis.at(days.start) if days.start else max(x - OPEN, LEFT),
            axis.at(days.end) if days.end else min(x + OPEN, WIDTH - RIGHT),
        ]
    return {
        "x": x,
        "style": one.style,
        "number": 1,
        "whisker": whisker,
        "href": f"/events/{one.event.id}",
        "title": f"{when(str(days))}: {title_of(one.event)}, {word(one.event.status.value)}",
    }


def _many(axis: Axis, told: Sequence[Drawn], without_days: str) -> dict[str, Any]:
    """One mark for several contacts; it leads to the list of their days."""
    first = dt.date.fromordinal(min(one.first for one in told))
    last = dt.date.fromordinal(max(one.last for one in told))
    return {
        "x": axis.at_number(told[0].middle),
        "style": told[0].style,
        "number": len(told),
        "whisker": None,
        "href": f"{without_days}{'&' if '?' in without_days else '?'}since={first}&until={last}",
        "title": f"{len(told)} contacts, {first} to {last}",
    }


def _strip(
    axis: Axis, places: Callable[[int], int], violence: Sequence[Drawn], told: Sequence[Drawn], bottom: float
) -> dict[str, Any]:
    """How many events of violence lie at each place of the axis, and what tolls of the dead are given of each: never a sum."""
    first, last = axis.first.toordinal(), axis.last.toordinal()
    count = Counter(places(one.middle) for one in violence if one.is_on(first, last))
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
    tolls = [(one, one.toll) for one in told if one.toll and one.is_on(first, last)]
    worst = max((high for _, (_, high) in tolls), default=0)

    def at(number: float) -> float:
        return round(foot - (STRIP / 2 - 14) * sqrt(number / worst), 1) if worst else foot

    marks = [
        {
            "x": axis.at_number(one.middle),
            "low": at(low),
            "high": at(high),
            "href": f"/events/{one.event.id}",
            "title": f"{when(str(one.days))}: {_range(low, high)} killed, as they are given",
        }
        for one, (low, high) in tolls
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
        "undated": sum(one.first == NEVER for one in violence),
    }


def _range(low: float, high: float) -> str:
    return f"{low:,.0f} to {high:,.0f}" if high > low else f"{low:,.0f}"
