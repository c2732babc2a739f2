"""Which printed names are one actor's, as joining settled it, and which pairs of names wait for a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select

from detente.model import NameDoubt
from detente.record import schema
from detente.record.batches import insert_rows, rows_among

_FORGET = delete(schema.alias).where(schema.alias.c.printed == bindparam("of"))


def save(connection: Connection, names: Mapping[str, str], doubts: Iterable[NameDoubt]) -> set[str]:
    """Put these in the place of all earlier ones: printed name to the one that is shown, itself included.

    Returns the printed names that are shown otherwise than before.
    """
    before = load(connection)
    changed = {name for name in before.keys() | names.keys() if before.get(name) != names.get(name)}
    for name in sorted(changed & before.keys()):
        connection.execute(_FORGET, {"of": name})
    shown = ({"printed": name, "shown": names[name]} for name in sorted(changed & names.keys()))
    insert_rows(connection, schema.alias, shown)
    connection.execute(delete(schema.name_doubt))
    pairs = {(doubt.left, doubt.right): doubt for doubt in doubts}
    insert_rows(connection, schema.name_doubt, (_row(pairs[pair]) for pair in sorted(pairs)))
    return changed


def load(connection: Connection, printed: Iterable[str] | None = None) -> dict[str, str]:
    """Return the shown name of each of these printed ones, or of all; empty where names were never joined.

    A million are loaded in a second, a thousand of them looked up in a few hundredths.
    """
    if printed is None:
        # as the driver gives them: rows made by SQLAlchemy cost thrice as much
        cursor = connection.exec_driver_sql("SELECT printed, shown FROM alias ORDER BY printed").cursor
        return dict(cursor.fetchall()) if cursor is not None else {}
    table = schema.alias.c
    query = select(schema.alias).order_by(table.printed)
    return {row.printed: row.shown for row in rows_among(connection, query, table.printed, printed)}


def load_doubts(connection: Connection) -> list[NameDoubt]:
    """Return the pairs of names that may be one actor's, sorted."""
    table = schema.name_doubt.c
    rows = connection.execute(select(schema.name_doubt).order_by(table.left_name, table.right_name))
    return [NameDoubt(row.left_name, row.right_name, tuple(json.loads(row.reasons))) for row in rows]


def _row(doubt: NameDoubt) -> dict[str, str]:
    reasons = json.dumps(list(doubt.reasons), ensure_ascii=False)
    return {"left_name": doubt.left, "right_name": doubt.right, "reasons": reasons}
