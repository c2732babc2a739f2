"""The record as the other rooms see it: one object, no SQL. Each method is one transaction, kept by its ``Session``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

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
    showings,
    spellings,
    sqlite,
    statements,
    verify,
)
from detente.record.log import LogEntry
from detente.record.reports import Added
from detente.record.search import SearchHit
from detente.record.session import Session
from detente.record.verify import Problem


class Store(Session):
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

    def counted_from(self, report_ids: Collection[str] | None = None) -> dict[str, Published]:
        """Return the publication days that readings took from a report's text, its origin or other reports, by report id.

        Those of these reports, or all.
        """
        with self._read() as connection:
            return readings.counted_from(connection, report_ids)

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

    def count_told(self) -> dict[str, int]:
        """Return how many mentions each report has, by its id, without those of offices; nothing of a report without any."""
        with self._read() as connection:
            return statements.count_told(connection)

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
    def showings(self) -> Iterator[showings.Showings]:
        """Give what the links of single reports hang on, inside one transaction."""
        with self.together():
            yield showings.Showings(self._connection)

    @contextmanager
    def joining(self) -> Iterator[joined.Joined]:
        """Give what joining keeps between two runs, inside one transaction."""
        with self.together(), sqlite.wide_cache(self._connection):
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

    def judgements_across(self) -> list[Judgement]:
        """Return the judgements about pairs of two events: of what is joined they are the few."""
        with self._read() as connection:
            return derived.load_across(connection)

    def judgements_within(self, event_id: str, most: int) -> tuple[int, list[Judgement]]:
        """Return how many judgements hold an event together, and ``most`` of them, the surest first."""
        with self._read() as connection:
            return derived.load_within(connection, event_id, most)

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

    def search(self, query: str, limit: int = 20, among: Collection[str] | None = None) -> list[SearchHit]:
        """Find reports by words of title and text, the best first; ``among``: only in those of these ids."""
        with self._read() as connection:
            return search.search(connection, query, limit, among)

    def matching(self, query: str) -> list[str]:
        """The ids of all reports that ``search`` finds, the best first."""
        with self._read() as connection:
            return search.matching(connection, query)

    def verify(self, *, strict: bool = False) -> list[Problem]:
        """Find everything that does not hold; with ``strict`` also what is unfinished. Empty for a sound record."""
        with self._read() as connection:
            found = verify.verify(connection, strict=strict)
        with self._write() as connection:
            return found + verify.verify_index(connection)
