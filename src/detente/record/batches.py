"""Asking about many ids at once, without a question longer than the database takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select

BATCH = 500


def rows_among(
    connection: Connection, query: Select[Any], column: ColumnElement[str], ids: Iterable[str] | None
) -> Iterator[Row[Any]]:
    """Fetch the rows whose ``column`` is among ``ids``, or all for ``None``.

    Batches go by the sorted ids, so a query ordered by ``column`` first gives its rows in that order.
    """
    if ids is None:
        yield from connection.execute(query)
        return
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), BATCH):
        yield from connection.execute(query.where(column.in_(wanted[at : at + BATCH])))
