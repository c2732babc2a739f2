"""Values that look misread, each with the reason: what one report cannot well mean, for a person to look at first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.ask.answers import PART_ORDER
from detente.ask.evidence import Evidence
from detente.ask.plain import ONE_VALUED, shown, word
from detente.ask.rows import Row
from detente.model import Cell, Choice, Correction, DayInterval, Decision, Event, Prop, Report, Status, is_correction

UNSURE = 0.5
"""Below this score of the reader, where a reading keeps one, a value is doubtful."""
_OPPOSED = (
    (Prop.PERPETRATOR, Prop.TARGET),
    (Prop.MEDIATOR, Prop.PARTY),
    (Prop.SPEAKER, Prop.ADDRESSEE),
)
"""Parts that one actor hardly plays both in one event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulRow(Row):
    """One value of an event that looks misread, and why. ``score`` is the reader's, where the reading keeps one."""

    event: str
    cell: str
    value: str
    reasons: tuple[str, ...]
    score: float | None
    reports: int


def doubtful_rows(
    events: Iterable[Event], decisions: Iterable[Decision], reports: Mapping[str, Report]
) -> list[DoubtfulRow]:
    """Those that nobody has judged, the most consequential first: told by most reports, then with most reasons."""
    judged = _judged(decisions)
    names = {key: report.name for key, report in reports.items()}
    rows = []
    for event in events:
        why: dict[tuple[Prop, str], list[str]] = defaultdict(list)
        for cell, reason in (
            *_two_of_one(event, names),
            *_opposed(event),
            *_against_the_clock(event, reports),
            *_low(event),
        ):
            why[cell.prop, cell.value].append(reason)
        for (prop, value), reasons in why.items():
            cell = next(one for one in event.cells[prop] if one.value == value)
            if not any((stmt.mention_id, prop, stmt.value) in judged for stmt in cell.statements):
                rows.append(_row(event, cell, tuple(reasons), names))
    return sorted(rows, key=lambda row: (-row.reports, -len(row.reasons), row.event, row.cell, row.value))


def _row(event: Event, cell: Cell, reasons: tuple[str, ...], names: Mapping[str, str]) -> DoubtfulRow:
    scores = [stmt.score for stmt in cell.statements if stmt.score is not None]
    return DoubtfulRow(
        event=event.id,
        cell=cell.prop.value,
        value=cell.value,
        reasons=reasons,
        score=max(scores, default=None),
        reports=len(event.reports),
        passages=tuple(Evidence.of(stmt, names) for stmt in cell.statements),
    )


def _judged(decisions: Iterable[Decision]) -> set[tuple[str, Prop, str]]:
    """The values of tellings that a person has accepted, or given."""
    found: set[tuple[str, Prop, str]] = set()
    for decision in decisions:
        if decision.choice in (Choice.ACCEPT, Choice.EDIT) and is_correction(decision.value):
            correction = Correction.from_value(decision.value or "")
            values = correction.was if decision.choice is Choice.ACCEPT else (correction.now or "",)
            found.update((mention, correction.prop, value) for mention in decision.about for value in values)
    return found


def _two_of_one(event: Event, names: Mapping[str, str]) -> Iterator[tuple[Cell, str]]:
    """What one report gives two values of, where a happening has one: it is misread, or two happenings are joined."""
    for prop in sorted(ONE_VALUED & event.cells.keys() - {Prop.SPEAKER}):  # a joint statement has several
        by_report: dict[str, list[Cell]] = defaultdict(list)
        for cell in event.cells[Prop(prop)]:
            for report in cell.reports:
                by_report[report].append(cell)
        for report, cells in by_report.items():
            for cell in cells[1:]:
                if not _wider(cell, cells[0]):
                    other = shown(cell.prop, cells[0].value)
                    yield cell, f"{names.get(report, report)} gives another {word(cell.prop)} too: {other}"


def _wider(cell: Cell, other: Cell) -> bool:
    """Whether one holds the other, so that it is no other account: a month and a day of it, a town and its region."""
    if cell.prop is Prop.PLACE:
        return cell.value in other.value or other.value in cell.value
    if cell.prop is not Prop.DATE:
        return False
    one, two = DayInterval.parse(cell.value), DayInterval.parse(other.value)
    return one.contains(two) or two.contains(one)


def _opposed(event: Event) -> Iterator[tuple[Cell, str]]:
    parts = {prop: {cell.value: cell for cell in event.cells.get(prop, ())} for prop in PART_ORDER}
    for one, other in _OPPOSED:
        for value in parts[one].keys() & parts[other].keys():
            yield parts[other][value], f"it is {word(one)} and {word(other)} of one event"


def _against_the_clock(event: Event, reports: Mapping[str, Report]) -> Iterator[tuple[Cell, str]]:
    """A day that lies wholly behind the report which says that it happened, or before the one that says it is planned."""
    statuses = {
        stmt.mention_id: Status(cell.value) for cell in event.cells.get(Prop.STATUS, ()) for stmt in cell.statements
    }
    for cell in event.cells.get(Prop.DATE, ()):
        days = DayInterval.parse(cell.value)
        for stmt in cell.statements:
            report, status = reports.get(stmt.report_id), statuses.get(stmt.mention_id)
            if report is None or report.published is None:
                continue
            out = report.published.interval
            if status is Status.OCCURRED and days.start and out.end and days.start > out.end:
                yield cell, f"it is told as past, and lies behind the day on which {report.name} came out"
                break
            if status is Status.PLANNED and days.end and out.start and days.end < out.start:
                yield cell, f"it is told as planned, and lies before the day on which {report.name} came out"
                break


def _low(event: Event) -> Iterator[tuple[Cell, str]]:
    for cells in event.cells.values():
        for cell in cells:
            scores = [stmt.score for stmt in cell.statements if stmt.score is not None]
            if scores and len(scores) == len(cell.statements) and max(scores) < UNSURE:
                yield cell, f"the reader gives it {max(scores):.2f}"
