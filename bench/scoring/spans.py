"""Rows that mark a span of a report: what names and time expressions have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bench.scoring.rows import Row
from bench.scoring.words import base_name


class Span(NamedTuple):
    """A half-open range of a file, in code points."""

    file: str
    start: int
    end: int

    @classmethod
    def of(cls, row: Row) -> Span:
        """The span of a row.

        >>> Span.of({"file": "pages/a.txt", "start": 3, "end": 9})
        Span(file='a.txt', start=3, end=9)
        """
        return cls(base_name(row.get("file")), row["start"], row["end"])

    def shared(self, other: Span) -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.file == other.file else 0

    def union_share(self, other: Span) -> float:
        """What they share, as a share of both together."""
        shared = self.shared(other)
        return shared / (self.end - self.start + other.end - other.start - shared)


class Marked(NamedTuple):
    """A row of either side with its span."""

    span: Span
    row: Mapping[str, Any]

    @property
    def counts(self) -> bool:
        """Whether a gold row must be found: optional rows and furniture count neither way."""
        return not (self.row.get("optional") or self.row.get("furniture"))

    def words(self, field: str) -> frozenset[str]:
        """The value of a field with its permitted alternatives (``alt_types`` beside ``type``)."""
        return frozenset({self.row[field], *self.row.get(f"alt_{field}s", [])})


def read_gold(rows: Iterable[Row]) -> list[Marked]:
    """The rows of a gold file."""
    return [Marked(Span.of(row), row) for row in rows]


def read_system(rows: Iterable[Row], gold: list[Marked]) -> tuple[list[Marked], int]:
    """A system's rows in the gold's files, less those it marks as furniture; and how many were no spans."""
    files = {mark.span.file for mark in gold}
    kept, bad = [], 0
    for row in rows:
        if base_name(row.get("file")) not in files or row.get("furniture"):
            continue
        if isinstance(row.get("start"), int) and isinstance(row.get("end"), int) and row["start"] < row["end"]:
            kept.append(Marked(Span.of(row), row))
        else:
            bad += 1
    return kept, bad
