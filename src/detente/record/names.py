"""Which printed names are one actor's, as joining settled it, and which pairs of names wait for a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, delete, select

from detente.model import NameDoubt, NameLink
from detente.record import schema
from detente.record.batches import insert_rows, rows_among

_FORGET = delete(schema.alias).where(schema.alias.c.printed == bindparam("of"))


@dataclass(frozen=True, slots=True)
class Renamed:
    """What is shown otherwise than before: printed names in every report, and reports in which a link came, went or changed."""

    printed: frozenset[str]
    reports: frozenset[str]


def save(
    connection: Connection,
    names: Mapping[str, str],
    doubts: Iterable[NameDoubt],
    links: Iterable[NameLink],
    reasons: Mapping[str, str],
) -> Renamed:
    """Put these in the place of all earlier ones: printed name to the one that is shown, itself included."""
    before, why = load(connection), load_reasons(connection)
    shown = {name for name in before.keys() | names.keys() if before.get(name) != names.get(name)}
    changed = shown | {name for name in why.keys() | reasons.keys() if why.get(name) != reasons.get(name)}
    for name in sorted(changed & before.keys()):
        connection.execute(_FORGET, {"of": name})
    rows = (
        {"printed": name, "shown": names[name], "reason": reasons.get(name)} for name in sorted(changed & names.keys())
    )
    insert_rows(connection, schema.alias, rows)
    linked, now = set(load_links(connection)), set(links)
    if linked != now:
        connection.execute(delete(schema.name_link))
        insert_rows(connection, schema.name_link, (asdict(link) for link in sorted(now, key=_place)))
    connection.execute(delete(schema.name_doubt))
    pairs = {(doubt.left, doubt.right): doubt for doubt in doubts}
    insert_rows(connection, schema.name_doubt, (_row(pairs[pair]) for pair in sorted(pairs)))
    return Renamed(frozenset(shown), frozenset(link.report_id for link in linked ^ now))


def load(connection: Connection, printed: Iterable[str] | None = None) -> dict[str, str]:
    """Return the shown name of each of these printed ones, or of all; empty where names were never joined.

    A million are loaded in a second, a thousand of them looked up in a few hundredths.
    """
    if printed is None:
        # as the driver gives them: rows made by SQLAlchemy cost thrice as much
        cursor = connection.exec_driver_sql("SELECT printed, shown FROM alias ORDER BY printed").cursor
        return dict(cursor.fetchall()) if cursor is not None else {}
    table = schema.alias.c
    query = select(table.printed, table.shown).order_by(table.printed)
    return {row.printed: row.shown for row in rows_among(connection, query, table.printed, printed)}


def load_doubts(connection: Connection) -> list[NameDoubt]:
    """Return the pairs of names that may be one actor's, sorted."""
    table = schema.name_doubt.c
    rows = connection.execute(select(schema.name_doubt).order_by(table.left_name, table.right_name))
    return [NameDoubt(row.left_name, row.right_name, tuple(json.loads(row.reasons))) for row in rows]


def load_links(connection: Connection, report_ids: Iterable[str] | None = None) -> list[NameLink]:
    """Return what surnames and offices mean in these reports alone, or in all, sorted."""
    table = schema.name_link
    query = select(table).order_by(table.c.report_id, table.c.printed)
    rows = (
        connection.execute(query)
        if report_ids is None
        else rows_among(connection, query, table.c.report_id, report_ids)
    )
    return sorted((NameLink(row.report_id, row.printed, row.shown, row.reason) for row in rows), key=_place)


def load_reasons(connection: Connection) -> dict[str, str]:
    """Return why names are shown under others, by the printed name."""
    table = schema.alias.c
    rows = connection.execute(
        select(table.printed, table.reason).where(table.reason.is_not(None)).order_by(table.printed)
    )
    return {row.printed: row.reason for row in rows}


def _place(link: NameLink) -> tuple[str, str]:
    return link.report_id, link.printed


def _row(doubt: NameDoubt) -> dict[str, str]:
    reasons = json.dumps(list(doubt.reasons), ensure_ascii=False)
    return {"left_name": doubt.left, "right_name": doubt.right, "reasons": reasons}
