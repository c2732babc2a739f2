"""An event as a line of a list, each value with its words."""

from __future__ import annotations

from typing import Any

from detente.ask.plain import apart, in_words, when, when_told, word
from detente.ask.totals import describe
from detente.desk.held import Held
from detente.desk.spots import Backing, told
from detente.model import Event, Figure, Kind

MANY = 30
"""So many who take part stand in a line; an event page has all of them."""


def event_line(held: Held, event: Event) -> dict[str, Any]:
    """An event as a line of a list. ``others``: so many more take part than ``who`` names."""
    row = held.row(event)
    kinds = " or ".join(map(word, row.kinds)) or word(row.kind)
    if row.kinds == (Kind.OTHER.value,):
        kinds = next((f"other: “{one.exact}”" for one in row.passages if one.prop == "kind"), kinds)
    cited = Backing(row.passages)
    figures = {one.value: describe(Figure.from_value(one.value)) for one in cited.all("figure")}
    return {
        "event": row.event,
        "when": when_told(row.dates),
        "days": cited.values(apart(row.dates), "date", shown=when),
        "what": kinds,
        "statuses": [word(status) for status in row.statuses if row.statuses != ("occurred",)],
        "status": cited.values(row.statuses, "status", shown=word) if row.statuses != ("occurred",) else [],
        "who": [
            {"name": who.name, "part": who.part, **cited.told(who.name, who.part)} for who in row.participants[:MANY]
        ],
        "others": max(0, len(row.participants) - MANY),
        "where": list(row.places),
        "how": [word(one) for one in (*row.levels, *row.formats)],
        "manner": [*cited.values(row.levels, "level", shown=word), *cited.values(row.formats, "format", shown=word)],
        "places": cited.values(row.places, "place"),
        "figures": list(row.figures),
        "numbers": [
            told(in_words(name), [e for e in cited.all("figure") if figures[e.value] == name]) for name in row.figures
        ],
        "telling": row.telling,
        "reports": len(row.reports),
        "origins": held.origins(event),
    }
