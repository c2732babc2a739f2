"""What stands first on the first page: the last meeting, what is planned, and the tracks."""

from __future__ import annotations

from typing import Any

from detente.ask.record import MEETING_KINDS
from detente.desk.event import title_of
from detente.desk.filters import name_track
from detente.desk.held import Held
from detente.desk.lines import event_line
from detente.desk.readouts import last_meeting
from detente.model import Event, Status

_FEW = 4


def glance(held: Held) -> dict[str, Any]:
    """The last meeting that was held, the next ones planned after the last report's day, and the tracks last heard of."""
    planned = _planned(held)
    tracks = list(held.tracks.values())
    return {
        "last_meeting": last_meeting(held),
        "planned": [{**event_line(held, event), "title": title_of(event)} for event in planned[:_FEW]],
        "all_planned": len(planned),
        "tracks": [{"track": row.track, "name": name_track(row), "state": row.state} for row in tracks[:_FEW]],
        "all_tracks": len(tracks),
        "alive": sum(row.state == "alive" for row in tracks),
    }


def _planned(held: Held) -> list[Event]:
    """The contacts that are planned and may lie ahead of the last report, the soonest first."""
    last = held.record.corpus.last_day
    return [
        event
        for event in held.events.values()
        if held.kinds[event.id] in MEETING_KINDS
        and event.status is Status.PLANNED
        and (days := event.date) is not None
        and days.end is not None
        and (last is None or days.end >= last)
    ]
