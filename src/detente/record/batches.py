"""Many rows at once: asked for by their ids, without a question longer than the database takes, and put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Dialect, Row, Select, Table, insert

_Thing = TypeVar("_Thing")

BATCH = 500
FETCHED = PUT_IN = 1000
"""Rows taken from the database, and put into it, at a time: one by one costs more than the rows, all at once more memory."""


def in_batches(things: Iterable[_Thing], size: int) -> Iterator[list[_Thing]]:
    """Things in their order, at most so many at a time; taken only as they are asked for.

    >>> list(in_batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    coming = iter(things)
    while some := list(islice(coming, size)):
        yield some


def rows_among(
    connection: Connection, query: Select[Any], column: ColumnElement[str], ids: Iterable[str] | None
) -> Iterator[Row[Any]]:
    """Fetch the rows whose ``column`` is among ``ids``, or all for ``None``.

    Batches go by the sorted ids, so a query ordered by ``column`` first gives its rows in that order.
    """
    if ids is None:
        yield from _rows(connection, query)
        return
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), BATCH):
        yield from _rows(connection, query.where(column.in_(wanted[at : at + BATCH])))


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put rows into a table, all with the same columns in the same order, as the driver takes them.

    A report gives hundreds of rows; of what they cost, the general road through SQLAlchemy was the most.
    """
    for some in in_batches(rows, PUT_IN):
        command = _insert_command(table, tuple(some[0]), connection.dialect)
        connection.exec_driver_sql(command, [tuple(row.values()) for row in some])


@cache
def _insert_command(table: Table, columns: tuple[str, ...], dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect, column_keys=columns))


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    for rows in connection.execute(query).partitions(FETCHED):
        yield from rows
