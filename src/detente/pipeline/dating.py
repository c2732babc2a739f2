"""Undated reports that others date: copies of a dated text, and tellings of what a dated report surely tells too.

Each undated report is read from its own words first; what others settle is worked out anew from there whenever the record
has changed, so that it holds no longer than they stand, and in whatever order they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.annotate import annotate
from detente.annotate.copied import day_of_copy
from detente.annotate.elsewhere import BASIS, days_of_publication
from detente.annotate.published import settle_published
from detente.extract import METHOD, Extraction, extract
from detente.model import DayInterval, Prop, Published, Report, Sort, Statement, in_pairs
from detente.record import Store
from detente.resolve.correct import without_rejected
from detente.resolve.decide import decided_pairs
from detente.resolve.facts import gather_facts
from detente.resolve.sure import Surely, find_sure


@dataclass(slots=True)
class _Open:
    """A report without a day of its own: its notes, the days found for it so far and why, and the reading that they give."""

    report: Report
    notes: tuple[str, ...]
    published: Published | None = None
    why: list[str] = field(default_factory=list)
    reading: Extraction | None = None

    def settle(self, published: Published, why: Sequence[str]) -> None:
        self.published, self.why = published, list(why)
        self.reading = extract(annotate(replace(self.report, published=published)))


def is_undated(report: Report) -> bool:
    """Whether a report that is read has no day of its own, which others may give it."""
    return report.language == "en" and settle_published(report)[0].published is None


def date_by_others(store: Store, reports: Sequence[Report], origins: Mapping[str, str], *, at: str) -> None:
    """Read the undated reports anew that others date, and those that no other dates any more."""
    settled = {report.id: settle_published(report) for report in reports}
    undated = {
        report.id: _Open(report, settled[report.id][1])
        for report in reports
        if settled[report.id][0].published is None and report.language == "en"
    }
    if not undated:
        return
    printings: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        printings[origins[report.id]].append(settled[report.id][0])
    for key, case in undated.items():
        found = day_of_copy(case.report, printings[origins[key]])
        if found:
            case.settle(found[0], [found[1]])
    _date_by_tellings(store, {key: case for key, case in undated.items() if case.published is None}, reports)
    for key, case in sorted(undated.items()):
        notes = (*case.notes, *case.why)
        if list(notes) != store.notes(key):
            read = case.reading or extract(annotate(case.report))
            told, said, days = read.mentions, read.statements, case.published
            store.save_reading(case.report, METHOD, told, said, notes=notes, counted_from=days, at=at)


def _date_by_tellings(store: Store, undated: dict[str, _Open], reports: Sequence[Report]) -> None:
    """Narrow the publication days of undated reports by tellings that surely are of one happening, to a fixed point.

    The days of dated reports' tellings never move; those of an undated one follow from its own, and may date the next.
    """
    if not undated:
        return
    mentions, statements = without_rejected(
        store.mentions(sort=Sort.EVENT), store.statements(sort=Sort.EVENT), store.decisions()
    )
    facts = gather_facts(mentions, statements)
    sure = find_sure(facts, decided_pairs(in_pairs(store.decisions())), undated)
    if not sure:
        return
    report_of = {fact.mention.id: fact.report_id for fact in facts}
    names = {report.id: report.name for report in reports}
    told = {s.mention_id: s for s in statements if s.prop is Prop.DATE and s.report_id not in undated}
    waiting = True
    while waiting:
        waiting = False
        for key, case in sorted(undated.items()):
            pairs = [pair for pair in sure if report_of[pair.mention] == key and pair.other in told]
            days, why = _narrow(case.report, pairs, told, names)
            before = case.published.interval if case.published else None
            days = days.intersect(before) if days and before else days  # only ever narrower, so that this ends
            if days is None:
                case.why = case.why if before else why
            elif days != before and days.bounded:
                case.settle(Published(interval=days, basis=BASIS), why)
                told.update((s.mention_id, s) for s in case.reading.statements if s.prop is Prop.DATE)  # type: ignore[union-attr]
                waiting = True


def _narrow(
    report: Report, pairs: Sequence[Surely], told: Mapping[str, Statement], names: Mapping[str, str]
) -> tuple[DayInterval | None, list[str]]:
    """On which days a report can have come out by all these tellings, a reason each; ``None`` where none or none together."""
    days: DayInterval | None = None
    why: list[str] = []
    for words, found, other, pair in _constraints(report, pairs, told):
        narrowed = found.intersect(days) if found and days else found
        name = names[other.report_id]
        if narrowed is None:
            against = f'"{words}" would be {other.value}, as {name} tells it ({pair.why})'
            return None, [*why, f"the reports contradict each other, so that none of them dates it: {against}"]
        if narrowed != days and narrowed.bounded:
            why.append(f'"{words}" is {other.value}, as {name} tells it ({pair.why}): published {narrowed}')
        days = narrowed
    return days, why


def _constraints(
    report: Report, pairs: Sequence[Surely], told: Mapping[str, Statement]
) -> Iterator[tuple[str, DayInterval | None, Statement, Surely]]:
    """The days on which a report can have come out by each telling: its words of time, the days, the other's statement."""
    for pair in pairs:
        other = told[pair.other]
        days = DayInterval.parse(other.value)
        if days.end is None:
            continue
        probe = annotate(replace(report, published=Published(interval=DayInterval.day(days.end), basis=BASIS)))
        stated = (s for s in extract(probe).statements if s.mention_id == pair.mention and s.prop is Prop.DATE)
        stmt = next(stated, None)
        mark = next(
            (t for t in probe.times if stmt and (t.start, t.end) == (stmt.passage.start, stmt.passage.end)), None
        )
        if mark is None or stmt is None or str(mark.interval) != stmt.value:
            continue
        found = days_of_publication(report, (mark.start, mark.end), days)
        yield " ".join(mark.text.split()), found, other, pair
