"""Who is shown in which office, and when: each report is a witness for the day on which it was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from detente.ask.evidence import Evidence
from detente.lexicon.states import state_of
from detente.lexicon.titles import has_one_holder
from detente.model import DayInterval
from detente.resolve.offices import NEAR, Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that somebody is shown to hold, to have held ("former") or to get ("to come").

    ``shown`` are intervals, ISO, each from the first to the last day on which dated reports show it with nobody else shown in
    that office between, nor two years without a report; none without a dated report. When the office began and ended is not
    said. ``undated`` counts the reports without a day.
    """

    office: str
    of: str | None
    note: str | None
    shown: tuple[str, ...]
    reports: tuple[str, ...]
    undated: int
    passages: tuple[Evidence, ...]

    def __str__(self) -> str:
        whose = f" of {self.of}" if self.of else ""
        return f"{self.note + ' ' if self.note else ''}{self.office}{whose}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Two people who are shown in one office, of which there is one, on overlapping days."""

    office: str
    of: str
    one: str
    other: str
    shown: str
    reports: tuple[str, ...]
    passages: tuple[Evidence, ...]


Witnesses = Mapping[tuple[str, str], Sequence[tuple[date, str]]]
"""Of each office that has one holder, with its state: the days on which somebody is shown in it, and who."""


def witnesses(holdings: Iterable[Holding]) -> Witnesses:
    """The days on which reports show somebody in an office that has one holder, in order."""
    found: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for holding in holdings:
        if (key := _sole(holding)) and holding.published and holding.published.start:
            found[key].append((holding.published.start, holding.holder))
    return {key: sorted(days) for key, days in found.items()}


def roles_of(holdings: Iterable[Holding], names: Mapping[str, str], seen: Witnesses | None = None) -> list[Role]:
    """The roles of one person, the oldest first; an office without an owner goes to the one owner that others give it.

    ``seen``: the days on which somebody is shown in an office; an interval ends where another person is.
    """
    given = list(holdings)
    owners: dict[str, set[str]] = defaultdict(set)
    for holding in given:
        if holding.of:
            owners[holding.office].add(holding.of)
    grouped: dict[tuple[str, str | None, str | None], list[Holding]] = defaultdict(list)
    for holding in given:
        known = owners[holding.office]
        of = holding.of or (next(iter(known)) if len(known) == 1 else None)
        grouped[holding.office, of, holding.note].append(holding)
    roles = [_role(key, held, names, seen or {}) for key, held in grouped.items()]
    return sorted(roles, key=lambda role: (role.note or "", role.shown or ("~",), role.office, role.of or ""))


def rivals(holdings: Iterable[Holding], names: Mapping[str, str]) -> Iterator[Rivals]:
    """Each two people shown in one office of one state on overlapping days, for a person to look into.

    Only reports whose day is known are witnesses; the days of one person run from the first to the last of them.
    """
    held: dict[tuple[str, str], dict[str, list[Holding]]] = defaultdict(lambda: defaultdict(list))
    for holding in holdings:
        if key := _sole(holding):
            held[key][holding.holder].append(holding)
    for (office, of), people in sorted(held.items()):
        for one, other in combinations(sorted(people), 2):
            shared = _shared(_span(people[one]), _span(people[other]))
            if shared:
                both = [*people[one], *people[other]]
                yield Rivals(
                    office=office,
                    of=of,
                    one=one,
                    other=other,
                    shown=str(shared),
                    reports=_report_names(both, names),
                    passages=_passages(both, names),
                )


def _sole(holding: Holding) -> tuple[str, str] | None:
    """The office and its state, where there is one holder of it and the report's day is known."""
    sure = holding.note is None and holding.published is not None and holding.published.is_day
    state = state_of(holding.of) if sure and holding.of and has_one_holder(holding.office) else None
    return (holding.office, state) if state else None


def _role(
    key: tuple[str, str | None, str | None], held: list[Holding], names: Mapping[str, str], seen: Witnesses
) -> Role:
    others = [
        day
        for day, who in seen.get((key[0], state_of(key[1]) or "") if key[1] else ("", ""), ())
        if key[2] is None and who != held[0].holder
    ]
    return Role(
        office=key[0],
        of=key[1],
        note=key[2],
        shown=tuple(str(run) for run in _runs(held, others)),
        reports=_report_names(held, names),
        undated=sum(holding.published is None for holding in held),
        passages=_passages(held, names),
    )


def _span(held: Iterable[Holding]) -> DayInterval | None:
    """From the first to the last day that a report's date allows to be sure of; a wide date counts whole."""
    days = [holding.published for holding in held if holding.published and holding.published.bounded]
    starts, ends = [d.start for d in days if d.start], [d.end for d in days if d.end]
    return DayInterval(min(starts), max(ends)) if days else None


def _runs(held: Iterable[Holding], others: Sequence[date]) -> Iterator[DayInterval]:
    """The days of one person in an office, cut where another is shown in it on a day between, or nobody for two years."""
    dated = [h for h in held if h.published and h.published.bounded]
    run: list[Holding] = []
    for holding in sorted(dated, key=lambda h: str(h.published)):
        span, days = _span(run), holding.published
        if span and days and span.end and days.start:
            between = any(span.end < day < days.start for day in others)
            if between or (days.start - span.end).days > 2 * NEAR:
                yield span
                run = []
        run.append(holding)
    if last := _span(run):
        yield last


def _shared(one: DayInterval | None, other: DayInterval | None) -> DayInterval | None:
    if one is None or other is None or not one.overlaps(other):
        return None
    starts = [day for day in (one.start, other.start) if day]
    ends = [day for day in (one.end, other.end) if day]
    return DayInterval(max(starts), min(ends))


def _report_names(held: Iterable[Holding], names: Mapping[str, str]) -> tuple[str, ...]:
    ids = {stmt.report_id for holding in held for stmt in holding.statements}
    return tuple(sorted(names.get(report_id, report_id) for report_id in ids))


def _passages(held: Iterable[Holding], names: Mapping[str, str]) -> tuple[Evidence, ...]:
    said = {stmt.id: stmt for holding in held for stmt in holding.statements}
    return tuple(Evidence.of(stmt, names) for stmt in sorted(said.values(), key=lambda s: (s.passage, s.id)))
