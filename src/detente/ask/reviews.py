"""What a record asks of a person, and what changed in it: pairs in doubt, disagreements, plans, and what a batch brought."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Self

from detente.ask.answering import find_answers
from detente.ask.changes import DiffRow, State, diff_rows
from detente.ask.deciding import Deciding, forget_loaded
from detente.ask.differing import Parties
from detente.ask.disagreements import DisagreementRow, check_types, disagreement_rows
from detente.ask.doubtful import DoubtfulRow, doubtful_rows
from detente.ask.drift import DriftRow, drift_rows, runs_quoted
from detente.ask.duplicates import DuplicateRow, duplicate_rows
from detente.ask.filters import Day, Span, Words, within_days
from detente.ask.gathered import Gathered
from detente.ask.known import Known, published_by, without_last
from detente.ask.offices import served_states
from detente.ask.plans import PlanRow, plan_rows
from detente.ask.rows import Rows
from detente.ask.wholes import WholeRow, whole_rows
from detente.errors import BadField
from detente.model import PART_PROPS, Cell, Claim, Event, Judgement, Names, Report
from detente.record import Store
from detente.resolve import assemble
from detente.resolve.correct import names_given


class Reviews(Deciding, Gathered):
    """The part of ``Record`` that looks over what was joined. Every filter narrows, as in :class:`detente.Record`."""

    left_out: int = 0

    def plans(self, event: str | None = None) -> Rows[PlanRow]:
        """The planned meetings with those that were held on their days, by the same parties; of one event, by its id, or all."""
        rows = plan_rows(self.assembly.events, self.report_names, Parties(self._served), event)
        return Rows(rows, row_type=PlanRow)

    def wholes(self, event: str | None = None) -> Rows[WholeRow]:
        """The events that are part of a greater one, and why: a dinner of the talks, a signing at a summit; of one event or all."""
        rows = whole_rows(self.assembly.events, self.report_names, Parties(self._served), event)
        return Rows(rows, row_type=WholeRow)

    def duplicates(self, *, joined: bool = False, judged: Sequence[Judgement] | None = None) -> Rows[DuplicateRow]:
        """The pairs of events that joining puts to a person, with reasons and the commands that answer.

        The most consequential come first. With ``joined`` also
        the events that one judgement alone holds together, the narrowest first. ``judged``: the judgements, from whoever has
        loaded them: without ``joined`` those across events are all that it takes.
        """
        known = self._store.judgements() if judged is None else judged
        return Rows(duplicate_rows(self.assembly.events, known, self._dated, joined=joined), row_type=DuplicateRow)

    def doubtful(self) -> Rows[DoubtfulRow]:
        """The values that look misread, each with the reason and its words; those that a person judged are left out."""
        rows = doubtful_rows(self.assembly.events, self._store.decisions(), self._dated)
        return Rows(rows, row_type=DoubtfulRow)

    def disagreements(
        self,
        *,
        actor: str | None = None,
        kind: Words = None,
        since: Day = None,
        until: Day = None,
        report: Words = None,
    ) -> Rows[DisagreementRow]:
        """What reports of one event give differently, and which claims stand against each other; every side with its words.

        ``kind`` is the type: date, place, toll, scope, who began it, held or not, who brokered, claims, read-outs. ``actor`` is
        anybody who speaks or takes part, ``since`` and ``until`` go by the day of the event, or on which the words were published.
        """
        types, wanted, search = check_types(kind), self.reports_meant(report), self.search(actor)
        fits = [
            row
            for row in self._disagreements
            if (not types or row.type in types)
            and (wanted is None or not wanted.isdisjoint(cited.report_id for cited in row.passages))
            and (search is None or any(map(search.matches, row.names)))
        ]
        return within_days(fits, Span.of(since, until), lambda row: row.date, DisagreementRow)

    def drift(self, *, actor: str | None = None, report: Words = None) -> Rows[DriftRow]:
        """Utterances that reports quote in different words, word by word; ``actor`` is the speaker."""
        wanted, search = self.reports_meant(report), self.search(actor)
        rows = [
            row
            for row in drift_rows(self.assembly.claims, self._dated, Parties(self._served))
            if (wanted is None or not wanted.isdisjoint(cited.report_id for cited in row.passages))
            and (search is None or search.matches(row.speaker))
        ]
        return Rows(rows, row_type=DriftRow)

    def drift_of(self, claim: Claim) -> Rows[DriftRow]:
        """The same of what one claim quotes: of all reports only those are looked at that print three of its words in a row.

        Whom a speaker acts for is taken from those reports alone.
        """
        report = self._store.report(claim.mention.report_id)
        runs = runs_quoted(report.text, claim)
        store = self.open_store
        near = {report.id, *(store.matching(" OR ".join(runs)) if runs else ())}
        reports = self._dated_of(near)
        mentions, said = self._store.mentions(sorted(reports)), self._store.statements(report_ids=sorted(reports))
        decisions = self._store.decisions()
        printed = {stmt.value for stmt in said if stmt.prop in PART_PROPS} | names_given(decisions)
        names = Names(self._store.names(printed), self._store.name_links(sorted(reports)))
        cells = (
            Cell(prop=stmt.prop, value=names.of(stmt), statements=(stmt,)) for stmt in said if stmt.prop in PART_PROPS
        )
        served = served_states(cells, {key: one.text for key, one in reports.items()})
        claims = assemble(mentions, said, {}, names, decisions).claims
        own = claim.mention.telling
        rows = [
            row
            for row in drift_rows(claims, reports, Parties(served))
            if any(cited.report_id == own.report_id and own.start <= cited.start < own.end for cited in row.passages)
        ]
        return Rows(rows, row_type=DriftRow)

    def _dated_of(self, report_ids: Collection[str]) -> dict[str, Report]:
        """Of these reports those that are looked at, with the publication days that were settled."""
        taken = self._store.counted_from()
        return {
            report.id: report if report.published else replace(report, published=taken.get(report.id))
            for report in self._store.reports(sorted(report_ids))
        }

    def differing(self, event: Event) -> list[DisagreementRow]:
        """What the reports of one event do not agree on, without looking at the others or at claims."""
        return disagreement_rows([event], (), self._dated, self._served)

    def diff(self, since: int | Day, until: Day = None) -> Rows[DiffRow]:
        """What reports changed: those published after ``since``, a day, up to ``until``; or, of a number, those added last.

        New events, moved dates, events joined and parted, and new disagreements; a row says what was and what is.
        """
        store = self.open_store
        if isinstance(since, int):
            older, newer = Known(store, without_last(store, since)), self._with(store)
        else:
            first, last = Span.of(None, since).until, Span.of(None, until).until or date.max
            if first is None or last < first:
                raise BadField(
                    f"no days from {since} to {until}", mend="give the earlier day first, such as 2024-02-17"
                )
            known, self.left_out = published_by(store, first)
            older, newer = Known(store, known), self._with(Known(store, published_by(store, last)[0]))
        return Rows(diff_rows(self._with(older)._state, newer._state), row_type=DiffRow)

    @cached_property
    def _disagreements(self) -> list[DisagreementRow]:
        return disagreement_rows(
            self.assembly.events,
            self.assembly.claims,
            self._dated,
            self._served,
            self.corpus.once(find_answers),
        )

    @property
    def _state(self) -> State:
        return State(events=self.assembly.events, disagreements=self._disagreements, names=self.report_names)

    def _with(self, source: Store | Known) -> Self:
        """The same record with what another source gives."""
        other = copy(self)
        other._store = source
        forget_loaded(other)
        return other
