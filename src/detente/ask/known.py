"""The record with only some of its reports, as it could have been known with these alone; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property

from detente.model import (
    ACTOR_PROPS,
    Decision,
    Judgement,
    Mention,
    NameDoubt,
    NameLink,
    Published,
    Report,
    Sort,
    Statement,
    in_pairs,
)
from detente.record import LogEntry, Store
from detente.resolve import Resolution, resolve, without_rejected
from detente.resolve.naming import NamedReport, SettledNames, settle_names

BY_OTHERS = frozenset({"copy", "other reports"})
"""On what a publication day rests that only other reports give: of these alone the report has none."""


class Known:
    """Answers as a ``Store`` does, for the reports of these ids: names, origins and events are joined anew over them.

    What was read in each report is that of the record, by today's method; decisions hold as far as they are about these reports.
    """

    def __init__(self, store: Store, report_ids: Collection[str]) -> None:
        self._store = store
        self._ids = sorted(report_ids)

    def close(self) -> None:
        """Let go of the database file."""
        self._store.close()

    def reports(self, report_ids: Collection[str] | None = None) -> list[Report]:
        """As ``Store.reports``, with the origins among these."""
        return [report for report in self._reports.values() if report_ids is None or report.id in report_ids]

    def report(self, key: str) -> Report:
        """As ``Store.report``."""
        report_id = self._store.report(key).id
        return self._reports.get(report_id) or self._store.report(report_id)

    def notes(self, report_id: str) -> list[str]:
        """As ``Store.notes``."""
        return self._store.notes(report_id)

    def every_note(self) -> dict[str, list[str]]:
        """As ``Store.every_note``."""
        return {key: notes for key, notes in self._store.every_note().items() if key in self._reports}

    def counted_from(self) -> dict[str, Published]:
        """As ``Store.counted_from``."""
        return {key: days for key, days in self._store.counted_from().items() if key in self._reports}

    def mentions(self, report_ids: Collection[str] | None = None, *, sort: Sort | None = None) -> list[Mention]:
        """As ``Store.mentions``."""
        return self._store.mentions(self._among(report_ids), sort=sort)

    def count_told(self) -> dict[str, int]:
        """As ``Store.count_told``."""
        return {key: number for key, number in self._store.count_told().items() if key in self._reports}

    def statements(
        self,
        mention_ids: Collection[str] | None = None,
        report_ids: Collection[str] | None = None,
        *,
        sort: Sort | None = None,
    ) -> list[Statement]:
        """As ``Store.statements``."""
        return self._store.statements(mention_ids, self._among(report_ids), sort=sort)

    def clusters(self, event_id: str | None = None) -> dict[str, str]:
        """As ``Store.clusters``."""
        joined = sorted(self._joined.clusters.items())
        return {mention: event for mention, event in joined if event_id in (None, event)}

    def judgements(self, mention_ids: Collection[str] | None = None) -> list[Judgement]:
        """As ``Store.judgements``."""
        found = self._joined.judgements
        return [j for j in found if mention_ids is None or j.left in mention_ids or j.right in mention_ids]

    def event_id(self, key: str) -> str:
        """As ``Store.event_id``."""
        return self._store.event_among(self._joined.clusters, key)

    def names(self, printed: Iterable[str] | None = None) -> dict[str, str]:
        """As ``Store.names``."""
        shown = self._settled.joined.canonical
        return shown if printed is None else {name: shown[name] for name in sorted(printed) if name in shown}

    def name_links(self, report_ids: Iterable[str] | None = None) -> list[NameLink]:
        """As ``Store.name_links``."""
        wanted = None if report_ids is None else set(report_ids)
        return [link for link in self._settled.linked.links if wanted is None or link.report_id in wanted]

    def name_reasons(self) -> dict[str, str]:
        """As ``Store.name_reasons``."""
        return dict(sorted(self._settled.joined.reasons.items()))

    def name_doubts(self) -> list[NameDoubt]:
        """As ``Store.name_doubts``."""
        found = {(doubt.left, doubt.right): doubt for doubt in self._settled.doubts}
        return [found[pair] for pair in sorted(found)]

    def actor_names(self) -> dict[str, int]:
        """As ``Store.actor_names``."""
        counted = Counter(stmt.value for stmt in self.statements() if stmt.prop in ACTOR_PROPS)
        return dict(sorted(counted.items()))

    def actor_names_by_report(self) -> dict[str, frozenset[str]]:
        """As ``Store.actor_names_by_report``."""
        found = self._store.actor_names_by_report()
        return {key: names for key, names in found.items() if key in self._reports}

    def decisions(self, *, undone: bool = False) -> list[Decision]:
        """As ``Store.decisions``."""
        return self._store.decisions(undone=undone)

    def log(self) -> list[LogEntry]:
        """As ``Store.log``."""
        return self._store.log()

    def _among(self, report_ids: Collection[str] | None) -> list[str]:
        return self._ids if report_ids is None else [key for key in report_ids if key in self._reports]

    @cached_property
    def _reports(self) -> dict[str, Report]:
        from detente.ingest import group_origins  # noqa: PLC0415 - brings the cleaner of web pages

        reports = self._store.reports(self._ids)
        origins = group_origins(reports)
        return {report.id: replace(report, origin=origins[report.id]) for report in reports}

    @cached_property
    def _settled(self) -> SettledNames:
        taken, actors = self.counted_from(), self.actor_names_by_report()
        reports = {
            key: NamedReport.of(
                report if report.published else replace(report, published=taken.get(key)), actors.get(key, ())
            )
            for key, report in self._reports.items()
        }
        offices, said = self.mentions(sort=Sort.OFFICE), self.statements(sort=Sort.OFFICE)
        return settle_names(self.actor_names(), reports, offices, said, self.decisions())

    @cached_property
    def _joined(self) -> Resolution:
        decisions = self.decisions()
        told, said = without_rejected(self.mentions(sort=Sort.EVENT), self.statements(sort=Sort.EVENT), decisions)
        return resolve(told, said, in_pairs(decisions), self._settled.names)


def published_by(store: Store, day: date) -> tuple[set[str], int]:
    """The ids of the reports that were surely published up to a day, and how many reports have no day to tell it by.

    A day that only other reports give is none: it could not have been known without them.
    """
    taken = store.counted_from()
    known, undated = set(), 0
    for report in store.reports():
        own = taken.get(report.id)
        published = report.published or (own if own and own.basis not in BY_OTHERS else None)
        if published is None or published.interval.end is None:
            undated += 1
        elif published.interval.end <= day:
            known.add(report.id)
    return known, undated


def without_last(store: Store, number: int) -> set[str]:
    """The ids of the reports without those that were added last, so many of them."""
    added = {report.id: None for report in store.reports()}
    there = set(added)
    order: dict[str, None] = {}
    for entry in store.log():
        by = entry.detail.get("by")
        key = by.get("id") if isinstance(by, dict) else entry.about if entry.kind == "add" else None
        if isinstance(key, str) and key in there:
            order.pop(key, None)
            order[key] = None
    return there - set(list(order)[-number:] if number else [])
