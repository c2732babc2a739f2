"""What the reports disagree on, against the contradictions of a gold record.

``recall_all`` is over every row of the gold, its controls among them: rows that it marks as agreeing, or as no contradiction.
``recall`` is over the rest, ``controls_kept_out`` the share of the controls that are not taken for one. ``precision`` is the
share of ours that are a gold row; the gold does not list every difference, so it is a lower bound.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bench.jsonl import read_object, read_texts
from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.seeds import anchors
from bench.scoring.disagreements import is_control, match_disagreements
from bench.scoring.texts import Texts
from bench.system import read_disagreements


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="a gold record (JSON)")
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="the folder of the reports (*.txt)")
    parser.add_argument("--metadata", type=Path, metavar="FILE", help="publication dates to anchor with (JSONL)")
    parser.add_argument("--no-anchors", action="store_true", help="leave the metadata out")
    parser.add_argument("--misses", action="store_true", help="list what was missed, and what is in no gold row")


def measure(args: Namespace) -> Result:
    """Score the disagreements."""
    gold = read_object(args.gold)["contradictions"]
    ours = read_disagreements(args.texts, anchors(args))
    matches = match_disagreements(gold, ours, Texts(read_texts(args.texts)))
    rows = list(zip(gold, matches.found, strict=True))
    real = [found is not None for row, found in rows if not is_control(row)]
    controls = [found is None for row, found in rows if is_control(row)]
    found = sum(real)
    return Result(
        fractions={
            "recall": found / len(real) if real else None,
            "recall_all": sum(found is not None for _, found in rows) / len(rows) if rows else None,
            "controls_kept_out": sum(controls) / len(controls) if controls else None,
            "precision": len(matches.right) / len(ours) if ours else None,
        },
        numbers={"gold": len(gold), "controls": len(controls), "found": found, "ours": len(ours)},
        sections=[
            Section(
                "gold rows",
                ["about", "kind", "found as"],
                [[row["about"], row["kind"], f"{one.type}: {one.how}" if one else "-"] for row, one in rows],
            ),
            Section(
                "ours that are no gold row",
                ["type", "how", "sides"],
                [
                    [one.type, one.how, " / ".join(side[:60] for side, _ in one.sides)]
                    for number, one in enumerate(ours)
                    if number not in matches.right
                ],
            ),
        ]
        if args.misses
        else [],
    )


RUNNER = Runner("seeds-disagreements", "contradictions between and within reports", add_arguments, measure)
