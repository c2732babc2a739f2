"""Time expressions of a folder of reports: spans, TIMEX3 values, days; without anchors, honesty."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.jsonl import read_rows
from bench.result import Result
from bench.runner import Runner
from bench.runners.seeds import add_record_arguments, anchors
from bench.scoring.days import read_days
from bench.scoring.times import score_times
from bench.scoring.words import base_name

NUMBERS = ("rows_bad", "rows_in_furniture")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="time expressions (JSONL)")
    add_record_arguments(parser)


def measure(args: Namespace) -> Result:
    """Score the time expressions; without metadata, by what the texts alone settle."""
    metadata = anchors(args)
    rows = read_rows(args.system) if args.system else list(_read_times(args))
    slack = {}
    for row in read_rows(metadata) if metadata else []:
        published = read_days(row.get("published"))
        if published and published.bounded:
            slack[base_name(row["file"])] = published.width - 1
    figures = score_times(read_rows(args.gold), rows, slack=slack, anchored=metadata is not None)
    return Result(
        fractions={key: value for key, value in figures.items() if key not in NUMBERS},
        numbers={"time expressions": len(rows)} | {key: figures[key] for key in NUMBERS},
    )


def _read_times(args: Namespace) -> Iterator[dict[str, Any]]:
    from bench.system import mark_folder  # noqa: PLC0415 - scoring a given output does without the parser

    for marks in mark_folder(args.texts, anchors(args)):
        for time in marks.times:
            days = time.interval
            yield {
                "file": marks.report.name,
                "start": time.start,
                "end": time.end,
                "text": time.text,
                "type": time.kind,
                "value": time.value,
                "start_date": str(days.start) if days and days.start else None,
                "end_date": str(days.end) if days and days.end else None,
                "granularity": time.granularity,
                "furniture": time.furniture,
            }


RUNNER = Runner("seeds-times", "time expressions: spans, values, days, honesty", add_arguments, measure)
