"""What people decided: appended, never changed, kept until what it is about is removed."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from detente.errors import BadField
from detente.model import Choice, DayInterval, Decision
from detente.record import log, schema

_LASTING = {Choice.REMOVE, Choice.REPLACE}


def decide(connection: Connection, decision: Decision, *, at: str) -> None:
    """Append a decision; of two that clash the later holds. Raises ``BadField`` for an anchor without days."""
    if decision.choice is Choice.ANCHOR:
        _days(decision)
    row = {"id": decision.id, "choice": decision.choice.value, "about": json.dumps(list(decision.about))}
    connection.execute(insert(schema.decision).values(**row, value=decision.value, why=decision.why))
    # The value and the reason may quote a report, so they stay out of the log, which outlives it.
    log.write(connection, "decide", decision.id, {"choice": decision.choice, "about": list(decision.about)}, at=at)


def load(connection: Connection) -> list[Decision]:
    """All decisions, oldest first."""
    rows = connection.execute(select(schema.decision).order_by(schema.decision.c.seq))
    return [
        Decision(choice=Choice(row.choice), about=tuple(json.loads(row.about)), value=row.value, why=row.why)
        for row in rows
    ]


def anchors(connection: Connection) -> dict[str, DayInterval]:
    """Return the days that people gave for what carries the id, the last word of each."""
    chosen = [decision for decision in load(connection) if decision.choice is Choice.ANCHOR]
    return {key: _days(decision) for decision in chosen for key in decision.about}


def forget(connection: Connection, ids: Collection[str]) -> list[str]:
    """Delete the decisions about any of these ids, save those that ordered a removal; return the ids of the deleted."""
    gone = []
    for row in connection.execute(select(schema.decision).order_by(schema.decision.c.seq)).all():
        if row.choice not in _LASTING and not set(ids).isdisjoint(json.loads(row.about)):
            connection.execute(delete(schema.decision).where(schema.decision.c.seq == row.seq))
            gone.append(row.id)
    return gone


def _days(decision: Decision) -> DayInterval:
    try:
        return DayInterval.parse(decision.value or "")
    except ValueError as error:
        mend = "give a day or two days, such as 2024-02-17 or 2024-02-13/2024-02-17"
        raise BadField(f"{decision.value!r} is no date for {', '.join(decision.about)}", mend=mend) from error
