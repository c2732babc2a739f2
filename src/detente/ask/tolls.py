"""The part of ``Record`` that gives numbers: each with who says it, the casualty ledger, and sums or why there are none."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import Unpack

from detente.ask.answers import figure_rows
from detente.ask.filters import Found, Wanted, Words, check_words
from detente.ask.gathered import Gathered
from detente.ask.ledger import LedgerRow, SumRow, ledger_rows, sum_rows
from detente.ask.rows import FigureRow, Rows
from detente.model import TOLLS, Count, Event, Measure, Prop, Status

HAPPENED = (Status.OCCURRED, Status.DENIED)


class Tolls(Gathered):
    """Numbers of the record. Every filter narrows, as in :class:`detente.Record`, which is the one to open."""

    @abstractmethod
    def find(self, **wanted: Unpack[Wanted]) -> Found:
        """The events that are meant."""

    def figures(self, *, measure: Words = None, **wanted: Unpack[Wanted]) -> Rows[FigureRow]:
        """Every number that is given, each on its own row with who says so; those told of no event come last.

        The numbers of one event stand in the order in which their reports came out, as a toll grows; without a day, last.

        ``measure`` is what is counted (killed, wounded, displaced, ...). Numbers of no event have no actor, kind and status,
        and are left out where one of these is asked for.
        """
        measures = check_words(measure, Measure, "measure")
        found, counts, undated = self._told(**wanted)
        every: list[Event | Count] = [*found.events, *counts]
        told = (row for one in every for row in sorted(figure_rows(one, self.report_names), key=self._came_out))
        rows = [row for row in told if not measures or row.measure in measures]
        return Rows(rows, undated=undated, open_ended=found.open_ended, row_type=FigureRow)

    def _came_out(self, row: FigureRow) -> str:
        """The first day on which a report that gives a number came out."""
        own = {passage.report_id for passage in row.passages if passage.prop == Prop.FIGURE}
        days = [str(report.published.interval) for key in own if (report := self._reports[key]).published]
        return min(days, default="~")

    def ledger(self, *, measure: Words = None, **wanted: Unpack[Wanted]) -> Rows[LedgerRow]:
        """Who gives which toll of which event: one row a claimant, event and measure, with what the figures come to, or why not.

        ``measure`` are the tolls of people if not given; events that were only planned, called for or thought of are left out
        unless ``status`` asks for them. Nothing is averaged, and no two claimants are added.
        """
        measures = check_words(measure or [toll.value for toll in TOLLS], Measure, "measure")
        found, counts, undated = self._told(**wanted)
        happened = [event for event in found.events if wanted.get("status") or event.status in HAPPENED]
        every: list[Event | Count] = [*happened, *counts]
        rows = [row for one in every for row in self._ledger_of(one) if row.measure in measures]
        return Rows(rows, undated=undated, open_ended=found.open_ended, row_type=LedgerRow)

    def _ledger_of(self, one: Event | Count) -> list[LedgerRow]:
        if one.id not in self._ledgers:
            self._ledgers[one.id] = list(ledger_rows(one, self._reports, frozenset()))
        return self._ledgers[one.id]

    @cached_property
    def _ledgers(self) -> dict[str, list[LedgerRow]]:
        """The lines of the ledger in every measure, by the event or count, as far as they were asked for."""
        return {}

    def sums(self, *, measure: Words = None, **wanted: Unpack[Wanted]) -> Rows[SumRow]:
        """What each claimant's totals of these events come to in each measure, or why they are not added."""
        lines = self.ledger(measure=measure, **wanted)
        return Rows(sum_rows(lines), undated=lines.undated, open_ended=lines.open_ended, row_type=SumRow)

    def _told(self, **wanted: Unpack[Wanted]) -> tuple[Found, list[Count], int]:
        """The events that fit, the numbers of no event that do, and how many a date filter left out for want of a date."""
        found, reports = self.find(**wanted), self.reports_meant(wanted.get("report"))
        counts = [count for count in self.assembly.counts if reports is None or count.mention.report_id in reports]
        if wanted.get("actor") or wanted.get("kind") or wanted.get("status"):
            return found, [], found.undated
        dated = wanted.get("since") or wanted.get("until")
        return (found, [], found.undated + len(counts)) if dated else (found, counts, found.undated)
