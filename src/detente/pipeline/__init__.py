"""The whole story, top to bottom: reports go in, are read one by one, and their tellings are joined into events.

The only room that joins stages. It may be stopped anywhere: each step is saved whole or not at all, and everything is
keyed to content, so running it again ends in the same record as a run that nobody disturbed.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from detente.engine import map_stage
from detente.errors import BrokenEvidence, InputError, NotRead, UnreadableInput
from detente.extract import METHOD
from detente.ingest import ReadOptions, Received, Refusal, make_report, receive
from detente.model import Marks, Report, Sort
from detente.pipeline.dating import date_by_others, is_undated
from detente.pipeline.joining import join_tellings
from detente.pipeline.origins import AT_ONCE, regroup
from detente.pipeline.reading import Told, not_read, not_taken, read_report, try_report
from detente.pipeline.settling import settle_moved
from detente.record import Added, Batch, Store
from detente.record.batches import in_batches
from detente.resolve import METHOD as JOINING

ENGLISH = "en"
"""The one language that is read so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """How many reports were new, known already, or known but now with better metadata; and what was refused.

    ``notes`` tell what was taken beside the reports, such as a folder's own metadata.
    """

    new: int = 0
    known: int = 0
    updated: int = 0
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def refused(self) -> int:
        """How many files or lines were refused."""
        return len(self.refusals)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a reading stands after one more report."""

    report: str
    done: int
    total: int
    sentences: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What a reading came to; ``events`` and ``claims`` are those of the whole record.

    ``undated`` names the reports of this reading whose publication day nothing settles, ``other_languages`` those that are
    kept but not read. ``failed``: the reports on which the reader failed; they stay unread, and the next reading tries them again.
    """

    read: int = 0
    sentences: int = 0
    mentions: int = 0
    events: int = 0
    claims: int = 0
    undated: tuple[str, ...] = ()
    other_languages: tuple[str, ...] = ()
    failed: tuple[Refusal, ...] = ()


def add(
    store: Store,
    paths: Iterable[Path],
    options: ReadOptions,
    *,
    at: str = "",
    report_progress: Callable[[str], None] | None = None,
) -> AddResult:
    """Take reports into the record. What cannot be used is refused by name, and the rest goes on.

    ``at`` is the moment for the log; ``report_progress`` is called with the name of each report taken or refused.
    """
    counts: Counter[Added] = Counter()
    refusals: dict[int, Refusal] = {}
    notes: list[str] = []

    def put_in(number: int, item: Received, report: Report) -> None:
        try:
            counts[store.add_report(report, item.data, at=at)] += 1
        except InputError as error:
            refusals[number] = Refusal(item.name, error)

    with Batch(store) as batch:
        for number, item in enumerate(receive(paths, options, tell=notes.append)):
            if report_progress:
                report_progress(item.name)
            if isinstance(item, Refusal):
                refusals[number] = item
                continue
            try:
                report = make_report(item, options)
            except InputError as error:
                refusals[number] = Refusal(item.name, error)
            except Exception as error:  # noqa: BLE001 - a page on which the cleaner fails is refused, and the rest goes on
                refusals[number] = Refusal(item.name, not_taken(item.name, error))
            else:
                batch.add(partial(put_in, number, item, report))
    return AddResult(
        new=counts[Added.NEW],
        known=counts[Added.KNOWN],
        updated=counts[Added.UPDATED],
        refusals=tuple(refusals[number] for number in sorted(refusals)),
        notes=tuple(notes),
    )


def read(
    store: Store,
    *,
    at: str = "",
    progress: Callable[[Progress], None] | None = None,
    explain: Callable[[Marks], None] | None = None,
) -> ReadResult:
    """Read every English report that this method has not read yet, then join what the reports tell into events.

    ``explain`` is called with the marks of each report as it is read. A report on which the reader fails is named in the result,
    and the rest goes on.
    """
    unread = store.unread(METHOD)
    pending = {report.id: report for report in unread if report.language == ENGLISH}
    for report in unread:
        if report.id not in pending:
            store.save_reading(report, METHOD, (), (), notes=[f"not read: in language {report.language!r}"], at=at)
    failed: dict[str, NotRead] = {}
    sentences = mentions = 0
    undated: list[str] = []

    def save(told: Told) -> None:
        try:
            _save(store, told, at=at)
        except (BrokenEvidence, InputError) as error:  # raised before anything is written
            failed[told.report.id] = not_read(told.report, error)

    with Batch(store) as batch:
        for done, (report, told) in enumerate(
            zip(pending.values(), map_stage(try_report, pending.values()), strict=True), start=1
        ):
            if isinstance(told, NotRead):
                failed[report.id] = told
            else:
                batch.add(partial(save, told))
                _pass_over_tables()
                if explain:
                    explain(told.marks)
                sentences += len(told.marks.sentences)
                mentions += sum(mention.sort is not Sort.OFFICE for mention in told.reading.mentions)
                undated += [] if told.marks.report.published else [report.name]
            if progress:
                progress(Progress(report.name, done, len(pending), sentences, mentions))
    join(store, at=at)
    return ReadResult(
        read=len(pending) - len(failed),
        sentences=sentences,
        mentions=mentions,
        events=len(set(store.clusters().values())),
        claims=store.count_mentions(Sort.CLAIM),
        undated=tuple(undated),
        other_languages=tuple(report.name for report in unread if report.id not in pending),
        failed=tuple(Refusal(report.name, failed[report.id]) for report in pending.values() if report.id in failed),
    )


def read_again(store: Store, report: Report, *, at: str = "") -> None:
    """Read one report as it stands now, as after an anchor, and join anew what hangs on it. Another language is not read.

    Raises ``NotRead``, and saves nothing, where the reader fails on it.
    """
    if report.language == ENGLISH:
        _save(store, read_report(report), at=at)
    join(store, at=at)


def _save(store: Store, told: Told, *, at: str) -> None:
    # saved under the report as the record has it: the day settled from its text is a part of this reading
    found = told.reading
    store.save_reading(
        told.report, METHOD, found.mentions, found.statements, told.notes, counted_from=told.counted_from, at=at
    )


@cache
def _pass_over_tables() -> None:
    """Spare the garbage collector the tables and the network, all loaded once a report is read: they stay to the end."""
    gc.freeze()


def join(store: Store, *, at: str = "") -> None:
    """Find the reports of one origin and the tellings of one event, where anything has changed since the last time.

    An undated report that others date is dated by them before its tellings are joined, and undated again where they are gone.
    """
    with _nothing_in_circles(), store.joining() as kept, store.printings() as printings:
        since = kept.since(JOINING)
        if since is None:
            return
        if since.everything:
            kept.clear()
            printings.clear()
        changed = since.reports | since.sealed | kept.reports_decided(since.decisions)
        regroup(store, printings, changed)
        undated = {
            report.id
            for some in in_batches(sorted(changed), AT_ONCE)
            for report in store.reports(some)
            if is_undated(report)
        }
        printings.set_undated(changed, undated)
        if printings.any_undated():
            reports = store.reports()
            date_by_others(store, reports, {report.id: report.origin or report.id for report in reports}, at=at)
            del reports  # the texts are let go before joining, which needs the room
        since = kept.since(JOINING) or since
        renamed = settle_moved(store, kept, since)
        touched = set(since.reports) | kept.reports_naming(renamed.printed) | renamed.reports
        decided = kept.reports_decided(since.decisions)
        renamed_only = touched - since.reports - decided
        touched |= decided
        joined = join_tellings(store, kept, touched, store.decisions(), renamed=renamed_only)
        kept.finish(JOINING, None if since.everything else touched | changed | since.sealed, joined=joined, at=at)


@contextmanager
def _nothing_in_circles() -> Iterator[None]:
    """Spare the garbage collector what joining holds: nothing of it refers to itself in a circle, and all goes when it is done."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def one_report(path: Path, options: ReadOptions) -> tuple[Report, bytes]:
    """Make the one report of a file, with its bytes. Raises ``UnreadableInput`` where it holds none, or several."""
    found = list(receive([path], options))
    if len(found) != 1:
        raise UnreadableInput(f"{path} holds {len(found)} reports", mend="give a file with one")
    only = found[0]
    if isinstance(only, Refusal):
        raise only.error
    return make_report(only, options), only.data
