"""``verify``, ``log``, ``search``: whether the record holds, what was done to it, and where words stand in it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from detente.cli import options, say
from detente.cli.exits import Code
from detente.cli.listing import json_array
from detente.cli.plain import one_line
from detente.cli.table import Column, print_table


def verify(
    context: typer.Context,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Also tell what is unfinished (reports not read yet), and every value of an answer without words.",
        ),
    ] = False,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Check that every passage and every hash holds.

    Every passage must still cut the words it quotes, every stored byte be the one received; with --strict, every value that a
    command shows must rest on such a passage. Ends with 5 if one does not.
    """
    with options.open_store(context, record) as store:
        problems = store.verify(strict=strict)
        reports, statements = len(store.reports()), len(store.statements()) if not problems else 0
    if strict and not problems:
        from detente.ask.cited import uncited  # noqa: PLC0415 - asks everything, which only --strict does

        with options.open_record(context, record) as opened:
            problems = uncited(opened)
    if as_json:
        sys.stdout.write(json_array([asdict(problem) for problem in problems]))
    else:
        sys.stdout.writelines(
            one_line(f"{problem.where}: {problem.what}; {problem.mend}") + "\n" for problem in problems
        )
    if problems:
        say.error(
            f"{say.count(len(problems), 'thing')} in the record {'does' if len(problems) == 1 else 'do'} not hold"
        )
        raise typer.Exit(Code.VERIFY)
    say.note(f"all holds: {say.count(reports, 'report')}, {say.count(statements, 'statement')}, the log")


def log(
    context: typer.Context,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """List what was done to the record, oldest first."""
    with options.open_store(context, record) as store:
        entries = store.log()
    if as_json:
        sys.stdout.write(json_array([{**asdict(entry), "detail": dict(entry.detail)} for entry in entries]))
        return
    columns = [Column("AT", whole=True), Column("WHAT", whole=True), Column("ABOUT", whole=True), Column("DETAIL")]
    rows = [[entry.at, entry.kind, entry.about or "", _detail(entry.detail)] for entry in entries]
    print_table(columns, rows)


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that the report holds; a phrase in double quotes.")],
    limit: Annotated[int, typer.Option("--limit", help="At most so many reports.", min=1)] = 20,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Find reports by their words, best match first."""
    with options.open_store(context, record) as store:
        hits = store.search(" ".join(words), limit)
    if as_json:
        sys.stdout.write(json_array([asdict(hit) for hit in hits]))
    elif hits:
        print_table([Column("REPORT", most=30), Column("WORDS")], [[hit.name, hit.snippet] for hit in hits])
    if not hits:
        say.note("no report holds these words")


def _detail(detail: object) -> str:
    if not isinstance(detail, dict):
        return json.dumps(detail, ensure_ascii=False)
    told = {name: value for name, value in detail.items() if name not in _HASHES}
    return ", ".join(f"{name} {value if isinstance(value, str) else json.dumps(value)}" for name, value in told.items())


_HASHES = ("sha256", "fingerprint")
