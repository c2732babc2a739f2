"""``export``: the record as a file for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options, say
from detente.cli.plain import count
from detente.export.write import FORMATS, SUBJECTS, lines, write


def export(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(help=f"One of: {', '.join(SUBJECTS)}.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; else standard output.")] = None,
    form: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
    record: options.RecordPath = None,
) -> None:
    """Write events, claims, statements or the score form.

    One record gives the same bytes on any machine.
    """
    with options.open_record(context, record) as opened:
        if output is None or str(output) == "-":
            sys.stdout.writelines(lines(opened, subject, form))
        else:
            say.note(f"{count(write(opened, subject, output, form), 'line')} written to {output}")
