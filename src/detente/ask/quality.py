"""How often the reading was right, by what people decided: their decisions are a gold standard of the user's own reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import sqrt

from detente.ask.rows import Row
from detente.model import (
    ONE_VALUED,
    Choice,
    Correction,
    DayInterval,
    Decision,
    NameDoubt,
    Names,
    Prop,
    Report,
    Sort,
    Verdict,
    in_pairs,
    is_correction,
)
from detente.record import Store
from detente.resolve import Resolution, join_names, resolve, without_rejected
from detente.resolve.names.printed import plain

RIGHT, WRONG, OPEN, MISSED = "right", "wrong", "left open", "not read"
JOINING, NAMES, DATES, EVENTS = "joining", "names", "days of publication", "events"
_CELLS = "cell: "
_PAIRS = (Choice.MERGE, Choice.KEEP_APART)
_NAMES = (Choice.SAME_ACTOR, Choice.OTHER_ACTOR)
_GIVEN = frozenset({"metadata", "option"})
_Z = 1.959964
"""Of a normal distribution, 95 in 100 lie within so many standard deviations."""
Found = tuple[str, str]
"""What a decision is about, and what the reading came to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRow(Row):
    """How the reading as it is now stands to what people decided about one sort of thing.

    ``rate`` is right / (right + wrong), ``low`` and ``high`` the ends of its 95% interval (Wilson); ``None`` where nothing was
    right or wrong. ``left_open`` are those that the reading put to a person or did not settle, ``not_read`` what a person added.
    """

    what: str
    decided: int
    right: int
    wrong: int
    left_open: int
    not_read: int
    rate: float | None
    low: float | None
    high: float | None


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95% interval of a rate by Wilson's score, which holds for few decisions too (E. B. Wilson, JASA 22, 1927).

    >>> [round(end, 3) for end in wilson(9, 10)], [round(end, 3) for end in wilson(0, 4)]
    ([0.596, 0.982], [0.0, 0.49])
    """
    rate, square = right / of, _Z * _Z
    middle = (rate + square / (2 * of)) / (1 + square / of)
    reach = _Z * sqrt(rate * (1 - rate) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def quality_rows(store: Store) -> list[QualityRow]:
    """A row for each sort of thing that was decided about: cells by property, events, joining, names, days of publication.

    What was read is worked out without the decisions that it is held against. Of several decisions about one thing the last counts.
    """
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for what, found in judged(store):
        counted[what][found] += 1
    order = [EVENTS, *(f"{_CELLS}{prop.value}" for prop in Prop), JOINING, NAMES, DATES]
    return [_row(what, counted[what]) for what in order if counted[what]]


def judged(store: Store) -> Iterator[Found]:
    """Each standing decision that says something of the reading, and whether the reading was right."""
    standing = store.decisions()
    yield from _events(standing)
    yield from _cells(store, [one for one in standing if is_correction(one.value)])
    yield from _joining(store, _last(one for one in standing if one.choice in _PAIRS))
    yield from _names(store, _last(one for one in standing if one.choice in _NAMES))
    yield from _dates(store, _last(one for one in standing if one.choice is Choice.ANCHOR))


def _row(what: str, counts: Counter[str]) -> QualityRow:
    right, wrong = counts[RIGHT], counts[WRONG]
    low, high = wilson(right, right + wrong) if right + wrong else (None, None)
    return QualityRow(
        what=what,
        decided=counts.total(),
        right=right,
        wrong=wrong,
        left_open=counts[OPEN],
        not_read=counts[MISSED],
        rate=round(right / (right + wrong), 4) if right + wrong else None,
        low=None if low is None else round(low, 4),
        high=None if high is None else round(high, 4),
    )


def _last(decisions: Iterable[Decision]) -> list[Decision]:
    """The last decision about each same set of ids."""
    return list({tuple(sorted(one.about)): one for one in decisions}.values())


def _events(standing: Sequence[Decision]) -> Iterator[Found]:
    whole = [one for one in standing if one.value is None and one.choice in (Choice.ACCEPT, Choice.REJECT)]
    for decision in _last(whole):
        yield EVENTS, RIGHT if decision.choice is Choice.ACCEPT else WRONG


def _cells(store: Store, decisions: Sequence[Decision]) -> Iterator[Found]:
    """The last word about each value, or about the one value of what has one, against the statements of the reading."""
    about = {mention for decision in decisions for mention in decision.about}
    read: dict[tuple[str, Prop], set[str]] = defaultdict(set)
    for stmt in store.statements(mention_ids=sorted(about)) if about else ():
        read[stmt.mention_id, stmt.prop].add(stmt.value)
    last: dict[tuple[object, ...], tuple[Decision, Correction]] = {}
    added: set[tuple[Prop, str]] = set()
    for decision in decisions:
        correction = Correction.from_value(decision.value or "")
        own = {(correction.prop, value) for value in correction.was} <= added and bool(correction.was)
        if correction.now is not None:
            added.add((correction.prop, correction.now))
        if own and decision.choice is not Choice.EDIT:
            continue  # about a value that a person gave
        one = correction.prop in ONE_VALUED and decision.choice is Choice.EDIT
        key = (correction.prop, correction.mention) if one else (correction.prop, *decision.about, *_values(correction))
        last[key] = decision, correction
    for decision, correction in last.values():
        values = set().union(*(read[mention, correction.prop] for mention in decision.about))
        yield f"{_CELLS}{correction.prop.value}", _cell(decision.choice, correction, values)


def _values(correction: Correction) -> tuple[str, ...]:
    return correction.was or (correction.now or "",)


def _cell(choice: Choice, correction: Correction, read: set[str]) -> str:
    there = not read.isdisjoint(correction.was)
    match choice:
        case Choice.ACCEPT:
            return RIGHT if there else WRONG
        case Choice.REJECT:
            return WRONG if there else RIGHT
    if there or (correction.prop in ONE_VALUED and read - {correction.now}):
        return WRONG
    return RIGHT if correction.now in read else MISSED


def _joining(store: Store, decisions: Sequence[Decision]) -> Iterator[Found]:
    """Pairs and sides against what joining comes to by itself."""
    if not decisions:
        return
    joined = _by_itself(store)
    asked = {
        frozenset((joined.clusters.get(pair.left), joined.clusters.get(pair.right)))
        for pair in joined.judgements
        if pair.verdict is Verdict.ASK
    }
    for decision in decisions:
        pairs = combinations(decision.about, 2) if decision.choice is Choice.MERGE else _across(decision)
        events = [(joined.clusters[a], joined.clusters[b]) for a, b in pairs if {a, b} <= joined.clusters.keys()]
        if events:
            apart = [frozenset(pair) for pair in events if pair[0] != pair[1]]
            right = not apart if decision.choice is Choice.MERGE else len(apart) == len(events)
            open_ = not right and decision.choice is Choice.MERGE
            put = any(pair in asked for pair in apart)
            yield JOINING, OPEN if put and (open_ or right) else RIGHT if right else WRONG


def _across(decision: Decision) -> Iterator[tuple[str, str]]:
    for one, other in combinations(decision.sides, 2):
        yield from product(one, other)


def _by_itself(store: Store) -> Resolution:
    """The events as joining makes them without what people decided about pairs."""
    decisions = store.decisions()
    told, said = without_rejected(store.mentions(sort=Sort.EVENT), store.statements(sort=Sort.EVENT), decisions)
    names = Names(store.names(), store.name_links())
    return resolve(told, said, in_pairs(one for one in decisions if one.choice not in _PAIRS), names or None)


def _names(store: Store, decisions: Sequence[Decision]) -> Iterator[Found]:
    if not decisions:
        return
    joined = join_names(store.actor_names())
    doubts = {_doubt(doubt) for doubt in joined.doubts}
    for decision in decisions:
        one, other = (joined.canonical.get(name, name) for name in decision.about)
        same = one == other
        if not same and {frozenset(map(plain, decision.about)), frozenset((plain(one), plain(other)))} & doubts:
            yield NAMES, OPEN
        else:
            yield NAMES, RIGHT if same is (decision.choice is Choice.SAME_ACTOR) else WRONG


def _doubt(doubt: NameDoubt) -> frozenset[str]:
    return frozenset((plain(doubt.left), plain(doubt.right)))


def _dates(store: Store, anchors: Sequence[Decision]) -> Iterator[Found]:
    """The day that a report's own text gives, where nobody gave one with it."""
    if not anchors:
        return
    from detente.annotate.published import settle_published  # noqa: PLC0415 - brings the reader's tables

    days = {one.about[0]: DayInterval.parse(one.value or "") for one in anchors}
    for report in store.reports(list(days), anchored=False):
        if report.published is None or report.published.basis not in _GIVEN:
            yield DATES, _day(settle_published(report)[0], days[report.id])


def _day(report: Report, given: DayInterval) -> str:
    if report.published is None:
        return OPEN
    found = report.published.interval
    return RIGHT if given.contains(found) else OPEN if found.contains(given) else WRONG
