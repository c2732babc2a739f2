"""The process at a glance: who met whom when, the violence below it, and the list of events."""

from __future__ import annotations

from typing import Any

from detente.ask.plain import when_told, word
from detente.desk.asked import Asked, chips
from detente.desk.held import Held
from detente.desk.lanes import draw_lanes
from detente.desk.news import news
from detente.model import Event, Format, Kind, Level, Status

FILTERS = ("since", "until", "actor", "kind", "status", "level", "format", "origins", "report")


def desk_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The first page: the lanes, and the events that fit the filters, in the order of their dates."""
    found = find_events(held, asked)
    events = found["events"]
    shown, where = asked.page_of(events, "/")
    return {
        "filters": {name: asked.many(name) for name in FILTERS},
        "chips": chips(asked, "/", FILTERS),
        "choices": {
            "kind": [kind.value for kind in Kind],
            "status": [status.value for status in Status],
            "level": [level.value for level in Level],
            "format": [form.value for form in Format],
        },
        "left_out": {"undated": found["undated"], "open_ended": found["open_ended"]},
        "in_record": len(held.events),
        "reports": len(held.reports),
        "lanes": held.once(("lanes", _drawn(asked)), lambda: draw_lanes(held, asked, events)),
        "rows": [event_line(held, event) for event in shown],
        "where": where,
        "questions": len(held.questions),
        "pairs": len(held.duplicates),
        "names": len(held.name_doubts),
        "doubtful": len(held.doubtful),
        "news": news(held, asked),
    }


def find_events(held: Held, asked: Asked) -> dict[str, Any]:
    """The events that fit, in order, and how many a date filter left out. Raises ``BadField`` for a filter that is none.

    Each ``actor`` must take part; of kinds, statuses and reports one must fit. ``origins`` is of how many source texts an event
    is told at least.
    """
    return held.once(("events", _key(asked)), lambda: _find(held, asked))


def _key(asked: Asked) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(asked.many(name))) for name in FILTERS)


def _drawn(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What a drawing and its links depend on: all but the page of the list."""
    return tuple(pair for pair in asked.query if pair[0] != "page")


def _find(held: Held, asked: Asked) -> dict[str, Any]:
    origins = asked.number("origins", 1)
    actors: list[str | None] = [*asked.many("actor")] or [None]
    found = held.record.find(
        actor=actors[0],
        kind=asked.many("kind"),
        status=asked.many("status"),
        level=asked.many("level"),
        format=asked.many("format"),
        since=asked.one("since"),
        until=asked.one("until"),
        report=asked.many("report"),
    )
    events = found.events
    for actor in actors[1:]:
        with_actor = {event.id for event in held.record.find(actor=actor).events}
        events = [event for event in events if event.id in with_actor]
    if origins > 1:
        events = [event for event in events if held.origins(event) >= origins]
    return {"events": events, "undated": found.undated, "open_ended": found.open_ended}


def event_line(held: Held, event: Event) -> dict[str, Any]:
    """An event as a line of a list."""
    row = held.row(event)
    kinds = " or ".join(map(word, row.kinds)) or word(row.kind)
    if row.kinds == (Kind.OTHER.value,):
        kinds = next((f"other: “{cited.exact}”" for cited in row.passages if cited.prop == "kind"), kinds)
    return {
        "event": row.event,
        "when": when_told(row.dates),
        "what": kinds,
        "statuses": [word(status) for status in row.statuses if row.statuses != ("occurred",)],
        "who": [{"name": who.name, "part": who.part} for who in row.participants],
        "where": list(row.places),
        "how": [word(told) for told in (*row.levels, *row.formats)],
        "figures": list(row.figures),
        "telling": row.telling,
        "reports": len(row.reports),
        "origins": held.origins(event),
    }
