"""``verify``, ``log``, ``search``: whether the record holds, what was done to it, and where words stand in it."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from detente.ask import DecisionRow
from detente.cli import options, say
from detente.cli.decide import told_correction
from detente.cli.exits import Code
from detente.cli.listing import json_array
from detente.cli.plain import count, one_line, word
from detente.cli.table import Column, print_table
from detente.model import Choice, Correction, is_correction
from detente.record import LogEntry


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
        say.error(f"{count(len(problems), 'thing')} in the record {'does' if len(problems) == 1 else 'do'} not hold")
        raise typer.Exit(Code.VERIFY)
    say.note(f"all holds: {count(reports, 'report')}, {count(statements, 'statement')}, the log")


def log(
    context: typer.Context,
    decisions: Annotated[
        bool,
        typer.Option("--decisions", help="Only what people decided: about what, why, and whether it still stands."),
    ] = False,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """List what was done to the record, oldest first."""
    with options.open_record(context, record) as opened:
        entries, made = opened.log(), list(opened.decisions())
    if decisions:
        _print_decisions(made, as_json=as_json)
        return
    if as_json:
        sys.stdout.write(json_array([{**asdict(entry), "detail": dict(entry.detail)} for entry in entries]))
        return
    of_entry = _made_in(entries, made)
    columns = [Column("AT", whole=True), Column("WHAT", whole=True), Column("ABOUT", whole=True), Column("DETAIL")]
    rows = [
        [
            entry.at,
            entry.kind,
            entry.about or "",
            _told(of_entry[entry.number]) if entry.number in of_entry else _detail(entry.detail),
        ]
        for entry in entries
    ]
    print_table(columns, rows)


def _print_decisions(made: Sequence[DecisionRow], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json_array([row.to_dict() for row in made]))
        return
    if not made:
        say.note("nobody has decided anything")
        return
    columns = [Column("AT", whole=True), Column("DECISION", whole=True), Column("WHAT"), Column("STANDS", whole=True)]
    print_table(
        columns, [[row.at, row.decision, _told(row, stands=False), "yes" if row.stands else "undone"] for row in made]
    )


def _made_in(entries: Iterable[LogEntry], made: Iterable[DecisionRow]) -> dict[int, DecisionRow]:
    """The decision of each entry of the log that made one, by number; those that a removal took away have none."""
    numbers: dict[str | None, list[int]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "decide":
            numbers[entry.about].append(entry.number)
    return {numbers[row.decision].pop(0): row for row in made if numbers[row.decision]}


def _told(row: DecisionRow, *, stands: bool = True) -> str:
    joining = row.choice in (Choice.MERGE, Choice.KEEP_APART)
    about = count(len(row.about), "mention") if joining else ", ".join(row.about)
    value = f" {row.value}" if row.choice == "anchor" else ""
    if is_correction(row.value):
        value = f": {told_correction(row.choice, Correction.from_value(row.value or ''))}"
    by = f", by {row.by}" if row.by else ""
    why = f"{by}, because: {row.why}" if row.why else by
    undone = " (undone since)" if stands and not row.stands else ""
    return f"{word(row.choice)} {about}{value}{why}{undone}"


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
