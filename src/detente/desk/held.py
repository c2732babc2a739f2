"""The record as it is held between requests, so that a page does not put all of it together anew."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock, Thread
from typing import Any, TypeVar

from detente.ask import (
    ActorRow,
    DateRow,
    DoubtfulRow,
    DuplicateRow,
    EventRow,
    PlaceRow,
    Question,
    ReadoutRow,
    Record,
    ReportRow,
    TrackRow,
)
from detente.ask.answers import PART_ORDER
from detente.errors import DetenteError
from detente.model import Claim, DayInterval, Decision, Event, Judgement, Kind, NameDoubt
from detente.record import Store

T = TypeVar("T")
Warm = Callable[["Held"], None]
PATIENCE = 1.5
"""Seconds for which the answer to a decision waits for what comes of it."""
SMALL = 250
"""Events: a record of so few is put together anew before the answer, in a moment; a larger one behind it."""
SUREST = 30
"""So many of the pairs that hold an event together are shown, the surest."""
_KEPT = 64
"""Answers to questions that are kept, the latest asked."""


def nothing(_: Held) -> None:
    """Nothing is made ready beyond what is gathered."""


class Held:
    """One state of a record, named by ``state``, and what pages ask of it again and again. Used under ``lock``.

    ``warm`` is called when it is together, to answer once what takes long the first time.
    """

    def __init__(self, path: Path, warm: Warm = nothing) -> None:
        self.lock = RLock()
        self.closed = False
        self.store = Store.open(path)
        try:
            self.state = self.store.state()
            self.record = Record(path)
        except BaseException:
            self.store.close()
            raise
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._gather()
        warm(self)

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            self.closed = True
            self.store.close()
            self.record.close()

    def _gather(self) -> None:
        """Put together what every page needs, so that no page waits for it."""
        gathered: list[object] = [
            self.kinds,
            self.actors,
            self.reports,
            self.dates,
            self.questions,
            self.near,
            self.joined,
        ]
        gathered += [self.decisions, self.doubtful, self.name_doubts, self.first_words]
        gathered += [self.days, self.tracks, self.track_of, self.issues, self.places]
        del self._judged
        _ = gathered
        self.record.prepare()

    def once(self, key: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, kept for the next who asks it in this state of the record."""
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
    def readouts(self) -> dict[str, list[ReadoutRow]]:
        """The read-outs of meetings that were asked for, by the event."""
        return {}

    @cached_property
    def duplicates(self) -> list[DuplicateRow]:
        """The pairs of events that joining puts to a person, the most consequential first."""
        return list(self.record.duplicates())

    @cached_property
    def doubtful(self) -> list[DoubtfulRow]:
        """The values that look misread, and that nobody has judged."""
        return list(self.record.doubtful())

    @cached_property
    def name_doubts(self) -> list[NameDoubt]:
        """The pairs of names that may be one actor's, those of the most printed names first."""
        doubts = self.store.name_doubts()
        return sorted(
            doubts, key=lambda one: (-min(self.printed.get(one.left, 0), self.printed.get(one.right, 0)), one.left)
        )

    @cached_property
    def printed(self) -> dict[str, int]:
        """How many statements print a name."""
        return self.store.actor_names()

    @cached_property
    def first_words(self) -> dict[str, dict[str, Any]]:
        """Where a doubtful name stands in the words of an event or a claim."""
        wanted = {name for doubt in self.store.name_doubts() for name in (doubt.left, doubt.right)}
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
        return self.store.decisions(undone=True)

    @cached_property
    def clusters(self) -> dict[str, str]:
        """Mention id to event id."""
        return self.store.clusters()

    @cached_property
    def _judged(self) -> list[Judgement]:
        """All judgements, the surest first."""
        return sorted(self.store.judgements(), key=lambda one: (-one.score, one.left, one.right))

    @cached_property
    def near(self) -> dict[str, list[str]]:
        """The events that may be one with an event, by its id, the most consequential first."""
        near: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.duplicates:
            left, right = row.events
            near[left][right] = near[right][left] = None
        return {event: list(others) for event, others in near.items()}

    @cached_property
    def joined(self) -> dict[str, tuple[int, list[Judgement]]]:
        """How many judgements hold an event together, and the surest ones, by its id."""
        found: dict[str, tuple[int, list[Judgement]]] = {}
        for pair in self._judged:
            event = self.clusters.get(pair.left)
            if event is None or event != self.clusters.get(pair.right):
                continue
            number, surest = found.setdefault(event, (0, []))
            if number < SUREST:
                surest.append(pair)
            found[event] = (number + 1, surest)
        return found

    def row(self, event: Event) -> EventRow:
        """The row of an event."""
        return self.record.row_of(event)

    def origins(self, event: Event) -> int:
        """Of how many source texts the reports of an event are: copies are one witness."""
        return len({self.reports[key].origin or key for key in event.reports if key in self.reports})


class Keeper:
    """Keeps the present state of a record at hand, and a new one once the record has moved.

    A small record is taken anew at once. A large one is served as it was (``behind`` says so) until the new state is together.
    """

    def __init__(self, path: Path, warm: Warm = nothing) -> None:
        self.path = path
        self._warm = warm
        self._held = Held(path, warm)
        self._making = Lock()
        self._counting = Lock()
        self._renewal: Thread | None = None
        self._one_by_one = Lock()
        self._working = 0
        self._trouble = ""

    @contextmanager
    def reading(self) -> Iterator[Held]:
        """What is held, for one request."""
        if not self._working and self._moved():  # else it is taken anew when the work is done
            if len(self._held.events) <= SMALL:
                self.renew()
            else:
                self._renew_behind()
        while True:
            held = self._held
            with held.lock:
                if not held.closed:
                    yield held
                    return

    @property
    def behind(self) -> bool:
        """Whether a newer state of the record is being put together, or a decision worked out."""
        renewal = self._renewal
        return self._working > 0 or (renewal is not None and renewal.is_alive())

    @property
    def trouble(self) -> str:
        """Why what was decided last could not be worked out; empty where it was."""
        return self._trouble

    def begin(self, work: Callable[[], None]) -> None:
        """Work out what was decided, and take the record anew; wait a little for it, then let it go on behind the pages."""
        self._count(1)
        thread = Thread(target=self._do, args=(work,), name="decision", daemon=True)
        thread.start()
        thread.join(PATIENCE)

    def _do(self, work: Callable[[], None]) -> None:
        try:
            with self._one_by_one:
                work()
                self.renew()
            self._trouble = ""
        except DetenteError as error:
            self._trouble = str(error)
        finally:
            self._count(-1)

    def renew(self) -> None:
        """Take the record anew now, if it has moved."""
        with self._making:
            if self._moved():
                old, self._held = self._held, Held(self.path, self._warm)
                old.close()

    def in_turn(self, work: Callable[[], None]) -> None:
        """Do work that changes the record, when what was decided before is worked out; then take the record anew."""
        self._count(1)
        self._do(work)

    def close(self) -> None:
        """Wait for what is under way, and let go of the file."""
        with self._one_by_one:
            renewal = self._renewal
        if renewal is not None:
            renewal.join()
        self._held.close()

    def _moved(self) -> bool:
        held = self._held
        with held.lock:
            return not held.closed and held.store.state() != held.state

    def _renew_behind(self) -> None:
        with self._counting:
            if self._renewal is None or not self._renewal.is_alive():
                self._renewal = Thread(target=self.renew, name="renewal", daemon=True)
                self._renewal.start()

    def _count(self, more: int) -> None:
        with self._counting:
            self._working += more
