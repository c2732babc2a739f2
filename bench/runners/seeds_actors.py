"""The actors of a folder of reports: whether each printed name leads to the actor that it means."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bench.jsonl import read_object
from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.seeds import anchors
from bench.scoring.aliases import score_aliases
from bench.system import read_aliases


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="a gold record, for its actors")
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="the reports")
    parser.add_argument("--metadata", type=Path, metavar="FILE", help="their publication dates")
    parser.add_argument("--no-anchors", action="store_true", help="without the metadata")


def measure(args: Namespace) -> Result:
    """Read the reports and score the aliases of their actors."""
    score = score_aliases(read_object(args.gold)["actors"], read_aliases(args.texts, anchors(args)))
    return Result(
        fractions={"alias_accuracy": score.right / score.known if score.known else None},
        numbers={
            "aliases": score.known,
            "gold_actors_joined": len(score.joined),
            "gold_actors_split": len(score.split),
        },
        sections=[
            Section("misled", ["alias", "actor of the record", "gold"], score.misled),
            Section("joined", ["actor of the record"], [[actor] for actor in score.joined]),
            Section("split", ["gold actor"], [[actor] for actor in score.split]),
        ],
    )


RUNNER = Runner("seeds-actors", "aliases of the actors of a record", add_arguments, measure)
