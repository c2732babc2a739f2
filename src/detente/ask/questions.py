"""What the reports leave open about dates, and the one fact that would settle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.ask.rows import Row
from detente.model import Event, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Row):
    """Asks when a report was published.

    ``waiting`` are the events that it tells and that have no single day as long as nobody says; ``known`` is the
    interval that the text itself leaves, ``date_shown`` what is printed on its page.
    """

    report: str
    report_id: str
    question: str
    known: str | None
    date_shown: str | None
    waiting: tuple[str, ...]
    settle: str
    notes: tuple[str, ...] = ()


def open_questions(
    reports: Iterable[Report], events: Iterable[Event], notes: dict[str, tuple[str, ...]]
) -> list[Question]:
    """One question for each report whose publication day nobody knows and on which a date waits; most waiting first."""
    waiting = events_without_a_day(events)
    questions = [
        _ask(report, tuple(sorted(event.id for event in waiting[report.id])), notes.get(report.id, ()))
        for report in reports
        if report.id in waiting and not (report.published and report.published.interval.is_day)
    ]
    return sorted(questions, key=lambda question: (-len(question.waiting), question.report))


def events_without_a_day(events: Iterable[Event]) -> dict[str, list[Event]]:
    """For each report, by id, the events it tells that have no single day; none for a report whose events all have one."""
    waiting: dict[str, list[Event]] = {}
    for event in events:
        if event.date is None or not event.date.is_day:
            for report_id in event.reports:
                waiting.setdefault(report_id, []).append(event)
    return waiting


def _ask(report: Report, waiting: tuple[str, ...], notes: tuple[str, ...]) -> Question:
    known = str(report.published.interval) if report.published else None
    between = f" It was published within {known}." if known else ""
    shown = (
        f" Its page shows {report.date_shown!r}, which may be the page's and not the story's."
        if report.date_shown
        else ""
    )
    return Question(
        report=report.name,
        report_id=report.id,
        question=f"When was {report.name} published?{between}{shown}",
        known=known,
        date_shown=report.date_shown,
        waiting=waiting,
        settle=f"detente anchor {report.name} DAY",
        notes=notes,
    )
