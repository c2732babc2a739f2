"""Local news of shootings: killed, wounded, and the day, against the record of each incident."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from bench.incidents import coverage, read_incident
from bench.jsonl import read_rows
from bench.result import Result
from bench.runner import Runner, add_data_arguments, read_data
from bench.scoring.counts import score_counts, score_days
from bench.system import make_report, read_report
from detente.model import Measure


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_data_arguments(parser)
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="the incidents (JSONL)")


def measure(args: Namespace) -> Result:
    """Documents ``{"doc_id", "incident", "dct", "text"}``; incidents ``{"incident", "date", "killed", "injured"}``."""
    incidents = {row["incident"]: row for row in read_rows(args.gold)}
    read = []
    for row in read_data(args, ("doc_id", "incident", "dct", "text")):
        report = make_report(row["text"], row["doc_id"], published=row["dct"])
        read.append((incidents[row["incident"]], read_incident(read_report(report), report.text)))
    return Result(
        {
            **score_counts("killed", [(gold["killed"], ours.count(Measure.KILLED)) for gold, ours in read]),
            **score_counts("injured", [(gold["injured"], ours.count(Measure.WOUNDED)) for gold, ours in read]),
            **score_days([(date.fromisoformat(gold["date"]), ours.day) for gold, ours in read]),
        },
        {"documents": len(read)},
        [coverage([(date.fromisoformat(gold["date"]), ours) for gold, ours in read])],
    )


RUNNER = Runner("gva", "news of shootings: killed, wounded, day", add_arguments, measure)
