"""A whole record against a gold record: events, dates, parts, figures, mentions across reports, claims."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from bench.jsonl import read_object, read_rows, read_texts
from bench.result import Result, Section
from bench.runner import Runner
from bench.scoring.days import Days, dates_agree
from bench.scoring.record import RecordScore, score_record
from bench.scoring.rows import EventRow, Gold
from bench.scoring.texts import Texts
from bench.scoring.words import place_words

NUMBERS = (
    "false_events_in_empty_files",
    "duplicates_unmatched",
    "date_mean_start_error_days",
    "date_mean_width_days",
    "date_mean_width_days_gold",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="a gold record (JSON)")
    add_record_arguments(parser)
    parser.add_argument("--misses", action="store_true", help="list what is wrong, missed, false")


def add_record_arguments(parser: ArgumentParser) -> None:
    """Declare what a record is made from, or given by."""
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="the folder of the reports (*.txt)")
    parser.add_argument("--metadata", type=Path, metavar="FILE", help="publication dates to anchor with (JSONL)")
    parser.add_argument("--no-anchors", action="store_true", help="leave the metadata out")
    parser.add_argument("--system", type=Path, metavar="FILE", help="score this output instead of reading the reports")


def anchors(args: Namespace) -> Path | None:
    """The metadata to anchor with, if any."""
    return None if args.no_anchors else args.metadata


def record_rows(args: Namespace) -> list[dict[str, Any]]:
    """The rows to score: those given, or those of a record made from the texts."""
    if args.system:
        return read_rows(args.system)
    from bench.system import read_folder  # noqa: PLC0415 - scoring a given output does without the parser

    return read_folder(args.texts, anchors(args))


def measure(args: Namespace) -> Result:
    """Score the record."""
    gold = Gold.of(read_object(args.gold))
    score = score_record(gold, record_rows(args), Texts(read_texts(args.texts)))
    return Result(
        fractions={key: value for key, value in score.figures.items() if key not in NUMBERS},
        numbers=score.counts | {key: score.figures[key] for key in NUMBERS},
        sections=[
            Section(
                "found by kind", ["kind", "found", "gold"], [[kind, *share] for kind, share in score.by_kind.items()]
            ),
            Section(
                "right status, by gold status",
                ["status", "right", "gold"],
                [[status, *share] for status, share in score.by_status.items()],
            ),
            *(_misses(score) if args.misses else []),
        ],
        notes=[str(score.oddities)] if str(score.oddities) else [],
    )


def _misses(score: RecordScore) -> list[Section]:
    head = ["event", "date", "words"]
    wrong = [
        [gold.id, cell, *_cells(event, gold)[cell]]
        for event, gold in score.matched
        for cell in ("date", "kind", "status", "place")
        if not _right(event, gold)[cell]
    ]
    return [
        Section("wrong cells of matched events", ["event", "cell", "Détente", "gold"], wrong),
        Section("missed", head, [_row(event) for event in score.missed]),
        Section("false", head, [_row(event) for event in score.false]),
    ]


def _right(event: EventRow, gold: EventRow) -> dict[str, bool]:
    return {
        "date": dates_agree(event.date, gold.date, gold.precision),
        "kind": event.kind in gold.kinds,
        "status": event.status == gold.status,
        "place": not gold.place or bool(place_words(event.place) & place_words(gold.place)),
    }


def _cells(event: EventRow, gold: EventRow) -> dict[str, tuple[str, str]]:
    """Both sides of each cell, ours first."""
    return {
        "date": (_write(event.date), f"{_write(gold.date)} ({gold.precision})"),
        "kind": (event.kind, ", ".join(gold.kinds)),
        "status": (event.status, gold.status),
        "place": (event.place or "-", gold.place),
    }


def _row(event: EventRow) -> list[str]:
    words = event.mentions[0].quote if event.mentions else ""
    return [event.id or event.kind, _write(event.date), " ".join(words.split())[:90]]


def _write(days: Days | None) -> str:
    return f"{days.start}/{days.end}" if days else "-"


RUNNER = Runner("seeds", "a whole record against a gold record", add_arguments, measure)
