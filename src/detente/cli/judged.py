"""``quality`` and ``take-over``: what decisions say of the reading, and decisions from another record."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from detente.ask import QualityRow
from detente.cli import options, say
from detente.cli.exits import Code
from detente.cli.listing import json_array, print_rows
from detente.cli.plain import one_line, word
from detente.cli.table import Column
from detente.errors import UnreadableInput

_TOLD = ("conflict", "missing", "refused")


def quality(
    context: typer.Context,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """Say how often the reading was right, by your decisions.

    By kind: events, each cell, joining, names, days of publication, with counts and the 95% interval of the rate. It is the rate
    among what was decided: who decides only about what looks doubtful finds more wrong than there is.
    """
    with options.open_record(context, record) as opened:
        rows = opened.quality()
    columns = [Column("WHAT", whole=True)] + [
        Column(name, right=True) for name in ("DECIDED", "RIGHT", "WRONG", "LEFT OPEN", "NOT READ", "RATE", "95%")
    ]
    print_rows(rows, columns, _cells, noun="sort", as_json=as_json, as_csv=as_csv)


def _cells(row: QualityRow) -> list[str]:
    counts = [str(number) for number in (row.decided, row.right, row.wrong, row.left_open, row.not_read)]
    if row.rate is None or row.low is None or row.high is None:
        return [row.what, *counts, "", ""]
    return [row.what, *counts, f"{row.rate:.0%}", f"{row.low:.0%}-{row.high:.0%}"]


def take_over(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `detente export decisions` wrote; - for standard input.")],
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Where something is decided otherwise here, let the file's decision hold.")
    ] = False,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Take decisions over from another record.

    They keep who made them, why and when. What is decided otherwise here is told and stays; what is about reports that are
    not here is left out.
    """
    try:
        lines = sys.stdin.readlines() if str(file) == "-" else file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UnreadableInput(f"{file} cannot be read: {told}", mend="check the path") from error
    with options.open_record(context, record) as opened:
        rows = opened.take_over(lines, name=file.name, theirs=theirs, at=options.now())
    if as_json:
        sys.stdout.write(json_array([asdict(row) for row in rows]))
    else:
        told_rows = [row for row in rows if row.outcome in _TOLD]
        sys.stdout.writelines(
            one_line(f"{row.outcome}: {word(row.choice)} {row.decision}: {row.why}") + "\n" for row in told_rows
        )
    counts = {name: sum(row.outcome == name for row in rows) for name in ("taken", "known", *_TOLD)}
    say.note(", ".join(f"{number:,} {name}" for name, number in counts.items() if number) or "no decision in it stands")
    if any(row.outcome in _TOLD for row in rows):
        raise typer.Exit(Code.INPUT)
