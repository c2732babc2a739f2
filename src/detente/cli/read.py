"""``read``: from reports to events."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import typer

from detente.cli import options, say
from detente.record import Store

if TYPE_CHECKING:
    from detente.pipeline import Progress

FEW = 5
"""How many names a message lists."""


def read(context: typer.Context, record: options.RecordPath = None) -> None:
    """Read the reports that were not read yet.

    It may be stopped at any moment; run again, it goes on where it was.
    """
    with options.open_store(context, record) as store:
        read_all(store)
    say.note("now `detente timeline`, and `detente show EVENT` for the words behind it")


def read_all(store: Store) -> None:
    """Read what is unread, with progress on stderr."""
    from detente import pipeline  # noqa: PLC0415 - brings the parser, which takes a second to load

    started = monotonic()
    with say.progress("read") as tell:

        def progress(now: Progress) -> None:
            counts = f"{now.done:,} of {say.count(now.total, 'report')}"
            tell(
                now.done,
                now.total,
                f"{counts}, {say.count(now.sentences, 'sentence')}, {say.count(now.mentions, 'mention')}",
            )

        result = pipeline.read(store, at=options.now(), progress=progress)
    took = say.duration(monotonic() - started)
    say.note(
        f"{say.count(result.read, 'report')} read in {took}; now {say.count(result.events, 'event')} "
        f"and {say.count(result.claims, 'claim')}"
    )
    if result.undated:
        say.note(f"{say.count(len(result.undated), 'report')} without a publication date: see `detente questions`")
    if result.other_languages:
        first, rest = result.other_languages[:FEW], len(result.other_languages) - FEW
        more = f" and {rest:,} more" if rest > 0 else ""
        say.note(f"kept but not read, as not in English: {', '.join(first)}{more}")
