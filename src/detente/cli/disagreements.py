"""``disagreements``: what reports give differently, and claims that stand against each other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from detente.ask import Account, DisagreementRow, Rows
from detente.ask.disagreements import TYPES
from detente.ask.plain import shown
from detente.cli import options, say
from detente.cli.listing import print_rows
from detente.cli.plain import count, one_line, short_ids, when
from detente.cli.support import support
from detente.model import Prop

MOST_WORDS = 160
"""Characters of a telling that a table shows."""
_MOST = 3
"""So many passages of one side are shown; ``--json`` gives all."""


def disagreements(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    since: options.Since = None,
    until: options.Until = None,
    actor: options.Actor = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="TYPE", help=f"Only this type ({', '.join(TYPES)}); may be given several times."
        ),
    ] = None,
    report: options.Reports = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    as_of: options.AsOf = None,
    record: options.RecordPath = None,
) -> None:
    """List what the reports disagree on.

    Values of one event that cannot all hold, and claims of which one denies or answers the other; every side with its words
    and who says so, the most supported first. What is only finer or wider than another is no disagreement.
    """
    with options.open_record(context, record, as_of=as_of) as opened:
        rows = opened.disagreements(actor=actor, kind=kind, since=since, until=until, report=report)
    if as_json or as_csv or not rows:
        print_rows(rows, [], lambda _: [], noun="disagreement", as_json=as_json, as_csv=as_csv)
        return
    sys.stdout.writelines(line.rstrip() + "\n" for line in told_disagreements(rows))
    say.note(count(len(rows), "disagreement"))


def told_disagreements(rows: Rows[DisagreementRow]) -> Iterator[str]:
    """Each disagreement with its sides and their words, line by line."""
    ids = short_ids([row.event for row in rows if row.event])
    for number, row in enumerate(rows):
        if number:
            yield ""
        where = f", {ids[row.event]}" if row.event else ""
        yield f"{row.type}: {row.how} ({when(row.date)}{where})"
        for account in row.accounts:
            yield from _told(row.type, account)


def _told(type_: str, account: Account) -> Iterator[str]:
    who = f" - {' and '.join(account.said_by)}" if account.said_by else ""
    value = shown(Prop.DATE, account.value) if type_ == "date" else account.value
    yield "  " + one_line(f"{value}{who} ({support(account.reports, account.outlets, account.origins)})")
    cited = {(p.report, p.start, p.end): p for p in account.passages if p.prop != "verbatim"}
    for passage in list(cited.values())[:_MOST]:
        yield "      " + one_line(f'"{passage.exact}" - {passage.report} {passage.start}-{passage.end}')
