"""What people decided: appended, never changed, kept until what it is about is removed."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from detente.errors import BadField
from detente.model import Choice, Correction, DayInterval, Decision, is_correction, standing
from detente.record import log, schema

_LASTING = {Choice.REMOVE, Choice.REPLACE}


def decide(connection: Connection, decision: Decision, *, at: str) -> None:
    """Append a decision; of two that clash the later holds. ``at`` is when it came into this record, where it says no other moment.

    Raises ``BadField`` for an anchor without days, sides kept apart that are none, or a correction that is none.
    """
    if decision.choice is Choice.ANCHOR:
        _days(decision)
    if decision.choice is Choice.KEEP_APART:
        _sides(decision)
    if is_correction(decision.value):
        _correction(decision)
    made_at = decision.at or at
    row = {"id": decision.id, "choice": decision.choice.value, "about": json.dumps(list(decision.about))}
    said = {"value": decision.value, "why": decision.why, "made_by": decision.by, "made_at": made_at}
    connection.execute(insert(schema.decision).values(**row, **said))
    # The value and the reason may quote a report, so they stay out of the log, which outlives it.
    detail: dict[str, object] = {"choice": decision.choice, "about": list(decision.about)}
    if decision.by:
        detail["by"] = decision.by
    if made_at != at:
        detail["made"] = made_at
    log.write(connection, "decide", decision.id, detail, at=at)


def load(connection: Connection) -> list[Decision]:
    """All decisions, oldest first, those that were undone and the undoing too."""
    rows = connection.execute(select(schema.decision).order_by(schema.decision.c.seq))
    return [_decision(row) for row in rows]


def anchors(connection: Connection) -> dict[str, DayInterval]:
    """Return the days that people gave for what carries the id, the last word of each."""
    chosen = [decision for decision in standing(load(connection)) if decision.choice is Choice.ANCHOR]
    return {key: _days(decision) for decision in chosen for key in decision.about}


def forget(connection: Connection, ids: Collection[str]) -> list[str]:
    """Delete the decisions about any of these ids, and their undoing; return the ids of the deleted.

    Those stay that ordered a removal, and those about mentions of which enough are left: two to merge, one a side to keep apart.
    """
    gone: list[str] = []
    for row in connection.execute(select(schema.decision).order_by(schema.decision.c.seq)).all():
        decision = _decision(row)
        touched = not {*ids, *gone}.isdisjoint(decision.about)
        if touched and decision.choice not in _LASTING and not _says_more(decision, ids):
            connection.execute(delete(schema.decision).where(schema.decision.c.seq == row.seq))
            gone.append(decision.id)
    return gone


def _says_more(decision: Decision, ids: Collection[str]) -> bool:
    """Whether a decision about several mentions still says something without these."""
    if decision.choice is Choice.MERGE:
        return len(set(decision.about) - set(ids)) > 1
    if decision.choice is Choice.KEEP_APART:
        return sum(not set(side) <= set(ids) for side in decision.sides) > 1
    if decision.choice in (Choice.ACCEPT, Choice.REJECT) and decision.value is None:
        return not set(decision.about) <= set(ids)
    return False


def _decision(row: Row[Any]) -> Decision:
    said = {"value": row.value, "why": row.why, "by": row.made_by, "at": row.made_at or ""}
    return Decision(choice=Choice(row.choice), about=tuple(json.loads(row.about)), **said)


def _correction(decision: Decision) -> None:
    try:
        Correction.from_value(decision.value or "")
    except ValueError as error:
        raise BadField(f"{decision.value!r} is no correction", mend="say which cell, and what it is") from error


def _sides(decision: Decision) -> None:
    try:
        decision.sides  # noqa: B018 - it raises where there are none
    except ValueError as error:
        mend = "keep two mentions apart, or say how many of them make the first side"
        raise BadField(f"{decision.value!r} is no side of {', '.join(decision.about)}", mend=mend) from error


def _days(decision: Decision) -> DayInterval:
    try:
        return DayInterval.parse(decision.value or "")
    except ValueError as error:
        mend = "give a day or two days, such as 2024-02-17 or 2024-02-13/2024-02-17"
        raise BadField(f"{decision.value!r} is no date for {', '.join(decision.about)}", mend=mend) from error
