"""The ledgers as a record answers them: answers, read-outs, commitments, positions, tracks, and the questions of the week."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Unpack

from detente.ask import weekly
from detente.ask.answering import AnswerRow, answer_rows
from detente.ask.commitments import CommitmentRow, commitment_rows
from detente.ask.filters import Day, Span, Wanted, Words, within_days
from detente.ask.gathered import Gathered
from detente.ask.positions import PositionRow, position_rows
from detente.ask.readout import ReadoutRow, readout_rows
from detente.ask.rows import EventRow, FigureRow, Rows
from detente.ask.tracks import QUIET, TrackRow, track_rows
from detente.model import DayInterval, Event


class Ledgers(Gathered):
    """What is kept over time. Every filter narrows, as in :class:`detente.Record`, which is the one to open."""

    @abstractmethod
    def event(self, key: str) -> Event:
        """One event. Raises ``NoSuchThing``."""

    @abstractmethod
    def meetings(self, **wanted: Unpack[Wanted]) -> Rows[EventRow]:
        """The meetings."""

    @abstractmethod
    def figures(self) -> Rows[FigureRow]:
        """The numbers that are given."""

    def answers(self, *, actor: str | None = None, report: Words = None) -> Rows[AnswerRow]:
        """Which earlier claim a claim answers, with the words of both. ``actor`` is who answers or who is answered."""
        search, wanted = self.search(actor), self._names_of(report)
        rows = [
            row
            for row in self.corpus.once(answer_rows)
            if (search is None or search.matches(row.speaker) or search.matches(row.claim_speaker))
            and (wanted is None or row.report in wanted)
        ]
        return Rows(rows, row_type=AnswerRow)

    def readout(self, key: str) -> Rows[ReadoutRow]:
        """The read-out of a meeting: its topics and outcomes by who says so. Raises ``NoSuchThing``."""
        return Rows(readout_rows(self.corpus, self.event(key)), row_type=ReadoutRow)

    def commitments(
        self,
        *,
        actor: str | None = None,
        issue: str | None = None,
        since: Day = None,
        until: Day = None,
        report: Words = None,
    ) -> Rows[CommitmentRow]:
        """Who undertook what, towards whom, due when, on whose word, and what was reported of it since.

        A commitment's date is its own where the words give one, else the day or days on which its report was published.
        """
        span, search, wanted = Span.of(since, until), self.search(actor), self._names_of(report)
        meant = self.corpus.issues.meant(issue) if issue else None
        fits = (
            row
            for row in self.corpus.once(commitment_rows)
            if (search is None or any(map(search.matches, (*row.by, *row.sides, *row.towards))))
            and (meant is None or meant in row.issues)
            and (wanted is None or not wanted.isdisjoint(row.reports))
        )

        def days(row: CommitmentRow) -> str | None:
            own = row.date if row.date and DayInterval.parse(row.date).bounded else None
            return own or row.published or row.date

        return within_days(fits, span, days, CommitmentRow)

    def positions(self, *, actor: str | None = None, issue: str | None = None) -> Rows[PositionRow]:
        """The latest stance of each side on each issue with its words, and whether it moved."""
        search, meant = self.search(actor), self.corpus.issues.meant(issue) if issue else None
        rows = [
            row
            for row in self.corpus.once(position_rows)
            if (search is None or search.matches(row.actor) or search.matches(row.speaker))
            and (meant is None or meant == row.issue)
        ]
        return Rows(rows, row_type=PositionRow)

    def tracks(self, *, actor: str | None = None, quiet: int = QUIET) -> Rows[TrackRow]:
        """The formats of talks, alive or silent since when, counted back from the last report; ``quiet`` is in days."""
        search = self.search(actor)
        found = track_rows(self.corpus, quiet)
        rows = [row for row in found if search is None or any(map(search.matches, (*row.mediators, *row.members)))]
        return Rows(rows, row_type=TrackRow)

    def ask(self, question: str, *about: str) -> Rows[Any]:
        """Answer one of the weekly questions by its name: ``record.ask("last-meeting", "Chad", "Sudan")``.

        ``weekly_questions`` lists them. Raises ``BadField`` for a question that is none.
        """
        return weekly.ask(self, question, about)

    @staticmethod
    def weekly_questions() -> Rows[weekly.AskRow]:
        """The weekly questions by name, with what to give with each."""
        return weekly.ask_rows()

    def _names_of(self, reports: Words) -> set[str] | None:
        wanted = self.reports_meant(reports)
        return None if wanted is None else {self.corpus.names[key] for key in wanted}
