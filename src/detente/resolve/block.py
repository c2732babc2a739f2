"""Which pairs are worth comparing: one family, an actor or state in common, days that can meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from detente.model import DayInterval
from detente.resolve.facts import Facts


def block(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Candidate pairs, each once, in a fixed order.

    Mentions of one report are all compared within their family. Across reports, mentions meet in buckets by family and
    state; within a bucket only those whose dated days overlap. An open or missing date meets nothing across reports:
    too little would speak for a merge.
    """
    seen: set[tuple[str, str]] = set()
    for left, right in _candidates(facts):
        pair = (
            (left.mention.id, right.mention.id)
            if left.mention.id < right.mention.id
            else (right.mention.id, left.mention.id)
        )
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield (left, right) if pair[0] == left.mention.id else (right, left)


def _candidates(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    reports: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    buckets: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for fact in facts:
        reports[fact.mention.report_id, fact.family].append(fact)
        if fact.when is not None and fact.when.bounded and fact.family != "speech":
            for state in fact.states:
                buckets[fact.family, state].append(fact)
    for key in sorted(reports):
        told = reports[key]
        for number, left in enumerate(told):
            for right in told[number + 1 :]:
                yield left, right
    for bucket in sorted(buckets):
        yield from _sweep(buckets[bucket])


def _sweep(bucket: list[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Pairs of overlapping intervals, by start; those still open are kept, the ended ones dropped."""
    live: list[Facts] = []
    for fact in sorted(bucket, key=lambda f: (_start(f.when), f.mention.id)):
        live = [other for other in live if _end(other.when) >= _start(fact.when)]
        for other in live:
            yield other, fact
        live.append(fact)


def _start(when: DayInterval | None) -> date:
    return when.start if when and when.start else date.min


def _end(when: DayInterval | None) -> date:
    return when.end if when and when.end else date.max
