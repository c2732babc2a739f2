"""``anchor``, ``file``, ``remove``, ``replace``: what people decide; each is logged."""

from __future__ import annotations

from dataclasses import replace as with_fields
from pathlib import Path
from typing import Annotated

import typer

from detente.ask import Record
from detente.ask.tracks import filing
from detente.cli import options, say
from detente.cli.plain import count, when
from detente.errors import InputError, NoSuchThing
from detente.model import Report

ReportKey = Annotated[str, typer.Argument(help="The name or the id of a report.")]


def anchor(
    context: typer.Context,
    report: ReportKey,
    days: Annotated[str, typer.Argument(help="The day, month, or first/last day of its publication: 2024-02-17.")],
    why: options.Why = None,
    by: options.By = None,
    record: options.RecordPath = None,
) -> None:
    """Say when a report was published.

    It wins over anything that the page says, and all that hangs on it is dated anew.
    """
    interval = options.days_given(days)
    with options.open_record(context, record) as opened:
        meant, before = opened.report(report), _waiting(opened)
        done = opened.anchor(report, str(interval), **options.signed(why, by))
        told = f"{meant.name} was published {when(str(interval))}"
        left = _settled(meant, before, _waiting(opened)) if done.dated_anew else "now `detente read`"
    say.note(f"{told}; {left}")


def _waiting(opened: Record) -> dict[str, int]:
    """How many events of each report have no single day, by the report's id."""
    return {row.report_id: len(row.waiting) for row in opened.dates()}


def _settled(report: Report, before: dict[str, int], after: dict[str, int]) -> str:
    left = f"of its {count(before[report.id], 'event')} without a day {after[report.id]} are left"
    others = {
        key: was - after.get(key, 0) for key, was in before.items() if key != report.id and was > after.get(key, 0)
    }
    found = f", and {sum(others.values())} in {count(len(others), 'other report')} found theirs" if others else ""
    return left + found


def file(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="The id of a meeting, or the beginning of it.")],
    track: Annotated[str, typer.Argument(help="The id of a track, or the beginning of it, or its name.")],
    why: options.Why = None,
    by: options.By = None,
    record: options.RecordPath = None,
) -> None:
    """Say which track a meeting is of.

    For a meeting that fits several tracks, or stands in the wrong one; the last word wins.
    """
    with options.open_record(context, record) as opened:
        meant, tracks = opened.event(event), opened.tracks()
    found = [row for row in tracks if track == row.name or row.track.startswith(track)]
    if len(found) != 1:
        what = "is in no record" if not found else f"begins {len(found)} ids"
        raise NoSuchThing(f"track {track!r} {what}", mend="list the tracks with `detente tracks`")
    with options.open_store(context, record) as store:
        store.decide(filing(meant, found[0].track, **options.signed(why, by)))
    say.note(f"{meant.id} is now of the track {found[0].name}")


def remove(
    context: typer.Context,
    report: ReportKey,
    why: options.Why = None,
    by: options.By = None,
    record: options.RecordPath = None,
) -> None:
    """Take a report out, with all that rested on it.

    Its bytes and words go too; only the log remembers that it was there.
    """
    from detente import pipeline  # noqa: PLC0415 - brings the reader, which only few commands need

    with options.open_store(context, record) as store:
        meant = store.report(report)
        store.remove_report(meant.id, why=why or "", by=options.who(by), at=options.now())
        pipeline.join(store, at=options.now())
        events = len(set(store.clusters().values()))
    say.note(f"removed {meant.name}; the record now tells of {count(events, 'event')}")


def replace(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    report: ReportKey,
    file: Annotated[Path, typer.Argument(help="The corrected report.")],
    why: options.Why = None,
    by: options.By = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    metadata: options.Metadata = None,
    encoding: options.Encoding = None,
    record: options.RecordPath = None,
) -> None:
    """Put a corrected text in a report's place.

    What rested on the old words goes; `read` reads the new.
    """
    from detente import pipeline  # noqa: PLC0415 - brings the page reader, which only few commands need

    given = options.read_options(published=published, outlet=outlet, metadata=metadata, encoding=encoding)
    with options.open_store(context, record) as store:
        old = store.report(report)
        new, raw = pipeline.one_report(file, given)
        if new.id == old.id:
            raise InputError(f"{file} has the same bytes as {old.name}", mend="nothing to replace")
        if new.published is None:
            new = with_fields(new, published=old.published)
        store.replace_report(old.id, new, raw, why=why or "", by=options.who(by), at=options.now())
        pipeline.join(store, at=options.now())
    say.note(f"replaced {old.name} by {new.name}; now `detente read`")
