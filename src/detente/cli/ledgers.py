"""``commitments``, ``positions``, ``tracks``: what is kept over time, as tables."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import groupby
from typing import Annotated

import typer

from detente.ask import CommitmentRow, DigestRow, PositionRow, Rows, TrackRow
from detente.ask.company import who_in
from detente.cli import options
from detente.cli.listing import print_rows
from detente.cli.plain import count, one_line, short_ids, when, word
from detente.cli.table import Column
from detente.cli.tables import DAYS, MORE

QUIET = 90


def commitments(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    since: options.Since = None,
    until: options.Until = None,
    actor: options.Actor = None,
    issue: options.Issue = None,
    report: options.Reports = None,
    issues: options.Issues = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List who undertook what, and what was reported since.

    Beside it: towards whom, due when, and on whose word. SINCE THEN is what later reports say, from 0 (not kept) to 3 (fully),
    lowest to highest; no report is not the same as not kept.
    """
    with options.open_record(context, record, issues) as opened:
        rows = opened.commitments(actor=actor, issue=issue, since=since, until=until, report=report)
        print_commitments(rows, as_json=as_json, as_csv=as_csv)


def print_commitments(rows: Rows[CommitmentRow], *, as_json: bool = False, as_csv: bool = False) -> None:
    """Print commitments as a table."""
    columns = [
        Column("WHEN", most=DAYS),
        Column("WHO", most=26),
        Column("TOWARDS", wide=MORE, most=20),
        Column("WHAT"),
        Column("DUE", most=DAYS),
        Column("ON THE WORD OF", most=20),
        Column("SINCE THEN", whole=True),
        Column("REPORTS SINCE", wide=MORE + 50, most=60),
        Column("REPORTS", wide=MORE, most=34),
    ]

    def cells(row: CommitmentRow) -> list[str]:
        known = row.date if row.date and not row.date.startswith("..") else None
        made = when(known) if known else f"by {when(row.published)}" if row.published else "?"
        said_by = f" ({', '.join(row.said_by)})" if row.said_by else ""
        status = "" if row.status == "occurred" else f" ({word(row.status)})"
        return [
            made, ", ".join(row.by), ", ".join(row.towards), row.what + status, _due(row.due),
            " and ".join(row.asserted_by) + said_by, row.standing, "; ".join(map(str, row.later)), ", ".join(row.reports),
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="commitment", as_json=as_json, as_csv=as_csv)


def _due(due: str | None) -> str:
    try:
        return when(due) if due else ""
    except ValueError:  # where no day is settled, a due time stands in its own words
        return due or ""


def positions(
    context: typer.Context,
    actor: options.Actor = None,
    issue: options.Issue = None,
    issues: options.Issues = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List where each side stands on each issue, and if it moved.

    The latest stance with its words; --json has the earlier ones with theirs. An official's words count for his state or body.
    """
    with options.open_record(context, record, issues) as opened:
        print_positions(opened.positions(actor=actor, issue=issue), as_json=as_json, as_csv=as_csv)


def print_positions(rows: Rows[PositionRow], *, as_json: bool = False, as_csv: bool = False) -> None:
    """Print positions as a table."""
    columns = [
        Column("WHO", most=20),
        Column("ISSUE", most=24),
        Column("AS OF", most=DAYS),
        Column("STANCE"),
        Column("WORDS"),
        Column("SPEAKER", wide=MORE, most=20),
        Column("MOVED", most=20),
        Column("EARLIER", whole=True, right=True, wide=MORE),
        Column("REPORT", wide=MORE, most=34),
    ]

    def cells(row: PositionRow) -> list[str]:
        return [
            row.actor, row.label, when(row.as_of), row.stance, row.words, row.speaker, row.moved,
            str(len(row.earlier)), row.report,
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="position", as_json=as_json, as_csv=as_csv)


def tracks(
    context: typer.Context,
    actor: options.Actor = None,
    quiet: Annotated[
        int, typer.Option("--quiet", metavar="DAYS", help="Silent after so many days without a meeting.", min=0)
    ] = QUIET,
    digest: Annotated[
        bool,
        typer.Option("--digest", help="The story of each track: its meetings in order, and what happened beside them."),
    ] = False,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List the formats of talks, alive or silent since when.

    Proposed from who mediates between whom. Silence is counted back from the day of the last report, never from today. With
    --digest the meetings of each, how long after the one before, and the weightiest events among its members.
    """
    with options.open_record(context, record) as opened:
        if digest:
            print_digest(opened.digest(actor=actor, quiet=quiet), opened.side_of, as_json=as_json, as_csv=as_csv)
            return
        print_tracks(opened.tracks(actor=actor, quiet=quiet), as_json=as_json, as_csv=as_csv)


def print_digest(
    rows: Rows[DigestRow], side_of: Callable[[str], str], *, as_json: bool = False, as_csv: bool = False
) -> None:
    """Print the digest of each track as a table of its own, below its name and state."""
    columns = [
        Column("WHEN", most=DAYS),
        Column("AFTER", whole=True, right=True),
        Column("AS", whole=True),
        Column("WHAT", most=20),
        Column("WHO"),
        Column("WHERE", most=18),
        Column("WEIGHT", whole=True, right=True, wide=MORE),
        Column("IN THE WORDS OF A REPORT", wide=MORE + 50),
        Column("EVENT", whole=True),
    ]
    ids = short_ids([row.event for row in rows])

    def cells(row: DigestRow) -> list[str]:
        who = who_in(row.participants, side_of)
        after = "" if row.since is None else count(row.since, "day")
        return [
            when(row.date), after, row.role, word(row.kind), who, row.place or "", f"{row.weight:g}", row.telling,
            ids[row.event],
        ]  # fmt: skip

    if as_json or as_csv or not rows:
        print_rows(rows, columns, cells, noun="track", as_json=as_json, as_csv=as_csv)
        return
    for number, (_, told) in enumerate(groupby(rows, key=lambda row: row.track)):
        track = list(told)
        sys.stdout.write(("\n" if number else "") + one_line(f"{track[0].name} ({track[0].state})") + "\n")
        print_rows(Rows(track, row_type=DigestRow), columns, cells, noun="event", as_json=False, as_csv=False)


def print_tracks(rows: Rows[TrackRow], *, as_json: bool = False, as_csv: bool = False) -> None:
    """Print tracks as a table."""
    columns = [
        Column("MEDIATORS AND MEMBERS"),
        Column("FIRST", whole=True),
        Column("LAST", whole=True),
        Column("NEXT", whole=True),
        Column("STATE"),
        Column("AS OF", whole=True),
        Column("MEETINGS", whole=True, right=True),
        Column("CONTACTS", whole=True, right=True),
        Column("IN DOUBT", whole=True, right=True, wide=MORE),
        Column("TRACK", whole=True),
    ]
    ids = short_ids([row.track for row in rows])

    def cells(row: TrackRow) -> list[str]:
        state = (
            f"{row.state}, {count(row.silent_days, 'day')}" if row.silent_days and row.state != "alive" else row.state
        )
        return [
            row.name, row.first or "", row.last or "?", row.next or "", state, row.as_of or "?",
            str(len(row.meetings)), str(len(row.contacts)), str(row.doubtful), ids[row.track],
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="track", as_json=as_json, as_csv=as_csv)
