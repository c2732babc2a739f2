"""The form in which a record is scored against a gold coding: events and claims in one JSONL file.

One row an actor with its part, one place, one figure a number, one quote a mention; reports by base name. A date is an
object of two ends, one of which may be ``null``, or ``null`` where nothing at all is known of it. Words that the form does
not have are mapped by ``score.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.ask import Record
from detente.ask.answers import PART_ORDER
from detente.ask.totals import same_number, same_people
from detente.export.canonical import json_line
from detente.model import ACTS_FOR, Claim, Event, Figure, Mention, Prop


def score_lines(record: Record) -> Iterator[dict[str, Any]]:
    """Events in the order of their dates, then claims in the order of their reports."""
    names = record.report_names
    for event in sorted(record.assembly.events, key=lambda event: event.sort_key):
        yield score_event(event, names)
    for claim in sorted(
        record.assembly.claims,
        key=lambda claim: (names.get(claim.mention.report_id, ""), claim.mention.telling, claim.id),
    ):
        yield score_claim(claim, names)


def score_event(event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    """An event as the scorer takes it."""
    when = event.date
    edges = {"start": _day(when.start), "end": _day(when.end)} if when else None
    return {
        "type": load_crosswalk()["kinds"].get(event.kind.value, event.kind.value),
        "date": edges,
        "participants": _participants(event),
        "place": event.place,
        "status": event.status.value.replace("_", " "),
        "figures": _figures(event),
        "mentions": [_mention(mention, event, names) for mention in sorted(event.mentions, key=lambda m: m.telling)],
    }


def score_claim(claim: Claim, names: Mapping[str, str]) -> dict[str, Any]:
    """A claim as the scorer takes it; it maps the bare act of speech itself."""
    telling = claim.mention.telling
    return {
        "kind": "claim",
        "speaker": claim.speaker,
        "stance": claim.value(Prop.ACT) or "assert",
        "content": claim.value(Prop.CONTENT) or telling.exact,
        "file": Path(names.get(telling.report_id, telling.report_id)).name,
        "quote": telling.exact,
    }


def write_score(record: Record, path: Path) -> None:
    """Write the score file of a record."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(map(json_line, score_lines(record)))


@cache
def load_crosswalk() -> Mapping[str, Mapping[str, str]]:
    """The words of the score form by those of the record, where the two differ.

    >>> load_crosswalk()["kinds"]["support"]
    'statement'
    """
    crosswalk: dict[str, dict[str, str]] = tomllib.loads(
        (files("detente.export") / "score.toml").read_text(encoding="utf-8")
    )
    return crosswalk


def _day(day: object) -> str | None:
    return str(day) if day else None


def _participants(event: Event) -> list[dict[str, str]]:
    """Each actor once, in the part that most statements give it; a state not beside the person who acts for it there."""
    support: dict[str, dict[str, int]] = {}
    for cell in event.all(*PART_ORDER):
        parts = support.setdefault(cell.value, {})
        parts[cell.prop.value] = parts.get(cell.prop.value, 0) + len(cell.statements)
    narrower = {
        stmt.note.removeprefix(ACTS_FOR)
        for cell in event.all(*PART_ORDER)
        for stmt in cell.statements
        if stmt.note and stmt.note.startswith(ACTS_FOR)
    }
    return [
        {"name": name, "part": max(parts, key=lambda part: parts[part])}
        for name, parts in support.items()
        if name not in narrower
    ]


def _figures(event: Event) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    given: list[Figure] = []
    for cell in event.all(Prop.FIGURE):
        figure = Figure.from_value(cell.value)
        what = load_crosswalk()["measures"].get(figure.measure.value, figure.measure.value)
        if not what or any(same_number(figure, other) and same_people(figure, other) for other in given):
            continue
        given.append(figure)
        rows.append(
            {
                "what": what,
                "who": figure.population,
                "value": figure.best,
                "min": figure.low,
                "max": figure.high,
            }
        )
    return rows


def _mention(mention: Mention, event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "file": Path(names.get(mention.report_id, mention.report_id)).name,
        "quote": mention.telling.exact,
        "attributed_to": _said_by(mention, event),
    }


def _said_by(mention: Mention, event: Event) -> str | None:
    """Name who says there that it happened: whoever the kind is put in the mouth of, or who speaks in an act of speech."""
    own = [(cell, stmt) for cell in event.all(*Prop) for stmt in cell.statements if stmt.mention_id == mention.id]
    said = [stmt.said_by for _, stmt in own if stmt.prop is Prop.KIND and stmt.said_by]
    speaks = [cell.value for cell, stmt in own if stmt.prop is Prop.SPEAKER]
    return next(iter([*said, *speaks]), None)
