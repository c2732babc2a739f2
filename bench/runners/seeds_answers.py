"""An analyst's answers: how many come out of the commands of a record made from the reports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from bench.jsonl import read_object, read_rows
from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.seeds import anchors
from bench.scoring.actors import Actors
from bench.scoring.answers import score_answers


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="answers with their offsets (JSONL)")
    parser.add_argument(
        "--actors", type=Path, required=True, metavar="FILE", help="a gold record, to know the actors by any name"
    )
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="the folder of the reports (*.txt)")
    parser.add_argument("--metadata", type=Path, metavar="FILE", help="publication dates to anchor with (JSONL)")
    parser.add_argument("--no-anchors", action="store_true", help="leave the metadata out")
    parser.add_argument("--misses", action="store_true", help="list the answers that do not come out, and why")


def measure(args: Namespace) -> Result:
    """Ask the record everything, and see which answers are among what it says."""
    from bench.asked import ask_folder  # noqa: PLC0415 - brings the reader

    gold = read_rows(args.gold)
    verdicts = score_answers(gold, ask_folder(args.texts, anchors(args)), Actors(read_object(args.actors)["actors"]))
    asked, right = Counter(v.question for v in verdicts), Counter(v.question for v in verdicts if v.right)
    misses = [
        [v.id, v.why, " ".join(row["quote"].split())[:80]] for v, row in zip(verdicts, gold, strict=True) if not v.right
    ]
    return Result(
        fractions={"answers_right": sum(v.right for v in verdicts) / len(verdicts) if verdicts else None},
        numbers={"answers": len(verdicts), "come_out": sum(v.right for v in verdicts)},
        sections=[
            Section(
                "by question", ["question", "come out", "answers"], [[name, right[name], asked[name]] for name in asked]
            ),
            *([Section("do not come out", ["answer", "why", "words"], misses)] if args.misses else []),
        ],
    )


RUNNER = Runner("seeds-answers", "an analyst's answers that come out of the commands", add_arguments, measure)
"""The runner of this gold set."""
