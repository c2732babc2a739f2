"""The outline of a telling."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from detente.model import Figure
from detente.resolve.block import number_of
from detente.resolve.facts import Facts
from detente.resolve.outlines.layout import (
    BITS,
    EARLY,
    FIGURE_BITS,
    HALF,
    KINDS,
    LATE,
    LETTERS_TOLD,
    MEASURES,
    SMALL,
    STATUSES,
    Flag,
)
from detente.resolve.rarity import rarity
from detente.resolve.telling import COMMON, OF_MANY, RARE, known_by_day, rarity_of_trigger
from detente.resolve.what import range_of
from detente.resolve.when import grain_of
from detente.resolve.wording import LITTLE, Wording

_ALL = (1 << BITS) - 1
_FINE = 100
"""Weights of words as whole numbers, rounded so that what is shared may be more, and what there is less."""


def outline_of(fact: Facts) -> tuple[int, ...]:
    """The outline of a telling."""
    when, spot, wording = fact.when, fact.spot, fact.wording
    trigger = max(map(rarity_of_trigger, wording.triggers), default=0.0)
    flags = {
        Flag.DATED_AT_ALL: when is not None,
        Flag.BOUNDED: fact.dated,
        Flag.TOLD: fact.told,
        Flag.FIRM: fact.sure or not fact.dated,
        Flag.BY_DAYS: grain_of(fact) == "days",
        Flag.LEAD: fact.lead,
        Flag.PEOPLED: bool(fact.core),
        Flag.NAMED: bool(fact.named),
        Flag.ATTENDED: bool(fact.beside),
        Flag.PLACED: spot is not None,
        Flag.MAPPED: spot is not None and spot.named,
        Flag.WIDE: spot is not None and spot.wide,
        Flag.WORDED: wording.telling >= LITTLE,
        Flag.TITLED: bool(fact.proper_name),
        Flag.TELLING: trigger > COMMON,
        Flag.RARE: trigger > RARE,
        Flag.OF_MANY: fact.kind in OF_MANY,
        Flag.KNOWN_BY_DAY: known_by_day(fact),
        Flag.FREE: fact.family == "speech" or fact.told_as is not None,
    }
    raised = sum(flag for flag, so in flags.items() if so)
    place = " ".join(sorted(spot.words)) if spot else ""
    words, more, heaviest = _content(wording)
    sides = [*(_set([state]) for state in sorted(fact.persons)), 0, 0]
    return (
        number_of(fact.report_id),
        KINDS.index(fact.kind) | STATUSES.index(fact.status) << SMALL | raised << 2 * SMALL,
        when.start.toordinal() if when and when.start else EARLY,
        when.end.toordinal() if when and when.end else LATE,
        _bits(key for who in fact.named for key in (who.key, who.state)),
        _bits(fact.beside_states),
        _bits(fact.scene.names) if fact.scene.square else 0,
        _bits(wording.triggers),
        _bits(f"{figure.measure.value} {range_of(figure)}" for figure in fact.figures),
        _only_figure(fact.figures),
        _bits(wording.name),
        (_bits(spot.words) or _ALL) if spot else 0,
        sum({1 << ord(letter) % LETTERS_TOLD for letter in place}) | len(place) << LETTERS_TOLD,
        _bits(fact.does),
        _bits(fact.suffers),
        _set(fact.does),
        _set(fact.suffers),
        _bits(key for keys in fact.persons.values() for key in keys),
        *sides[:2],
        words,
        more,
        int(wording.telling * _FINE) << HALF | math.ceil(heaviest * _FINE),
    )


def _bits(words: Iterable[str]) -> int:
    """A number with a bit for each word; none has none."""
    found = 0
    for word in words:
        found |= 1 << _place_of(word) % BITS
    return found


@lru_cache(maxsize=65536)
def _place_of(word: str) -> int:
    return crc32(word.encode())


def _set(words: Iterable[str]) -> int:
    """A number for all of these together; of none 0."""
    return number_of(*told) | 1 if (told := sorted(words)) else 0


@lru_cache(maxsize=65536)
def _content(wording: Wording) -> tuple[int, int, float]:
    """The words of a telling as twice so many bits, and the most that those of one bit tell together."""
    bits: dict[int, float] = defaultdict(float)
    for stem in wording.content:
        bits[_place_of(stem) % (2 * BITS)] += rarity(stem)
    first = sum(1 << at for at in bits if at < BITS)
    return first, sum(1 << at - BITS for at in bits if at >= BITS), max(bits.values(), default=0.0)


def _only_figure(figures: Sequence[Figure]) -> int:
    """Of a single figure its measure and bounds in one number; 0 where there are more, or it does not fit."""
    if len(figures) != 1:
        return 0
    size = 1 << FIGURE_BITS
    low, high = figures[0].low, figures[0].high
    bounds = (0 if low is None else low, size - 1 if high is None else high)
    if any(bound != int(bound) or not 0 <= bound < size for bound in bounds):
        return 0
    return ((MEASURES.index(figures[0].measure) + 1) * size + int(bounds[0])) * size + int(bounds[1])
