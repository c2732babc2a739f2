"""Mentions and statements as rows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any

from sqlalchemy import Connection, Row, func, select

from detente.model import ACTOR_PROPS, Factuality, Mention, Passage, Prop, Sort, Statement
from detente.record import schema
from detente.record.batches import rows_among

_SORTS = {sort.value: sort for sort in Sort}
_PROPS = {prop.value: prop for prop in Prop}
_FACTUALITIES = {factuality.value: factuality for factuality in Factuality}


def mention_row(mention: Mention) -> dict[str, Any]:
    """Return the columns of a mention."""
    trigger, telling = mention.trigger, mention.telling
    return {
        "id": mention.id,
        "report_id": mention.report_id,
        "sort": mention.sort.value,
        "serial": mention.serial,
        "trigger_starts": trigger.start,
        "trigger_ends": trigger.end,
        "trigger_exact": trigger.exact,
        "telling_starts": telling.start,
        "telling_ends": telling.end,
        "telling_exact": telling.exact,
    }


def mention_of(row: Sequence[Any]) -> Mention:
    """Make the mention of a row. Raises ``ValueError`` where somebody has put another word in."""
    # By position: a large record has many, and a name costs more than a place. What rows share is kept once.
    _, report_id, sort, serial, starts, ends, exact, telling_starts, telling_ends, telling_exact = row
    report_id = intern(report_id)
    return Mention(
        sort=_SORTS.get(sort) or Sort(sort),
        trigger=Passage(report_id, starts, ends, exact),
        telling=Passage(report_id, telling_starts, telling_ends, telling_exact),
        serial=serial,
    )


def statement_row(stmt: Statement) -> dict[str, Any]:
    """Return the columns of a statement."""
    return {
        "id": stmt.id,
        "mention_id": stmt.mention_id,
        "report_id": stmt.report_id,
        "prop": stmt.prop.value,
        "value": stmt.value,
        "starts": stmt.passage.start,
        "ends": stmt.passage.end,
        "exact": stmt.passage.exact,
        "said_by": stmt.said_by,
        "factuality": stmt.factuality.value,
        "precision": stmt.precision,
        "note": stmt.note,
        "method": stmt.method,
        "score": None if stmt.score is None else float(stmt.score),
    }


def statement_of(row: Sequence[Any]) -> Statement:
    """Make the statement of a row. Raises ``ValueError`` where somebody has put another word in."""
    _, mention_id, report_id, prop, value, starts, ends, exact, said_by, factuality, precision, note, method, score = (
        row
    )
    return Statement(
        mention_id=intern(mention_id),
        prop=_PROPS.get(prop) or Prop(prop),
        value=intern(value),
        passage=Passage(intern(report_id), starts, ends, exact),
        said_by=said_by and intern(said_by),
        factuality=_FACTUALITIES.get(factuality) or Factuality(factuality),
        precision=precision and intern(precision),
        note=note and intern(note),
        method=intern(method),
        score=score,
    )


def mention_rows(
    connection: Connection, report_ids: Iterable[str] | None = None, *, sort: Sort | None = None
) -> Iterator[Row[Any]]:
    """Fetch the rows of mentions of these reports, or all, in the order of the texts: by report, then by trigger."""
    table = schema.mention.c
    query = select(schema.mention).order_by(
        table.report_id, table.trigger_starts, table.trigger_ends, table.serial, table.id
    )
    if sort is not None:
        query = query.where(table.sort == sort.value)
    return rows_among(connection, query, table.report_id, report_ids)


def statement_rows(
    connection: Connection,
    *,
    mention_ids: Iterable[str] | None = None,
    report_ids: Iterable[str] | None = None,
    sort: Sort | None = None,
) -> Iterator[Row[Any]]:
    """Fetch the rows of statements about these mentions and of these reports, or all, by report, then by passage."""
    table = schema.statement.c
    order = [table.report_id, table.starts, table.ends, table.mention_id, table.prop, table.id]
    query = select(schema.statement).order_by(*order)
    if sort is not None:
        query = query.where(
            table.mention_id.in_(select(schema.mention.c.id).where(schema.mention.c.sort == sort.value))
        )
    if mention_ids is None:
        yield from rows_among(connection, query, table.report_id, report_ids)
        return
    wanted = None if report_ids is None else set(report_ids)
    rows = rows_among(connection, query, table.mention_id, mention_ids)
    kept = [row for row in rows if wanted is None or row.report_id in wanted]
    yield from sorted(kept, key=lambda row: tuple(getattr(row, column.name) for column in order))


def load_mentions(
    connection: Connection, report_ids: Iterable[str] | None = None, *, sort: Sort | None = None
) -> list[Mention]:
    """Load the mentions of these reports, or all."""
    return [mention_of(row).stored_as(intern(row[0])) for row in mention_rows(connection, report_ids, sort=sort)]


def load_statements(
    connection: Connection,
    *,
    mention_ids: Iterable[str] | None = None,
    report_ids: Iterable[str] | None = None,
    sort: Sort | None = None,
) -> list[Statement]:
    """Load the statements about these mentions and of these reports, or all."""
    rows = statement_rows(connection, mention_ids=mention_ids, report_ids=report_ids, sort=sort)
    return [statement_of(row).stored_as(row[0]) for row in rows]


def count_mentions(connection: Connection, sort: Sort) -> int:
    """Count the mentions of a sort."""
    return connection.execute(select(func.count()).where(schema.mention.c.sort == sort.value)).scalar_one()


def count_told(connection: Connection) -> dict[str, int]:
    """Count the mentions of each report that tell something; who holds an office is told of nobody's doing."""
    table = schema.mention.c
    query = select(table.report_id, func.count()).where(table.sort != Sort.OFFICE.value).group_by(table.report_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def actor_names_by_report(connection: Connection) -> dict[str, frozenset[str]]:
    """Return the names of actors in the statements of each report."""
    table = schema.statement.c
    query = select(table.report_id, table.value).where(table.prop.in_(sorted(ACTOR_PROPS))).distinct()
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.report_id, set()).add(row.value)
    return {key: frozenset(found[key]) for key in sorted(found)}


def count_actor_names(connection: Connection) -> dict[str, int]:
    """Count the statements that give each name of an actor."""
    table = schema.statement.c
    query = select(table.value, func.count()).where(table.prop.in_(sorted(ACTOR_PROPS)))
    rows = connection.execute(query.group_by(table.value).order_by(table.value))
    return {row.value: row[1] for row in rows}
