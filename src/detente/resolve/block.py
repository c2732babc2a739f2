"""Which pairs are worth comparing: those of one report, and across reports those that share a state, a place or their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from detente.model import Kind
from detente.resolve.facts import Facts

CROWDED = 400
"""A bucket of tellings without a date that holds more than this tells nothing and is passed over."""
_DAYS_OF_NEWS = 7
_MANY_WORDS = 6
_TELLING = 3
"""A figure from this on, given twice, may be of one event."""


def block(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Candidate pairs, each once, smaller id first, in a fixed order.

    Mentions of one report are all compared within their family. Across reports, mentions meet in buckets by family and
    state, family and place, by a figure or by their words; within a bucket of dated ones only those whose days meet, or
    nearly. What has an open date or none meets those of such days, and others that share a figure or the words, or are wars.
    """
    facts = sorted(facts, key=lambda fact: fact.mention.id)
    seen: set[int] = set()
    for one, two in _candidates(facts):
        left, right = (one, two) if one < two else (two, one)
        pair = left * len(facts) + right
        if pair not in seen:
            seen.add(pair)
            yield facts[left], facts[right]


def _candidates(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The pairs by their places in the sequence."""
    reports: dict[tuple[str, str], list[int]] = defaultdict(list)
    dated: dict[tuple[str, str], list[int]] = defaultdict(list)
    loose: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        reports[fact.report_id, fact.family].append(number)
        for key in _keys(fact):
            dated[key].append(number)
        for key in _loose_keys(fact):
            loose[key].append(number)
    for _, told in sorted(reports.items()):
        yield from combinations(told, 2)
    for _, told in sorted(dated.items()):
        yield from _sweep(facts, told)
    for _, told in sorted(loose.items()):
        if len(told) <= CROWDED:
            yield from combinations(told, 2)


def _loose_keys(fact: Facts) -> Iterator[tuple[str, str]]:
    """What brings together tellings whatever their dates."""
    if len(fact.wording.content) >= _MANY_WORDS:
        yield "words", " ".join(sorted(fact.wording.content))
    for figure in fact.figures:
        if (figure.best or figure.low or 0) >= _TELLING:
            yield fact.family, f"{figure.measure.value} {figure.best or figure.low}"
    if fact.kind is Kind.WAR:
        yield from (("war", state) for state in sorted(fact.states))
        if fact.dated:
            yield "war", str(fact.when)


def _keys(fact: Facts) -> Iterator[tuple[str, str]]:
    """What brings together tellings whose days meet."""
    if fact.when is None or fact.family == "speech":
        return
    for state in fact.states:
        yield fact.family, state
    if fact.spot and not fact.spot.wide:
        yield fact.family, "at " + " ".join(sorted(fact.spot.words))


def _sweep(facts: Sequence[Facts], bucket: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs whose intervals meet or miss each other by a day, by start; those still live are kept, the ended ones dropped.

    Of two open dates too little speaks for a merge, unless the reports are of one day.
    """
    live: list[tuple[int, int]] = []
    for start, number in sorted((_start(facts[number]), number) for number in bucket):
        live = [ended for ended in live if ended[0] >= start]
        fact = facts[number]
        for _, other in live:
            if fact.dated or facts[other].dated or facts[other].when == fact.when:
                yield other, number
        live.append((_end(fact), number))


def _start(fact: Facts) -> int:
    """The first day, as a number. Of a date open at its beginning the last, since it may be news of then.

    Accords and the like are told long after.
    """
    if fact.when is None or (fact.when.start is None and fact.family == "accord"):
        return 0
    return fact.when.start.toordinal() if fact.when.start else _ordinal(fact.when.end) - _DAYS_OF_NEWS


def _end(fact: Facts) -> int:
    """The day after the last, as a number."""
    if fact.when is None:
        return date.max.toordinal()
    return (fact.when.end.toordinal() if fact.when.end else _ordinal(fact.when.start) + _DAYS_OF_NEWS) + 1


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
