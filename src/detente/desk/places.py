"""The map: where events are said to be, as exactly as the words say it, and the list of places beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot, sqrt
from typing import Any

from detente.ask import PlaceRow
from detente.desk.asked import Asked
from detente.desk.atlas import WIDTH, Sheet, choose_sheet, draw_outlines
from detente.desk.filters import EVENTS, filters_of
from detente.desk.finding import find_events
from detente.desk.held import Held
from detente.desk.lines import event_line
from detente.desk.spots import told
from detente.lexicon import fold
from detente.model import Event, Prop

AT = "/map"
FILTERS = (*EVENTS, "place")
TOWN, NEAR, REGION, COUNTRY, WIDE, LINE, NOWHERE = (
    "town",
    "near a town",
    "region",
    "country",
    "wide area, no point",
    "line or waters, no point",
    "not on the map",
)
WORDS = {
    TOWN: "a town, at its middle",
    NEAR: "near a town, not in it",
    REGION: "a province or region, at its middle: no spot in it is meant",
    COUNTRY: "a country as a whole, without a spot",
    WIDE: "a part of the world of several countries: it has no spot",
    LINE: "a border, a corridor or waters: it has no spot",
    NOWHERE: "no table of places holds it",
}
"""How exactly a place is known, and what its mark says."""
_LABELS = 24
_LETTER, _LINE = 8.9, 17.0
"""Units that a letter and a line of a label take."""


def map_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The places of the events that fit the filters, drawn and listed; ``place`` also lists the events of one of them."""
    found = find_events(held, asked)
    rows = _places(held, asked, found["events"])
    shown, where = asked.page_of(rows, AT)
    chosen = asked.one("place")
    meant = {key for row in rows if row.place == chosen for key in row.events}
    here = [event for event in found["events"] if event.id in meant] if meant else []
    events, events_where = asked.page_of(here, AT, by="events")
    return {
        **filters_of(held, asked, AT, FILTERS),
        "left_out": {"undated": found["undated"], "open_ended": found["open_ended"]},
        "map": held.once(("map", tuple(asked.query)), lambda: draw_map(asked, rows)),
        "sorts": WORDS,
        "rows": [_line(asked, row) for row in shown],
        "where": where,
        "place": chosen,
        "events": [event_line(held, event) for event in events],
        "events_where": events_where,
    }


def _places(held: Held, asked: Asked, events: Sequence[Event]) -> list[PlaceRow]:
    """The places of these events, those of most events first, each with the words of these events alone."""
    if len(events) == len(held.events):
        return held.places
    key = ("places", tuple((name, tuple(asked.many(name))) for name in EVENTS))
    return held.once(key, lambda: _narrowed(held, events))


def _narrowed(held: Held, events: Sequence[Event]) -> list[PlaceRow]:
    meant = {event.id for event in events}
    kept = []
    for row in held.places:
        here = tuple(key for key in row.events if key in meant)
        if len(here) == len(row.events):
            kept.append(row)
        elif here:
            told = (held.events[key].cells.get(Prop.PLACE, ()) for key in here)
            said = {stmt.passage for cells in told for cell in cells for stmt in cell.statements}
            spots = {(passage.report_id, passage.start, passage.end) for passage in said}
            words = tuple(one for one in row.passages if (one.report_id, one.start, one.end) in spots)
            reports = len({one.report_id for one in words})
            kept.append(replace(row, events=here, passages=words, reports=reports))
    return sorted(kept, key=lambda row: (-len(row.events), row.place, row.country or ""))


def sort_of(row: PlaceRow) -> str:
    """How exactly a place is known."""
    if row.shape is None:
        return NOWHERE
    if row.shape == "line" or row.where_prec in (5, 7):
        return LINE
    if row.where_prec == 6:
        return COUNTRY
    if row.latitude is None:
        return LINE if row.shape != "area" else WIDE
    if row.shape == "area":
        return REGION
    return NEAR if (row.geo_precision or 1) > 1 else TOWN


def draw_map(asked: Asked, rows: list[PlaceRow]) -> dict[str, Any] | None:
    """The drawing: marks for towns and regions, countries as their outlines; ``None`` where nothing can be drawn.

    What is not drawn is counted: in ``off`` what lies far from the rest, in ``without`` what has no spot on any map.
    """
    spots = [
        (row, row.latitude, row.longitude) for row in rows if row.latitude is not None and row.longitude is not None
    ]
    countries = {row.country: row for row in reversed(rows) if row.country and sort_of(row) == COUNTRY}
    if not spots and not countries:
        return None
    sheet = choose_sheet([(lat, lon, len(row.events)) for row, lat, lon in spots], whole=asked.one("view") == "whole")
    marks = [_mark(asked, sheet, row, lat, lon) for row, lat, lon in spots if sheet.holds(lat, lon)]
    _label(marks)
    outlines = [{**one, "place": _held(asked, countries.get(one["country"]))} for one in draw_outlines(sheet)]
    there = {one["country"] for one in outlines}
    return {
        "width": WIDTH,
        "height": sheet.height,
        "outlines": outlines,
        "marks": sorted(marks, key=lambda mark: (-mark["r"], mark["place"])),
        "off": len(spots) - len(marks) + sum(country not in there for country in countries),
        "without": sum(sort_of(row) in (WIDE, LINE, NOWHERE) for row in rows),
        "whole": asked.link(AT, view="whole", page=None),
    }


def _mark(asked: Asked, sheet: Sheet, row: PlaceRow, latitude: float, longitude: float) -> dict[str, Any]:
    x, y = sheet.at(latitude, longitude)
    return {
        "place": row.place,
        "x": x,
        "y": y,
        "r": round(3.5 + 1.8 * sqrt(len(row.events)), 1),
        "sort": sort_of(row),
        "events": len(row.events),
        "href": _href(asked, row),
        "label": None,
    }


def _label(marks: list[dict[str, Any]]) -> None:
    """Write the names of the places of most events, where none lies on another or on a mark."""
    taken = [(m["x"] - m["r"], m["y"] - m["r"], m["x"] + m["r"], m["y"] + m["r"]) for m in marks]
    written = 0
    for number, mark in enumerate(marks):
        if any(o["label"] and o["place"] == mark["place"] and _touch(o, mark) for o in marks[:number]):
            continue  # a town and its region of one name
        width = _LETTER * len(mark["place"])
        right = mark["x"] + mark["r"] + 4
        left = mark["x"] - mark["r"] - 4
        for anchor, at in (("start", right), ("end", left)):
            low = at if anchor == "start" else at - width
            box = (low, mark["y"] - _LINE / 2, low + width, mark["y"] + _LINE / 2)
            free = all(
                box[2] < o[0] or o[2] < box[0] or box[3] < o[1] or o[3] < box[1]
                for other, o in enumerate(taken)
                if other != number
            )
            if free and box[0] >= 0 and box[2] <= WIDTH and written < _LABELS:
                mark["label"] = {"x": round(at, 1), "y": round(mark["y"] + 5, 1), "anchor": anchor}
                taken.append(box)
                written += 1
                break


def _touch(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two marks lie on each other, as they are drawn."""
    near = float(one["r"] + other["r"] + _LINE)
    return hypot(one["x"] - other["x"], one["y"] - other["y"]) <= near


def _held(asked: Asked, row: PlaceRow | None) -> dict[str, Any] | None:
    return {"place": row.place, "events": len(row.events), "href": _href(asked, row)} if row else None


def _href(asked: Asked, row: PlaceRow) -> str:
    return f"{asked.link(AT, place=row.place, events=None)}#here"


def _line(asked: Asked, row: PlaceRow) -> dict[str, Any]:
    return {
        **told(row.place, row.passages),
        "place": row.place,
        "sort": sort_of(row),
        "country": row.country,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "geonames_id": row.geonames_id,
        "basis": row.basis,
        "aliases": [one for one in row.aliases if fold(one) != fold(row.place)],
        "events": len(row.events),
        "reports": row.reports,
        "href": _href(asked, row),
    }
