"""Where the benches meet Détente: every call of its rooms goes from here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.jsonl import read_rows
from bench.scoring.disagreements import Disagreement
from bench.scoring.rows import QuotedSpan
from detente import pipeline
from detente.annotate import annotate, annotate_reports, find_times, split_sentences
from detente.annotate.published import settle_published
from detente.ask import Record
from detente.errors import DetenteError
from detente.export.score import write_score
from detente.extract import Extraction, extract, extract_words
from detente.ingest import ReadOptions, read_metadata
from detente.model import DayInterval, Marks, Mention, Published, Report, Statement, TimeMark
from detente.record import Store
from detente.resolve import Assembly, assemble, resolve
from detente.resolve.coverage import group_coverage
from detente.resolve.locate import Named, locate
from detente.resolve.names import judge_names


def read_folder(texts: Path, metadata: Path | None) -> list[dict[str, Any]]:
    """The rows of the score file of a record made from the ``*.txt`` of a folder, by the whole road."""
    with _stored(texts, metadata) as record:
        with Store.open(record) as store:
            pipeline.read(store)
        scored = record.with_name("score.jsonl")
        with Record(record) as opened:
            write_score(opened, scored)
        return read_rows(scored)


def read_aliases(texts: Path, metadata: Path | None) -> list[tuple[str, str]]:
    """The actors of a record made from the ``*.txt`` of a folder, each with every words that are its name, or mean it."""
    with open_folder(texts, metadata) as record:
        pages = [record.actor(row.actor) for row in record.actors()]
    return [(page.actor, alias.alias) for page in pages for alias in (*page.aliases, *page.meant_by)]


@contextmanager
def open_folder(texts: Path, metadata: Path | None) -> Iterator[Record]:
    """A record made from the ``*.txt`` of a folder by the whole road, open for questions."""
    with _stored(texts, metadata) as path:
        with Store.open(path) as store:
            pipeline.read(store)
        with Record(path) as record:
            yield record


def read_disagreements(texts: Path, metadata: Path | None) -> list[Disagreement]:
    """What the reports of a record made from the ``*.txt`` of a folder disagree on: type, how, and the words of each side."""
    with _stored(texts, metadata) as path:
        with Store.open(path) as store:
            pipeline.read(store)
        with Record(path) as record:
            rows = record.disagreements()
    return [
        Disagreement(
            type=row.type,
            how=row.how,
            sides=[(str(side), [QuotedSpan(p.report, p.exact) for p in side.passages]) for side in row.accounts],
        )
        for row in rows
    ]


def mark_folder(texts: Path, metadata: Path | None) -> Iterator[Marks]:
    """The marks of each of those reports, cleaned and dated as the road does it."""
    with _stored(texts, metadata) as record, Store.open(record) as store:
        for report in store.reports():
            settled, _ = settle_published(report)
            yield annotate(settled)


@contextmanager
def _stored(texts: Path, metadata: Path | None) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.db"
        with Store.create(record) as store:
            added = pipeline.add(store, sorted(texts.glob("*.txt")), _options(metadata))
        if added.refusals:
            raise DetenteError("; ".join(str(refusal.error) for refusal in added.refusals))
        yield record


def _options(metadata: Path | None) -> ReadOptions:
    return ReadOptions(metadata=read_metadata(metadata)) if metadata else ReadOptions()


def make_report(text: str, name: str, published: str | None = None, url: str | None = None) -> Report:
    """A report of a text at hand."""
    return replace(Report.of_text(text, name, published=published), url=url)


def counted_days(reports: Sequence[Report]) -> dict[str, Published]:
    """The publication days that a record of these reports takes for those that have none, by the reports' names."""
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "record.db") as store:
        for report in reports:
            store.add_report(report, report.text.encode())
        pipeline.read(store)
        names = {report.id: report.name for report in reports}
        return {names[key]: published for key, published in store.counted_from().items()}


def mark(report: Report) -> Marks:
    """All marks of one report."""
    return annotate(report)


def mark_times(report: Report) -> tuple[TimeMark, ...]:
    """The time expressions of one report alone: no parse is needed for them."""
    return find_times(report, split_sentences(report))


def put_on_map(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[float, float] | None]:
    """The point of each of these names of a text, in degrees; ``None`` where it has none."""
    pins = locate(text, [Named(text[start:end], start, end) for start, end in spans], by_area=True)
    points = [(pin.latitude, pin.longitude) if pin else (None, None) for pin in pins]
    return [(lat, lon) if lat is not None and lon is not None else None for lat, lon in points]


def date_report(report: Report) -> DayInterval | None:
    """When a report was published, as far as itself tells."""
    settled, _ = settle_published(report)
    return settled.published.interval if settled.published else None


def extract_report(report: Report) -> Extraction:
    """What one report says, before anything is joined."""
    return extract(annotate(report))


def read_report(report: Report) -> Assembly:
    """The events and claims that one report tells, joined within it."""
    reading = extract_report(report)
    joined = resolve(reading.mentions, reading.statements)
    return assemble(reading.mentions, reading.statements, joined.clusters)


def join_reports(reports: Sequence[Report]) -> list[tuple[Report, list[tuple[Mention, str]]]]:
    """The event mentions of each report with the id of their event, joined across all of them."""
    mentions, statements = read_all(reports)
    clusters = join_statements(mentions, statements)
    told: dict[str, list[tuple[Mention, str]]] = {report.id: [] for report in reports}
    for mention in mentions:
        if mention.id in clusters:
            told[mention.report_id].append((mention, clusters[mention.id]))
    return [(report, told[report.id]) for report in reports]


def read_all(reports: Sequence[Report]) -> tuple[list[Mention], list[Statement]]:
    """What these reports tell, before anything is joined."""
    readings = [extract(marks) for marks in annotate_reports(reports)]
    return [m for reading in readings for m in reading.mentions], [
        s for reading in readings for s in reading.statements
    ]


def join_words(told: Mapping[str, tuple[Report, Sequence[tuple[int, int]]]]) -> dict[tuple[str, int, int], str]:
    """The event of each of the words that are said to tell one, by the report's name and the words' offsets.

    ``told``: by the report's name the report and its words. Words that stand in no sentence are left out.
    """
    readings = [extract_words(annotate(report, also=words), words) for report, words in told.values()]
    names = {report.id: name for name, (report, _) in told.items()}
    mentions = [mention for reading in readings for mention in reading.mentions]
    statements = [stmt for reading in readings for stmt in reading.statements]
    joined = resolve(mentions, statements, coverage=group_coverage([report for report, _ in told.values()]))
    return {(names[m.report_id], m.trigger.start, m.trigger.end): joined.clusters[m.id] for m in mentions}


def group_by_coverage(reports: Sequence[Report]) -> dict[str, str]:
    """The reports by the happening that they tell of, by name."""
    names = {report.id: report.name for report in reports}
    return {names[key]: group for key, group in group_coverage(reports).items()}


def group_by_events(reports: Sequence[Report]) -> dict[str, str]:
    """The reports by name, with the least name of those that joined events connect them to; acts of speech connect none."""
    group = {report.name: report.name for report in reports}
    first: dict[str, str] = {}
    for report, told in join_reports(reports):
        for _, event in told:
            least, other = sorted((group[first.setdefault(event, report.name)], group[report.name]))
            group = (
                {name: least if found == other else found for name, found in group.items()} if least != other else group
            )
    return group


def join_statements(mentions: Sequence[Mention], statements: Sequence[Statement]) -> dict[str, str]:
    """The event of each of these mentions, joined by what is said of them."""
    return resolve(mentions, statements).clusters


def judge_name_pair(left: str, right: str) -> str:
    """Whether two printed names are one person's: "same", "not_same" or "ask"."""
    return judge_names(left, right).verdict.value
