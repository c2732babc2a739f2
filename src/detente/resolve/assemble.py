"""Events and claims put together from statements: every value with all its words, the best supported first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.model import (
    A_PERSON,
    AS_MET,
    PART_PROPS,
    Cell,
    Claim,
    Count,
    DayInterval,
    Decision,
    Event,
    Factuality,
    Kind,
    Mention,
    Names,
    Prop,
    SetAside,
    Sort,
    Statement,
)
from detente.resolve.correct import Corrections
from detente.resolve.names import canonical_names

_ORDER = {prop: number for number, prop in enumerate(Prop)}
_LESS = frozenset({Kind.CASUALTIES_REPORT.value, Kind.OTHER.value})
"""Kinds that say less of an event than any other kind that it is told as."""
_FIRM = {Factuality.STATED: 0, Factuality.REPORTED: 1, Factuality.HEDGED: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Events in chronological order, undated last; claims, and counts of no event, in the order of report and place."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    counts: tuple[Count, ...] = ()


def assemble(
    mentions: Iterable[Mention],
    statements: Iterable[Statement],
    clusters: Mapping[str, str],
    names: Mapping[str, str] | None = None,
    decisions: Iterable[Decision] = (),
) -> Assembly:
    """All events, claims and counts of these mentions. A mention without a cluster is an event of its own.

    Names of one actor are shown under one form; the statements keep what was printed. ``names`` says which, printed name
    to the one shown, as ``join_names`` settled it over the whole record; without it, it is settled over these statements.
    ``decisions``: what people say of tellings and cells is laid over what was read.
    """
    corrections = Corrections(decisions)
    said: dict[str, list[Statement]] = defaultdict(list)
    counted: Counter[str] = Counter()
    for stmt in statements:
        said[stmt.mention_id].append(stmt)
        if stmt.prop in PART_PROPS:
            counted[stmt.value] += 1
    canon = Names.over(names or canonical_names(counted))
    groups: dict[str, list[Mention]] = defaultdict(list)
    claims, counts = [], []
    set_aside: dict[str, list[tuple[Decision, Statement]]] = {}
    for mention in sorted(mentions, key=lambda m: (m.report_id, m.trigger.start, m.id)):
        if mention.id in corrections.rejected:
            continue
        said[mention.id], set_aside[mention.id] = corrections.lay_over(mention.id, said[mention.id])
        if mention.sort is Sort.EVENT:
            groups[clusters.get(mention.id, mention.id)].append(mention)
        elif mention.sort is Sort.CLAIM:
            cells, aside = _cells(said[mention.id], canon), _aside(set_aside[mention.id], canon)
            claims.append(Claim(id=mention.id, mention=mention, cells=cells, set_aside=aside))
        elif mention.sort is Sort.COUNT:
            counts.append(Count(id=mention.id, mention=mention, cells=_cells(said[mention.id], canon)))
    events = [
        Event(
            id=key,
            mentions=tuple(told),
            cells=_cells([s for m in told for s in said[m.id]], canon),
            set_aside=_aside([pair for m in told for pair in set_aside[m.id]], canon),
        )
        for key, told in groups.items()
    ]
    return Assembly(events=tuple(sorted(events, key=lambda e: e.sort_key)), claims=tuple(claims), counts=tuple(counts))


def _cells(statements: Sequence[Statement], canon: Names) -> dict[Prop, tuple[Cell, ...]]:
    """The values of each property. One actor stands under its weightiest part; other parts of it follow as values of their own."""
    grouped: dict[Prop, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for stmt in statements:
        value = canon.of(stmt) if stmt.prop in PART_PROPS else stmt.value
        grouped[stmt.prop][value].append(stmt)
    return {
        prop: tuple(
            Cell(
                prop=prop,
                value=value,
                statements=tuple(sorted(told, key=lambda s: (s.report_id, s.passage.start, s.id))),
            )
            for value, told in _ranked(prop, grouped[prop])
        )
        for prop in sorted(grouped, key=_ORDER.__getitem__)
    }


def _ranked(prop: Prop, told: Mapping[str, list[Statement]]) -> Iterable[tuple[str, list[Statement]]]:
    if len(told) == 1:  # as most: what there is one of needs no rank
        return told.items()
    return sorted(told.items(), key=lambda item: _rank(prop, item[0], item[1]))


def _aside(pairs: Sequence[tuple[Decision, Statement]], canon: Names) -> tuple[SetAside, ...]:
    """What decisions set aside, a cell a value and decision, in the order of the decisions."""
    by_decision: dict[str, tuple[Decision, list[Statement]]] = {}
    for decision, stmt in pairs:
        by_decision.setdefault(decision.id, (decision, []))[1].append(stmt)
    return tuple(
        SetAside(cell=cell, decision=decision)
        for decision, statements in by_decision.values()
        for cells in _cells(statements, canon).values()
        for cell in cells
    )


def _rank(prop: Prop, value: str, told: Sequence[Statement]) -> tuple[float, ...] | tuple[float | str, ...]:
    """What a person says first, then the best supported: a narrow date, more reports, firmer words, more mentions.

    A deed goes before the count of its dead, any kind before none that is known, and a place of its own before one that
    only follows from where others met.
    """
    firm = min(_FIRM[s.factuality] for s in told)
    reports = len({s.report_id for s in told})
    read = all(s.method != A_PERSON for s in told)
    if prop is Prop.DATE:
        days = DayInterval.parse(value).days
        return (read, 0 if days else 1, days or 0, -reports, -len(told), value)
    if prop is Prop.KIND:
        return (read, value in _LESS, -reports, -len(told), firm, value)
    if prop is Prop.PLACE:
        return (read, all(s.note == AS_MET for s in told), -reports, -len(told), firm, value)
    return (read, firm if prop is Prop.STATUS else 0, -reports, -len(told), firm, value)
