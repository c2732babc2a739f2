"""Same or not the same, on the project's own corpus: what is joined within a report and across the reports of a process.

Each process is a record of its own. With ``--annotated`` joining gets what the annotators wrote, without it what the
reading finds; a mention that the reading does not find, or that the corpus does not have, is left out. So are acts of
speech: the corpus says nothing about which of them are one occasion.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from bench.annotated import read_annotation
from bench.result import Result, Section
from bench.runner import Runner
from bench.scoring.coref import score_clusters
from bench.scoring.merges import Merges, Pair, compare_pairs, score_across
from bench.system import join_reports, join_statements, make_report
from detente.model import Mention, Statement
from detente.model import Report as Received
from training.corpus.model import Process, Report
from training.corpus.parse import folders, read_folder

Joined = list[tuple[Received, list[tuple[Mention, str]]]]


def measure(args: Namespace) -> Result:
    """Join each process and count pairs."""
    gold: dict[str, str] = {}
    ours: dict[str, str] = {}
    report_of: dict[str, str] = {}
    words: dict[str, str] = {}
    within, across = Merges(), Merges()
    for folder in folders(args.data):
        process, reports, _ = read_folder(folder)
        received = [make_report(report.layout()[0], report.id, report.published) for report in reports]
        wanted, joined = join_process(process, reports, received, annotated=args.annotated)
        theirs, mine, place = align(wanted, joined)
        words |= {m.id: f"{r.name}: {_line(m)}" for r, told in joined for m, _ in told if m.id in mine}
        for total, part in zip((within, across), compare_pairs(theirs, mine, place), strict=True):
            total.add(part)
        gold |= theirs
        ours |= mine
        report_of |= place
    every = score_clusters(gold, ours)
    return Result(
        {
            "b3_p": every["b3_p"],
            "b3_r": every["b3_r"],
            "b3_f1": every["b3_f1"],
            **{f"across_{key}": value for key, value in score_across(gold, ours, report_of).items()},
            "pairs_across_p": across.precision(),
            "pairs_across_r": across.recall(),
            "pairs_within_p": within.precision(),
            "pairs_within_r": within.recall(),
        },
        {
            "mentions": len(gold),
            "across: right": len(across.right),
            "across: false merges": len(across.merged),
            "across: false splits": len(across.split),
            "within: right": len(within.right),
            "within: false merges": len(within.merged),
            "within: false splits": len(within.split),
        },
        [
            Section(title, ["one", "other"], [[words[a], words[b]] for a, b in pairs])
            for title, pairs in _sections(within, across)
            if args.misses
        ],
    )


def join_process(
    process: Process, reports: Sequence[Report], received: Sequence[Received], *, annotated: bool
) -> tuple[list[tuple[Mention, str]], Joined]:
    """The annotated mentions with their events, and the mentions that were joined with theirs."""
    wanted: list[tuple[Mention, str]] = []
    statements: list[Statement] = []
    for report, text in zip(reports, received, strict=True):
        told, said = read_annotation(report, process, text)
        wanted += told
        statements += said
    if not annotated:
        return wanted, join_reports(received)
    clusters = join_statements([mention for mention, _ in wanted], statements)
    by_report: dict[str, list[tuple[Mention, str]]] = {text.id: [] for text in received}
    for mention, _ in wanted:
        by_report[mention.report_id].append((mention, clusters[mention.id]))
    return wanted, [(text, by_report[text.id]) for text in received]


def align(
    wanted: Sequence[tuple[Mention, str]], joined: Joined
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The labels of both sides and the report, by the id of our mention; each gold mention is told by one of ours."""
    gold: dict[str, str] = {}
    ours: dict[str, str] = {}
    report_of: dict[str, str] = {}
    for _, told in joined:
        free = dict(told)
        for mention, event in wanted:
            hit = next((m for m in free if _touch(m, mention)), None)
            if hit is not None:
                gold[hit.id], ours[hit.id], report_of[hit.id] = event, free.pop(hit), hit.report_id
    return gold, ours, report_of


def _touch(one: Mention, two: Mention) -> bool:
    left, right = one.trigger, two.trigger
    return left.report_id == right.report_id and left.start < right.end and right.start < left.end


def _line(mention: Mention) -> str:
    return f"[{mention.trigger.exact}] {' '.join(mention.telling.exact.split())[:90]}"


def _sections(within: Merges, across: Merges) -> list[tuple[str, list[Pair]]]:
    return [
        ("false merges within a report", within.merged),
        ("false merges across reports", across.merged),
        ("false splits within a report", within.split),
        ("false splits across reports", across.split),
    ]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="a folder of the corpus, or of its processes"
    )
    parser.add_argument("--annotated", action="store_true", help="join what the annotators wrote, not what is read")
    parser.add_argument("--misses", action="store_true", help="list the false merges and the false splits")


RUNNER = Runner("corpus-merge", "one event or two, on the project's own corpus", _arguments, measure)
