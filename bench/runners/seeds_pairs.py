"""Pairs of tellings that must, or must not, be one event of the record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bench.jsonl import read_object, read_rows, read_texts
from bench.result import Result
from bench.runner import Runner
from bench.runners.seeds import add_record_arguments, record_rows
from bench.scoring.pairs import score_pairs
from bench.scoring.rows import is_claim
from bench.scoring.texts import Texts

NUMBERS = ("false_merges", "false_splits")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="pairs of tellings (JSONL)")
    parser.add_argument("--actors", type=Path, metavar="FILE", help="a gold record, to know the actors by any name")
    add_record_arguments(parser)


def measure(args: Namespace) -> Result:
    """Score the pairs."""
    actors = read_object(args.actors)["actors"] if args.actors else None
    pairs = read_rows(args.gold)
    events = [row for row in record_rows(args) if not is_claim(row)]
    figures = score_pairs(pairs, events, Texts(read_texts(args.texts)), actors)
    return Result(
        fractions={key: value for key, value in figures.items() if key not in NUMBERS},
        numbers={"pairs": len(pairs)} | {key: figures[key] for key in NUMBERS},
    )


RUNNER = Runner("seeds-pairs", "pairs of tellings: one event or two", add_arguments, measure)
