"""The command line: every command, in the order in which a record comes to be."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

import detente
from detente.cli import (
    actors,
    add,
    check,
    claims,
    decide,
    demo,
    diff,
    disagreements,
    duplicates,
    explain,
    export,
    judged,
    keep,
    ledgers,
    options,
    places,
    read,
    readout,
    serve,
    show,
    tables,
    weekly,
)
from detente.cli import figures as figures_command
from detente.cli import when as when_command
from detente.cli.group import Commands

app = typer.Typer(
    name="detente",
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    demo.demo,
    add.init,
    add.add,
    read.read,
    explain.explain,
    when_command.when,
    tables.timeline,
    tables.meetings,
    readout.readout,
    claims.claims,
    figures_command.figures,
    actors.actors,
    actors.actor,
    places.places,
    ledgers.commitments,
    ledgers.positions,
    ledgers.tracks,
    weekly.ask,
    tables.reports,
    tables.coverage,
    tables.dates,
    tables.questions,
    duplicates.duplicates,
    disagreements.disagreements,
    diff.diff,
    show.show,
    serve.serve,
    check.search,
    decide.accept,
    decide.reject,
    decide.edit,
    decide.merge,
    decide.keep_apart,
    decide.split,
    decide.same_actor,
    decide.other_actor,
    decide.undo,
    keep.anchor,
    keep.file,
    keep.remove,
    keep.replace,
    export.export,
    judged.take_over,
    judged.quality,
    check.verify,
    check.log,
):
    app.command()(command)

gc.freeze()
gc.enable()


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"detente {detente.__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def detente_command(
    context: typer.Context,
    record: Annotated[
        Path | None,
        typer.Option(
            "--record",
            "-r",
            metavar="FILE",
            envvar="DETENTE_RECORD",
            help="The record's file; detente.db here if not given.",
        ),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="With any command: show where an error arose.")] = False,
) -> None:
    """Détente keeps the sourced record of a peace process, built from the reporting."""
    context.obj = options.Given(record=record, debug=debug)
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


def run() -> None:
    """The `detente` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a terminal that cannot show a letter shows its code, rather than ending the program
            stream.reconfigure(errors="backslashreplace")
    app()
