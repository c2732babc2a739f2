"""One incident a document, made from the events that Détente reads there, for sets that hold one row a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bench.result import Section
from bench.table import Cell
from detente.model import Event, Figure, Kind, Measure, Prop

VIOLENT = frozenset({Kind.ARMED_CLASH, Kind.ATTACK, Kind.CASUALTIES_REPORT, Kind.WAR, Kind.COERCION})


BASES = ("words of time", "told before", "news without a day")
"""On what a day rests, the surest first."""


@dataclass(frozen=True, slots=True)
class Incident:
    """The greatest number that the document gives for each measure, and the first single day of a violent event.

    ``basis`` says on what the day rests: one of ``BASES``.
    """

    greatest: dict[Measure, float]
    day: date | None
    basis: str | None = None

    def count(self, *measures: Measure) -> float | None:
        """The number for these measures together, or ``None`` where none is given."""
        numbers = [self.greatest[measure] for measure in measures if measure in self.greatest]
        return max(numbers, default=None)


def read_incident(events: Sequence[Event]) -> Incident:
    """Fold the events of one document into one incident. A bound without a best value counts by its least number."""
    greatest: dict[Measure, float] = {}
    for event in events:
        for cell in event.all(Prop.FIGURE):
            figure = Figure.from_value(cell.value)
            number = next((n for n in (figure.best, figure.low, figure.high) if n is not None), None)
            if number is not None:
                greatest[figure.measure] = max(number, greatest.get(figure.measure, 0))
    first = sorted(events, key=lambda event: min((m.trigger.start for m in event.mentions), default=0))
    told = [event for event in first if event.kind in VIOLENT or event.first(Prop.FIGURE)]
    dated = next((event for event in (*told, *first) if event.date and event.date.is_day), None)
    if dated is None or dated.date is None:
        return Incident(greatest, None)
    return Incident(greatest, dated.date.start, _basis(dated))


def _basis(event: Event) -> str:
    cell = event.first(Prop.DATE)
    notes = [stmt.note or "" for stmt in cell.statements] if cell else []
    if all(note.startswith("news") for note in notes):
        return BASES[2]
    return BASES[1] if all(note.startswith(("as told before", "news")) for note in notes) else BASES[0]


def coverage(rows: Sequence[tuple[date, Incident]]) -> Section:
    """How right the days are at each share answered, the surest first."""
    table: list[list[Cell]] = []
    right = given = 0
    for basis in BASES:
        own = [(gold, incident) for gold, incident in rows if incident.day is not None and incident.basis == basis]
        right += sum(gold == incident.day for gold, incident in own)
        given += len(own)
        share = sum(gold == incident.day for gold, incident in own) / len(own) if own else None
        table.append([basis, len(own), share, given / len(rows) if rows else None, right / given if given else None])
    return Section("days by what they rest on", ["basis", "days", "right", "answered so far", "right so far"], table)
