"""How joining grows with the record: all mentions at once, and one report more, on a stream made without the reader."""

from __future__ import annotations

import resource
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from bench.plot import draw
from bench.result import Result, Section
from bench.runner import Runner
from bench.runners.speed import MEGABYTE
from bench.stream import Stream, Written, count_mentions
from detente import pipeline
from detente.extract import METHOD
from detente.record import Batch, Store

BAR = 0.2
"""Seconds in which one report more is joined."""
_SINGLY = 15
"""Reports added one by one at each size."""


class Step(NamedTuple):
    """The record at one size: seconds of the processor to join all so far, and of each report that was then added.

    ``helped``: those that a second process took, beside the first.
    """

    mentions: int
    reports: int
    joined: float
    helped: float
    singly: list[float]
    waited: list[float]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--mentions", type=int, default=10_000, metavar="N", help="the largest record (default: 10000)")
    parser.add_argument("--smallest", type=int, default=1_000, metavar="N", help="the first record (default: 1000)")
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="where to make the record (default: nowhere for long)"
    )
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the seconds of one report more over the size")


def measure(args: Namespace) -> Result:
    """Let a record grow by threes and tens, and add some reports one by one at each size."""
    with tempfile.TemporaryDirectory() as made:
        path = args.record or Path(made) / "stream.db"
        steps = grow(path, sizes(args.smallest, args.mentions))
        size = path.stat().st_size
    if args.svg:
        points = [(step.mentions, median(step.singly) * 1000) for step in steps]
        args.svg.write_text(
            draw(points, across="mentions in the record", up="ms to join one report more"), encoding="utf-8"
        )
    last = steps[-1]
    return Result(
        {"one_report_within_bar": sum(one <= BAR for one in last.singly) / len(last.singly)},
        {
            "mentions": last.mentions,
            "reports": last.reports,
            "seconds to join all": last.joined,
            "seconds of the second process": last.helped,
            "mentions a second": last.mentions / last.joined,
            "one report more, median, milliseconds": median(last.singly) * 1000,
            "one report more, slowest, milliseconds": max(last.singly) * 1000,
            "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE,
            "record, MB": size / 1024 / 1024,
        },
        [
            Section(
                "As the record grows",
                [
                    "mentions",
                    "reports",
                    "joined, s",
                    "second process, s",
                    "one more, ms",
                    "slowest, ms",
                    "by the clock, ms",
                ],
                [
                    [
                        step.mentions,
                        step.reports,
                        step.joined,
                        step.helped,
                        median(step.singly) * 1000,
                        max(step.singly) * 1000,
                        median(step.waited) * 1000,
                    ]
                    for step in steps
                ],
            )
        ],
        [
            "Seconds are processor time of the first process, but where the clock is named. A second one judges the pairs"
            " of a large batch beside it: on two free cores the seconds of the first are about those of the clock.",
            "One more: its reading is saved, and joined.",
        ],
    )


def sizes(first: int, last: int) -> list[int]:
    """The sizes at which a record is looked at, two to a power of ten.

    >>> sizes(1000, 20000)
    [1000, 3000, 10000, 20000]
    """
    found, size = [], first
    while size < last:
        found.append(size)
        size = size * 3 if str(size)[0] == "1" else size * 10 // 3
    return [*found, last]


def grow(path: Path, wanted: Sequence[int]) -> list[Step]:
    """Make a record of the stream that grows to these numbers of mentions."""
    stream = iter(Stream(offices=True))
    steps, mentions, reports, joined, helped = [], 0, 0, 0.0, 0.0
    with Store.create(path) as store:
        for size in wanted:
            with Batch(store) as batch:
                while mentions < size:
                    written = next(stream)
                    batch.add(partial(_save, store, written))
                    mentions, reports = mentions + count_mentions([written]), reports + 1
            started, others = process_time(), _of_children()
            pipeline.join(store)
            joined, helped = joined + process_time() - started, helped + _of_children() - others
            singly, waited = [], []
            for _ in range(_SINGLY):
                written = next(stream)
                started, clock = process_time(), perf_counter()
                _save(store, written)
                pipeline.join(store)
                singly.append(process_time() - started)
                waited.append(perf_counter() - clock)
                mentions, reports = mentions + count_mentions([written]), reports + 1
            joined += sum(singly)
            steps.append(Step(mentions, reports, joined, helped, singly, waited))
            print(f"{mentions} mentions: joined in {joined:.0f} s, one more {median(singly) * 1000:.0f} ms", flush=True)
    return steps


def _of_children() -> float:
    """Seconds of the processor that ended child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _save(store: Store, written: Written) -> None:
    store.add_report(written.report, written.report.text.encode())
    store.save_reading(written.report, METHOD, written.mentions, written.statements)


RUNNER = Runner("scale", "how joining grows with the record, all at once and one report more", add_arguments, measure)
