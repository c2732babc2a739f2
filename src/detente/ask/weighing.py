"""How much an event weighs among the others of a record, with each reason and what it counts.

The weight is a sum of points that can be read one by one: how many texts tell it (copies of one text are one), how many in
their first lines, its kind and whether it came to be, the highest office of those who take part, its dead by the lowest
account, and how many texts still tell it long after. It orders a timeline; it says nothing of what is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from math import log2, log10

from detente.ask.corpus import PARTS, Corpus
from detente.ask.evidence import Evidence
from detente.ask.plain import word
from detente.ask.rows import EventRow
from detente.lexicon.titles import rank_of
from detente.lexicon.weight import load_points
from detente.model import Event, Figure, Measure, Prop, Status
from detente.resolve.facts import LEAD
from detente.resolve.offices import Holding

LATER = 14
"""Days after its last one from which on a text looks back at an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What an event weighs, why, each reason with its points, and the words that show the office."""

    points: float
    why: tuple[str, ...]
    office: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedRow(EventRow):
    """An event with its rank among those asked for, 1 the weightiest, its weight in points, and the reasons for it."""

    rank: int
    weight: float
    why: tuple[str, ...]


def ranked_row(row: EventRow, weight: Weight, rank: int) -> RankedRow:
    """The row of an event with what it weighs; the words of the office count for it."""
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    passages = (*row.passages, *weight.office)
    return RankedRow(**(values | {"passages": passages}), rank=rank, weight=weight.points, why=weight.why)


class Scales:
    """Weighs the events of a record. ``holdings`` say who is shown in which office, each by one report."""

    def __init__(self, corpus: Corpus, holdings: Iterable[Holding]) -> None:
        self.corpus = corpus
        self.held: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for holding in holdings:
            if holding.note is None and holding.statements:
                self.held[holding.statements[0].report_id, holding.holder].append(holding)

    def weigh(self, event: Event) -> Weight:
        """The weight of one event. Points that come to nothing are left out of the reasons."""
        office, level = self._level(event)
        told = {
            **self._told(event),
            **_nature(event),
            **({f"{office[0]} takes part": level} if office else {}),
            **_dead(event),
            **self._looked_back(event),
        }
        points = {why: round(much, 1) for why, much in told.items() if round(much, 1)}
        return Weight(
            points=round(sum(points.values()), 1),
            why=tuple(f"{why} ({much:+g})" for why, much in points.items()),
            office=office[1] if office else (),
        )

    def _texts(self, reports: Iterable[str]) -> set[str]:
        return {self.corpus.reports[key].origin or key for key in reports}

    def _told(self, event: Event) -> Mapping[str, float]:
        texts = self._texts(event.reports)
        first = self._texts(mention.report_id for mention in event.mentions if mention.telling.start < LEAD)
        return {
            f"told by {len(texts)} texts": 2 * log2(max(1, len(texts))),
            f"in the first lines of {len(first)} of them" if len(texts) > 1 else "in its first lines": log2(
                1 + len(first)
            ),
        }

    def _level(self, event: Event) -> tuple[tuple[str, tuple[Evidence, ...]] | None, float]:
        """The highest office in which one who takes part is shown by a report that tells the event, with its words."""
        ranks = load_points().ranks
        if event.cells.get(Prop.LEVEL):
            return None, 0
        best: tuple[float, str, Holding] | None = None
        for cell in (cell for part in PARTS for cell in event.cells.get(part, ())):
            for holding in (held for report in cell.reports for held in self.held.get((report, cell.value), ())):
                points = ranks.get(rank_of(holding.office) or "", 0)
                if points and (best is None or (-points, holding.office) < (-best[0], best[1])):
                    best = (points, holding.office, holding)
        if best is None:
            return None, 0
        cited = tuple(
            self.corpus.cite("office", best[1], stmt.passage) for stmt in best[2].statements if stmt.prop is Prop.OFFICE
        )
        return (best[1], cited), best[0]

    def _looked_back(self, event: Event) -> Mapping[str, float]:
        last = event.date.end if event.date else None
        if last is None:
            return {}
        later = [
            report
            for report in event.reports
            if (out := self.corpus.published(report)) and out.start and out.start - last >= timedelta(days=LATER)
        ]
        texts = len(self._texts(later))
        return {
            f"still told by {texts} {'text' if texts == 1 else 'texts'} {LATER} days later or more": log2(1 + texts)
        }


def _nature(event: Event) -> Mapping[str, float]:
    points = load_points()
    kind, status = event.kind.value, event.status
    found = {word(kind): points.kinds.get(kind, 0)}
    if levels := sorted(
        (cell.value for cell in event.cells.get(Prop.LEVEL, ())), key=lambda at: (-points.levels[at], at)
    ):
        found[f"at the level of {levels[0]}"] = points.levels[levels[0]]
    if status is not Status.OCCURRED:
        found[f"only {word(status.value)}" if status is not Status.DENIED else "contested"] = points.statuses[
            status.value
        ]
    return found


def _dead(event: Event) -> Mapping[str, float]:
    """The dead by the lowest account, so that nobody's number is chosen over another's."""
    given = [Figure.from_value(cell.value) for cell in event.all(Prop.FIGURE)]
    numbers = [f.low if f.low is not None else f.best for f in given if f.measure is Measure.KILLED]
    least = min((number for number in numbers if number is not None), default=0)
    return {f"{least:g} killed by the lowest account": 1.5 * log10(1 + least)} if least else {}
