"""Same or not the same, on the project's own corpus: what is joined within a report and across the reports of a process.

Each process is a record of its own. With ``--annotated`` joining gets what the annotators wrote, without it what the
reading finds; a mention that the reading does not find, or that the corpus does not have, is left out. So are acts of
speech: the corpus says nothing about which of them are one occasion. A plan and what came of it, one event of the corpus, are two
here, as in the record, which links them; how many there are is printed.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from bench.annotated import AHEAD, read_annotation
from bench.reasons import Joining, Reasons
from bench.result import Result, Section
from bench.runner import Runner
from bench.scoring.coref import score_clusters
from bench.scoring.merges import Merges, Pair, compare_pairs, score_across
from bench.system import join_statements, make_report, read_all
from detente.model import Mention, Statement
from detente.model import Report as Received
from training.corpus.model import Process, Report
from training.corpus.parse import folders, read_folder

Joined = list[tuple[Received, list[tuple[Mention, str]]]]
Read = tuple[list[Mention], list[Statement]]


def measure(args: Namespace) -> Result:
    """Join each process and count pairs."""
    gold: dict[str, str] = {}
    ours: dict[str, str] = {}
    report_of: dict[str, str] = {}
    words: dict[str, str] = {}
    within, across, reasons = Merges(), Merges(), Reasons.empty()
    for folder in folders(args.data):
        process, reports, _ = read_folder(folder)
        received = [make_report(report.layout()[0], report.id, report.published) for report in reports]
        wanted, joined, told = join_process(process, reports, received, annotated=args.annotated)
        theirs, mine, place = align(wanted, joined)
        if args.reasons:
            annotated = Joining.of(*told["annotated"])
            reasons.add(wanted, match(wanted, joined), annotated, Joining.of(*told["joined"]))
        words |= {m.id: f"{r.name}: {_line(m)}" for r, held in joined for m, _ in held if m.id in mine}
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
            "events told ahead and as they came": len({e + AHEAD for e in gold.values()} & {*gold.values()}),
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
        ]
        + reasons.sections(),
    )


def join_process(
    process: Process, reports: Sequence[Report], received: Sequence[Received], *, annotated: bool
) -> tuple[list[tuple[Mention, str]], Joined, dict[str, Read]]:
    """The annotated mentions with their events, the mentions that were joined with theirs, and what is said of both."""
    wanted: list[tuple[Mention, str]] = []
    statements: list[Statement] = []
    for report, text in zip(reports, received, strict=True):
        told, said = read_annotation(report, process, text)
        wanted += told
        statements += said
    by_hand = ([mention for mention, _ in wanted], statements)
    read = by_hand if annotated else read_all(received)
    clusters = join_statements(*read)
    by_report: dict[str, list[tuple[Mention, str]]] = {text.id: [] for text in received}
    for mention in read[0]:
        if mention.id in clusters:
            by_report[mention.report_id].append((mention, clusters[mention.id]))
    return wanted, [(text, by_report[text.id]) for text in received], {"annotated": by_hand, "joined": read}


def align(
    wanted: Sequence[tuple[Mention, str]], joined: Joined
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The labels of both sides and the report, by the id of our mention; each gold mention is told by one of ours."""
    event_of = {mention.id: event for mention, event in wanted}
    mine = {ours.id: (event, ours.report_id) for _, told in joined for ours, event in told}
    matched = match(wanted, joined)
    gold = {ours: event_of[theirs] for theirs, ours in matched.items()}
    return gold, {ours: mine[ours][0] for ours in gold}, {ours: mine[ours][1] for ours in gold}


def match(wanted: Sequence[tuple[Mention, str]], joined: Joined) -> dict[str, str]:
    """Each annotated mention with ours that tells it, by their ids; each of ours once."""
    found: dict[str, str] = {}
    for _, told in joined:
        free = [mention for mention, _ in told]
        for mention, _ in wanted:
            hit = next((ours for ours in free if _touch(ours, mention)), None)
            if hit is not None:
                free.remove(hit)
                found[mention.id] = hit.id
    return found


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
    parser.add_argument("--reasons", action="store_true", help="count why tellings of one event are not joined")


RUNNER = Runner("corpus-merge", "one event or two, on the project's own corpus", _arguments, measure)
