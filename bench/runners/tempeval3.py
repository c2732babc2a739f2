"""TIMEX3 expressions of news, against the day of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import process_time
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.timex import Timex, score_timexes
from bench.system import make_report, mark_times


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}``."""
    started = process_time()
    found = [find_timexes(row["text"], row["doc_id"], row["dct"]) for row in rows]
    seconds = process_time() - started
    documents = list(zip(map(_gold, rows), found, strict=True))
    a_second = sum(map(len, found)) / seconds if seconds else None
    return Result(score_timexes(documents), count_timexes(documents) | {"expressions a second": a_second})


def find_timexes(text: str, name: str, dct: str) -> list[Timex]:
    """Détente's time expressions of a text published on the day of ``dct`` (a clock time after it does not count)."""
    marks = mark_times(make_report(text, name, published=dct[:10]))
    return [Timex(mark.start, mark.end, mark.kind, mark.value) for mark in marks if not mark.furniture]


def count_timexes(documents: Sequence[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, float | None]:
    """How many documents and expressions were compared."""
    return {
        "documents": len(documents),
        "gold": sum(len(gold) for gold, _ in documents),
        "Détente's": sum(len(given) for _, given in documents),
    }


def _gold(row: Mapping[str, Any]) -> list[Timex]:
    return [Timex(time["start"], time["end"], time["type"], time["value"]) for time in row["timexes"]]


FIELDS = ("doc_id", "dct", "text", "timexes")

RUNNER = run_on_rows("tempeval3", "TIMEX3 expressions of news", FIELDS, measure)
