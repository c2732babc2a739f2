"""The casualty ledger: who gives which toll of which event, what it comes to, and why it may not be added to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.ask.answers import of_what
from detente.ask.evidence import Evidence, cite
from detente.ask.plain import when
from detente.ask.rows import Row
from detente.ask.totals import Given, add_figures, describe, same_number, same_people, total_of
from detente.model import Bound, Count, DayInterval, Event, Figure, Kind, Measure, Prop, Report, Statement

SPEAKER, REPORT = "speaker", "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow(Row):
    """What one claimant gives of one event in one measure; ``event`` is ``None`` for a number told of no event.

    ``claimant`` is the speaker, or the report that speaks in its own voice (``voice`` says which). ``figures`` are all numbers
    given, with whom they count; ``total`` is what they come to, ``None`` where they may not be added: ``why`` says how or why.
    """

    event: str | None
    date: str | None
    kind: str | None
    place: str | None
    measure: str
    claimant: str
    voice: str
    figures: tuple[str, ...]
    total: str | None
    low: float | None
    best: float | None
    high: float | None
    bound: str | None
    population: str | None
    scope: str | None
    why: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow(Row):
    """What one claimant's totals of several events come to in one measure; ``sum`` is ``None`` where it is refused."""

    claimant: str
    measure: str
    sum: str | None
    low: float | None
    best: float | None
    high: float | None
    why: str
    events: tuple[str, ...]


def ledger_rows(event: Event | Count, reports: Mapping[str, Report], measures: frozenset[str]) -> Iterator[LedgerRow]:
    """One row a claimant and measure of one event, in the order in which they first speak; ``measures`` empty: all."""
    lines: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    said = [stmt for cell in event.cells.get(Prop.FIGURE, ()) for stmt in cell.statements]
    for stmt in sorted(said, key=lambda s: (reports[s.report_id].name, s.passage.start, s.id)):
        measure = Figure.from_value(stmt.value).measure.value
        if not measures or measure in measures:
            lines[measure, *_claimant(stmt, reports)].append(stmt)
    for (measure, claimant, voice), told in lines.items():
        yield _row(event, measure, claimant, voice, told, reports)


def sum_rows(rows: Iterable[LedgerRow]) -> list[SumRow]:
    """The sum of each claimant's totals, measure by measure, or the reason why there is none.

    Two claimants are never added. One claimant's totals are added only where all are known, no scope reaches over another
    event, and no two events can be one or hold one another: a war holds its clashes, and what has no day may be told already.
    """
    lines: dict[tuple[str, str], list[LedgerRow]] = defaultdict(list)
    for row in rows:
        lines[row.claimant, row.measure].append(row)
    return [_sum(claimant, measure, told) for (claimant, measure), told in lines.items() if len(told) > 1]


def _claimant(stmt: Statement, reports: Mapping[str, Report]) -> tuple[str, str]:
    """The speaker; of a report's own words the first printing of its text, so that copies are one voice."""
    if stmt.said_by:
        return stmt.said_by, SPEAKER
    report = reports[stmt.report_id]
    return reports.get(report.origin or report.id, report).name, REPORT


def _row(
    event: Event | Count,
    measure: str,
    claimant: str,
    voice: str,
    told: Sequence[Statement],
    reports: Mapping[str, Report],
) -> LedgerRow:
    given = _once_a_text(
        [
            Given(
                figure=Figure.from_value(s.value),
                report_id=s.report_id,
                start=s.passage.start,
                end=s.passage.end,
                text=reports[s.report_id].text,
            )
            for s in told
        ]
    )
    total = total_of(given)
    figure = total.figure
    held = event if isinstance(event, Event) else None
    of_which = of_what(held)
    cited = (*told, *(stmt for cell in of_which for stmt in cell.statements))
    names = {stmt.report_id: reports[stmt.report_id].name for stmt in cited}
    return LedgerRow(
        event=held.id if held else None,
        date=str(held.date) if held and held.date else None,
        kind=held.kind.value if held else None,
        place=held.place if held else None,
        measure=measure,
        claimant=claimant,
        voice=voice,
        figures=tuple(dict.fromkeys(describe(g.figure) for g in given)),
        total=str(figure) if figure else None,
        low=figure.low if figure else None,
        best=figure.best if figure else None,
        high=figure.high if figure else None,
        bound=figure.bound.value if figure else None,
        population=figure.population if figure else None,
        scope=figure.scope if figure else None,
        why=total.why,
        reports=tuple(dict.fromkeys(names[s.report_id] for s in told)),
        passages=(*(Evidence.of(s, names) for s in told), *cite(of_which, names)),
    )


def _once_a_text(given: Sequence[Given]) -> list[Given]:
    """Each figure once for all reports in which a claimant gives it: copies and repetitions are no second toll."""
    found: list[Given] = []
    for one in given:
        told = any(
            g.report_id != one.report_id and same_number(g.figure, one.figure) and same_people(g.figure, one.figure)
            for g in found
        )
        if not told:
            found.append(one)
    return found


def _sum(claimant: str, measure: str, rows: Sequence[LedgerRow]) -> SumRow:
    why = _refusal(rows)
    figure = None
    if why is None:
        figure = add_figures([_figure(row) for row in rows])
        why = f"{len(rows)} events, none within another"
    return SumRow(
        claimant=claimant,
        measure=measure,
        sum=str(figure) if figure else None,
        low=figure.low if figure else None,
        best=figure.best if figure else None,
        high=figure.high if figure else None,
        why=why,
        events=tuple(row.event for row in rows if row.event),
        passages=tuple(passage for row in rows for passage in row.passages),
    )


def _figure(row: LedgerRow) -> Figure:
    bound = Bound(row.bound) if row.bound else Bound.EXACT
    return Figure(measure=Measure(row.measure), low=row.low, best=row.best, high=row.high, bound=bound)


def _refusal(rows: Sequence[LedgerRow]) -> str | None:
    """Why these are not added; ``None`` where they may be."""
    for row in rows:
        where = _name(row)
        if row.event is None:
            return f"{where} is told of no event: it may be counted in another"
        if row.total is None:
            return f"{where} has no total: {row.why}"
        if row.scope:
            return f"the scopes overlap: {where} is counted {row.scope!r}, which may hold the others"
        if row.date is None:
            return f"{where} has no day: it may be one of the others"
    for at, one in enumerate(rows):
        for other in rows[at + 1 :]:
            if DayInterval.parse(one.date or "").overlaps(DayInterval.parse(other.date or "")):
                wide = next((row for row in (one, other) if row.kind == Kind.WAR), None)
                what = f"{_name(wide)} may hold the other" if wide else "one may hold the other"
                return f"the scopes overlap: {_name(one)} and {_name(other)}; {what}"
    return None


def _name(row: LedgerRow) -> str:
    what = (row.kind or "a number").replace("_", " ")
    day = when(row.date) if row.date else None
    return " ".join(part for part in (what, day, f"({row.event[:8]})" if row.event else None) if part)
