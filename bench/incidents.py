"""One incident a document, made from the events that Détente reads there, for sets that hold one row a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.model import Event, Figure, Kind, Measure, Prop

VIOLENT = frozenset({Kind.ARMED_CLASH, Kind.ATTACK, Kind.CASUALTIES_REPORT, Kind.WAR, Kind.COERCION})


@dataclass(frozen=True, slots=True)
class Incident:
    """The greatest number that the document gives for each measure, and the first single day of a violent event."""

    greatest: dict[Measure, float]
    day: date | None

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
    days = [event.date.start for event in (*told, *first) if event.date and event.date.is_day]
    return Incident(greatest, days[0] if days else None)
