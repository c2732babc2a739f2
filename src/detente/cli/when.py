"""``when``: the dates that a text gives, and how each was reached."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import options
from detente.cli.listing import json_array
from detente.cli.plain import in_words, one_line, word
from detente.cli.plain import when as when_said
from detente.cli.table import Column, print_table
from detente.errors import BadField
from detente.model import Prop, Report, Sort

if TYPE_CHECKING:
    from detente.model import Marks, Mention, Statement

_TIMES = (Column("WORDS"), Column("VALUE", whole=True), Column("DAYS", whole=True), Column("HOW", most=70))
_EVENTS = (Column("EVENT"), Column("WHAT"), Column("WHEN", whole=True), Column("BY"), Column("HOW", most=70))


def when(
    text: Annotated[str, typer.Argument(help="A sentence or more.", show_default=False)],
    published: Annotated[
        str,
        typer.Option(
            "--published", metavar="DAY|DAY/DAY", help="When it was published, as YYYY-MM-DD or between two days."
        ),
    ] = "",
    as_json: options.AsJson = False,
) -> None:
    """Show the dates that a text gives, and how each was reached.

    First its expressions of time, with their TIMEX3 values and the days they mean; then its events, each with its days, the
    words that date it and the reason. What cannot be dated stays without a day, and the last column says what would
    settle it. Nothing is kept, and today's date is never used.
    """
    from detente.annotate import annotate  # noqa: PLC0415 - brings the reader, which takes half a second to load
    from detente.extract import extract  # noqa: PLC0415 - the same

    if not text.strip():
        raise BadField(
            "no text to date", mend='give a sentence: `detente when "They met on Friday." --published 2024-02-17`'
        )
    day = str(options.days_given(published)) if published else None
    marks = annotate(Report.of_text(text, "text", published=day))
    extraction = extract(marks)
    times, events = list(_times(marks)), list(_events(extraction.mentions, extraction.statements))
    if as_json:
        sys.stdout.write(json_array([{"published": day, "times": times, "events": events}]))
        return
    if not times and not events:
        sys.stdout.write("no expression of time and no event was found\n")
    if times:
        print_table(_TIMES, [[t["words"], t["value"], when_said(t["days"]), in_words(t["how"])] for t in times])
    if times and events:
        sys.stdout.write("\n")
    if events:
        rows = [
            [e["event"], word(e["kind"]), when_said(e["days"]), e["by"] or "", in_words(e["how"] or "")] for e in events
        ]
        print_table(_EVENTS, rows)


def _times(marks: Marks) -> Iterator[dict[str, Any]]:
    for mark in marks.times:
        yield {
            "words": one_line(mark.text),
            "value": mark.value,
            "days": str(mark.interval) if mark.interval else None,
            "granularity": mark.granularity,
            "how": mark.note,
            "start": mark.start,
            "end": mark.end,
        }


def _events(mentions: Iterable[Mention], statements: Iterable[Statement]) -> Iterator[dict[str, Any]]:
    """Each event in text order: one row a date that is given for it, one without days where none is."""
    said: dict[str, dict[Prop, list[Statement]]] = {}
    for statement in statements:
        said.setdefault(statement.mention_id, {}).setdefault(statement.prop, []).append(statement)
    for mention in sorted(mentions, key=lambda m: (m.trigger.start, m.id)):
        own = said.get(mention.id, {})
        kind = next((s.value for s in own.get(Prop.KIND, ())), None)
        if kind is None or mention.sort not in (Sort.EVENT, Sort.PASSING):
            continue
        for date in own.get(Prop.DATE, [None]):
            yield {
                "event": one_line(mention.trigger.exact),
                "kind": kind,
                "days": date.value if date else None,
                "precision": date.precision if date else None,
                "by": one_line(date.passage.exact) if date else None,
                "how": date.note if date else "the day it was published would settle it (--published)",
                "start": mention.trigger.start,
                "end": mention.trigger.end,
            }
