"""The events that fit the filters of a screen."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from detente.desk.asked import Asked
from detente.desk.filters import EVENTS
from detente.desk.held import Held
from detente.errors import NoSuchThing


def find_events(held: Held, asked: Asked, kinds: Collection[str] = ()) -> dict[str, Any]:
    """The events that fit, in order, and how many a date filter left out. Raises ``BadField`` for a filter that is none.

    Each ``actor`` must take part; of kinds, statuses, reports, tracks and issues one must fit. ``origins`` is of how many source
    texts an event is told at least. ``kinds`` keeps those whose best supported kind is one of these.
    """
    return held.once(("events", tuple(kinds), _key(asked)), lambda: _find(held, asked, kinds))


def _key(asked: Asked) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(asked.many(name))) for name in EVENTS)


def _find(held: Held, asked: Asked, kinds: Collection[str]) -> dict[str, Any]:
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
        best_kind=kinds,
    )
    events = found.events
    for actor in actors[1:]:
        with_actor = {event.id for event in held.record.find(actor=actor).events}
        events = [event for event in events if event.id in with_actor]
    if tracks := asked.many("track"):
        unknown = next((track for track in tracks if track not in held.tracks), None)
        if unknown:
            raise NoSuchThing(f"track {unknown!r} is not in the record", mend="choose one in the list of tracks")
        of_track = {key for track in tracks for key in (*held.tracks[track].meetings, *held.tracks[track].contacts)}
        events = [event for event in events if event.id in of_track]
    if issues := {held.record.corpus.issues.meant(issue) for issue in asked.many("issue")}:
        events = [event for event in events if not issues.isdisjoint(held.issues.get(event.id, ()))]
    if origins > 1:
        events = [event for event in events if held.origins(event) >= origins]
    return {"events": events, "undated": found.undated, "open_ended": found.open_ended}
