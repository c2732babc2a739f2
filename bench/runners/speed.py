"""Where the time of a reading goes, how fast it is on one core, and how much memory it takes at most."""

from __future__ import annotations

import json
import random
import re
import resource
import shutil
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from bench.result import Result, Section
from bench.runner import Runner
from detente import annotate, pipeline
from detente.errors import BadField
from detente.ingest import ReadOptions, read_metadata
from detente.ingest.language import detect_language
from detente.pipeline import reading
from detente.record import Store

STAGES = {
    "clean": (pipeline, "make_report"),
    "date": (reading, "settle_published"),
    "sentences": (annotate, "split_sentences"),
    "prefilter": (annotate, "relevant"),
    "reader": (annotate, "read_sentences"),
    "names": (annotate, "find_names"),
    "times": (annotate, "find_times"),
    "numbers": (annotate, "find_numbers"),
    "quotes": (annotate, "find_quotes"),
    "extract": (reading, "extract"),
    "copies": (pipeline, "regroup"),
    "resolve": (pipeline, "join_tellings"),
}
"""Each stage by the name under which the road calls it."""
REST = "record and the rest"
ARTICLE = 475
"""Words of the article that speed is told in."""
MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)
"""What the system's figure of peak memory is divided by: it counts bytes on macOS and kilobytes on Linux."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="the folder of the reports (*.txt)")
    parser.add_argument("--metadata", type=Path, metavar="FILE", help="publication dates to anchor with (JSONL)")
    parser.add_argument(
        "--reports", type=int, metavar="N", help="so many reports, mixed from those with other names and days"
    )


def measure(args: Namespace) -> Result:
    """Read the reports by the whole road, each stage under a watch. Processor time, so that a busy machine counts little."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        options = _copy(args, folder) if args.reports is None else mix_reports(_texts(args), args.reports, folder)
        paths = sorted(folder.glob("*.txt"))
        started = process_time()
        _read(paths[:1], options, folder / "first.db")  # loads the reader and the tables, which is paid once
        detect_language("Les deux parties se sont rencontrées vendredi et ont discuté de la paix.")  # so is its model
        loading = process_time() - started
        with _watched() as (spent, passed):
            started = process_time()
            result = _read(paths, options, folder / "record.db")
            whole = process_time() - started
        size = sum(path.stat().st_size for path in paths)
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    seconds = {stage: spent[stage] for stage in STAGES}
    seconds[REST] = whole - sum(seconds.values())
    parser = seconds["reader"]
    return Result(
        {
            "model_share": parser / whole,
            "rest_share": 1 - parser / whole,
            "slowest_other_share": max(share for stage, share in seconds.items() if stage != "reader") / whole,
            "prefilter_passes": sum(passed) / len(passed) if passed else None,
        },
        {
            "reports read": result.read,
            "sentences": result.sentences,
            "characters a report": size // max(result.read, 1),
            "seconds": whole,
            "seconds in the reader": parser,
            "seconds in everything else": whole - parser,
            "seconds to load all, once": loading,
            "reports a second": result.read / whole,
            f"articles of {ARTICLE} words a second": words / ARTICLE / whole,
            "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE,
        },
        [
            Section(
                "Where the time goes", ["stage", "seconds", "share"], [[s, t, t / whole] for s, t in seconds.items()]
            )
        ],
        ["Seconds are processor time of one process."],
    )


def _read(paths: list[Path], options: ReadOptions, record: Path) -> pipeline.ReadResult:
    with Store.create(record) as store:
        pipeline.add(store, paths, options)
        return pipeline.read(store)


@contextmanager
def _watched() -> Iterator[tuple[defaultdict[str, float], list[bool]]]:
    """Seconds by stage, and for each sentence whether the prefilter passed it, while the road runs inside."""
    spent: defaultdict[str, float] = defaultdict(float)
    passed: list[bool] = []

    def timed(stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **named: Any) -> Any:
            started = process_time()
            try:
                found = call(*args, **named)
            finally:
                spent[stage] += process_time() - started
            if stage == "prefilter":
                passed.extend(found)
            return found

        return run

    with ExitStack() as stack:
        for stage, (module, name) in STAGES.items():
            stack.enter_context(patch.object(module, name, timed(stage, getattr(module, name))))
        yield spent, passed


def _texts(args: Namespace) -> list[Path]:
    paths = sorted(args.texts.glob("*.txt"))
    if not paths:
        raise BadField(f"{args.texts} holds no *.txt", mend="name a folder of reports")
    return paths


def _copy(args: Namespace, folder: Path) -> ReadOptions:
    for path in _texts(args):
        shutil.copy(path, folder)
    return ReadOptions(metadata=read_metadata(args.metadata)) if args.metadata else ReadOptions()


def mix_reports(texts: Sequence[Path], many: int, folder: Path) -> ReadOptions:
    """Write so many reports with paragraphs from two of those given, other names, and a publication day of their own.

    What they tell is nonsense, but they are as long, as varied and as rich in names as news is, and none is a copy.
    """
    chance = random.Random(0)  # noqa: S311 - the same reports each time
    given = [path.read_text(encoding="utf-8").split("\n\n") for path in texts]
    rows: dict[str, dict[str, str]] = {}
    for number in range(many):
        one, other = chance.choice(given), chance.choice(given)
        mixed = [chance.choice((one, other))[at % len(other)] if at < len(other) else one[at] for at in range(len(one))]
        renamed = _rename("\n\n".join(mixed), number)
        name = f"report-{number:05}.txt"
        (folder / name).write_text(renamed, encoding="utf-8")
        rows[name] = {"published": (date(2001, 1, 1) + timedelta(days=number)).isoformat()}
    (folder / "metadata.jsonl").write_text(
        "".join(json.dumps({"file": name, **row}) + "\n" for name, row in rows.items()), encoding="utf-8"
    )
    return ReadOptions(metadata=rows)


def _rename(text: str, number: int) -> str:
    """Every third name of a text in another spelling, a different third and spelling for each number."""
    vowels = "aeiou"
    turned = str.maketrans(vowels, vowels[number % 5 :] + vowels[: number % 5])
    return re.sub(
        r"(?<=[a-z,] )[A-Z][a-z]{4,}",
        lambda found: found[0].translate(turned) if (len(found[0]) + number) % 3 == 0 else found[0],
        text,
    )


RUNNER = Runner("speed", "where the time goes, reports a second, peak memory", add_arguments, measure)
