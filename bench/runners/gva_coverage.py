"""Which reports tell of the same happening: local news of shootings, thousands of them alike, against the record of incidents."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from bench.result import Result, Section
from bench.runner import Runner, add_data_arguments, read_data
from bench.scoring.coref import score_clusters
from bench.scoring.lemmas import group_texts
from bench.scoring.merges import compare_pairs
from bench.system import group_by_coverage, group_by_events, make_report
from bench.table import Cell

_SHOWN = ("b3_p", "b3_r", "b3_f1", "conll_f1")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    add_data_arguments(parser)
    parser.add_argument(
        "--events", action="store_true", help="also read the reports, and connect those that share a joined event"
    )


def measure(args: Namespace) -> Result:
    """Documents ``{"doc_id", "incident", "dct", "text"}``; the figures are of documents, B-cubed."""
    rows = read_data(args, ("doc_id", "incident", "dct", "text"))
    gold = {row["doc_id"]: row["incident"] for row in rows}
    reports = [make_report(row["text"], row["doc_id"], published=row["dct"]) for row in rows]
    ours = group_by_coverage(reports)
    ways = {
        "Détente": ours,
        "TF-IDF, single links": group_texts({row["doc_id"]: row["text"] for row in rows}),
        "each alone": {name: name for name in gold},
    }
    if args.events:
        ways["a joined event in common"] = group_by_events(reports)
    figures = score_clusters(gold, ours)
    return Result(
        {key: figures[key] for key in _SHOWN},
        {"documents": len(rows), "incidents": len(set(gold.values()))},
        [
            Section(
                "beside other ways",
                ["grouped by", *_SHOWN, "pairs right", "false merges", "false splits"],
                [_row(name, gold, labels) for name, labels in ways.items()],
            )
        ],
    )


def _row(name: str, gold: Mapping[str, str], labels: Mapping[str, str]) -> list[Cell]:
    figures = score_clusters(gold, labels)
    _, pairs = compare_pairs(gold, labels, {document: document for document in gold})
    return [name, *(figures[key] for key in _SHOWN), len(pairs.right), len(pairs.merged), len(pairs.split)]


RUNNER = Runner("gva-coverage", "which news of shootings tells of the same one", add_arguments, measure)
