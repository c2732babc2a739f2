"""Pairs of tellings of the corpus as Détente compares them, with what the annotators say of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.annotated import read_annotation
from bench.runners.corpus_merge import align
from bench.system import make_report
from detente.annotate import annotate_reports
from detente.extract import extract
from detente.model import Mention, Report, Sort, Statement
from detente.resolve import pairs_within, pool_reports
from detente.resolve.block import block
from detente.resolve.cluster import Groups, alone
from detente.resolve.compare import find_grounds
from detente.resolve.facts import Facts, gather_facts
from detente.resolve.scene import likeness
from detente.resolve.who import Ground
from training.corpus.parse import folders, read_folder
from training.joining.fit import Row

_UNNAMED = "~"
"""What the id of an event holds that the annotator gave none."""
_ONE_WAR = 0.05
"""From this likeness of their scenes on two reports may tell of one conflict."""


@dataclass(frozen=True, slots=True)
class Record:
    """The tellings of one process, annotated or read: the facts of each, and the event of those that are annotated."""

    name: str
    facts: Mapping[str, Facts]
    events: Mapping[str, str]


def read_records(root: Path, *, annotated: bool, left_out: Container[str] = frozenset()) -> Iterator[Record]:
    """One record a process, but those left out."""
    for folder in (one for one in folders(root) if one.name not in left_out):
        process, reports, _ = read_folder(folder)
        received = [make_report(report.layout()[0], report.id, report.published) for report in reports]
        wanted: list[tuple[Mention, str]] = []
        statements: list[Statement] = []
        for report, text in zip(reports, received, strict=True):
            told, said = read_annotation(report, process, text)
            wanted += told
            statements += said
        if annotated:
            yield _record(folder.name, [mention for mention, _ in wanted], statements, dict_of(wanted))
        else:
            yield _read(folder.name, received, wanted)


def dict_of(wanted: Iterable[tuple[Mention, str]]) -> dict[str, str]:
    """The event of each annotated mention."""
    return {mention.id: event for mention, event in wanted}


def _read(name: str, received: list[Report], wanted: list[tuple[Mention, str]]) -> Record:
    readings = [extract(marks) for marks in annotate_reports(received)]
    found = [mention for reading in readings for mention in reading.mentions if mention.sort is Sort.EVENT]
    told = [(report, [(m, "") for m in found if m.report_id == report.id]) for report in received]
    events, _, _ = align(wanted, told)
    return _record(name, found, [stmt for reading in readings for stmt in reading.statements], events)


def _record(name: str, mentions: list[Mention], statements: Iterable[Statement], events: Mapping[str, str]) -> Record:
    facts = {f.mention.id: f for f in gather_facts(mentions, statements) if f.family != "speech" and f.told_as is None}
    return Record(name, facts, {mention: f"{event}" for mention, event in events.items() if mention in facts})


def rows_within(record: Record) -> Iterator[Row]:
    """The pairs of one report, less those that are plainly two."""
    for left, right, around in pairs_within(record.facts.values()):
        pair = (left.mention.id, right.mention.id)
        if record.events.keys() >= set(pair):
            row = _row(left, right, (record.events[pair[0]], record.events[pair[1]]), around)
            if row:
                yield row


def pool_record(record: Record, join: Callable[[Mapping[str, Facts]], Groups] | None = None) -> Record:
    """What each report says of each event, its tellings joined by ``join``; the event is that of most of them."""
    groups = join(record.facts) if join else alone(list(record.facts))
    pools, of = pool_reports(record.facts, groups)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, event in sorted(record.events.items()):
        told[of[mention]][event] += 1
    return Record(record.name, pools, {key: events.most_common(1)[0][0] for key, events in told.items()})


def rows_across(records: Iterable[Record]) -> Iterator[Row]:
    """The pairs of two reports, less those that are plainly two.

    Of two processes only those are taken whose reports tell of others: the events that two processes of one war share are
    annotated in each by itself, and nobody says which are one.
    """
    facts, events, process = {}, {}, {}
    for record in records:
        facts |= {key: fact for key, fact in record.facts.items() if key in record.events}
        events |= record.events
        process |= dict.fromkeys(record.events, record.name)
    for left, right in block(list(facts.values())):
        one, two = left.mention.id, right.mention.id
        if process[one] != process[two] and (likeness(left.scene, right.scene) or 0.0) >= _ONE_WAR:
            continue
        row = _row(left, right, (events[one], events[two]))
        if row:
            yield row


def _row(left: Facts, right: Facts, events: tuple[str, str], around: Sequence[Ground] = ()) -> Row | None:
    grounds = find_grounds(left, right, around)
    if len(grounds) == 1:
        return None
    known = any(_UNNAMED not in event for event in events)
    return Row(tuple(level for level, _ in grounds), left.family, events[0] == events[1], known)
