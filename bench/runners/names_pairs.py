"""Pairs of printed names: whether they are one person's."""

from __future__ import annotations

import csv
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bench.result import Result, Section
from bench.runner import Runner
from bench.scoring.name_pairs import Answered, ratios, strangers
from bench.scoring.ratio import Ratio, mean
from bench.system import judge_name_pair
from bench.table import Cell
from detente.errors import BadField

FIELDS = ("left", "right", "same", "tradition")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--data", type=Path, required=True, metavar="FILE", help=f"CSV: {', '.join(FIELDS)}")
    parser.add_argument("--misses", action="store_true", help="list the pairs answered wrongly; never on the test half")


def measure(args: Namespace) -> Result:
    """Ask the matcher about each pair, and about all pairs of strangers of one tradition."""
    pairs = read_pairs(args.data)
    found = ratios(pairs)
    total = Ratio(*map(sum, zip(*found.values(), strict=True)))
    others = strangers(pairs)
    joined = [pair for pair in others if judge_name_pair(*pair) == "same"]
    rows: list[list[Cell]] = [[tradition, ratio.p, ratio.r, ratio.wanted] for tradition, ratio in found.items()]
    wrong = [p for p in pairs if (p.answer == "same") != p.same] if args.misses else []
    return Result(
        fractions={
            "names_p": total.p,
            "names_r": total.r,
            "names_f1": total.f1,
            "asked": mean(pair.answer == "ask" for pair in pairs),
            "strangers_apart": 1 - len(joined) / max(1, len(others)),
        },
        numbers={"pairs": len(pairs), "traditions": len(found), "strangers": len(others), "joined": len(joined)},
        sections=[
            Section("by tradition", ["tradition", "precision", "recall", "same"], rows),
            Section(
                "wrong", ["left", "right", "same", "answer"], [[p.left, p.right, str(p.same), p.answer] for p in wrong]
            ),
            Section("strangers joined", ["left", "right"], joined if args.misses else []),
        ],
    )


def read_pairs(path: Path) -> list[Answered]:
    """The pairs of a file, answered. Raises ``BadField`` where a row lacks a field."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if any(not row.get(field) for field in FIELDS) or row["same"] not in ("yes", "no"):
            raise BadField(f"{path}, line {number}: no pair", mend=f"give {', '.join(FIELDS)}; same is yes or no")
    return [
        Answered(r["left"], r["right"], r["same"] == "yes", r["tradition"], judge_name_pair(r["left"], r["right"]))
        for r in rows
    ]


RUNNER = Runner("names-pairs", "pairs of printed names: one person or two", add_arguments, measure)
