"""``duplicates``: the pairs that joining leaves to a person."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from detente.ask import DuplicateRow, Rows
from detente.cli import options, say
from detente.cli.listing import print_rows
from detente.cli.plain import count, in_words, one_line, short_ids, when, word


def duplicates(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also events that one judgement alone holds together.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.", min=1)] = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List pairs of events that may be one.

    With the words of both, what speaks for and against, and the commands that answer, ready to copy; the most consequential
    first. With --all also the events that were joined most narrowly.
    """
    with options.open_record(context, record) as opened:
        found = opened.duplicates(joined=every)
        rows = Rows(found[:limit], row_type=DuplicateRow)
        ids = short_ids([event.id for event in opened.assembly.events])
    if as_json or as_csv or not rows:
        print_rows(rows, [], lambda _: [], noun="pair", as_json=as_json, as_csv=as_csv)
        return
    for number, row in enumerate(rows, start=1):
        sys.stdout.writelines(line.rstrip() + "\n" for line in _told(number, row, ids))
    left = f", {len(found) - len(rows):,} more without --limit" if len(rows) < len(found) else ""
    say.note(f"{count(len(rows), 'pair')}{left}")


def _told(number: int, row: DuplicateRow, ids: dict[str, str]) -> Iterator[str]:
    if number > 1:
        yield ""
    events = "; ".join(
        f"{ids[key]} {word(kind)} {when(None if day == '?' else day)}"
        for key, kind, day in zip(row.events, row.kinds, row.dates, strict=True)
    )
    yield f"{number}. {row.what} ({row.score:g}): {events}; {count(row.reports, 'text')}"
    for words, cited in zip(row.tellings, row.passages, strict=True):
        yield "   " + one_line(f'"{words}" - {cited.report} {cited.start}-{cited.end}, {cited.value}')
    for sign, reasons in (("for", row.supports), ("against", row.against)):
        for reason in reasons:
            yield f"   {sign:<7} {in_words(one_line(reason))}"
    for answer, command in (("one", row.same), ("two", row.apart)):
        if command:
            yield f"   {answer:<7} {command}"
