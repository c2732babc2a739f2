"""Which pairs are worth comparing.

Those of one report; across reports those whose days meet and who share an actor, or that share words that tell something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from detente.model import Kind
from detente.resolve.facts import Facts
from detente.resolve.rarity import rarity

CROWDED = 60
"""A bucket of tellings whatever their days that holds more than this tells nothing and is passed over."""
_NEWS = 31
"""An open date is of so many days before its report, or after."""
_OLDER = 7
"""News without a day of its own may be so many days older than it looks."""
_PAIRED = 12
"""Actors of one telling that are looked for two by two, in the order of the alphabet: a list of hundreds is no key."""
_MANY_WORDS = 6
_TELLING = 3
"""A figure from this on, given twice, may be of one event."""
_RARE = 3.5
_RAREST = 6
_LASTING = frozenset({Kind.WAR, Kind.CEASEFIRE, Kind.AGREEMENT, Kind.ELECTION, Kind.TERRITORIAL_CAPTURE})
"""Kinds of events that reports tell of for years."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Buckets:
    """The buckets of one telling as numbers: ``dated`` holds for its days ``[starts, ends]``, ``loose`` whatever the days."""

    dated: tuple[int, ...]
    loose: tuple[int, ...]
    starts: int
    ends: int


def buckets_of(fact: Facts) -> Buckets:
    """The buckets in which a telling meets others; ``block`` pairs the same."""
    return Buckets(
        dated=tuple(sorted({number_of("dated", *key) for key in _keys(fact)})),
        loose=tuple(sorted({number_of("loose", *key) for key in _loose_keys(fact)})),
        starts=_start(fact),
        ends=_end(fact),
    )


def meet(one: Buckets, two: Buckets, crowded: Callable[[int], bool]) -> bool:
    """Whether two tellings share a bucket; ``crowded`` tells which of those whatever the days hold too many."""
    if one.starts <= two.ends and two.starts <= one.ends and not set(one.dated).isdisjoint(two.dated):
        return True
    return any(not crowded(number) for number in set(one.loose) & set(two.loose))


@lru_cache(maxsize=131072)
def number_of(*key: str) -> int:
    """A key as a whole number of 61 bits, which a record keeps in less room than words."""
    return int.from_bytes(blake2b("\0".join(key).encode(), digest_size=8).digest()) >> 3


def block_within(facts: Iterable[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """All pairs of one report and one family, each once, smaller id first, in a fixed order."""
    reports: dict[Key, list[Facts]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.mention.id):
        reports[fact.report_id, fact.family].append(fact)
    for _, told in sorted(reports.items()):
        yield from combinations(told, 2)


def block(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Candidate pairs of two reports, each once, smaller id first, in a fixed order.

    Mentions meet in buckets by family and actor (their own, else whom their report is most about, which counts beside their own
    for wars, accords and the like) or place; within a bucket those whose days meet, or nearly, an open date being of a month.
    What shares a figure, a rare word, a name or all its words meets whatever the days, unless that is shared by many.
    """
    facts = sorted(facts, key=lambda fact: fact.mention.id)
    seen: set[int] = set()
    for one, two in _candidates(facts):
        left, right = (one, two) if one < two else (two, one)
        pair = left * len(facts) + right
        if pair not in seen:
            seen.add(pair)
            if facts[left].report_id != facts[right].report_id:
                yield facts[left], facts[right]


def _candidates(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The pairs by their places in the sequence."""
    dated: dict[Key, list[int]] = defaultdict(list)
    loose: dict[Key, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        for key in _keys(fact):
            dated[key].append(number)
        for key in _loose_keys(fact):
            loose[key].append(number)
    for _, told in sorted(dated.items()):
        yield from _sweep(facts, told)
    for _, told in sorted(loose.items()):
        if len(told) <= CROWDED:
            yield from combinations(told, 2)
    for told in _told_alike(facts):
        yield from combinations(told, 2)


def _told_alike(facts: Sequence[Facts]) -> Iterator[list[int]]:
    """Mentions of no known kind that reports of one happening tell with one word, or with words of one meaning."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        if fact.told_as is not None and fact.coverage is not None:
            for key in [
                *(("root", root) for root in fact.told_as.roots),
                *(("class", name) for name in fact.told_as.classes),
            ]:
                found[fact.coverage, *key].append(number)
    for _, told in sorted(found.items()):
        yield told


def _loose_keys(fact: Facts) -> Iterator[Key]:
    """What brings together tellings whatever their dates."""
    if len(fact.wording.content) >= _MANY_WORDS:
        yield "words", " ".join(sorted(fact.wording.content))
    if fact.family == "speech":
        return
    for figure in fact.figures:
        if (figure.best or figure.low or 0) >= _TELLING:
            yield fact.family, f"{figure.measure.value} {figure.best or figure.low}"
    for word in sorted(fact.proper_name):
        yield fact.family, f"named {word}"
    rare = sorted(((rarity(word), word) for word in fact.wording.content), reverse=True)[:_RAREST]
    for told, word in rare:
        if told >= _RARE:
            yield fact.family, f"word {word}"
    if fact.spot and not fact.spot.wide:
        yield fact.family, "at " + " ".join(sorted(fact.spot.words))
    yield from _by_actors(fact)


def _by_actors(fact: Facts) -> Iterator[Key]:
    """Of one kind: two actors together, one with the word that tells it, and one of what reports tell of for years."""
    actors = _actors(fact)
    if fact.kind in _LASTING:
        for actor in actors:
            yield fact.kind_word, f"of {actor}"
    for one, two in combinations(actors[:_PAIRED], 2):
        yield fact.kind_word, f"of {one}+{two}"
    for stem in sorted(fact.wording.triggers):
        for actor in actors:
            yield fact.kind_word, f"{stem} of {actor}"


def _keys(fact: Facts) -> Iterator[Key]:
    """What brings together tellings whose days meet."""
    if fact.when is None or fact.family == "speech":
        return
    for actor in sorted({*_actors(fact), *(fact.scene.main if fact.kind in _LASTING else ())}):
        yield fact.family, actor
    if fact.spot and not fact.spot.wide:
        yield fact.family, "at " + " ".join(sorted(fact.spot.words))


def _actors(fact: Facts) -> Sequence[str]:
    """Whom its named actors act for; where it names nobody, whom its report is most about."""
    return sorted({who.state for who in fact.core | fact.beside if who.named}) or fact.scene.main


def _sweep(facts: Sequence[Facts], bucket: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs whose intervals meet or miss each other by a day, by start; those still live are kept, the ended ones dropped."""
    live: list[tuple[int, int]] = []
    for start, number in sorted((_start(facts[number]), number) for number in bucket):
        live = [ended for ended in live if ended[0] >= start]
        for _, other in live:
            yield other, number
        live.append((_end(facts[number]), number))


def _start(fact: Facts) -> int:
    """The first day, as a number; of a date open at its beginning a month before its end."""
    if fact.when is None:
        return 0
    if fact.when.start is None:
        return _ordinal(fact.when.end) - _NEWS
    return fact.when.start.toordinal() - (0 if fact.told else _OLDER)


def _end(fact: Facts) -> int:
    """The day after the last, as a number."""
    if fact.when is None:
        return date.max.toordinal()
    return (fact.when.end.toordinal() if fact.when.end else _ordinal(fact.when.start) + _NEWS) + 1


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
