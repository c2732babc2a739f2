"""The options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.ask import Record
from detente.cli import say
from detente.cli.plain import count
from detente.errors import BadField
from detente.model import DayInterval, Signed
from detente.record import Store

if TYPE_CHECKING:
    from detente.ingest import ReadOptions

DEFAULT_RECORD = Path("detente.db")


@dataclass(slots=True)
class Given:
    """Where the record is, as the options before the command's name say; ``debug`` may stand behind it too."""

    record: Path | None = None
    debug: bool = False


RecordPath = Annotated[
    Path | None,
    typer.Option(
        "--record", "-r", metavar="FILE", help="The record's file; else $DETENTE_RECORD, else detente.db here."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="A JSON array, one row a line, each with its passages.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV with a header.")]
Actor = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="A name, part of one, an alias, or a state.")
]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; may be given several times.")
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="occurred, planned, called_for, hypothetical, denied; may be given several times.",
    ),
]
Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--level", metavar="LEVEL", help="leaders, ministers, envoys, military, technical; may be given several times."
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="bilateral, trilateral, multilateral, by_phone, through_mediators, on_sidelines; may be given several times.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help="From this day, month or year on: 2024-02-17, 2024-02, 2024."),
]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to and with this day, month or year.")]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report", metavar="REPORT", help="Only what this report tells (name or id); may be given several times."
    ),
]
Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure", metavar="MEASURE", help="Only this measure (killed, wounded, ...); may be given several times."
    ),
]
Issues = Annotated[
    Path | None,
    typer.Option(
        "--issues",
        metavar="FILE",
        envvar="DETENTE_ISSUES",
        help="A TOML file with issues of your own; else $DETENTE_ISSUES.",
    ),
]
Issue = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="Only this issue, such as prisoners.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="The record as it could have been known by the end of this day."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DAY", help="The day, or first/last day, on which these reports were published."
    ),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published them.")]
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata", metavar="FILE", help='JSONL with "file", "published" and "outlet"; "file" is the base name.'
    ),
]
Why = Annotated[str | None, typer.Option("--why", help="The reason, kept with the decision.")]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", envvar="DETENTE_BY", help="Who decides; else $DETENTE_BY, else the name you log in by."
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="The encoding of files that are not UTF-8.")
]


def record_path(context: typer.Context, given: Path | None) -> Path:
    """The record that is meant: given with the command, before it, in the environment, or ``detente.db`` here."""
    before = context.find_object(Given)
    return given or (before.record if before else None) or DEFAULT_RECORD


def open_store(context: typer.Context, given: Path | None) -> Store:
    """The record, open for writing."""
    return Store.open(record_path(context, given))


def open_record(
    context: typer.Context, given: Path | None, issues: Path | None = None, *, as_of: str | None = None
) -> Record:
    """The record, open for questions; ``issues`` is a file of issues beside those that come with Détente.

    As of a day, where one is given, it says how many reports it then has.
    """
    record = Record(record_path(context, given), issues=issues, as_of=as_of)
    if as_of:
        left = f"; left out, without a day: {record.left_out:,}" if record.left_out else ""
        say.note(f"as of {as_of}: {count(len(record.report_names), 'report')}{left}")
    return record


def days_given(written: str) -> DayInterval:
    """The days of an argument: ``2024-02-17``, ``2024-02``, ``2024`` or ``2024-02-17/2024-02-20``.

    Raises ``BadField`` where it is no date.
    """
    try:
        return DayInterval.parse(written)
    except ValueError as error:
        raise BadField(f"{written!r} is no date", mend="write YYYY-MM-DD, YYYY-MM, or first/last") from error


def now() -> str:
    """The moment, for the log alone: no date of the record ever comes from the clock."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def signed(why: str | None, by: str | None) -> Signed:
    """What stands under a decision: the reason, who decides, and the moment."""
    return Signed(why=why, by=who(by), at=now())


def who(by: str | None) -> str | None:
    """Who decides: the name given, else that of the account; nobody where the system knows no name."""
    if by is not None:
        return " ".join(by.split()) or None
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return None


def read_options(
    *,
    published: str | None = None,
    outlet: str | None = None,
    metadata: Path | None = None,
    encoding: str | None = None,
) -> ReadOptions:
    """What the command line says of the reports. Raises ``BadField`` for a date or a metadata line that is none."""
    from detente import ingest  # noqa: PLC0415 - brings the web page reader, which takes a while to load

    return ingest.ReadOptions(
        published=published,
        outlet=outlet,
        metadata=ingest.read_metadata(metadata) if metadata else {},
        encoding=encoding,
    )
