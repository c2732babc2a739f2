"""``init`` and ``add``: a record, and reports into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options, say
from detente.cli.exits import Code
from detente.cli.plain import count
from detente.record import Store

if TYPE_CHECKING:
    from detente.pipeline import AddResult

_NAMED = 5
"""Files named one by one, before the rest are only counted."""


def init(context: typer.Context, record: options.RecordPath = None) -> None:
    """Make a new, empty record."""
    path = options.record_path(context, record)
    Store.create(path, at=options.now()).close()
    say.note(f"made {path}; now `detente add FILES`")


def add(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(help="Text, HTML or JSONL files, folders, or - for standard input.", show_default=False),
    ],
    published: options.Published = None,
    outlet: options.Outlet = None,
    metadata: options.Metadata = None,
    encoding: options.Encoding = None,
    record: options.RecordPath = None,
) -> None:
    """Take reports into the record.

    Adding the same bytes again changes nothing, save for better metadata. What cannot be used is refused by name,
    and the rest is taken.
    """
    from detente import ingest, pipeline  # noqa: PLC0415 - brings the reader and the cleaner of web pages, which take a second to load

    given = options.read_options(published=published, outlet=outlet, metadata=metadata, encoding=encoding)
    taken: list[str] = []
    with options.open_store(context, record) as store, say.progress("add") as tell:

        def report_progress(name: str) -> None:
            taken.append(name)
            tell(len(taken), None, f"{count(len(taken), 'report')}, {name}")

        result = pipeline.add(store, paths, given, at=options.now(), report_progress=report_progress)
    tell_added(result, debug=context.obj.debug)
    if unused := ingest.unused_metadata(given, taken):
        say.note(f"the metadata name files that are not among these: {_few(unused)}")
    if result.new or result.updated:
        say.note("now `detente read`")
    if result.refusals:
        raise typer.Exit(Code.INPUT)


def _few(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else "")


def tell_added(result: AddResult, *, debug: bool = False) -> None:
    """Say what an addition came to, each refusal on its own line."""
    say.refusals(result.refusals, debug=debug)
    say.notes(result.notes)
    counts = [
        f"{count(result.new, 'report')} added",
        f"{result.known:,} known already",
        f"{result.updated:,} with better metadata",
        f"{result.refused:,} refused",
    ]
    say.note(", ".join(counts))
