"""Taking a report out, with everything that rested on it."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from detente.errors import BadField
from detente.model import Report
from detente.record import decisions, log, reports, schema, sqlite, touched


def remove(connection: Connection, report_id: str, *, why: str, at: str) -> None:
    """Remove a report; the log keeps its name, its hash, why and when. Raises ``NoSuchThing``."""
    log.write(connection, "remove", report_id, _take_out(connection, report_id) | {"why": why}, at=at)


def replace(connection: Connection, report_id: str, new: Report, raw: bytes, *, why: str, at: str) -> None:
    """Put a corrected report in the place of another. Raises ``NoSuchThing``, or ``BadField`` for the same bytes."""
    if new.id == report_id:
        raise BadField(
            f"{new.name} holds the same bytes as {report_id}", mend="give the file with the corrected report"
        )
    detail = _take_out(connection, report_id)
    reports.add(connection, new, raw, at=at)
    by = {"id": new.id, "name": new.name, "sha256": new.sha256}
    log.write(connection, "replace", report_id, detail | {"why": why, "by": by}, at=at)


def _take_out(connection: Connection, report_id: str) -> dict[str, object]:
    report = reports.get(connection, report_id)
    ids = {report_id}
    for table in (schema.mention, schema.statement):
        ids.update(connection.execute(select(table.c.id).where(table.c.report_id == report_id)).scalars())
    forgotten = decisions.forget(connection, ids)
    touched.touch(connection, report_id)
    touched.forget_words(connection, report_id)
    connection.execute(delete(schema.report).where(schema.report.c.id == report_id))
    sqlite.rebuild_index(connection)
    detail: dict[str, object] = {"name": report.name, "sha256": report.sha256}
    return detail | {"decisions": forgotten} if forgotten else detail
