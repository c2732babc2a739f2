"""``ask``: the questions of the week by name, each answer with its passages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from detente.ask import (
    AccusationRow,
    AskRow,
    CommitmentRow,
    EventRow,
    FigureRow,
    MediatorRow,
    ReadoutRow,
    Record,
    Rows,
    TrackRow,
)
from detente.ask.company import who_in
from detente.ask.rows import Row
from detente.ask.weekly import NOTHING
from detente.cli import options
from detente.cli.ledgers import print_commitments, print_tracks
from detente.cli.listing import print_rows
from detente.cli.plain import one_line, short_ids, when, when_told, word
from detente.cli.readout import print_readout
from detente.cli.table import Column
from detente.cli.tables import DAYS, MORE, how


def ask(
    context: typer.Context,
    question: Annotated[
        str, typer.Argument(help="The name of a question; without it, all are listed.", show_default=False)
    ] = "",
    about: Annotated[
        list[str] | None, typer.Argument(help="Whom, which event or which day it is about.", show_default=False)
    ] = None,
    issues: options.Issues = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """Answer one of the questions of the week.

    Such as `detente ask last-meeting Chad Sudan`. Below the answer stand the words that it rests on.
    """
    if not question:
        _print(Record.weekly_questions(), as_json=as_json, as_csv=as_csv)
        return
    with options.open_record(context, record, issues) as opened:
        rows = opened.ask(question, *(about or ()))
        _print(rows, opened.side_of, as_json=as_json, as_csv=as_csv)


def _print(rows: Rows[Any], side_of: Callable[[str], str] = str, *, as_json: bool, as_csv: bool) -> None:
    if not rows and not as_json and not as_csv:
        sys.stdout.write(f"{NOTHING}\n")
        return
    if rows.row_type is EventRow:
        _print_events(rows, side_of, as_json=as_json, as_csv=as_csv)
    else:
        _PRINTERS[rows.row_type](rows, as_json=as_json, as_csv=as_csv)
    if not as_json and not as_csv:
        print_passages(rows)


def print_passages(rows: Rows[Any]) -> None:
    """The words behind each row: what they are cited for, the words, the report and where they stand in it."""
    for number, row in enumerate(rows, start=1):
        places: dict[tuple[str, int, int], tuple[str, list[str]]] = {}
        for cited in row.passages:
            words, props = places.setdefault((cited.report, cited.start, cited.end), (cited.exact, []))
            if cited.prop not in props:
                props.append(cited.prop)
        if places:
            sys.stdout.write(f"\n{number}\n" if len(rows) > 1 else "\n")
        for (report, start, end), (words, props) in places.items():
            sys.stdout.write(one_line(f'"{words}" - {report} {start}-{end} ({", ".join(map(word, props))})') + "\n")


def _print_questions(rows: Rows[AskRow], *, as_json: bool, as_csv: bool) -> None:
    columns = [Column("QUESTION", whole=True), Column("WITH"), Column("ANSWERS")]
    print_rows(
        rows, columns, lambda r: [r.question, r.arguments, r.answers], noun="question", as_json=as_json, as_csv=as_csv
    )


def _print_events(rows: Rows[EventRow], side_of: Callable[[str], str], *, as_json: bool, as_csv: bool) -> None:
    ids = short_ids([row.event for row in rows])
    columns = [
        Column("WHEN", most=DAYS), Column("WHAT"), Column("STATUS"), Column("WHO"), Column("WHERE", most=18),
        Column("HOW", most=20, wide=MORE), Column("IN THE WORDS OF A REPORT", wide=MORE), Column("EVENT", whole=True),
    ]  # fmt: skip

    def cells(row: EventRow) -> list[str]:
        return [
            when_told(row.dates), " or ".join(map(word, row.kinds)), " or ".join(map(word, row.statuses)),
            who_in(row.participants, side_of),
            " or ".join(row.places), how(row), row.telling, ids[row.event],
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="meeting", as_json=as_json, as_csv=as_csv)


def _print_mediators(rows: Rows[MediatorRow], *, as_json: bool, as_csv: bool) -> None:
    ids = short_ids([row.event for row in rows])
    columns = [
        Column("WHEN", most=DAYS), Column("WHO"), Column("FOR"), Column("AS"), Column("OF"), Column("BETWEEN"),
        Column("WHERE", most=18), Column("STATUS"), Column("EVENT", whole=True),
    ]  # fmt: skip

    def cells(row: MediatorRow) -> list[str]:
        return [
            when(row.date), row.actor, "" if row.side == row.actor else row.side, row.part, word(row.kind), ", ".join(row.members),
            row.place or "", word(row.status), ids[row.event],
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="mediator", as_json=as_json, as_csv=as_csv)


def _print_dead(rows: Rows[FigureRow], *, as_json: bool, as_csv: bool) -> None:
    columns = [Column("FIGURE"), Column("SAID BY"), Column("REPORTS", whole=True, right=True)]

    def cells(row: FigureRow) -> list[str]:
        return [row.figure, ", ".join(row.said_by) or "the report", str(len(row.reports))]

    print_rows(rows, columns, cells, noun="figure", as_json=as_json, as_csv=as_csv)


def _print_accusations(rows: Rows[AccusationRow], *, as_json: bool, as_csv: bool) -> None:
    columns = [
        Column("WHO ACCUSES", most=20), Column("WHOM", most=20), Column("OF WHAT"), Column("WHO ANSWERS", most=20),
        Column("ACT"), Column("ANSWER"), Column("REPORT", wide=MORE, most=34),
    ]  # fmt: skip

    def cells(row: AccusationRow) -> list[str]:
        return [
            row.accuser, ", ".join(row.accused) or "?", row.content, row.answered_by or "", word(row.answer_act or ""),
            row.answer, row.report,
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="accusation", as_json=as_json, as_csv=as_csv)


_PRINTERS: dict[type[Row], Callable[..., None]] = {
    AskRow: _print_questions,
    ReadoutRow: print_readout,
    MediatorRow: _print_mediators,
    FigureRow: _print_dead,
    CommitmentRow: print_commitments,
    AccusationRow: _print_accusations,
    TrackRow: print_tracks,
}
"""How the rows of each answer are printed."""
