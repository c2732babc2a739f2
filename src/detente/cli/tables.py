"""``timeline``, ``meetings``, ``reports``, ``dates``, ``questions``: the record as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from detente.ask import CoverageRow, DateRow, EventRow, Question, RankedRow, ReportRow, Rows
from detente.ask.company import by_side, who_in
from detente.ask.record import Record
from detente.cli import options
from detente.cli.listing import print_rows
from detente.cli.plain import count, in_words, short_ids, when, when_told, word
from detente.cli.table import Column
from detente.model import Kind, Prop

MORE = 100
"""From this terminal width on, tables show their wide columns."""

DAYS = 15
"""The width of ``from 2020-09-27``; an interval goes on two lines."""


def timeline(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    since: options.Since = None,
    until: options.Until = None,
    actor: options.Actor = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    report: options.Reports = None,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", help="Only the N weightiest events, with what each weighs.", min=1),
    ] = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    as_of: options.AsOf = None,
    record: options.RecordPath = None,
) -> None:
    """List the events in the order of their dates.

    A date is as exact as the words that give it; ? stands where the reports settle none. Where they disagree, all
    values are shown. With --top only the weightiest, with the reasons: how many texts tell them, their kind, who takes part.
    """
    with options.open_record(context, record, as_of=as_of) as opened:
        if top is not None:
            best = opened.timeline(top, actor=actor, kind=kind, status=status, since=since, until=until, report=report)
            print_ranked(best, opened.side_of, as_json=as_json, as_csv=as_csv)
            return
        rows = opened.events(actor=actor, kind=kind, status=status, since=since, until=until, report=report)
        print_timeline(rows, opened.side_of, as_json=as_json, as_csv=as_csv)


def print_timeline(
    rows: Rows[EventRow], side_of: Callable[[str], str], *, as_json: bool = False, as_csv: bool = False
) -> None:
    """Print events as a table."""
    ids = short_ids([row.event for row in rows])
    columns = [
        Column("WHEN", most=DAYS),
        Column("WHAT", most=20),
        Column("WHO"),
        Column("WHERE", most=18),
        Column("HOW", most=20, wide=MORE + 20),
        Column("FIGURES", wide=MORE),
        Column("IN THE WORDS OF A REPORT", wide=MORE + 50),
        Column("REPORTS", whole=True, right=True, wide=MORE),
        Column("EVENT", whole=True),
    ]

    def cells(row: EventRow) -> list[str]:
        return [
            when_told(row.dates),
            _what(row),
            who_in(row.participants, side_of),
            " or ".join(row.places),
            how(row),
            "; ".join(row.figures),
            row.telling,
            _told_by(row),
            ids[row.event],
        ]

    print_rows(rows, columns, cells, noun="event", as_json=as_json, as_csv=as_csv)


def print_ranked(
    rows: Rows[RankedRow], side_of: Callable[[str], str], *, as_json: bool = False, as_csv: bool = False
) -> None:
    """Print the weightiest events with the reasons for their weight."""
    ids = short_ids([row.event for row in rows])
    columns = [
        Column("RANK", whole=True, right=True),
        Column("WHEN", most=DAYS),
        Column("WHAT", most=20),
        Column("WHO"),
        Column("WHERE", most=18),
        Column("WEIGHT", whole=True, right=True),
        Column("BECAUSE", most=60),
        Column("IN THE WORDS OF A REPORT", wide=MORE + 50),
        Column("EVENT", whole=True),
    ]

    def cells(row: RankedRow) -> list[str]:
        return [
            str(row.rank), when_told(row.dates), _what(row), who_in(row.participants, side_of),
            " or ".join(row.places), f"{row.weight:g}",
            "; ".join(row.why), row.telling, ids[row.event],
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="event", as_json=as_json, as_csv=as_csv)


def meetings(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    since: options.Since = None,
    until: options.Until = None,
    actor: options.Actor = None,
    status: options.Statuses = None,
    level: options.Levels = None,
    form: options.Formats = None,
    report: options.Reports = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    as_of: options.AsOf = None,
    record: options.RecordPath = None,
) -> None:
    """List who met whom, and who hosted or mediated.

    At what level and in which form, where the words tell it: ministers; by phone.
    """
    with options.open_record(context, record, as_of=as_of) as opened:
        rows = opened.meetings(
            actor=actor, status=status, level=level, format=form, since=since, until=until, report=report
        )
        _print_meetings(rows, opened.side_of, as_json=as_json, as_csv=as_csv)


def _print_meetings(rows: Rows[EventRow], side_of: Callable[[str], str], *, as_json: bool, as_csv: bool) -> None:
    ids = short_ids([row.event for row in rows])
    columns = [
        Column("WHEN", most=DAYS),
        Column("STATUS"),
        Column("WHO MET"),
        Column("HOW", most=20, wide=MORE),
        Column("UNDER"),
        Column("WHERE", most=18),
        Column("REPORTS", whole=True, right=True, wide=MORE),
        Column("EVENT", whole=True),
    ]

    def cells(row: EventRow) -> list[str]:
        under = [who for who in row.participants if who.part in ("host", "mediator", "guarantor", "witness")]
        met = by_side((who.name for who in row.participants if who not in under), side_of)
        return [
            when_told(row.dates),
            " or ".join(word(status) for status in row.statuses) or word(row.status),
            ", ".join(met),
            how(row),
            who_in(under, side_of),
            " or ".join(row.places),
            _told_by(row),
            ids[row.event],
        ]

    print_rows(rows, columns, cells, noun="meeting", as_json=as_json, as_csv=as_csv)


def reports(
    context: typer.Context,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List the reports and when each was published.

    Beside the day: on what it rests, and how many tellings were read from the report.
    """
    with options.open_record(context, record) as opened:
        rows = opened.reports()
    ids = short_ids([row.report for row in rows])
    first = {row.report: row.name for row in rows}
    columns = [
        Column("PUBLISHED", most=DAYS),
        Column("AS TOLD BY"),
        Column("NAME"),
        Column("OUTLET", wide=MORE),
        Column("SAME SOURCE AS", wide=MORE),
        Column("LANGUAGE", whole=True, wide=MORE),
        Column("MENTIONS", whole=True, right=True),
        Column("REPORT", whole=True),
    ]

    def cells(row: ReportRow) -> list[str]:
        same = first.get(row.origin, row.origin) if row.origin and row.origin != row.report else ""
        return [
            when(row.published), word(row.basis or ""), row.name, row.outlet or "", same, row.language,
            str(row.mentions), ids[row.report],
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="report", as_json=as_json, as_csv=as_csv)


def coverage(
    context: typer.Context,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List which reports tell of the same happening.

    By what they print and when: a proposal that helps to read on, and joins no events. The words are those that tell most of
    what the reports have in common; --json cites them.
    """
    with options.open_record(context, record) as opened:
        rows = opened.coverage()
    columns = [
        Column("FIRST", most=DAYS),
        Column("LAST", most=DAYS),
        Column("REPORTS"),
        Column("ORIGINS", whole=True, right=True),
        Column("WORDS IN COMMON"),
    ]

    def cells(row: CoverageRow) -> list[str]:
        return [when(row.since), when(row.until), ", ".join(row.reports), str(row.origins), ", ".join(row.words)]

    print_rows(rows, columns, cells, noun="happening", as_json=as_json, as_csv=as_csv)


def dates(
    context: typer.Context,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List when each report was published, and why.

    Beside the day: on what it rests, or why the days that the page shows were refused; how many of its events have no day;
    and, of a report without a day, which other reports tell of them. `detente anchor` gives the day.
    """
    with options.open_record(context, record) as opened:
        rows = opened.dates()
    columns = [
        Column("PUBLISHED", most=DAYS),
        Column("AS TOLD BY"),
        Column("REPORT"),
        Column("REASONS", most=60),
        Column("EVENTS WITHOUT A DAY", whole=True, right=True),
        Column("AN ANCHOR WOULD ALSO DATE", wide=MORE, most=40),
    ]

    def cells(row: DateRow) -> list[str]:
        return [
            when(row.published), word(row.basis or ""), row.report, in_words("; ".join(row.reasons)), str(len(row.waiting)),
            ", ".join(row.elsewhere),
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="report", as_json=as_json, as_csv=as_csv)


def questions(
    context: typer.Context,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List the open questions.

    Which publication day is not known, how many events wait for it, and what would settle it; who held an office that two
    people are shown in at one time; which names may be one actor's.
    """
    with options.open_record(context, record) as opened:
        print_questions(opened, as_json=as_json, as_csv=as_csv)


def print_questions(record: Record, *, as_json: bool = False, as_csv: bool = False) -> None:
    """Print the open questions as a table."""
    rows = record.questions()
    columns = [
        Column("QUESTION"),
        Column("REASONS", wide=MORE),
        Column("WAITING", whole=True, right=True),
        Column("TO SETTLE IT", most=40),
    ]

    def cells(row: Question) -> list[str]:
        return [in_words(row.question), in_words("; ".join(row.notes)), str(len(row.waiting)), row.settle]

    print_rows(rows, columns, cells, noun="open question", as_json=as_json, as_csv=as_csv)


def _told_by(row: EventRow) -> str:
    """The number of reports, and of the texts that they print where some are copies."""
    copies = f" ({count(row.origins, 'origin')})" if row.origins < len(row.reports) else ""
    return f"{len(row.reports)}{copies}"


def how(row: EventRow) -> str:
    """At what level and in which form a contact was: "ministers; by phone"."""
    return "; ".join(", ".join(map(word, words)) for words in (row.levels, row.formats) if words)


def _what(row: EventRow) -> str:
    kinds = " or ".join(map(word, row.kinds)) or word(row.kind)
    if kinds == Kind.OTHER.value:  # alone it says nothing, so the word in the report stands beside it
        kinds = next((f'other: "{cited.exact}"' for cited in row.passages if cited.prop == Prop.KIND.value), kinds)
    told = [word(status) for status in row.statuses]
    return kinds if told in ([], ["occurred"]) else f"{kinds} ({' or '.join(told)})"
