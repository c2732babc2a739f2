"""Taking a report out, with everything that rested on it."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from detente.errors import BadField
from detente.model import Report
from detente.record import decisions, log, reports, schema, sqlite, touched


def remove(connection: Connection, report_id: str, *, why: str, by: str | None, at: str) -> None:
    """Remove a report; the log keeps its name, its hash, why, who and when. Raises ``NoSuchThing``."""
    log.write(connection, "remove", report_id, _take_out(connection, report_id) | _signed(why, by), at=at)


def replace(
    connection: Connection, report_id: str, new: Report, raw: bytes, *, why: str, by: str | None, at: str
) -> None:
    """Put a corrected report in the place of another. Raises ``NoSuchThing``, or ``BadField`` for the same bytes."""
    if new.id == report_id:
        raise BadField(
            f"{new.name} holds the same bytes as {report_id}", mend="give the file with the corrected report"
        )
    detail = _take_out(connection, report_id)
    reports.add(connection, new, raw, at=at)
    there = {"id": new.id, "name": new.name, "sha256": new.sha256}
    log.write(connection, "replace", report_id, detail | _signed(why, by) | {"by": there}, at=at)


def _signed(why: str, by: str | None) -> dict[str, object]:
    """Why and by whom; "by" alone is in the log of a replacement the report that took the place."""
    return {"why": why, "decided_by": by} if by else {"why": why}


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
