"""The record as its readers see it: questions in Python, answered in rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import TracebackType

from detente.ask.actors import ActorPage, ActorRow, Actors
from detente.ask.answers import PART_ORDER
from detente.ask.corpus import Corpus
from detente.ask.dates import DateRow, date_rows
from detente.ask.filters import Day, Found, Span
from detente.ask.known import Known, published_by
from detente.ask.ledgers import Ledgers
from detente.ask.offices import served_states
from detente.ask.places import PlaceRow, place_rows
from detente.ask.questions import Question, holder_questions, name_questions, office_questions, open_questions
from detente.ask.reviews import Reviews
from detente.ask.roles import rivals
from detente.ask.rows import ReportRow, Row, Rows
from detente.ask.searches import MEETING_KINDS, Searches
from detente.ask.summaries import Summaries
from detente.ask.tolls import Tolls
from detente.ask.tracks import filed
from detente.errors import NoSuchThing
from detente.lexicon.issues import load_issues
from detente.model import (
    PART_PROPS,
    Claim,
    Event,
    Mention,
    Names,
    Prop,
    Report,
    Sort,
    Statement,
)
from detente.record import WAIT, Store
from detente.resolve import Assembly, assemble
from detente.resolve.correct import names_given
from detente.resolve.names import canonical_names
from detente.resolve.naming import NamedReport, link_in_reports
from detente.resolve.offices import Holding, read_holdings

_SHOWN = 8


class Record(Searches, Tolls, Ledgers, Summaries, Reviews):
    """A record that is read, and written only by what a person decides.

    It opens at once; what is asked for is loaded when it is asked for.

    ::

        with Record("armaz.db") as record:
            for row in record.events(actor="Armenia", kind="meeting", since="2023-05"):
                print(row.date, row.place, row.passages[0].exact)
            frame = record.events().to_frame()

    Every filter narrows. ``actor`` is a name, a part of one, an alias or a state, in any case, with or without accents; a
    state also means those who are shown in an office of it. ``kind``, ``status``, ``level``, ``format`` and ``report`` take
    one word or several. ``since`` and ``until`` take a day, a month or a year, and keep what overlaps it; of a date that is
    open at one end ("by 2024-02-17") its known end must lie there. What has no date is left out and counted in
    ``Rows.undated``, what is open and may reach there in ``Rows.open_ended``. Where reports disagree, an event is kept if
    any of its values fits. ``issues`` names a TOML file of issues beside those that come with Détente. ``as_of`` shows the
    record as it could have been known on a day: with the reports that were surely published up to its end, joined anew;
    ``left_out`` then counts those without a day to tell it by.
    ``wait``: seconds to wait where another process writes.
    Raises ``NoRecord`` where there is none at the path, ``BadField`` for a word or a date that is none.
    """

    def __init__(
        self, path: str | Path, *, issues: str | Path | None = None, as_of: Day = None, wait: float = WAIT
    ) -> None:
        span = Span.of(None, as_of)
        store = Store.open(Path(path), wait=wait)
        self._store: Store | Known = store
        self._issues = Path(issues) if issues else None
        if span.until:
            known, self.left_out = published_by(store, span.until)
            self._store = Known(store, known)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database file."""
        self._store.close()

    @cached_property
    def _notes(self) -> dict[str, tuple[str, ...]]:
        """What the reading of each report says about itself, where it says anything."""
        return {report_id: tuple(notes) for report_id, notes in self._store.every_note().items()}

    def reports(self) -> Rows[ReportRow]:
        """The reports, in the order of their publication, then of their names."""
        told = self._store.count_told()
        rows = [
            ReportRow(
                report=report.id,
                name=report.name,
                published=str(report.published.interval) if report.published else None,
                basis=report.published.basis if report.published else None,
                date_shown=report.date_shown,
                outlet=report.outlet,
                title=report.title,
                language=report.language,
                origin=report.origin,
                mentions=told.get(report.id, 0),
                notes=self._notes.get(report.id, ()),
            )
            for report in self._dated.values()
        ]
        return Rows(sorted(rows, key=lambda row: (row.published or "~", row.name, row.report)), row_type=ReportRow)

    def questions(self) -> Rows[Question]:
        """The open questions: which report's publication day is not known; who held an office; which names are one actor's."""
        asked = open_questions(self._dated.values(), self.assembly.events, self._notes)
        asked += office_questions(rivals(self._holdings, self.report_names))
        asked += self._open_offices()
        asked += name_questions(self._store.name_doubts())
        return Rows(asked, row_type=Question)

    def actors(self) -> Rows[ActorRow]:
        """Who is named: persons, states, bodies and groups, with aliases and offices, the most reported first."""
        return Rows(self._actors.rows(), row_type=ActorRow)

    def actor(self, name: str) -> ActorPage:
        """One actor by any of its names, or a part of one: aliases, offices, contacts and claims, each with where it stands.

        Raises ``NoSuchThing`` where nobody is meant, or several are.
        """
        found = self._actors.named(name)
        if len(found) != 1:
            shown = ", ".join(found[:_SHOWN]) + (" ..." if len(found) > _SHOWN else "")
            what = f"means several actors: {shown}" if found else "names nobody in the record"
            mend = "give the whole name" if found else "list the actors with `detente actors`"
            raise NoSuchThing(f"{name!r} {what}", mend=mend)
        return self._actors.page(found[0])

    def places(self) -> Rows[PlaceRow]:
        """Where events are said to be, and where on the map that is; the places of most events first."""
        texts = {report.id: report.text for report in self._reports.values()}
        return Rows(place_rows(self.assembly.events, texts, self.report_names), row_type=PlaceRow)

    def dates(self) -> Rows[DateRow]:
        """When each report was published, on what that rests, and what an anchor would settle; those without a day first."""
        return Rows(date_rows(self._dated.values(), self.assembly.events, self._notes), row_type=DateRow)

    def why_published(self, report_id: str) -> tuple[str, ...]:
        """On what the publication day of a report rests from which its expressions are counted, one step a line."""
        report = self._store.report(report_id)
        if report.published is not None:
            return (f"{report.name} was published {report.published.interval} (by {report.published.basis})",)
        return tuple(f"{report.name}: {note}" for note in self._store.notes(report_id))

    def event(self, key: str) -> Event:
        """One event with every cell and statement, by its id or the beginning of it. Raises ``NoSuchThing``."""
        event_id = self._store.event_id(key)
        if "assembly" in vars(self):
            return self._events[event_id]
        return self._one_event(event_id)

    def claim(self, key: str) -> Claim:
        """One claim, by its id or the beginning of it. Raises ``NoSuchThing``."""
        if "assembly" not in vars(self) and (one := self._one_claim(key)):
            return one
        found = [claim for claim in self.assembly.claims if claim.id.startswith(key)]
        if len(found) != 1:
            what = "is in no record" if not found else f"begins {len(found)} ids"
            raise NoSuchThing(f"claim {key!r} {what}", mend="list the claims with `detente claims`")
        return found[0]

    def told(self, key: str) -> Event | Claim:
        """One event, or one claim by its whole id, as it stands now and not as it was loaded. Raises ``NoSuchThing``."""
        return self._one_claim(key) or self._one_event(self._store.event_id(key))

    def _one_claim(self, key: str) -> Claim | None:
        """A claim by its whole id, without assembling the others."""
        said = self._store.statements(mention_ids=[key]) if key.startswith("m-") else []
        if not any(stmt.prop is Prop.ACT for stmt in said):
            return None
        mentions = [mention for mention in self._store.mentions([said[0].report_id]) if mention.id == key]
        names = Names(self._store.names(), self._store.name_links([said[0].report_id]))
        return next(iter(assemble(mentions, said, {}, names, self._store.decisions()).claims), None)

    def report(self, key: str) -> Report:
        """One report, by its id or its name. Raises ``NoSuchThing``."""
        return self._store.report(key)

    def reports_of(self, report_ids: Collection[str]) -> dict[str, Report]:
        """The reports of these ids, by id."""
        return {report.id: report for report in self._store.reports(report_ids)}

    def mentions(self) -> list[Mention]:
        """All mentions, those in passing too."""
        return list(self._store.mentions())

    def statements(self) -> Iterator[Statement]:
        """Every statement of the record, in the order of its place in the reports."""
        every = self._store.statements()
        yield from sorted(every, key=lambda stmt: (stmt.passage, stmt.mention_id, stmt.prop.value, stmt.id))

    @cached_property
    def assembly(self) -> Assembly:
        """All events and claims, with every value that anyone gives."""
        store = self._store
        return assemble(store.mentions(), store.statements(), store.clusters(), self._names, store.decisions())

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for event in self.assembly.events}

    @cached_property
    def corpus(self) -> Corpus:
        """What the ledgers are worked out from."""
        return Corpus(
            self.assembly, self._dated, self._served, load_issues(self._issues), filed(self._store.decisions())
        )

    def side_of(self, name: str) -> str:
        """For whom an actor acts by what the reports show: its state, its body, or itself."""
        return self.corpus.sides.of(name)

    def _one_event(self, event_id: str) -> Event:
        """An event as it stands in the assembly, without assembling the others."""
        clusters = self._store.clusters(event_id)
        said = self._store.statements(mention_ids=sorted(clusters))
        told = [m for m in self._store.mentions(sorted({s.report_id for s in said})) if m.id in clusters]
        decisions = self._store.decisions()
        printed = {stmt.value for stmt in said if stmt.prop in PART_PROPS} | names_given(decisions)
        names = self._store.names(printed) or (canonical_names(self._store.actor_names()) if printed else {})
        links = self._store.name_links({stmt.report_id for stmt in said})
        return assemble(told, said, clusters, Names(names, links), decisions).events[0]

    @cached_property
    def report_names(self) -> dict[str, str]:
        """The names of the reports, by id."""
        return {report.id: report.name for report in self._reports.values()}

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {report.id: report for report in self._store.reports()}

    @cached_property
    def _dated(self) -> dict[str, Report]:
        """The reports with the publication day that `read` settled where nobody gave one."""
        taken = self._store.counted_from()
        return {
            key: report if report.published else replace(report, published=taken.get(key))
            for key, report in self._reports.items()
        }

    @cached_property
    def _holdings(self) -> list[Holding]:
        offices = self._store.mentions(sort=Sort.OFFICE)
        days = {key: report.published.interval if report.published else None for key, report in self._dated.items()}
        return read_holdings(offices, self._store.statements(sort=Sort.OFFICE), days, self._names)

    @cached_property
    def _names(self) -> Names:
        return Names(self._store.names(), self._store.name_links())

    def _why_named(self) -> Callable[[Statement], str | None]:
        """Gives why the actor of a statement is shown under another name, where the two are not plainly one."""
        reasons = self._store.name_reasons()
        links = {(link.report_id, link.printed): link.reason for link in self._store.name_links()}
        return lambda stmt: links.get((stmt.report_id, stmt.value)) or reasons.get(stmt.value)

    def _open_offices(self) -> list[Question]:
        """The offices that a report names and that two or more may hold on its day."""
        named = self._store.actor_names_by_report()
        reports = {key: NamedReport.of(report, named.get(key, ())) for key, report in self._dated.items()}
        offices, said = self._store.mentions(sort=Sort.OFFICE), self._store.statements(sort=Sort.OFFICE)
        linked = link_in_reports(reports, self._store.names(), offices, said, self._store.decisions())
        return holder_questions(linked.offices, self._dated)

    @cached_property
    def _actors(self) -> Actors:
        told: Iterator[Event | Claim] = chain(self.assembly.events, self.assembly.claims)
        return Actors(told, self._holdings, self._served, self.report_names, self._why_named())

    @cached_property
    def _served(self) -> dict[str, frozenset[str]]:
        texts = {report.id: report.text for report in self._reports.values()}
        told: Iterator[Event | Claim] = chain(self.assembly.events, self.assembly.claims)
        cells = (cell for one in told for prop in PART_ORDER for cell in one.cells.get(prop, ()))
        return served_states(cells, texts)


__all__ = ["MEETING_KINDS", "Found", "Record", "Row"]
