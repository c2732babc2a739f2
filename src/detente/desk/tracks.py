"""The tracks: formats of talks, alive or silent since when, and one of them with all its contacts."""

from __future__ import annotations

from typing import Any

from detente.ask import TrackRow
from detente.ask.plain import when
from detente.desk.asked import Asked
from detente.desk.filters import filters_of, name_track
from detente.desk.held import Held
from detente.desk.lines import event_line
from detente.desk.readouts import sum_up
from detente.desk.spots import Backing
from detente.errors import NoSuchThing
from detente.model import Event

AT = "/tracks"
FILTERS = ("actor", "state")
STATES = ("alive", "silent", "no day known")


def tracks_page(held: Held, asked: Asked) -> dict[str, Any]:
    """Every format of talks, the one with the latest meeting first; ``state`` is one of ``STATES``."""
    state, search = asked.one("state"), held.record.search(asked.one("actor"))
    rows = [
        row
        for row in held.tracks.values()
        if (search is None or any(map(search.matches, (*row.mediators, *row.members))))
        and (state is None or row.state.startswith(state))
    ]
    shown, where = asked.page_of(rows, AT)
    told = filters_of(held, asked, AT, FILTERS)
    told["choices"]["state"] = [{"value": one, "shown": one} for one in STATES]
    return {
        **told,
        "as_of": next((row.as_of for row in rows), None),
        "rows": [_line(row) for row in shown],
        "where": where,
    }


def track_page(held: Held, asked: Asked) -> dict[str, Any]:
    """One track: its days, who meets, and its contacts, the latest first. Raises ``NoSuchThing``."""
    row = held.tracks.get(asked.path["key"])
    if row is None:
        raise NoSuchThing(f"track {asked.path['key']!r} is not in the record", mend="choose one in the list of tracks")
    alone = set(row.contacts)
    events = [held.events[key] for key in (*row.meetings, *row.contacts) if key in held.events]
    shown, where = asked.page_of(sorted(events, key=_latest_first), f"{AT}/{row.track}")
    return {
        **_line(row),
        "title": name_track(row),
        "doubtful": row.doubtful,
        "issues": _issues(held, events),
        "rows": [{**event_line(held, event), "alone": event.id in alone, **sum_up(held, event)} for event in shown],
        "where": where,
    }


def _line(row: TrackRow) -> dict[str, Any]:
    said = Backing(row.passages)
    days = {"first": row.first, "last": row.last, "next": row.next}
    return {
        "track": row.track,
        "name": name_track(row),
        "members": said.values(row.members, "members"),
        "mediators": said.values(row.mediators, "mediators"),
        "stands": said.told(row.state, "state"),
        "alive": row.state == "alive",
        "silent_days": row.silent_days,
        "as_of": row.as_of,
        **{name: said.told(day, name, shown=when) if day else None for name, day in days.items()},
        "meetings": len(row.meetings),
        "contacts": len(row.contacts),
    }


def _issues(held: Held, events: list[Event]) -> list[dict[str, Any]]:
    """What is spoken of in a track, the most often first."""
    count: dict[str, int] = {}
    for event in events:
        for issue in sorted(held.issues.get(event.id, ())):
            count[issue] = count.get(issue, 0) + 1
    label = held.record.corpus.issues.label
    ranked = sorted(count, key=lambda issue: (-count[issue], issue))
    return [{"issue": issue, "label": label(issue), "events": count[issue]} for issue in ranked]


def _latest_first(event: Event) -> tuple[bool, int, str]:
    days = event.date
    last = (days.end or days.start) if days else None
    return (last is None, -last.toordinal() if last else 0, event.id)
