"""Dating by others: how many reports of a record are dated by the rest of it when their own day is taken away, and how rightly.

Each process of the corpus is a record of its own, or all the rows of a file are (``doc_id``, ``dct``, ``text``); every second
report loses its publication day. A range is right where the true day lies in it. A copy counts from its first printing's day,
which is no day of its own: copies stand apart.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.result import Result, Section
from bench.runner import Runner, read_data
from bench.system import counted_days, make_report
from detente.model import Report
from training.corpus.parse import folders, read_folder


def measure(args: Namespace) -> Result:
    """Read each process with every second day taken away."""
    counts: Counter[str] = Counter()
    wrong: list[list[str]] = []
    widths: list[int] = []
    for received in _records(args):
        true = {report.name: report.published.interval for report in received if report.published}
        masked = [replace(r, published=None) if i % 2 else r for i, r in enumerate(received)]
        taken = counted_days(masked)
        for report in masked:
            if report.published is not None or report.name not in true:
                continue
            counts["undated"] += 1
            found = taken.get(report.name)
            if found is None:
                counts["left open"] += 1
                continue
            counts[f"by {found.basis}"] += 1
            right = found.interval.contains(true[report.name])
            counts[f"by {found.basis}: right"] += right
            if not right:
                wrong.append([report.name, found.basis, str(found.interval), str(true[report.name])])
            if found.basis == "other reports":
                widths.append(found.interval.days or 0)
    others = counts["by other reports"]
    return Result(
        {
            "dated_by_others": others / counts["undated"] if counts["undated"] else None,
            "right_of_those": counts["by other reports: right"] / others if others else None,
            "mean_width_days": sum(widths) / len(widths) if widths else None,
        },
        dict(sorted(counts.items())),
        [Section("wrong", ["report", "basis", "taken", "true"], wrong)] if args.misses else [],
    )


def _records(args: Namespace) -> Iterator[list[Report]]:
    if args.data.is_file():
        texts = {row["text"]: row for row in read_data(args, ["doc_id", "dct", "text"])}
        yield [make_report(text, row["doc_id"], row["dct"]) for text, row in texts.items()]
        return
    for folder in folders(args.data):
        _, reports, _ = read_folder(folder)
        yield [make_report(report.layout()[0], report.id, report.published) for report in reports]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, metavar="PATH", help="a folder of the corpus, or rows")
    parser.add_argument("--limit", type=int, metavar="N", help="of rows, only N, spread evenly over the file")
    parser.add_argument("--misses", action="store_true", help="list what is dated wrongly")


RUNNER = Runner("undated", "reports without a day, dated by the rest of their record", _arguments, measure)
