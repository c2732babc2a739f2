"""The words that a row rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from detente.model import Cell, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One passage behind a row: what it is cited for, the words, where they stand, and in whose mouth they are.

    ``start`` and ``end`` are half-open code points of the report's text as stored; ``report`` is the report's name.
    """

    prop: str
    value: str
    exact: str
    report: str
    report_id: str
    start: int
    end: int
    said_by: str | None = None
    factuality: str = "stated"
    note: str | None = None

    @classmethod
    def of(cls, stmt: Statement, names: Mapping[str, str]) -> Evidence:
        """The evidence that a statement gives; ``names`` maps report ids to report names."""
        return cls(
            prop=stmt.prop.value,
            value=stmt.value,
            exact=stmt.passage.exact,
            report=names.get(stmt.report_id, stmt.report_id),
            report_id=stmt.report_id,
            start=stmt.passage.start,
            end=stmt.passage.end,
            said_by=stmt.said_by,
            factuality=stmt.factuality.value,
            note=stmt.note,
        )

    def cited_for(self, prop: str, value: str, note: str | None = None) -> Evidence:
        """The same words, cited for another value."""
        return replace(self, prop=prop, value=value, note=note or self.note)


def cite(cells: Iterable[Cell], names: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Every statement behind these cells, in the order of the cells."""
    return tuple(Evidence.of(stmt, names) for cell in cells for stmt in cell.statements)
