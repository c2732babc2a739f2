"""``read``: from reports to events."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options, say
from detente.cli.exits import Code
from detente.cli.explain import told_marks
from detente.cli.plain import count, printable
from detente.model import Marks
from detente.record import Store

if TYPE_CHECKING:
    from detente.pipeline import Progress, ReadResult

FEW = 5
"""How many names a message lists."""


def read(
    context: typer.Context,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print what the reader marks in each sentence, and how sure it is.")
    ] = False,
    record: options.RecordPath = None,
) -> None:
    """Read the reports that were not read yet.

    It may be stopped at any moment; run again, it goes on where it was. A report on which the reader fails is named, and the
    rest is read. `detente explain --report NAME` shows the marks of
    a report that was read before.
    """
    with options.open_store(context, record) as store:
        result = read_all(store, explain=explain, debug=context.obj.debug)
    say.note("now `detente timeline`, and `detente show EVENT` for the words behind it")
    if result.failed:
        raise typer.Exit(Code.INPUT)


def _print_marks(marks: Marks) -> None:
    sys.stdout.write(f"== {printable(marks.report.name)}\n{told_marks(marks)}\n")


def read_all(store: Store, *, explain: bool = False, debug: bool = False) -> ReadResult:
    """Read what is unread, with progress on stderr; with ``explain`` the marks of each report go to stdout."""
    from detente import pipeline  # noqa: PLC0415 - brings the reader, which takes half a second to load

    started = monotonic()
    with say.progress("read") as tell:

        def progress(now: Progress) -> None:
            counts = f"{now.done:,} of {count(now.total, 'report')}"
            tell(
                now.done,
                now.total,
                f"{counts}, {count(now.sentences, 'sentence')}, {count(now.mentions, 'mention')}",
            )

        result = pipeline.read(store, at=options.now(), progress=progress, explain=_print_marks if explain else None)
    say.refusals(result.failed, debug=debug)
    took = say.duration(monotonic() - started)
    say.note(
        f"{count(result.read, 'report')} read in {took}; now {count(result.events, 'event')} "
        f"and {count(result.claims, 'claim')}"
    )
    if result.undated:
        say.note(f"{count(len(result.undated), 'report')} without a publication date: see `detente questions`")
    if result.other_languages:
        first, rest = result.other_languages[:FEW], len(result.other_languages) - FEW
        more = f" and {rest:,} more" if rest > 0 else ""
        say.note(f"kept but not read, as not in English: {', '.join(first)}{more}")
    return result
