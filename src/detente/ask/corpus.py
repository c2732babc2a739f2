"""All that the ledgers are worked out from: events and claims, the reports they stand in, and who acts for whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from detente.ask.evidence import Evidence
from detente.ask.sides import Sides
from detente.lexicon.issues import Issues
from detente.model import (
    PART_PROPS,
    Cell,
    Claim,
    DayInterval,
    Event,
    Mention,
    Passage,
    Prop,
    Report,
    Sentence,
    Statement,
)
from detente.resolve import Assembly

T = TypeVar("T")
PARTS = tuple(prop for prop in Prop if prop.value in PART_PROPS)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An actor where a report names it: half-open offsets, and the name it is shown by."""

    start: int
    end: int
    name: str


class Corpus:
    """The events and claims of a record with their reports, looked up by place.

    ``reports`` are by id, with the publication day that is known of them; ``filed`` maps mentions to the track that a person put
    their event under.
    """

    def __init__(
        self,
        assembly: Assembly,
        reports: Mapping[str, Report],
        served: Mapping[str, frozenset[str]],
        issues: Issues,
        filed: Mapping[str, str] | None = None,
    ) -> None:
        self.events, self.claims, self.reports, self.issues = assembly.events, assembly.claims, reports, issues
        self.filed = filed or {}
        texts = {report.id: report.text for report in reports.values()}
        self.sides = Sides(served, self._actor_cells(), texts)

    def _actor_cells(self) -> Iterable[Cell]:
        told: list[Event | Claim] = [*self.events, *self.claims]
        return (cell for one in told for prop in PARTS for cell in one.cells.get(prop, ()))

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the reports, by id."""
        return {report.id: report.name for report in self.reports.values()}

    @cached_property
    def mentions_in(self) -> dict[str, list[tuple[Mention, Event]]]:
        """The mentions of events in each report with their events, in text order."""
        found: dict[str, list[tuple[Mention, Event]]] = {}
        for event in self.events:
            for mention in event.mentions:
                found.setdefault(mention.report_id, []).append((mention, event))
        return {key: sorted(told, key=lambda t: (t[0].trigger.start, t[0].id)) for key, told in found.items()}

    @cached_property
    def said_of(self) -> dict[str, list[tuple[Cell, Statement]]]:
        """What is said of each mention: the cell that it counts for, and the statement."""
        found: dict[str, list[tuple[Cell, Statement]]] = {}
        for event in self.events:
            for cells in event.cells.values():
                for cell in cells:
                    for stmt in cell.statements:
                        found.setdefault(stmt.mention_id, []).append((cell, stmt))
        return found

    @cached_property
    def claims_in(self) -> dict[str, list[Claim]]:
        """The claims of each report, in text order."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.mention.report_id, []).append(claim)
        return {key: sorted(claims, key=lambda c: (c.mention.trigger.start, c.id)) for key, claims in found.items()}

    @cached_property
    def named_in(self) -> dict[str, list[Named]]:
        """Where each report names an actor, in text order."""
        found: dict[str, set[Named]] = {}
        for cell in self._actor_cells():
            for stmt in cell.statements:
                found.setdefault(stmt.report_id, set()).add(Named(stmt.passage.start, stmt.passage.end, cell.value))
        return {key: sorted(names) for key, names in found.items()}

    @cached_property
    def last_day(self) -> date | None:
        """The last day on which a report of the record was published: what "silent since" is counted from."""
        days = [r.published.interval.end for r in self.reports.values() if r.published and r.published.interval.end]
        return max(days, default=None)

    def published(self, report_id: str) -> DayInterval | None:
        """When a report was published, if that is known."""
        known = self.reports[report_id].published
        return known.interval if known else None

    def day_order(self, report_id: str) -> tuple[date, str]:
        """Sorts reports by publication, unknown days last."""
        when = self.published(report_id)
        return ((when.end or when.start or date.max) if when else date.max, self.names[report_id])

    @cached_property
    def in_order(self) -> list[str]:
        """The ids of the reports in the order of their publication."""
        return sorted(self.reports, key=self.day_order)

    def text(self, report_id: str) -> str:
        """The text of a report."""
        return self.reports[report_id].text

    def cut(self, report_id: str, start: int, end: int) -> Passage:
        """A passage of a report."""
        return Passage.cut(report_id, self.text(report_id), start, end)

    def sentences(self, report_id: str) -> tuple[Sentence, ...]:
        """The sentences of a report's story."""
        from detente.annotate.sentences import split_sentences  # noqa: PLC0415 - `show` starts faster without it

        if report_id not in self._sentences:
            self._sentences[report_id] = split_sentences(self.reports[report_id])
        return self._sentences[report_id]

    def sentence_at(self, report_id: str, start: int) -> int:
        """The number of the sentence that a place lies in, or of the last one before it; -1 before the first."""
        if report_id not in self._starts:
            self._starts[report_id] = [sentence.start for sentence in self.sentences(report_id)]
        return bisect_right(self._starts[report_id], start) - 1

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {}

    @cached_property
    def _sentences(self) -> dict[str, tuple[Sentence, ...]]:
        return {}

    def once(self, work: Callable[..., T], *about: str) -> T:
        """What a piece of work comes to on this corpus; worked out the first time it is asked for."""
        key = (work, about)
        if key not in self._worked_out:
            self._worked_out[key] = work(self, *about)
        found: T = self._worked_out[key]
        return found

    @cached_property
    def _worked_out(self) -> dict[tuple[Callable[..., Any], tuple[str, ...]], Any]:
        return {}

    def side(self, name: str) -> str:
        """The side of an actor."""
        return self.sides.of(name)

    def cite(
        self, prop: str, value: str, passage: Passage, *, said_by: str | None = None, note: str | None = None
    ) -> Evidence:
        """Words as evidence of a value that a ledger gives."""
        return Evidence(
            prop=prop,
            value=value,
            exact=passage.exact,
            report=self.names[passage.report_id],
            report_id=passage.report_id,
            start=passage.start,
            end=passage.end,
            said_by=said_by,
            factuality="reported" if said_by else "stated",
            note=note,
        )

    def cite_as(self, prop: str, cell: Cell, value: str | None = None) -> list[Evidence]:
        """The statements of a cell as evidence of a value of another name."""
        return [
            self.cite(prop, value or cell.value, stmt.passage, said_by=stmt.said_by, note=stmt.note)
            for stmt in cell.statements
        ]
