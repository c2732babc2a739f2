"""``python -m bench quality``: every runner on the shared gold, beside the peers, held to the floors."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.floors import Floor, lower_floor, raise_floor, read_floors, write_floors
from bench.jobs import JOBS, Job
from bench.jsonl import hash_files
from bench.peers import load_peers
from bench.result import Result
from bench.runner import data_files
from bench.runners import load_runner
from bench.table import Cell, format_table
from detente.errors import BadField, DetenteError

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Measured:
    """A job's result and the hash of its data."""

    job: Job
    result: Result
    data: str

    def floor(self, figure: str, value: float) -> Floor:
        """The floor that this measurement would set."""
        return Floor(set=self.job.id, runner=self.job.runner, figure=figure, data=self.data, value=value)


def main(argv: Sequence[str]) -> int:
    """Measure, compare with the floors, print. Returns 1 where a figure is below its floor or a job failed."""
    args = _parser().parse_args(argv)
    if not (args.shared / "gold").is_dir():
        print(f"quality: there is no gold data in {args.shared}; nothing measured (give it with --shared DIR)")
        return 0
    jobs = [job for job in JOBS if not args.only or job.id in args.only]
    measured, failures = measure(jobs, args.shared)
    floors = read_floors(args.floors)
    if args.lower:
        floors[args.lower] = _lower(args.lower, args.why, floors, measured)
    if args.pin:
        floors |= _pin(floors, measured)
    if args.lower or args.pin:
        write_floors(args.floors, floors.values())
    below = print_summary(measured, floors)
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    return 1 if below or failures else 0


def measure(jobs: Iterable[Job], shared: Path) -> tuple[list[Measured], list[str]]:
    """Run the jobs one after the other; what one cannot do is told, and the rest goes on."""
    done, failures = [], []
    for job in jobs:
        runner = load_runner(job.runner)
        arguments = job.arguments(runner, shared)
        began = time.monotonic()
        try:
            done.append(Measured(job, runner.measure(arguments), hash_files(data_files(arguments))))
        except DetenteError as error:
            failures.append(f"{job.id}: {error}")
        print(f"{job.id}: {time.monotonic() - began:.1f} s", file=sys.stderr)
    return done, failures


def print_summary(measured: Iterable[Measured], floors: dict[str, Floor]) -> int:
    """Print one row a watched figure; returns how many are below their floor."""
    rows: list[list[Cell]] = []
    for item in measured:
        peers = load_peers(item.job.runner)
        for figure in item.job.watched:
            value = item.result.fractions.get(figure)
            floor = floors.get(f"{item.job.id}/{figure}")
            beside = [(name, peers.figure(name, figure)) for name in peers.names]
            others = ", ".join(f"{name} {other:.3f}" for name, other in beside if other is not None)
            verdict = floor.verdict(value, item.data) if floor else "not pinned"
            rows.append([item.job.id, figure, value, floor.value if floor else None, verdict, others])
    print(format_table(["set", "figure", "Détente", "floor", "verdict", "peers"], rows))
    below = sum(row[4] == "BELOW" for row in rows)
    other = sum(row[4] == "other data" for row in rows)
    if other:
        print(f"\n{other} figures were measured on other data than their floors and are not compared.")
    print(f"\n{below} of {len(rows)} figures are below their floor.")
    return below


def _pin(floors: dict[str, Floor], measured: Iterable[Measured]) -> dict[str, Floor]:
    """The floors of everything measured, each raised where it can be."""
    pinned = {}
    for item in measured:
        for figure in item.job.watched:
            value = item.result.fractions.get(figure)
            if value is not None:
                new = item.floor(figure, value)
                pinned[new.key] = raise_floor(floors.get(new.key), new)
    return pinned


def _lower(key: str, why: str | None, floors: dict[str, Floor], measured: Iterable[Measured]) -> Floor:
    if not why:
        raise BadField(f"{key} is lowered without a reason", mend="say why with --why TEXT")
    if key not in floors:
        raise BadField(f"there is no floor {key!r}", mend="name one as SET/FIGURE")
    for item in measured:
        value = item.result.fractions.get(floors[key].figure)
        if item.job.id == floors[key].set and value is not None:
            return lower_floor(floors[key], value, why)
    raise BadField(f"{key} was not measured now", mend="measure its set too")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench quality", description="Every runner on the shared gold.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="DIR", help="the shared folder")
    parser.add_argument("--floors", type=Path, default=ROOT / "quality" / "floors.toml", metavar="FILE")
    sets = [job.id for job in JOBS]
    parser.add_argument("--only", action="append", metavar="SET", choices=sets, help=f"one of {', '.join(sets)}")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured; none is lowered")
    parser.add_argument("--lower", metavar="SET/FIGURE", help="lower this floor to what is measured, on purpose")
    parser.add_argument("--why", metavar="TEXT", help="the reason for --lower, kept with the floor")
    return parser
