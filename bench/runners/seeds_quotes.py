"""The quoted spans of a folder of reports: whether each is put in the mouth of the one who says it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from bench.jsonl import read_object, read_rows, read_texts
from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.seeds import add_record_arguments, record_rows
from bench.scoring.actors import Actors
from bench.scoring.quotes import score_quotes, to_rows
from bench.scoring.rows import is_claim, read_claim
from bench.scoring.texts import Texts


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="quoted spans with speakers (JSONL)")
    parser.add_argument(
        "--actors", type=Path, required=True, metavar="FILE", help="a gold record, to know the actors by any name"
    )
    add_record_arguments(parser)
    parser.add_argument("--misses", action="store_true", help="list the spans in another's mouth or in nobody's")


def measure(args: Namespace) -> Result:
    """Find each quoted span among the claims and compare the speakers."""
    gold = read_rows(args.gold)
    claims = [read_claim(row, frozenset()) for row in record_rows(args) if is_claim(row)]
    heard = score_quotes(gold, claims, Actors(read_object(args.actors)["actors"]), Texts(read_texts(args.texts)))
    kinds, right = (
        Counter(row["kind"] for row in gold),
        Counter(row["kind"] for row, one in zip(gold, heard, strict=True) if one.right),
    )
    return Result(
        fractions={"speaker_accuracy": sum(one.right for one in heard) / len(heard) if heard else None},
        numbers={
            "quotes": len(heard),
            "right": sum(one.right for one in heard),
            "in_no_claim": sum(one.given is None for one in heard),
        },
        sections=[
            Section(
                "by kind", ["kind", "right", "quotes"], [[kind, right[kind], kinds[kind]] for kind in sorted(kinds)]
            ),
            *([Section("wrong", ["speaker", "Détente", "words"], to_rows(heard))] if args.misses else []),
        ],
    )


RUNNER = Runner("seeds-quotes", "who says each quoted span", add_arguments, measure)
