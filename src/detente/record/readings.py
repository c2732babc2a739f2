"""Readings: what one method found in one report, saved whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from json.encoder import encode_basestring_ascii
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from detente.errors import BrokenEvidence
from detente.model import DayInterval, Mention, Published, Report, Statement, hash_bytes
from detente.record import log, reports, schema, touched
from detente.record.batches import insert_rows, rows_among
from detente.record.evidence import faults
from detente.record.statements import mention_row, statement_row

_READING = select(schema.reading).where(schema.reading.c.report_id == bindparam("of"))


def reading_key(report: Report, method: str) -> str:
    """Hash all that a reading by ``method`` depends on; where the stored hash is another, the report is unread.

    >>> old = Report.of_text("They met.", published="2024-02-17")
    >>> reading_key(old, "first") == reading_key(Report.of_text("They met.", published="2024-02-18"), "first")
    False
    """
    return _key(report, hash_bytes(report.text.encode()), method)


def unread(connection: Connection, method: str) -> list[Report]:
    """Return the reports without a reading by this method for what is known of them now, sorted by name and id."""
    stored = connection.execute(select(schema.reading.c.report_id, schema.reading.c.inputs))
    read: dict[str, str] = {row.report_id: row.inputs for row in stored}
    headers = reports.load_headers(connection)
    missing = [report.id for report, text_hash in headers if read.get(report.id) != _key(report, text_hash, method)]
    return reports.load(connection, missing) if missing else []


def save(
    connection: Connection,
    report: Report,
    method: str,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    notes: Sequence[str],
    *,
    counted_from: Published | None = None,
    at: str,
) -> None:
    """Put this reading in the place of the report's earlier one.

    ``report`` is as it was when it was read: where it has changed since, it counts as unread again. ``counted_from`` is the
    publication day that the reading took where the report has none. The same reading a second time changes nothing.
    Raises ``BrokenEvidence`` for a statement that does not stand on words of the report,
    ``NoSuchThing`` for a report that is not there.
    """
    text_hash = hash_bytes(report.text.encode())
    stored = report if reports.stands_as(connection, report, text_hash) else reports.get(connection, report.id)
    mentions = list(dict.fromkeys(mentions))
    _refuse_faults(stored, mentions, statements)

    told = [mention_row(mention) for mention in mentions]
    said = list({row["id"]: row for row in map(statement_row, reversed(statements))}.values())
    content = content_hash(told, said, notes)
    row = {
        "method": method,
        "inputs": _key(report, text_hash, method),
        "content": content,
        "published": str(counted_from.interval) if counted_from else None,
        "published_basis": counted_from.basis if counted_from else None,
    }
    before = connection.execute(_READING, {"of": report.id}).one_or_none()
    if before is not None and before.content == content:
        if before._asdict() == {"report_id": report.id, **row}:
            return
        touched.touch_entry(connection, [report.id])
        connection.execute(schema.reading.update().where(schema.reading.c.report_id == report.id).values(**row))
    else:
        # The mentions take their judgements and clusters with them, so what stands of those is no longer whole.
        touched.touch(connection, report.id)
        if before is not None:
            for table in (schema.reading, schema.note, schema.mention):
                connection.execute(delete(table).where(table.c.report_id == report.id))
        noted = [{"report_id": report.id, "position": at, "text": note} for at, note in enumerate(notes)]
        insert_rows(connection, schema.mention, told)
        insert_rows(connection, schema.statement, said)
        insert_rows(connection, schema.note, noted)
        insert_rows(connection, schema.reading, [{"report_id": report.id, **row}])
    detail = {"method": method, "mentions": len(told), "statements": len(said)}
    log.write(connection, "read", report.id, detail, at=at)


def counted_from(connection: Connection, report_ids: Collection[str] | None = None) -> dict[str, Published]:
    """Return the publication days that readings took from elsewhere than the report's own entry, by report id."""
    query = select(schema.reading).where(schema.reading.c.published.is_not(None))
    return {
        row.report_id: Published(interval=DayInterval.parse(row.published), basis=row.published_basis)
        for row in rows_among(connection, query, schema.reading.c.report_id, report_ids)
    }


def notes_of(connection: Connection, report_id: str) -> list[str]:
    """Return what the reading of a report had to say about itself, in its order."""
    query = select(schema.note.c.text).where(schema.note.c.report_id == report_id).order_by(schema.note.c.position)
    return list(connection.execute(query).scalars())


def every_note(connection: Connection) -> dict[str, list[str]]:
    """Return the same of all reports of whose reading there is anything to say, by report id."""
    found: dict[str, list[str]] = {}
    query = select(schema.note.c.report_id, schema.note.c.text).order_by(
        schema.note.c.report_id, schema.note.c.position
    )
    for row in connection.execute(query):
        found.setdefault(row.report_id, []).append(row.text)
    return found


def content_hash(mentions: Iterable[dict[str, Any]], statements: Iterable[dict[str, Any]], notes: Sequence[str]) -> str:
    """Return the hash of a reading's rows, in whatever order they come; notes keep theirs."""
    parts = [sorted(map(_write, rows)) for rows in (mentions, statements)]
    return hash_bytes(json.dumps([*parts, list(notes)]).encode())


def _write(row: dict[str, Any]) -> str:
    """A row as JSON with its columns sorted."""
    columns, form = _form(tuple(row))
    # a report has hundreds of rows, so their words go past the general writer
    return form % tuple(
        [
            encode_basestring_ascii(value)
            if isinstance(value, str)
            else "null"
            if value is None
            else str(value)
            if type(value) is int
            else json.dumps(value)
            for value in map(row.__getitem__, columns)
        ]
    )


@cache
def _form(columns: tuple[str, ...]) -> tuple[list[str], str]:
    """The columns sorted, and the JSON of such a row with a place for each value."""
    ordered = sorted(columns)
    return ordered, f"{{{', '.join(f'{json.dumps(column)}: %s' for column in ordered)}}}"


def _key(report: Report, text_hash: str, method: str) -> str:
    when = [str(report.published.interval), report.published.basis] if report.published else None
    ranges = [[piece.start, piece.end, piece.reason] for piece in sorted(report.furniture)]
    header = [report.title, report.outlet, report.url, report.date_shown, report.credit, report.language, report.media]
    return hash_bytes(json.dumps([method, text_hash, when, *header, ranges]).encode())


def _refuse_faults(report: Report, mentions: Sequence[Mention], statements: Sequence[Statement]) -> None:
    if len({mention.id for mention in mentions}) < len(mentions):
        told = f"the reading of {report.name} has two mentions of one trigger"
        raise BrokenEvidence(told, mend="give them different serials")
    for what, where in faults(report.id, report.text, mentions, statements):
        raise BrokenEvidence(
            f"the reading of {report.name} does not hold: {what} ({where})", mend="nothing of it was saved"
        )
