"""TIMEX3 expressions of news, against the day of the document."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from bench.jsonl import read_rows
from bench.result import Result
from bench.runner import Runner, add_data_arguments, read_data
from bench.scoring.timex import Timex, score_timexes
from bench.system import make_report, mark_times


def measure(args: Namespace) -> Result:
    """Rows ``{"doc_id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}``."""
    rows = read_data(args, FIELDS)
    if args.system:
        given = {row["doc_id"]: _timexes(row) for row in read_rows(args.system)}
        documents = [(_timexes(row), given.get(row["doc_id"], [])) for row in rows]
        return Result(score_timexes(documents), count_timexes(documents))
    for row in rows[-1:]:
        find_timexes(row["text"], row["doc_id"], row["dct"])  # so that loading the tables is not counted
    started = process_time()
    found = [find_timexes(row["text"], row["doc_id"], row["dct"]) for row in rows]
    seconds = process_time() - started
    documents = list(zip(map(_timexes, rows), found, strict=True))
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


def _arguments(parser: ArgumentParser) -> None:
    add_data_arguments(parser)
    parser.add_argument(
        "--system", type=Path, metavar="FILE", help="score this instead: rows of bench/others/timexes.py"
    )


def _timexes(row: Mapping[str, Any]) -> list[Timex]:
    return [Timex(time["start"], time["end"], time["type"], time["value"]) for time in row["timexes"]]


FIELDS = ("doc_id", "dct", "text", "timexes")

RUNNER = Runner("tempeval3", "TIMEX3 expressions of news", _arguments, measure)
