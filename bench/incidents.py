"""One incident a document, made from the events that Détente reads there, for sets that hold one row a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bench.result import Section
from bench.table import Cell
from detente.ask.totals import Given, part_sums
from detente.model import Count, DayInterval, Event, Figure, Kind, Measure, Prop, Status
from detente.resolve import Assembly

VIOLENT = frozenset({Kind.ARMED_CLASH, Kind.ATTACK, Kind.CASUALTIES_REPORT, Kind.WAR, Kind.COERCION})


BASES = ("words of time", "told before", "news without a day")
"""On what a day rests, the surest first."""

AGO = 30
"""What ended more days before the incident than this is another."""


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


def read_incident(told: Assembly, text: str, alike: Mapping[Measure, Measure] | None = None) -> Incident:
    """Fold the events and counts of one document into one incident, that of the first day of a violent event.

    A bound without a best value counts by its least number. What is dated long before, or did not happen, is of no concern;
    figures that the words join ("a leader and two others") are added. ``alike`` maps measures that the set does not tell apart.
    """
    first = sorted(told.events, key=lambda event: min((m.trigger.start for m in event.mentions), default=0))
    violent = [event for event in first if event.kind in VIOLENT or event.first(Prop.FIGURE)]
    dated = next((event for event in (*violent, *first) if event.date and event.date.is_day), None)
    day = dated.date if dated else None
    given = _given(told, text, day, alike or {})
    greatest = {measure: max(_number(figure) for figure, _ in part_sums(figures)) for measure, figures in given.items()}
    return Incident(greatest, day.start if day else None, _basis(dated) if dated else None)


def numbers_given(told: Assembly, text: str, measure: Measure) -> list[float]:
    """Each number once that a document gives in this measure for what happened, joined parts added, the greatest first."""
    sums = part_sums(_given(told, text, None, {}).get(measure, []))
    return sorted({_number(figure) for figure, _ in sums}, reverse=True)


def _given(
    told: Assembly, text: str, day: DayInterval | None, alike: Mapping[Measure, Measure]
) -> dict[Measure, list[Given]]:
    own = [event for event in told.events if event.status is Status.OCCURRED and not _long_before(event, day)]
    given: dict[Measure, list[Given]] = {}
    every: list[Event | Count] = [*own, *told.counts]
    for one in every:
        for cell in one.cells.get(Prop.FIGURE, ()):
            figure = Figure.from_value(cell.value)
            measure = alike.get(figure.measure, figure.measure)
            given.setdefault(measure, []).extend(
                Given(figure=figure, report_id=s.report_id, start=s.passage.start, end=s.passage.end, text=text)
                for s in cell.statements
            )
    return given


def _long_before(event: Event, day: DayInterval | None) -> bool:
    last, first = event.date.end if event.date else None, day.start if day else None
    return last is not None and first is not None and (first - last).days > AGO


def _number(figure: Figure) -> float:
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


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
