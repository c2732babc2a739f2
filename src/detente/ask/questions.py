"""What the reports leave open, about dates, offices and names, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from shlex import quote

from detente.ask.roles import Rivals
from detente.ask.rows import Row
from detente.model import Event, NameDoubt, Report
from detente.resolve.names.links import OpenOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Row):
    """Asks when a report was published, who held an office, or whether two names are one actor's.

    ``about`` is "date", "office" or "name". Of a date: ``waiting`` are the events that the report tells and that have no
    single day as long as nobody says; ``known`` is the interval that the text itself leaves, ``date_shown`` what is printed
    on its page. Who held an office, and a name, are no one report's: ``report`` is ``None`` there. Whom a report means by an
    office is asked of that report; ``known`` are those who fit.
    """

    about: str = "date"
    report: str | None
    report_id: str | None
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
    return sorted(questions, key=lambda question: (-len(question.waiting), question.report or ""))


def events_without_a_day(events: Iterable[Event]) -> dict[str, list[Event]]:
    """For each report, by id, the events it tells that have no single day; none for a report whose events all have one."""
    waiting: dict[str, list[Event]] = {}
    for event in events:
        if event.date is None or not event.date.is_day:
            for report_id in event.reports:
                waiting.setdefault(report_id, []).append(event)
    return waiting


def office_questions(rivals: Iterable[Rivals]) -> list[Question]:
    """One question for each two people who are shown in one office at one time: nobody is overwritten."""
    return [
        Question(
            about="office",
            report=None,
            report_id=None,
            question=f"Who was {pair.office} of {pair.of}: {pair.one} or {pair.other}?",
            known=pair.shown,
            date_shown=None,
            waiting=(),
            settle=f"detente actor {quote(pair.one)}; detente actor {quote(pair.other)}",
            notes=(f"both are shown in the office by reports of these days: {', '.join(pair.reports)}",),
            passages=pair.passages,
        )
        for pair in rivals
    ]


def holder_questions(offices: Iterable[OpenOffice], reports: Mapping[str, Report]) -> list[Question]:
    """One question for each office that a report names by its title alone and that two or more may hold on its day."""
    return [
        Question(
            about="office",
            report=reports[open_.report_id].name,
            report_id=open_.report_id,
            question=f"Whom does {reports[open_.report_id].name} mean by {open_.printed}?",
            known=" or ".join(one.holder for one in open_.holders),
            date_shown=None,
            waiting=(),
            settle="; ".join(f"detente actor {quote(one.holder)}" for one in open_.holders),
            notes=tuple(
                f"{one.holder} is shown as {one.office} of {one.of} on {one.day} by {reports[one.report_id].name}"
                for one in open_.holders
            ),
        )
        for open_ in offices
    ]


def name_questions(doubts: Iterable[NameDoubt]) -> list[Question]:
    """One question for each two names that may be one actor's and were left apart."""
    return [
        Question(
            about="name",
            report=None,
            report_id=None,
            question=f"Is {doubt.left} the same as {doubt.right}?",
            known=None,
            date_shown=None,
            waiting=(),
            settle=f"detente same-actor {quote(doubt.left)} {quote(doubt.right)}; or `other-actor` likewise",
            notes=doubt.reasons,
        )
        for doubt in doubts
    ]


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
