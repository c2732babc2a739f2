"""Meetings and their read-outs: what each side says came out of one, and who else says so, beside the words."""

from __future__ import annotations

from itertools import count
from typing import Any

from detente.ask import Evidence, ReadoutRow
from detente.ask.plain import apart, when
from detente.ask.readout import NOTHING, OUTCOME, REPORTS
from detente.ask.record import MEETING_KINDS
from detente.desk.asked import Asked
from detente.desk.event import title_of
from detente.desk.filters import CONTACTS, filters_of, name_track
from detente.desk.finding import find_events
from detente.desk.held import Held
from detente.desk.lines import event_line
from detente.desk.sources import beside
from detente.desk.spots import Backing, told
from detente.model import Event, Prop, Status

AT = "/meetings"


def meetings_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The contacts that fit, the latest first and those without a day last, each with what its read-out holds."""
    found = find_events(held, asked, MEETING_KINDS)
    contacts = found["events"]
    dated = [event for event in contacts if event.date is not None]
    shown, where = asked.page_of([*dated[::-1], *(event for event in contacts if event.date is None)], AT)
    return {
        **filters_of(held, asked, AT, CONTACTS),
        "left_out": {"undated": found["undated"], "open_ended": found["open_ended"]},
        "rows": [{**event_line(held, event), **sum_up(held, event)} for event in shown],
        "where": where,
    }


def sum_up(held: Held, event: Event) -> dict[str, Any]:
    """How many topics and outcomes of a meeting are told, and by whom."""
    rows = held.readout(event)
    by = dict.fromkeys(says.side for row in rows for says in row.says if says.words)
    outcomes = sum(row.row == OUTCOME for row in rows)
    return {"topics": len(rows) - outcomes, "outcomes": outcomes, "by": list(by)}


def readout_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The matrix of one meeting: topics and outcomes by who says so, and the reports' texts below it. Raises ``NoSuchThing``."""
    event = held.event(asked.path["key"])
    rows = held.readout(event)
    line = event_line(held, event)
    number = count()
    table = [_row(row, number) for row in rows]
    cells = [cell for row in table for cell in row["cells"]]
    tellings = [mention.telling for mention in event.mentions]
    return {
        "event": event.id,
        "title": title_of(event),
        "line": line,
        "days": Backing(held.row(event).passages).values(apart(held.row(event).dates), "date", shown=when),
        "tracks": [{"track": key, "name": name_track(held.tracks[key])} for key in held.track_of.get(event.id, ())],
        "nothing": NOTHING,
        "columns": [says.side for says in rows[0].says] if rows else [],
        "voice": REPORTS,
        "rows": table,
        **sum_up(held, event),
        **beside(held, asked, f"/readouts/{event.id}", cells, tellings),
    }


def _row(row: ReadoutRow, number: count[int]) -> dict[str, Any]:
    said = Backing(row.passages)
    every = said.all("says")
    return {
        "row": row.row,
        "issue": row.issue,
        "label": told(row.label, said.all("issue")),
        "cells": [
            {
                "key": f"c{next(number)}",
                "side": says.side,
                "speakers": list(says.speakers),
                "statements": [_place(one) for one in every if one.value == says.side] if says.words else [],
            }
            for says in row.says
        ],
    }


def _place(said: Evidence) -> dict[str, Any]:
    return {
        "report_id": said.report_id,
        "report": said.report,
        "start": said.start,
        "end": said.end,
        "exact": " ".join(said.exact.split()),
    }


def last_meeting(held: Held) -> dict[str, Any] | None:
    """The latest contact between parties that was held and has a day, with what its read-out says in short.

    Where no report says what came of it, ``told`` is the latest one of which some report does.
    """
    found = [event for event in held.events.values() if held.kinds[event.id] in MEETING_KINDS and _was_held(event)]
    in_order = sorted(found, key=_end, reverse=True)
    if not in_order:
        return None
    last = in_order[0]
    rows = held.readout(last)
    others = (event for event in in_order[1:LOOKED_BACK] if held.readout(event))
    earlier = None if rows else next(others, None)
    return {
        **event_line(held, last),
        **sum_up(held, last),
        "title": title_of(last),
        "readout": f"/readouts/{last.id}",
        "told": {"title": title_of(earlier), "when": when(str(earlier.date)), "readout": f"/readouts/{earlier.id}"}
        if earlier
        else None,
    }


LOOKED_BACK = 25
"""So many meetings are looked at, from the last back, for one of which a report says what came out of it."""


def _was_held(event: Event) -> bool:
    days = event.date
    return (
        event.status is Status.OCCURRED
        and any(True for _ in event.all(Prop.PARTY))
        and days is not None
        and days.start is not None
    )


def _end(event: Event) -> tuple[str, str, str]:
    """By the last day, then by the first, so that a day comes behind a month that ends with it."""
    days = event.date
    return (str((days.end or days.start) if days else ""), str(days.start if days else ""), event.id)
