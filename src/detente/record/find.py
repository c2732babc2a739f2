"""From what a person types to the one thing meant: an id, the beginning of one, or a file's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from sqlalchemy import Connection, select

from detente.errors import NoSuchThing
from detente.model import begins_id
from detente.record import schema


def report_id(connection: Connection, key: str) -> str:
    """Find the report meant by an id, the beginning of an id or of the SHA-256, or a file name.

    Raises ``NoSuchThing``, with names that come near, or with the ids between which the key does not choose.
    """
    table = schema.report.c
    rows = connection.execute(select(table.id, table.name, table.sha256).order_by(table.name, table.id)).all()
    beginning = key.lower().removeprefix("r-")
    for found in (
        [(row.id, row.name) for row in rows if key in (row.id, row.sha256)],
        [(row.id, row.name) for row in rows if row.name == key],
        [(row.id, row.name) for row in rows if beginning and row.sha256.startswith(beginning)],
    ):
        if found:
            return _only(key, found)
    near = get_close_matches(key, sorted({row.name for row in rows}), n=3, cutoff=0.5)
    raise NoSuchThing(
        f"report {key!r} is not in the record", mend=_mend(near, "list the reports with `detente reports`")
    )


def event_id(connection: Connection, key: str) -> str:
    """Find the event meant by its id, the beginning of it, or the same of any mention in it.

    Raises ``NoSuchThing`` where there is none, or more than one.
    """
    table = schema.cluster.c
    if connection.execute(select(table.event_id).where(table.event_id == key).limit(1)).scalar() is not None:
        return key
    rows = connection.execute(select(table.mention_id, table.event_id).order_by(table.event_id, table.mention_id)).all()
    return event_among({row.mention_id: row.event_id for row in rows}, key)


def event_among(clusters: Mapping[str, str], key: str) -> str:
    """Find the event meant among these, mention id -> event id. Raises as ``event_id`` does.

    >>> event_among({"m-12": "e-9", "m-34": "e-7"}, "m-3")
    'e-7'
    """
    events = dict.fromkeys(clusters.values())
    if key in events:
        return key
    for found in (
        {event for event in events if begins_id(key, event)},
        {event for mention, event in clusters.items() if begins_id(key, mention)},
    ):
        if len(found) == 1:
            return found.pop()
        if found:
            raise NoSuchThing(f"{key!r} begins more than one id", mend=_mend(sorted(found)[:5], ""))
    near = get_close_matches(key, events, n=3, cutoff=0.7)
    raise NoSuchThing(
        f"event {key!r} is not in the record", mend=_mend(near, "list the events with `detente timeline`")
    )


def _only(key: str, found: Sequence[tuple[str, str]]) -> str:
    if len(found) > 1:
        names = [f"{report_id} ({name})" for report_id, name in found][:5]
        raise NoSuchThing(f"more than one report is meant by {key!r}", mend=_mend(names, ""))
    return found[0][0]


def _mend(near: Iterable[str], otherwise: str) -> str:
    names = ", ".join(near)
    return f"did you mean {names}?" if names else otherwise
