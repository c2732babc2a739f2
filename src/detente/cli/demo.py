"""``demo``: the whole road on the sample reports that come with Détente."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from detente.ask import EventRow, Record, Rows
from detente.cli import options
from detente.cli.add import tell_added
from detente.cli.read import read_all
from detente.cli.show import print_event
from detente.cli.tables import print_questions, print_timeline
from detente.errors import RecordError
from detente.model import DayInterval, Kind
from detente.record import Store

FOLDER = Path("demo")
METADATA = "metadata.jsonl"
WEEK = 7
SPEECH = frozenset(
    {Kind.STATEMENT, Kind.ACCUSATION, Kind.DENIAL, Kind.DEMAND, Kind.PROPOSAL, Kind.REFUSAL, Kind.THREAT}
)


def demo(
    folder: Annotated[
        Path, typer.Option("--folder", help="Where to make demo.db; one that is there is made anew.")
    ] = FOLDER,
) -> None:
    """Make a record of the sample reports and print it.

    It prints the timeline, one event in full with its evidence, the open questions about dates, and what to type next.
    """
    path = _fresh(folder)
    _fill(path)
    with Record(path) as record:
        everything = record.events()
        rows = Rows([row for row in everything if row.kind not in SPEECH and _is_settled(row)], row_type=EventRow)
        _heading(
            f"The timeline: {len(rows)} deeds of a known day or week "
            f"(all {len(everything)} events, with acts of speech: `detente timeline`)"
        )
        print_timeline(rows, record.side_of)
        chosen = _most_told(rows)
        if chosen:
            _heading("One event in full: every value with the words that say it")
            print_event(record, record.event(chosen.event))
        _heading("Open questions about dates")
        print_questions(record)
    _heading("What to type next")
    sys.stdout.writelines(f"  {line}".rstrip() + "\n" for line in _next(path, chosen))


def _fresh(folder: Path) -> Path:
    path = folder / "demo.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
            old.unlink(missing_ok=True)
    except OSError as error:
        raise RecordError(
            f"{path} cannot be made ({error.strerror})", mend="choose another place with --folder"
        ) from error
    return path


def _fill(path: Path) -> None:
    from detente import pipeline  # noqa: PLC0415 - brings the reader, which takes a second to load

    with as_file(files("detente.samples") / "reports") as samples, Store.create(path, at=options.now()) as store:
        given = options.read_options(metadata=samples / METADATA)
        reports = sorted(file for file in samples.iterdir() if file.name != METADATA)
        tell_added(pipeline.add(store, reports, given, at=options.now()))
        read_all(store)


def _is_settled(row: EventRow) -> bool:
    days = DayInterval.parse(row.date).days if row.date else None
    return days is not None and days <= WEEK and bool(row.participants or row.places)


def _most_told(rows: Rows[EventRow]) -> EventRow | None:
    """The event with the most to show: told by most reports, then with the most values."""
    return max(rows, key=lambda row: (len(row.reports), len(row.passages), row.event), default=None)


def _heading(words: str) -> None:
    sys.stdout.write(f"\n{words}\n{'-' * len(words)}\n")
    sys.stdout.flush()


def _next(path: Path, chosen: EventRow | None) -> list[str]:
    event = f"detente show {chosen.event}" if chosen else "detente timeline"
    return [
        *_way_to_the_command(),
        f"export DETENTE_RECORD={path}",
        "detente serve                # the same in a browser, beside the words that say it",
        event,
        "detente meetings --json",
        "detente figures",
        "detente verify",
        "",
        "and with your own reports:",
        "detente -r talks.db init",
        "detente -r talks.db add my-reports/",
        "detente -r talks.db read",
    ]


def _way_to_the_command() -> list[str]:
    """What makes `detente` a command where it is none yet, as after `make demo`."""
    activate = Path(sys.executable).with_name("activate")
    if shutil.which("detente") or not activate.is_file():
        return []
    here = Path.cwd()
    return [f". {activate.relative_to(here) if activate.is_relative_to(here) else activate}"]
