"""``diff``: what a batch of reports changed."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.ask import DiffRow
from detente.cli import options, say
from detente.cli.disagreements import MOST_WORDS
from detente.cli.listing import print_rows
from detente.cli.plain import count, short_ids, when, word
from detente.cli.table import Column


def diff(
    context: typer.Context,
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="DAY|N",
            help="A day, month or year: what was published after it; or a number: the last so many reports that were added.",
        ),
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="With a day: up to and with this one.")
    ] = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List what a batch of reports changed.

    New events, moved dates, events joined and parted, new disagreements, and events that more reports tell now. The record
    without the batch is joined anew in memory; nothing is written.
    """
    with options.open_record(context, record) as opened:
        rows = opened.diff(int(since) if _is_number(since) else since, until)
        left_out = opened.left_out
    ids = short_ids([row.event for row in rows if row.event])
    columns = [
        Column("WHAT", whole=True),
        Column("WHEN", most=15),
        Column("OF", most=20),
        Column("BEFORE"),
        Column("AFTER"),
        Column("EVENT", whole=True),
    ]

    def cells(row: DiffRow) -> list[str]:
        before, after = (_told(row, values) for values in (row.before, row.after))
        return [row.what, when(row.date), word(row.kind or ""), before, after, ids[row.event] if row.event else "-"]

    print_rows(rows, columns, cells, noun="change", as_json=as_json, as_csv=as_csv)
    if left_out:
        say.note(f"left out: {count(left_out, 'report')} without a day")


def _told(row: DiffRow, values: tuple[str, ...]) -> str:
    if row.what == "date moved":
        return " or ".join(value if value == "?" else when(value) for value in values)
    return "; ".join(value if len(value) <= MOST_WORDS else f"{value[:MOST_WORDS]}..." for value in values)


def _is_number(written: str) -> bool:
    """Whether it counts reports; four digits are a year.

    >>> [_is_number(written) for written in ("12", "2024", "2024-02", "12000")]
    [True, False, False, True]
    """
    return written.isdecimal() and len(written) != len("2024")
