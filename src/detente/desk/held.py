"""The record as it is held between requests, so that a page does not put all of it together anew."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from detente.ask import (
    ActorRow,
    DateRow,
    DoubtfulRow,
    DriftRow,
    DuplicateRow,
    EventRow,
    PlaceRow,
    Question,
    ReadoutRow,
    Record,
    ReportRow,
    TrackRow,
    WholeRow,
)
from detente.ask.answers import PART_ORDER
from detente.desk.making import Making
from detente.desk.wordings import quoted_places, utterances_in
from detente.errors import NoSuchThing
from detente.model import Claim, DayInterval, Decision, Event, Judgement, Kind, NameDoubt, Sort
from detente.record import Store

T = TypeVar("T")
Step = tuple[str, Callable[["Held"], object]]
"""A part of what pages need, by the name that people are told, and how it is put together."""
SMALL = 1500
"""Tellings: a record of so few is put together in a moment, for which pages wait; of a larger one they say how far it is."""
SUREST = 30
"""So many of the pairs that hold an event together are shown, the surest."""
_KEPT = 64
"""Answers to questions that are kept, the latest asked."""
_ROWS = 500
"""Rows of events that are kept, the latest made: one of many tellings has thousands of passages."""


class Held:
    """One state of a record, named by ``state``, and what pages ask of it again and again. Used under ``lock``.

    The state is whole: what is gathered is read inside one transaction, so that nothing of a later state mixes in.
    ``making`` says how far it is put together. ``store`` gives the record as it is now, for what must be of this moment:
    decisions, the log, the search.
    """

    def __init__(self, path: Path) -> None:
        self.lock = RLock()
        self.making = Making()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lasting: dict[Hashable, Any] = {}
        self._rows: OrderedDict[str, EventRow] = OrderedDict()
        self._snapshot = ExitStack()
        self.store = Store.open(path)
        try:
            self.record = Record(path)
            self._snapshot.enter_context(self.record.open_store.unmoved())
            self.state = self.record.open_store.state()
            self.small = self.record.open_store.count_mentions(Sort.EVENT) <= SMALL
        except BaseException:
            self.store.close()
            raise

    @property
    def closed(self) -> bool:
        """Whether nobody wants it any more."""
        return self.making.closed

    def close(self) -> None:
        """Let go of the file; a state that is still put together does so when it has come to the end of its part."""
        with self.lock:
            if self.making.close():
                self._let_go()

    def _let_go(self) -> None:
        self._snapshot.close()
        self.store.close()
        self.record.close()

    def gather(self, steps: Iterable[Step] = ()) -> None:
        """Put together what pages need, part after part, so that no page waits for it; what was worked out meanwhile is kept."""
        every = (*PARTS, *steps, *LAST)
        if not self.making.begin(name for name, _ in every):
            return
        try:
            for _, make in every:
                if self.closed:
                    break
                make(self)
                self.making.next()
        finally:
            self._snapshot.close()
            if self.making.end():
                self._let_go()

    def once(self, key: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, kept for the next who asks it in this state of the record."""
        if key in self._lasting:
            return self._lasting[key]  # type: ignore[no-any-return]
        if self.making.goes_on:
            lasting = self._lasting[key] = answer()
            return lasting
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]  # type: ignore[no-any-return]
        found = self._answers[key] = answer()
        while len(self._answers) > _KEPT:
            self._answers.popitem(last=False)
        return found

    @cached_property
    def events(self) -> dict[str, Event]:
        """Every event by its id, in the order of dates."""
        return {event.id: event for event in self.record.assembly.events}

    def event(self, key: str) -> Event:
        """One event, by its id, the beginning of it, or that of a mention in it. Raises ``NoSuchThing``."""
        found = self.events.get(key) or self.events.get(self.store.event_id(key))
        if found is None:
            raise NoSuchThing(f"event {key!r} is not in the record", mend="choose one in a list of events")
        return found

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kind of every event, by its id."""
        return {key: event.kind for key, event in self.events.items()}

    @cached_property
    def days(self) -> dict[str, DayInterval | None]:
        """The best supported date of every event, by its id."""
        return {key: event.date for key, event in self.events.items()}

    @cached_property
    def reports(self) -> dict[str, ReportRow]:
        """Every report by its id, in the order of publication."""
        return {row.report: row for row in self.record.reports()}

    @cached_property
    def actors(self) -> dict[str, ActorRow]:
        """Every actor by the name it is shown by, the most reported first."""
        return {row.actor: row for row in self.record.actors()}

    @cached_property
    def dates(self) -> list[DateRow]:
        """When each report was published, and what an anchor would settle."""
        return list(self.record.dates())

    @cached_property
    def questions(self) -> list[Question]:
        """What the reports leave open."""
        return list(self.record.questions())

    @cached_property
    def tracks(self) -> dict[str, TrackRow]:
        """Every format of talks by its id, the one with the latest meeting first."""
        return {row.track: row for row in self.record.tracks()}

    @cached_property
    def track_of(self) -> dict[str, list[str]]:
        """The tracks that an event is of, by its id."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.tracks.values():
            for event in (*row.meetings, *row.contacts):
                found[event].append(row.track)
        return dict(found)

    @cached_property
    def issues(self) -> dict[str, frozenset[str]]:
        """The issues that an event is about, by its id: those its tellings name, or the claims that speak of it."""
        issues = self.record.corpus.issues
        found: dict[str, set[str]] = defaultdict(set)
        for key, event in self.events.items():
            for mention in event.mentions:
                found[key].update(issues.names_in(mention.telling.exact))
        for row in self.record.claims():
            for key in row.about if row.issues else ():
                found[key].update(row.issues)
        return {key: frozenset(names) for key, names in found.items() if names}

    @cached_property
    def places(self) -> list[PlaceRow]:
        """Where events are said to be, the places of most events first."""
        return list(self.record.places())

    @cached_property
    def wholes(self) -> dict[str, list[WholeRow]]:
        """The greater events that an event is a part of, and its own parts, by its id."""
        found: dict[str, list[WholeRow]] = defaultdict(list)
        for row in self.record.wholes():
            found[row.part].append(row)
            found[row.whole].append(row)
        return dict(found)

    @cached_property
    def wordings(self) -> list[DriftRow]:
        """The utterances that reports quote in different words."""
        return list(self.record.drift())

    @cached_property
    def quoted(self) -> dict[str, list[tuple[int, int, int]]]:
        """Where these words stand, by report, with the number of their utterance."""
        return quoted_places(self.wordings)

    @cached_property
    def quoted_otherwise(self) -> frozenset[str]:
        """The ids of the claims whose words another report quotes in different ones."""
        claims = self.record.assembly.claims if self.quoted else ()
        return frozenset(claim.id for claim in claims if utterances_in(self.quoted, [claim.mention.telling]))

    def readout(self, event: Event) -> list[ReadoutRow]:
        """The rows of the read-out of a meeting, kept as long as the record stands."""
        if event.id not in self._readouts:
            self._readouts[event.id] = list(self.record.readout(event.id))
        return self._readouts[event.id]

    @cached_property
    def _readouts(self) -> dict[str, list[ReadoutRow]]:
        return {}

    @cached_property
    def duplicates(self) -> list[DuplicateRow]:
        """The pairs of events that joining puts to a person, the most consequential first."""
        return list(self.record.duplicates(judged=self.record.open_store.judgements_across()))

    @cached_property
    def doubtful(self) -> list[DoubtfulRow]:
        """The values that look misread, and that nobody has judged."""
        return list(self.record.doubtful())

    @cached_property
    def name_doubts(self) -> list[NameDoubt]:
        """The pairs of names that may be one actor's, those of the most printed names first."""
        doubts = self.record.open_store.name_doubts()
        return sorted(
            doubts, key=lambda one: (-min(self.printed.get(one.left, 0), self.printed.get(one.right, 0)), one.left)
        )

    @cached_property
    def printed(self) -> dict[str, int]:
        """How many statements print a name."""
        return self.record.open_store.actor_names()

    @cached_property
    def first_words(self) -> dict[str, dict[str, Any]]:
        """Where a doubtful name stands in the words of an event or a claim."""
        wanted = {name for doubt in self.record.open_store.name_doubts() for name in (doubt.left, doubt.right)}
        found: dict[str, dict[str, Any]] = {}
        told: list[Event | Claim] = [*self.events.values(), *self.record.assembly.claims] if wanted else []
        cells = (cell for one in told for prop in PART_ORDER for cell in one.cells.get(prop, ()))
        for stmt in (stmt for cell in cells for stmt in cell.statements):
            if stmt.value in wanted and stmt.value not in found:
                at, row = stmt.passage, self.reports.get(stmt.report_id)
                where = {"report": at.report_id, "name": row.name if row else at.report_id}
                found[stmt.value] = {**where, "start": at.start, "end": at.end, "exact": at.exact}
        return found

    @cached_property
    def decisions(self) -> list[Decision]:
        """All that people ever decided, oldest first: what was undone too, and the undoing."""
        return self.record.open_store.decisions(undone=True)

    @cached_property
    def clusters(self) -> dict[str, str]:
        """Mention id to event id."""
        return self.record.open_store.clusters()

    @cached_property
    def near(self) -> dict[str, list[str]]:
        """The events that may be one with an event, by its id, the most consequential first."""
        near: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.duplicates:
            left, right = row.events
            near[left][right] = near[right][left] = None
        return {event: list(others) for event, others in near.items()}

    def joined(self, event: Event) -> tuple[int, list[Judgement]]:
        """How many judgements hold an event together, and the surest ones."""
        number, surest = self.store.judgements_within(event.id, SUREST)
        mentions = {mention.id for mention in event.mentions}
        return number, [one for one in surest if one.left in mentions and one.right in mentions]

    def row(self, event: Event) -> EventRow:
        """The row of an event, kept for the next list that it stands in."""
        row = self._rows.get(event.id)
        if row is None:
            row = self._rows[event.id] = self.record.row_of(event)
            while len(self._rows) > _ROWS:
                self._rows.popitem(last=False)
        return row

    def origins(self, event: Event) -> int:
        """Of how many source texts the reports of an event are: copies are one witness."""
        return len({self.reports[key].origin or key for key in event.reports if key in self.reports})


def _parts(*names: str) -> Callable[[Held], object]:
    return lambda held: [getattr(held, name) for name in names]


EVENTS, PAIRS, ACTORS, TRACKS = "the events", "the pairs in doubt", "the actors", "the tracks of talks"
WORDINGS = "what is quoted in different words"
PARTS: tuple[Step, ...] = (
    ("what the reports tell", lambda held: held.record.assembly),
    (EVENTS, _parts("events", "kinds", "days", "reports", "dates", "questions", "decisions")),
    ("what filters look up", lambda held: held.record.prepare()),
    (PAIRS, _parts("clusters", "duplicates", "near", "name_doubts", "first_words", "doubtful")),
    (ACTORS, _parts("actors")),
    (TRACKS, _parts("tracks", "track_of", "issues")),
    (WORDINGS, _parts("wordings", "quoted", "quoted_otherwise")),
)
"""What more than one page needs, in the order in which it is put together."""
WHOLES = "which events are parts of greater ones"
LAST: tuple[Step, ...] = ((WHOLES, _parts("wholes")),)
"""What takes long and no page waits for: until it is there, pages say that it is not."""
