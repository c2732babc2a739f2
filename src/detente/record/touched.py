"""Which reports have changed since the last joining, and are to be joined anew with what they were joined with."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete

from detente.record import schema

_TOUCH = """
    INSERT INTO touched (report_id, tellings) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET tellings = max(tellings, excluded.tellings)
"""
_NEIGHBOURS = """
    INSERT OR REPLACE INTO touched (report_id, tellings)
    SELECT other.report_id, 1 FROM mention JOIN judgement ON {here} = mention.id JOIN mention AS other ON other.id = {there}
    WHERE mention.report_id = ? AND judgement.verdict = 'same' AND other.report_id <> mention.report_id
"""


def touch(connection: Connection, report_id: str) -> None:
    """Say that a report tells something else now, before its old mentions go: it and those joined with it are joined anew."""
    connection.execute(delete(schema.resolved))
    connection.exec_driver_sql(_TOUCH, (report_id, 1))
    for here, there in (("left_id", "right_id"), ("right_id", "left_id")):
        command = _NEIGHBOURS.format(here=f"judgement.{here}", there=f"judgement.{there}")
        connection.exec_driver_sql(command, (report_id,))


def touch_entry(connection: Connection, report_ids: Iterable[str]) -> None:
    """Say that something about these reports has changed, and nothing that they tell."""
    for report_id in report_ids:
        connection.exec_driver_sql(_TOUCH, (report_id, 0))


def forget_words(connection: Connection, report_id: str) -> None:
    """Take the words of a report out of its pools; the next joining takes the rest of them away."""
    connection.exec_driver_sql("UPDATE pool SET facts = '', members = '[]' WHERE report_id = ?", (report_id,))
