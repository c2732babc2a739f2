"""``figures``: the numbers that are given, the casualty ledger, and sums with the reason where there is none."""

from __future__ import annotations

from typing import Annotated, cast

import typer

from detente.ask import FigureRow, LedgerRow, Rows, SumRow
from detente.cli import options
from detente.cli.listing import print_rows
from detente.cli.plain import short_ids, when, word
from detente.cli.table import Column
from detente.cli.tables import DAYS, MORE
from detente.model import Status

NO_EVENT = "-"
"""Stands in tables where a number is told of no event."""


def figures(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Tolls of people: a line a claimant, event and measure, with its total.")
    ] = False,
    sums: Annotated[
        bool, typer.Option("--sum", help="What each claimant's tolls of these events come to, or why they do not.")
    ] = False,
    measure: options.Measures = None,
    since: options.Since = None,
    until: options.Until = None,
    actor: options.Actor = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    report: options.Reports = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    as_of: options.AsOf = None,
    record: options.RecordPath = None,
) -> None:
    """List the numbers that are given, each with who says so.

    None is summed with another, and none is chosen over another. With --ledger the figures of one claimant of one event
    are added where the words themselves join them; with --sum those of several events, where no scope overlaps. Two
    claimants are never added, and every refusal gives its reason.
    """
    if ledger and sums:
        raise typer.BadParameter("--ledger and --sum exclude each other")
    with options.open_record(context, record, as_of=as_of) as opened:
        ask = opened.sums if sums else opened.ledger if ledger else opened.figures
        rows = ask(actor=actor, kind=kind, status=status, measure=measure, since=since, until=until, report=report)
    if sums:
        _print_sums(cast("Rows[SumRow]", rows), as_json=as_json, as_csv=as_csv)
    elif ledger:
        _print_ledger(cast("Rows[LedgerRow]", rows), as_json=as_json, as_csv=as_csv)
    else:
        _print_figures(cast("Rows[FigureRow]", rows), as_json=as_json, as_csv=as_csv)


def _print_figures(rows: Rows[FigureRow], *, as_json: bool, as_csv: bool) -> None:
    ids = short_ids([row.event for row in rows if row.event])
    columns = [
        Column("WHEN", most=DAYS),
        Column("OF WHAT", most=16),
        Column("WHERE", wide=MORE, most=18),
        Column("FIGURE"),
        Column("SAID BY"),
        Column("REPORTS", whole=True, right=True),
        Column("EVENT", whole=True),
    ]

    def cells(row: FigureRow) -> list[str]:
        said_by = ", ".join(row.said_by) or "the report"
        return [
            when(row.date),
            _of_what(row),
            row.place or "",
            row.figure,
            said_by,
            str(len(row.reports)),
            ids[row.event] if row.event else NO_EVENT,
        ]

    print_rows(rows, columns, cells, noun="figure", as_json=as_json, as_csv=as_csv)


def _of_what(row: FigureRow) -> str:
    """What a number is of, and how that stands where it did not simply happen: "casualties report (denied)"."""
    kind = word(row.kind or NO_EVENT)
    return kind if row.status in (None, Status.OCCURRED) else f"{kind} ({word(row.status or '')})"


def _print_ledger(rows: Rows[LedgerRow], *, as_json: bool, as_csv: bool) -> None:
    ids = short_ids([row.event for row in rows if row.event])
    columns = [
        Column("WHEN", most=DAYS),
        Column("OF WHAT", most=16),
        Column("WHERE", wide=MORE, most=18),
        Column("CLAIMANT", most=24),
        Column("FIGURES"),
        Column("TOTAL"),
        Column("WHY", wide=MORE),
        Column("EVENT", whole=True),
    ]

    def cells(row: LedgerRow) -> list[str]:
        return [
            when(row.date),
            word(row.kind or NO_EVENT),
            row.place or "",
            row.claimant,
            "; ".join(row.figures),
            row.total or "not added",
            row.why,
            ids[row.event] if row.event else NO_EVENT,
        ]

    print_rows(rows, columns, cells, noun="toll", as_json=as_json, as_csv=as_csv)


def _print_sums(rows: Rows[SumRow], *, as_json: bool, as_csv: bool) -> None:
    columns = [
        Column("CLAIMANT", most=24),
        Column("MEASURE"),
        Column("EVENTS", whole=True, right=True),
        Column("SUM"),
        Column("WHY"),
    ]

    def cells(row: SumRow) -> list[str]:
        return [row.claimant, word(row.measure), str(len(row.events)), row.sum or "refused", row.why]

    print_rows(rows, columns, cells, noun="sum", as_json=as_json, as_csv=as_csv)
