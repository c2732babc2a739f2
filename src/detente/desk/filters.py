"""The filters of a screen: what is asked for, as chips that can be taken away, and what may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from detente.ask import TrackRow
from detente.ask.filters import Span, by_days
from detente.ask.plain import word
from detente.desk.asked import Asked, chips
from detente.desk.held import Held
from detente.model import Act, Format, Kind, Level, Measure, Status

T = TypeVar("T")
EVENTS = ("since", "until", "actor", "kind", "status", "level", "format", "track", "issue", "origins", "report")
"""The filters of whatever lists or draws events."""
CONTACTS = tuple(name for name in EVENTS if name != "kind")
DAYS = ("since", "until")
"""The filters of what has days alone."""
NAMES = {"origins": "origins at least", "report": "told in", "q": "words", "by": "between"}
_WORDS = {
    "kind": [one.value for one in Kind],
    "status": [one.value for one in Status],
    "level": [one.value for one in Level],
    "format": [one.value for one in Format],
    "act": [one.value for one in Act],
    "measure": [one.value for one in Measure],
}


def filters_of(
    held: Held, asked: Asked, at: str, names: Sequence[str], words: Mapping[str, Sequence[str]] = _WORDS
) -> dict[str, Any]:
    """The filters as the page and its twin hold them: what is asked, the chips, and what there is to choose among.

    ``words`` are the vocabularies to choose from, by filter, where they are not those of events and claims.
    """
    choices: dict[str, list[dict[str, str]]] = {}
    for name in names:
        if name in words:
            choices[name] = [{"value": value, "shown": word(value)} for value in words[name]]
    if "issue" in names:
        issues = held.record.corpus.issues.by_name.values()
        choices["issue"] = [{"value": one.name, "shown": one.label} for one in issues]
    if "track" in names:
        choices["track"] = [{"value": row.track, "shown": name_track(row)} for row in held.tracks.values()]
    every = chips(asked, at, names, lambda name, value: _shown(held, name, value))
    return {
        "filters": {name: asked.many(name) for name in names},
        "chips": [{**chip, "label": NAMES.get(chip["filter"], chip["filter"])} for chip in every],
        "choices": choices,
    }


def of_days(asked: Asked, rows: Iterable[T], days: Callable[[T], str | None]) -> tuple[list[T], dict[str, int]]:
    """The rows whose days, an ISO interval, are asked for, and how many the days left out; all where none are asked for."""
    span = Span.of(asked.one("since"), asked.one("until"))
    kept, undated, open_ended = by_days(rows, span, days) if span.asked else (list(rows), 0, 0)
    return kept, {"undated": undated, "open_ended": open_ended}


def name_track(row: TrackRow) -> str:
    """A track as people speak of it: who meets, and who stands between them."""
    members = " – ".join(row.members)
    return f"{members}, with {' and '.join(row.mediators)}" if row.mediators else f"{members}, directly"


def _shown(held: Held, name: str, value: str) -> str:
    match name:
        case "track" if value in held.tracks:
            return name_track(held.tracks[value])
        case "issue":
            return held.record.corpus.issues.label(value)
        case "report" if value in held.reports:
            return held.reports[value].title or held.reports[value].name
        case "kind" | "status" | "level" | "format" | "act" | "measure":
            return word(value)
    return value
