"""The process at a glance: what was last and is next, who met whom when, the violence below it, and the list of events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.desk.asked import Asked
from detente.desk.filters import EVENTS, filters_of
from detente.desk.finding import find_events
from detente.desk.glance import glance
from detente.desk.held import Held
from detente.desk.lanes import draw_lanes
from detente.desk.lines import event_line
from detente.desk.news import news
from detente.model import Event


def desk_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The first page: the lanes, and the events that fit the filters, in the order of their dates."""
    found = find_events(held, asked)
    events = found["events"]
    latest = asked.one("order") == "latest"
    shown, where = asked.page_of(_latest_first(events) if latest else events, "/")
    return {
        **filters_of(held, asked, "/", EVENTS),
        "left_out": {"undated": found["undated"], "open_ended": found["open_ended"]},
        "glance": held.once("glance", lambda: glance(held)),
        "in_record": len(held.events),
        "reports": len(held.reports),
        "lanes": held.once(("lanes", _drawn(asked)), lambda: draw_lanes(held, asked)),
        "rows": [event_line(held, event) for event in shown],
        "where": where,
        "turned": asked.link("/", order=None if latest else "latest", page=None),
        "latest": latest,
        "questions": len(held.questions),
        "pairs": len(held.duplicates),
        "names": len(held.name_doubts),
        "doubtful": len(held.doubtful),
        "news": news(held, asked),
    }


def _latest_first(events: Sequence[Event]) -> list[Event]:
    """Events turned round, but for those without a day, which stay last."""
    dated = len(events)
    while dated and events[dated - 1].date is None:
        dated -= 1
    return [*events[:dated][::-1], *events[dated:]]


def _drawn(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What a drawing and its links depend on: all but the page of the list and its order."""
    return tuple(pair for pair in asked.query if pair[0] not in ("page", "order"))
