"""``claims``: who says what, what answers what, and what is quoted in different words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from detente.ask import AnswerRow, ClaimRow, DriftRow, Rows
from detente.cli import options, say
from detente.cli.listing import print_rows
from detente.cli.plain import count, one_line, short_ids, when, word
from detente.cli.support import support
from detente.cli.table import Column
from detente.cli.tables import DAYS, MORE
from detente.errors import BadField


def claims(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    since: options.Since = None,
    until: options.Until = None,
    actor: options.Actor = None,
    kind: options.Kinds = None,
    report: options.Reports = None,
    answers: Annotated[
        bool, typer.Option("--answers", help="Instead, which earlier claim each claim answers, with the words of both.")
    ] = False,
    drift: Annotated[
        bool,
        typer.Option("--drift", help="Instead, what reports quote of one utterance in different words, word by word."),
    ] = False,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    as_of: options.AsOf = None,
    record: options.RecordPath = None,
) -> None:
    """List who says what.

    --kind is the act of speech (assert, deny, accuse, demand, ...), --actor the speaker or the addressee. Where the
    words give no day, a date filter goes by the publication of the report. --answers and --drift go with --actor and --report.
    """
    if answers or drift:
        if since or until or kind or (answers and drift):
            asked = "--answers" if answers else "--drift"
            raise BadField(
                f"{asked} goes with --actor and --report alone",
                mend="leave --since, --until and --kind out, and give --answers or --drift",
            )
        with options.open_record(context, record, as_of=as_of) as opened:
            if answers:
                print_answers(opened.answers(actor=actor, report=report), as_json=as_json, as_csv=as_csv)
            else:
                print_drift(opened.drift(actor=actor, report=report), as_json=as_json, as_csv=as_csv)
        return
    with options.open_record(context, record, as_of=as_of) as opened:
        rows = opened.claims(actor=actor, kind=kind, since=since, until=until, report=report)
    ids = short_ids([row.claim for row in rows])
    columns = [
        Column("SAID", most=DAYS, wide=MORE),
        Column("SPEAKER", most=20),
        Column("ACT"),
        Column("WHAT"),
        Column("REPORT", most=34),
        Column("CLAIM", whole=True),
    ]

    def cells(row: ClaimRow) -> list[str]:
        said = when(row.date) if row.date else f"by {when(row.published)}" if row.published else "?"
        what = row.content or row.telling
        speaker = f"{row.speaker or '?'}{f' for {row.behalf}' if row.behalf else ''}"
        return [said, speaker, word(row.act), what, row.report, ids[row.claim]]

    print_rows(rows, columns, cells, noun="claim", as_json=as_json, as_csv=as_csv)


def print_answers(rows: Rows[AnswerRow], *, as_json: bool = False, as_csv: bool = False) -> None:
    """Print answers beside what they answer."""
    ids = short_ids([key for row in rows for key in (row.answer, row.claim)])
    columns = [
        Column("WHO ANSWERS", most=20),
        Column("ACT"),
        Column("IN WHICH WORDS"),
        Column("TO WHOM", most=20),
        Column("WHO HAD SAID"),
        Column("BY WHAT", wide=MORE, most=40),
        Column("REPORT", wide=MORE, most=34),
        Column("ANSWER", whole=True),
        Column("CLAIM", whole=True),
    ]

    def cells(row: AnswerRow) -> list[str]:
        said = f"{word(row.claim_act)}: {row.claim_content}"
        return [
            row.speaker, word(row.act), row.content, row.claim_speaker, said, row.how, row.report,
            ids[row.answer], ids[row.claim],
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="answer", as_json=as_json, as_csv=as_csv)


def print_drift(rows: Rows[DriftRow], *, as_json: bool = False, as_csv: bool = False) -> None:
    """Print what is quoted in different words: the versions of each utterance, each with what it changes and its passages."""
    if as_json or as_csv or not rows:
        print_rows(rows, [], lambda _: [], noun="drifting quotation", as_json=as_json, as_csv=as_csv)
        return
    sys.stdout.writelines(line.rstrip() + "\n" for line in _told_drift(rows))
    say.note(count(len(rows), "drifting quotation"))


def _told_drift(rows: Rows[DriftRow]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield f"{row.speaker} ({when(row.published)})"
        for version in row.versions:
            yield "  " + one_line(f'"{version.words}" ({support(version.reports, version.outlets, version.origins)})')
            for change in version.changes:
                yield f"      {_quoted(change.here)} for {_quoted(change.first)}"
            for passage in version.passages:
                yield f"      {passage.report} {passage.start}-{passage.end}"


def _quoted(words: str) -> str:
    return f'"{words}"' if words else "nothing"
