"""The log: what was done to the record, in order, each entry sealed by a hash over the one before it.

It and the decisions are the only places with times of day. It never holds words of a report, since an entry outlives it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from detente.model import hash_bytes
from detente.record import schema
from detente.record.batches import insert_rows

_LAST = select(schema.log.c.number, schema.log.c.hash).order_by(schema.log.c.number.desc()).limit(1)
FIRST = "0" * 64
"""What the first entry has for the hash before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One thing that was done. ``kind``: init, add, update, read, resolve, remove, replace, decide.

    ``at`` is the ISO timestamp that the caller gave, or empty; ``about`` the id of the report or decision;
    ``detail`` holds names, counts and hashes. ``hash`` covers all the rest and ``previous``, that of the one before.
    """

    number: int
    at: str
    kind: str
    about: str | None
    detail: Mapping[str, object]
    previous: str
    hash: str

    @property
    def seal(self) -> str:
        """The hash that this entry should have.

        >>> LogEntry(number=1, at="", kind="init", about=None, detail={}, previous=FIRST, hash="").seal[:8]
        '0b4be3ba'
        """
        return hash_bytes(
            _canonical([self.number, self.at, self.kind, self.about, self.detail, self.previous]).encode()
        )


def write(connection: Connection, kind: str, about: str | None, detail: Mapping[str, object], *, at: str) -> None:
    """Append one entry."""
    last = connection.execute(_LAST).one_or_none()
    number, previous = (last.number + 1, last.hash) if last else (1, FIRST)
    entry = LogEntry(number=number, at=at, kind=kind, about=about, detail=detail, previous=previous, hash="")
    row = {"number": number, "at": at, "kind": kind, "about": about, "detail": _canonical(detail)}
    insert_rows(connection, schema.log, [{**row, "previous": previous, "hash": entry.seal}])


def last_seal(connection: Connection) -> str:
    """Return the hash of the last entry."""
    last = connection.execute(_LAST).one_or_none()
    return str(last.hash) if last else FIRST


def load(connection: Connection) -> list[LogEntry]:
    """All entries, oldest first."""
    rows = connection.execute(select(schema.log).order_by(schema.log.c.number)).mappings()
    return [LogEntry(**{**row, "detail": json.loads(row["detail"])}) for row in rows]


def broken_links(entries: Iterable[LogEntry]) -> list[int]:
    """Return the numbers of the entries that were changed, or before which one is missing."""
    broken, previous, number = [], FIRST, 0
    for entry in entries:
        if entry.hash != entry.seal or entry.previous != previous or entry.number != number + 1:
            broken.append(entry.number)
        previous, number = entry.hash, entry.number
    return broken


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
