"""When each report was published, why, and what one anchor would settle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.ask.questions import events_without_a_day
from detente.ask.rows import Row
from detente.model import Event, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow(Row):
    """The publication day of a report, and what rests on it.

    ``published`` is an ISO interval, ``None`` where it cannot be settled; ``reasons`` say on what it rests or which candidates
    were refused. ``waiting`` are the events of the report that have no single day; of a report without a day of
    its own, ``elsewhere`` are the other reports that tell one of them, which its anchor would date too.
    """

    report: str
    report_id: str
    published: str | None
    basis: str | None
    date_shown: str | None
    reasons: tuple[str, ...]
    waiting: tuple[str, ...]
    elsewhere: tuple[str, ...]
    settle: str | None


def date_rows(reports: Iterable[Report], events: Iterable[Event], notes: Mapping[str, Sequence[str]]) -> list[DateRow]:
    """A row a report: those without a day first, the ones on which most waits before the others; then by day and name."""
    reports = list(reports)
    names = {report.id: report.name for report in reports}
    waiting = events_without_a_day(events)
    rows = [_row(report, waiting.get(report.id, []), names, tuple(notes.get(report.id, ()))) for report in reports]
    return sorted(
        rows, key=lambda r: (r.settle is None, -len(r.waiting) if r.settle else 0, r.published or "", r.report)
    )


def _row(report: Report, waiting: Sequence[Event], names: Mapping[str, str], notes: tuple[str, ...]) -> DateRow:
    known = report.published.interval if report.published else None
    is_open = known is None or not known.is_day
    others = {names[key] for event in waiting for key in event.reports if key != report.id} if is_open else set()
    return DateRow(
        report=report.name,
        report_id=report.id,
        published=str(known) if known else None,
        basis=report.published.basis if report.published else None,
        date_shown=report.date_shown,
        reasons=notes,
        waiting=tuple(sorted(event.id for event in waiting)),
        elsewhere=tuple(sorted(others)),
        settle=f"detente anchor {report.name} DAY" if is_open else None,
    )
