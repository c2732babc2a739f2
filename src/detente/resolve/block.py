"""Which pairs are worth comparing: those of one report, and across reports those that share a state, a place or their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from detente.model import DayInterval, Kind
from detente.resolve.facts import Facts

CROWDED = 400
"""A bucket of tellings without a date that holds more than this tells nothing and is passed over."""
_MANY_WORDS = 5
_TELLING = 3
"""A figure from this on, given twice, may be of one event."""


def block(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Candidate pairs, each once, smaller id first, in a fixed order.

    Mentions of one report are all compared within their family. Across reports, mentions meet in buckets by family and
    state, family and place, by a figure or by their words; within a bucket of dated ones only those whose days meet, or nearly. What
    has an open date or none meets those of such days, and others that share a figure or the words, or are wars.
    """
    seen: set[tuple[str, str]] = set()
    for one, two in _candidates(facts):
        left, right = (one, two) if one.mention.id < two.mention.id else (two, one)
        pair = (left.mention.id, right.mention.id)
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield left, right


def _candidates(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    reports: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    dated: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    loose: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for fact in facts:
        reports[fact.mention.report_id, fact.family].append(fact)
        if len(fact.wording.content) >= _MANY_WORDS:
            loose["words", " ".join(sorted(fact.wording.content))].append(fact)
        if fact.family == "speech":
            continue
        for figure in fact.figures:
            if (figure.best or figure.low or 0) >= _TELLING:
                loose[fact.family, f"{figure.measure.value} {figure.best or figure.low}"].append(fact)
        if fact.kind is Kind.WAR:
            for state in fact.states:
                loose["war", state].append(fact)
            if fact.dated:
                loose["war", str(fact.when)].append(fact)
        for key in _keys(fact):
            dated[key].append(fact)
    for _, told in sorted(reports.items()):
        for number, left in enumerate(told):
            for right in told[number + 1 :]:
                yield left, right
    for _, told in sorted(dated.items()):
        yield from _sweep(told)
    for _, told in sorted(loose.items()):
        if len(told) <= CROWDED:
            for number, left in enumerate(told):
                for right in told[number + 1 :]:
                    yield left, right


def _keys(fact: Facts) -> Iterator[tuple[str, str]]:
    if fact.when is None:
        return
    for state in fact.states:
        yield fact.family, state
    if fact.spot and not fact.spot.wide:
        yield fact.family, "at " + " ".join(sorted(fact.spot.words))


def _sweep(bucket: list[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Pairs whose intervals meet or miss each other by a day, by start; those still live are kept, the ended ones dropped."""
    live: list[Facts] = []
    for fact in sorted(bucket, key=lambda f: (_start(f.when), f.mention.id)):
        live = [other for other in live if _end(other.when) >= _start(fact.when)]
        for other in live:
            if _meets(other, fact):
                yield other, fact
        live.append(fact)


def _meets(one: Facts, two: Facts) -> bool:
    """Of two open dates too little speaks for a merge, unless the reports are of one day."""
    return one.dated or two.dated or one.when == two.when


def _start(when: DayInterval | None) -> date:
    """The first day; of a date open at its beginning the last, since it is news of then, if it can be joined at all."""
    if when is None:
        return date.min
    return when.start or ((when.end or date.max) - timedelta(days=7))


def _end(when: DayInterval | None) -> date:
    if when is None:
        return date.max
    end = when.end or ((when.start or date.min) + timedelta(days=7))
    return end + timedelta(days=1) if end < date.max else end
