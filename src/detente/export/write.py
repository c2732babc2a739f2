"""From a record to a file or a stream."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from detente.ask import ClaimRow, EventRow, Record
from detente.errors import BadField, UnreadableInput
from detente.export.canonical import csv_lines, json_line
from detente.export.claims import claims
from detente.export.decisions import decisions
from detente.export.events import events
from detente.export.plover import plover
from detente.export.score import score_lines
from detente.export.statements import statements

SUBJECTS: Mapping[str, Callable[[Record], Iterator[dict[str, Any]]]] = {
    "events": events,
    "claims": claims,
    "statements": statements,
    "score": score_lines,
    "plover": plover,
    "decisions": decisions,
}
"""What can be exported."""

FORMATS = ("jsonl", "csv")
TABLES = frozenset({"events", "claims", "statements"})
"""The exports that have a CSV form as well."""


def lines(record: Record, subject: str, form: str = "jsonl") -> Iterator[str]:
    """The lines of an export, each with its end. Raises ``BadField`` for a subject or form that is none."""
    if subject not in SUBJECTS:
        raise BadField(f"no export is called {subject!r}", mend=f"it is one of: {', '.join(SUBJECTS)}")
    if form not in FORMATS:
        raise BadField(f"no format is called {form!r}", mend=f"it is one of: {', '.join(FORMATS)}")
    if form == "jsonl":
        return map(json_line, SUBJECTS[subject](record))
    return _csv(record, subject)


def _csv(record: Record, subject: str) -> Iterator[str]:
    match subject:
        case "events":
            return csv_lines((row.to_flat() for row in record.events()), EventRow.columns())
        case "claims":
            return csv_lines((row.to_flat() for row in record.claims()), ClaimRow.columns())
        case "statements":
            rows = list(statements(record))
            return csv_lines(rows, list(rows[0]) if rows else [])
    raise BadField(f"{subject} has no CSV form", mend="leave --format out")


def write(record: Record, subject: str, path: Path, form: str = "jsonl") -> int:
    """Write an export to a file, whole or not at all; returns the number of lines. Raises ``UnreadableInput``."""
    beside = path.with_name(f".{path.name}.part")
    count = 0
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as out:
            for count, line in enumerate(lines(record, subject, form), start=1):  # noqa: B007 - the last count is returned
                out.write(line)
        os.replace(beside, path)  # noqa: PTH105 - Path.replace is the same call; this one names both ends
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be written ({error.strerror})", mend="choose another place") from error
    finally:
        beside.unlink(missing_ok=True)
    return count
