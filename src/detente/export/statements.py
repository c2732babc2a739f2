"""Statements: the atoms that events and claims are assembled from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.ask import Record
from detente.model import Statement


def statement_fields(stmt: Statement, names: Mapping[str, str]) -> dict[str, Any]:
    """A statement as plain data; ``start`` and ``end`` are half-open code points of the report's text."""
    return {
        "id": stmt.id,
        "mention": stmt.mention_id,
        "prop": stmt.prop.value,
        "value": stmt.value,
        "said_by": stmt.said_by,
        "factuality": stmt.factuality.value,
        "precision": stmt.precision,
        "note": stmt.note,
        "report": names.get(stmt.report_id, stmt.report_id),
        "report_id": stmt.report_id,
        "start": stmt.passage.start,
        "end": stmt.passage.end,
        "exact": stmt.passage.exact,
        "method": stmt.method,
        "score": stmt.score,
    }


def statements(record: Record) -> Iterator[dict[str, Any]]:
    """All statements, in the order of report, place in it, and id."""
    for stmt in record.statements():
        yield statement_fields(stmt, record.report_names)
