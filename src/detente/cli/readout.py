"""``readout``: the topics and outcomes of a meeting by who says so."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from detente.ask import ReadoutRow, Rows, Says
from detente.ask.readout import NOTHING
from detente.cli import options
from detente.cli.listing import print_rows
from detente.cli.table import Column


def readout(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="The id of a meeting, or the beginning of it.")],
    issues: options.Issues = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """Show what a meeting was about, by who says so.

    A row for each topic and outcome, a column for each side and for the reports in their own voice; nothing in the corpus stands
    where a side says nothing of it.
    """
    with options.open_record(context, record, issues) as opened:
        print_readout(opened.readout(event), as_json=as_json, as_csv=as_csv)


def print_readout(rows: Rows[ReadoutRow], *, as_json: bool = False, as_csv: bool = False) -> None:
    """Print the matrix."""
    sides = [says.side for says in rows[0].says] if rows else []
    columns = [Column("", whole=True), Column("TOPIC", most=24), *(Column(side.upper()) for side in sides)]
    if not rows and not (as_json or as_csv):
        sys.stdout.write(f"{NOTHING}\n")
        return

    def cells(row: ReadoutRow) -> list[str]:
        return [row.row, row.label, *map(_cell, row.says)]

    print_rows(rows, columns, cells, noun="topic", as_json=as_json, as_csv=as_csv)


def _cell(says: Says) -> str:
    if not says.words:
        return NOTHING
    speakers = [name for name in says.speakers if name != says.side]
    return " / ".join(says.words) + (f" ({', '.join(speakers)})" if speakers else "")
