"""Name mentions of a folder of reports: spans, types, metonyms, seats of government."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.jsonl import read_object, read_rows
from bench.result import Result
from bench.runner import Runner
from bench.runners.seeds import add_record_arguments, anchors
from bench.scoring.names import score_names

NUMBERS = ("rows_bad", "rows_in_furniture")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="name mentions (JSONL)")
    parser.add_argument("--actors", type=Path, metavar="FILE", help="a gold record, to know the actors by any name")
    add_record_arguments(parser)


def measure(args: Namespace) -> Result:
    """Score the names."""
    actors = read_object(args.actors)["actors"] if args.actors else None
    rows = read_rows(args.system) if args.system else list(_read_names(args))
    figures = score_names(read_rows(args.gold), rows, actors)
    return Result(
        fractions={key: value for key, value in figures.items() if key not in NUMBERS},
        numbers={"names": len(rows)} | {key: figures[key] for key in NUMBERS},
    )


def _read_names(args: Namespace) -> Iterator[dict[str, Any]]:
    from bench.system import mark_folder  # noqa: PLC0415 - scoring a given output does without the parser

    for marks in mark_folder(args.texts, anchors(args)):
        for name in marks.names:
            yield {
                "file": marks.report.name,
                "start": name.start,
                "end": name.end,
                "text": name.text,
                "type": name.type.value,
                "stands_for": name.stands_for,
                "metonym": name.metonym,
                "furniture": marks.report.is_furniture(name.start, name.end),
            }


RUNNER = Runner("seeds-names", "name mentions: spans, types, metonyms, seats of government", add_arguments, measure)
