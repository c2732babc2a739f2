"""The record as the other rooms see it: one object, no SQL. Each method is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from os import PathLike
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from detente.errors import NoRecord, RecordBusy, RecordError
from detente.model import (
    Decision,
    Judgement,
    Mention,
    NameDoubt,
    NameLink,
    Published,
    Report,
    Sort,
    Statement,
    standing,
)
from detente.record import (
    decisions,
    derived,
    find,
    joined,
    log,
    names,
    printings,
    readings,
    removal,
    reports,
    search,
    spellings,
    sqlite,
    statements,
    verify,
)
from detente.record.connect import connect, explained, not_a_record, reading, writing
from detente.record.log import LogEntry
from detente.record.migrations import LATEST, migrate, version_of
from detente.record.reports import Added
from detente.record.search import SearchHit
from detente.record.verify import Problem

WAIT = 5.0
"""Seconds to wait for another process that is writing."""


class Store:
    """An open record. Ids go in whole, unless a method says that it finds what a person typed.

    ``at`` is everywhere the ISO timestamp for the log: the room has no clock of its own.
    Every method raises ``RecordBusy`` where another process writes for longer than ``wait`` seconds.

    >>> import tempfile
    >>> from detente.model import Report
    >>> with tempfile.TemporaryDirectory() as folder, Store.create(f"{folder}/talks.db") as store:
    ...     store.add_report(Report.of_text("They met in Doha."), b"They met in Doha.")
    ...     [hit.snippet for hit in store.search("doha")]
    <Added.NEW: 'new'>
    ['They met in [Doha].']
    """

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path = path
        self._connection = connection
        self._joined = False
        self._lock = RLock()

    @classmethod
    def create(cls, path: str | PathLike[str], *, at: str = "", wait: float = WAIT) -> Self:
        """Make a new record. Raises ``RecordError`` where there is a file already, or no folder to put it in."""
        path = Path(path)
        if not path.parent.is_dir():
            raise RecordError(f"there is no folder {path.parent}", mend="make it, or name another place")
        with cls._opened(path, wait) as store:
            # An empty file, or one with nothing in it, is what a killed `create` leaves behind.
            if not sqlite.is_empty(store._connection):
                raise RecordError(f"there is a file at {path} already", mend="name another place, or delete the file")
            sqlite.prepare(store._connection)
            store._connection.commit()
            with writing(store._connection) as connection:
                if not sqlite.is_empty(connection):
                    raise RecordError(f"another process has just made {path}", mend="use that one")
                sqlite.mark_as_record(connection)
                log.write(connection, "init", None, {"form": migrate(connection, 0)}, at=at)
        return store

    @classmethod
    def open(cls, path: str | PathLike[str], *, wait: float = WAIT) -> Self:
        """Open a record, bringing it to the present form.

        Raises ``NoRecord`` where there is none, ``RecordTooNew`` for a later form, ``RecordError`` for other files.
        """
        path = Path(path)
        if not path.exists():
            raise NoRecord(f"there is no record at {path}", mend="make one with `detente init`, or give it with -r")
        with cls._opened(path, wait) as store:
            connection = store._connection
            if sqlite.is_empty(connection):
                raise NoRecord(f"the file {path} is empty", mend="make a record of it with `detente init`")
            if not sqlite.is_record(connection):
                raise not_a_record(path)
            version = version_of(connection)
            if version > LATEST:
                migrate(connection, version)
            sqlite.prepare(connection)
            connection.commit()
            if version < LATEST:
                with writing(connection):
                    migrate(connection, version_of(connection))
        return store

    @classmethod
    @contextmanager
    def _opened(cls, path: Path, wait: float) -> Iterator[Self]:
        if path.is_dir():
            raise RecordError(f"{path} is a folder", mend="give the file of the record")
        try:
            other = path.exists() and sqlite.is_other(path)
        except OSError as error:
            raise RecordError(f"{path} cannot be read: {error.strerror}", mend="check that you may read it") from error
        if other:
            raise not_a_record(path)
        with explained(path):
            store = cls(path, connect(path, wait=wait))
            try:
                yield store
            except BaseException:
                store.close()
                raise

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all that is done inside: at its end all of it is in the record, or none of it is.

        For several reports in a row: to put each on the disk by itself takes longer than to write it. Inside another it is a
        part of that one.
        """
        if self._joined:
            yield
            return
        with self._write():
            self._joined = True
            try:
                yield
            finally:
                self._joined = False

    @contextmanager
    def unmoved(self) -> Iterator[None]:
        """Give one and the same state of the record for all that is read inside, whatever other processes write meanwhile.

        For reading alone; threads may share it. Not inside ``together``, nor inside another.
        """
        with ExitStack() as ends:
            with self._lock:
                ends.enter_context(explained(self.path))
                log.last_seal(
                    ends.enter_context(reading(self._connection))
                )  # SQLite keeps to the state of the first look
                self._joined = True
            try:
                yield
            finally:
                with self._lock:
                    self._joined = False
                    ends.close()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._lock:
            if self._joined:
                yield self._connection
                return
            with explained(self.path), reading(self._connection) as connection:
                yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._lock:
            if self._joined:
                yield self._connection
                return
            with explained(self.path), writing(self._connection) as connection:
                yield connection

    # Reports

    def add_report(self, report: Report, raw: bytes, *, at: str = "") -> Added:
        """Add a report with the bytes it was made from.

        The same bytes again are ``KNOWN`` and change nothing, unless they come with another title, outlet, URL or
        publication day: then ``UPDATED``, and the report counts as unread. A field that is missing never erases one
        that is there, and a day found on the page never takes the place of one that somebody gave.
        Raises ``BrokenEvidence`` where the report was not made from these bytes.
        """
        with self._write() as connection:
            return reports.add(connection, report, raw, at=at)

    def reports(self, report_ids: Collection[str] | None = None, *, anchored: bool = True) -> list[Report]:
        """Return these reports, or all, sorted by name and id; if ``anchored``, an anchor stands in for the published day."""
        with self._read() as connection:
            return reports.load(connection, report_ids, anchored=anchored)

    def headers(self, report_ids: Collection[str]) -> list[Report]:
        """Return these reports without their texts, sorted by name and id."""
        with self._read() as connection:
            return [report for report, _ in reports.load_headers(connection, report_ids)]

    def report(self, key: str) -> Report:
        """Find the report meant by an id, its beginning, or a file name. Raises ``NoSuchThing`` with near names."""
        with self._read() as connection:
            return reports.get(connection, find.report_id(connection, key))

    def raw(self, report_id: str) -> bytes:
        """Return the bytes as received. Raises ``NoSuchThing``."""
        with self._read() as connection:
            return reports.raw_bytes(connection, report_id)

    def set_origins(self, origins: Mapping[str, str]) -> None:
        """Say which source text these reports print, report id to origin. Raises ``NoSuchThing``."""
        with self._write() as connection:
            reports.set_origins(connection, origins)

    def remove_report(self, report_id: str, *, why: str, at: str, by: str | None = None) -> None:
        """Remove a report and all that rested on it, decisions about it too, down to the bytes in the file.

        The log keeps its name, its hash, why, ``by`` whom and when. Raises ``NoSuchThing``.
        """
        with self._write() as connection:
            removal.remove(connection, report_id, why=why, by=by, at=at)
        self._scrub()

    def replace_report(
        self, report_id: str, report: Report, raw: bytes, *, why: str, at: str, by: str | None = None
    ) -> None:
        """Remove a report as ``remove_report`` does, and add its correction in one step; the log links the two.

        Raises ``NoSuchThing``, or ``BadField`` where the bytes are the same.
        """
        with self._write() as connection:
            removal.replace(connection, report_id, report, raw, why=why, by=by, at=at)
        self._scrub()

    def _scrub(self) -> None:
        told = f"the report is out of {self.path}, but another process still holds pages with its words"
        busy = RecordBusy(told, mend="end that process: the last to close the record takes them away")
        try:
            with explained(self.path):
                clean = sqlite.scrub(self._connection)
        except RecordBusy as error:
            raise busy from error
        finally:
            self._connection.rollback()
        if not clean:
            raise busy

    # Readings

    def unread(self, method: str) -> list[Report]:
        """Return the reports without a reading by this method for what is known of them now, sorted by name and id."""
        with self._read() as connection:
            return readings.unread(connection, method)

    def save_reading(
        self,
        report: Report,
        method: str,
        mentions: Sequence[Mention],
        statements: Sequence[Statement],
        notes: Sequence[str] = (),
        *,
        counted_from: Published | None = None,
        at: str = "",
    ) -> None:
        """Save what a method read in a report, in the place of what was read in it before.

        ``report`` is as it was read; ``counted_from`` the publication day that was taken where it has none. The same reading
        again changes nothing. Raises ``BrokenEvidence``, and saves nothing, where a statement does not stand on words of the
        report or an event has no kind; ``NoSuchThing`` for an unknown report.
        """
        with self._write() as connection:
            readings.save(connection, report, method, mentions, statements, notes, counted_from=counted_from, at=at)

    def counted_from(self) -> dict[str, Published]:
        """Return the publication days that readings took from a report's text, its origin or other reports, by report id."""
        with self._read() as connection:
            return readings.counted_from(connection)

    def notes(self, report_id: str) -> list[str]:
        """Return what the reading of a report says about itself, such as why a date was refused."""
        with self._read() as connection:
            return readings.notes_of(connection, report_id)

    def every_note(self) -> dict[str, list[str]]:
        """Return the same of all reports of whose reading there is anything to say, by report id."""
        with self._read() as connection:
            return readings.every_note(connection)

    def mentions(self, report_ids: Collection[str] | None = None, *, sort: Sort | None = None) -> list[Mention]:
        """Return the mentions of these reports, or all, in the order of the texts: by report id, then by trigger.

        ``sort`` narrows to the mentions of events, or of claims.
        """
        with self._read() as connection:
            return statements.load_mentions(connection, report_ids, sort=sort)

    def count_mentions(self, sort: Sort) -> int:
        """Return how many mentions of a sort there are."""
        with self._read() as connection:
            return statements.count_mentions(connection, sort)

    def statements(
        self,
        mention_ids: Collection[str] | None = None,
        report_ids: Collection[str] | None = None,
        *,
        sort: Sort | None = None,
    ) -> list[Statement]:
        """Return the statements about these mentions and of these reports, or all, by report id, then by passage.

        ``sort`` narrows to the statements about events, or about claims.
        """
        with self._read() as connection:
            return statements.load_statements(connection, mention_ids=mention_ids, report_ids=report_ids, sort=sort)

    def actor_names(self) -> dict[str, int]:
        """Return every name of an actor with how many statements give it, sorted by name."""
        with self._read() as connection:
            return statements.count_actor_names(connection)

    def actor_names_by_report(self) -> dict[str, frozenset[str]]:
        """Return the names of actors that each report's statements give, by report id."""
        with self._read() as connection:
            return statements.actor_names_by_report(connection)

    def save_names(
        self,
        canonical: Mapping[str, str],
        doubts: Iterable[NameDoubt] = (),
        links: Iterable[NameLink] = (),
        reasons: Mapping[str, str] | None = None,
    ) -> names.Renamed:
        """Save which printed names are one actor's, printed name to the one shown, in the place of all before.

        ``links`` hold in one report each; ``reasons`` tell why a printed name is shown under another. Returns what is shown
        otherwise than before.
        """
        with self._write() as connection:
            return names.save(connection, canonical, doubts, links, reasons or {})

    def names(self, printed: Iterable[str] | None = None) -> dict[str, str]:
        """Return the shown name of these printed ones, or of all, sorted; empty where names were never joined."""
        with self._read() as connection:
            return names.load(connection, printed)

    def name_links(self, report_ids: Iterable[str] | None = None) -> list[NameLink]:
        """Return what surnames and offices mean in these reports alone, or in all, sorted by report and print."""
        with self._read() as connection:
            return names.load_links(connection, report_ids)

    def name_reasons(self) -> dict[str, str]:
        """Return why printed names are shown under others, where more than accents, case and titles set them apart."""
        with self._read() as connection:
            return names.load_reasons(connection)

    def name_doubts(self) -> list[NameDoubt]:
        """Return the pairs of names that may be one actor's, sorted."""
        with self._read() as connection:
            return names.load_doubts(connection)

    # Clusters

    def save_clusters(
        self, fingerprint: str, judgements: Sequence[Judgement], clusters: Mapping[str, str], *, at: str = ""
    ) -> None:
        """Save what was derived from the input of this fingerprint, mention id to event id, in the place of all before.

        The name of the way of joining may stand before the fingerprint, with a colon.
        Raises ``NoSuchThing`` for a mention that is not in the record.
        """
        with self._write() as connection:
            derived.save(connection, fingerprint, judgements, clusters, at=at)

    @contextmanager
    def printings(self) -> Iterator[printings.Printings]:
        """Give what finding copies keeps between two runs, inside one transaction."""
        with self.together():
            yield printings.Printings(self._connection)

    @contextmanager
    def spellings(self) -> Iterator[spellings.Spellings]:
        """Give what hangs on the names of the record, inside one transaction."""
        with self.together():
            yield spellings.Spellings(self._connection)

    @contextmanager
    def joining(self) -> Iterator[joined.Joined]:
        """Give what joining keeps between two runs, inside one transaction."""
        with self.together():
            yield joined.Joined(self._connection)

    def fingerprint(self) -> str | None:
        """Return that of the input of the stored clusters; ``None`` without any, or where some lost mentions since."""
        with self._read() as connection:
            return derived.fingerprint(connection)

    def input_fingerprint(self) -> str:
        """Return that of the input as it is now: readings, days and origins of reports, decisions."""
        with self._read() as connection:
            return derived.input_fingerprint(connection)

    def clusters(self, event_id: str | None = None) -> dict[str, str]:
        """Return mention id to event id, of one event or of all, sorted by mention id."""
        with self._read() as connection:
            return derived.load(connection, event_id)

    def judgements(self, mention_ids: Collection[str] | None = None) -> list[Judgement]:
        """Return the judgements about pairs with at least one of these mentions, or all, sorted by pair."""
        with self._read() as connection:
            return derived.load_judgements(connection, mention_ids)

    def event_id(self, key: str) -> str:
        """Find the event meant by its id, its beginning, or the same of a mention in it. Raises ``NoSuchThing``."""
        with self._read() as connection:
            return find.event_id(connection, key)

    @staticmethod
    def event_among(clusters: Mapping[str, str], key: str) -> str:
        """Find the event meant among other clusters than those stored, mention id to event id. Raises ``NoSuchThing``."""
        return find.event_among(clusters, key)

    # Decisions, log, evidence

    def decide(self, decision: Decision, *, at: str = "") -> None:
        """Append a decision; a later one wins. ``at`` is the moment for the log, the decision's own where none is given.

        Raises ``BadField`` for an anchor whose value is no interval of days, or sides kept apart that are none.
        """
        with self._write() as connection:
            decisions.decide(connection, decision, at=at or decision.at)

    def decisions(self, *, undone: bool = False) -> list[Decision]:
        """Return the decisions that stand, oldest first; with ``undone`` all that were ever made, the undoing too."""
        with self._read() as connection:
            made = decisions.load(connection)
        return made if undone else standing(made)

    def log(self) -> list[LogEntry]:
        """Return all that was done to the record, oldest first."""
        with self._read() as connection:
            return log.load(connection)

    def state(self) -> str:
        """Return the seal of the last entry of the log: it names the state of the record, and moves with all that is done."""
        with self._read() as connection:
            return log.last_seal(connection)

    def search(self, query: str, limit: int = 20) -> list[SearchHit]:
        """Find reports by words of title and text, the best first."""
        with self._read() as connection:
            return search.search(connection, query, limit)

    def verify(self, *, strict: bool = False) -> list[Problem]:
        """Find everything that does not hold; with ``strict`` also what is unfinished. Empty for a sound record."""
        with self._read() as connection:
            found = verify.verify(connection, strict=strict)
        with self._write() as connection:
            return found + verify.verify_index(connection)
