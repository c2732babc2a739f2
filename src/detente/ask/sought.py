"""Which events or claims have a value, are told in a report or fall into some days, looked up without going through all of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Generic, TypeVar

from detente.ask.filters import Span
from detente.ask.names import ActorSearch
from detente.model import Claim, DayInterval, Event, Prop

T = TypeVar("T", Event, Claim)
Places = set[int]
"""Places in the sequence of things."""
_Days = tuple[int, int, DayInterval]
"""The first and the last day as numbers, of an interval open at one end its known end twice; and the interval."""
_NEVER = date.max.toordinal() + 1
"""Later than every day that can be asked for."""


class Sought(Generic[T]):
    """Finds among these things, in their order. What it looks things up by is put together when it is first asked for.

    >>> from detente.model import Mention, Passage, Sort
    >>> met = Passage("r-1", 5, 8, "met")
    >>> events = [Event(id=key, mentions=(Mention(sort=Sort.EVENT, trigger=met, telling=met),)) for key in ("e-1", "e-2")]
    >>> [event.id for event in Sought(events, ()).at(Sought(events, ()).told_in(["r-1"]))]
    ['e-1', 'e-2']
    """

    def __init__(self, things: Sequence[T], parts: Iterable[Prop]) -> None:
        self.things: Sequence[T] = things
        self._parts = tuple(parts)
        self._values: dict[tuple[Prop, bool], dict[str, list[int]]] = {}

    def prepare(self) -> None:
        """Put together now what things are looked up by, for whoever answers many questions."""
        for prop in (Prop.KIND, Prop.STATUS, Prop.LEVEL, Prop.FORMAT):
            self.with_value(prop, ())
        self.with_value(Prop.KIND, (), best=True)
        prepared = (self._days, self._several, self._open, self._by_report, self._by_name)
        del prepared

    @property
    def names(self) -> Collection[str]:
        """The names under which actors stand in these things."""
        return self._by_name.keys()

    def at(self, places: Iterable[int]) -> list[T]:
        """The things in these places, in their order."""
        return list(map(self.things.__getitem__, sorted(places)))

    def with_value(self, prop: Prop, values: Collection[str], *, best: bool = False) -> Places:
        """Where any of these values is given of a property; with ``best`` where it is the best supported one."""
        if (prop, best) not in self._values:
            known: dict[str, list[int]] = defaultdict(list)
            for place, thing in enumerate(self.things):
                for cell in thing.cells.get(prop, ())[: 1 if best else None]:
                    known[cell.value].append(place)
            self._values[prop, best] = known
        return set(chain.from_iterable(self._values[prop, best].get(value, ()) for value in values))

    def told_in(self, reports: Iterable[str]) -> Places:
        """What any of these reports, by id, tells of."""
        return set(chain.from_iterable(self._by_report.get(report, ()) for report in reports))

    def of_actor(self, search: ActorSearch) -> Places:
        """Where an actor who is meant takes part, under whatever name."""
        meant = (places for name, places in self._by_name.items() if search.matches(name))
        return set(chain.from_iterable(meant))

    def within(self, span: Span, places: Collection[int]) -> tuple[list[int], int, int]:
        """Those of the places, in order, with a date that the days asked for hold; how many have none, and how many might fit."""
        low, high = (span.since or date.min).toordinal(), (span.until or date.max).toordinal()
        firsts, lasts, undated = self._days
        kept = [place for place in sorted(places) if firsts[place] <= high and lasts[place] >= low]
        if span.since and span.until:  # between two dates of one thing may lie the days asked for, and are none of it
            around = (place for place in self._several if firsts[place] < low and lasts[place] > high)
            if out := {place for place in around if not _any_within(self._dated[place], low, high)}:
                kept = [place for place in kept if place not in out]
        may = [p for p in self._may_reach(low, high) if p in places and not _any_within(self._dated[p], low, high)]
        return kept, sum(place in places for place in undated), len(may)

    def _may_reach(self, low: int, high: int) -> Places:
        """Those with a date that is open at one end, and known only outside of these days, into which it may reach."""
        by, since = self._open
        return {
            place for _, place in chain(by[bisect_right(by, (high, _NEVER)) :], since[: bisect_left(since, (low, 0))])
        }

    @cached_property
    def _days(self) -> tuple[array[int], array[int], Places]:
        """The first and the last day of each thing as numbers, over all of its dates; and the places of those without a date."""
        firsts, lasts, undated = array("i"), array("i"), set()
        for place, days in enumerate(self._dated):
            firsts.append(min((first for first, _, _ in days), default=_NEVER))
            lasts.append(max((last for _, last, _ in days), default=0))
            if not days:
                undated.add(place)
        return firsts, lasts, undated

    @cached_property
    def _several(self) -> list[int]:
        """The places of those that have more than one date."""
        return [place for place, days in enumerate(self._dated) if len(days) > 1]

    @cached_property
    def _open(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The known day of each date that is open before it, and of each that is open behind it; with the place, in order."""
        told = [(place, when) for place, days in enumerate(self._dated) for _, _, when in days if not when.bounded]
        by = sorted((when.end.toordinal() if when.end else _NEVER, place) for place, when in told if not when.start)
        since = sorted((when.start.toordinal(), place) for place, when in told if when.start)
        return by, since

    @cached_property
    def _dated(self) -> list[list[_Days]]:
        return [[_numbers(cell.value) for cell in thing.cells.get(Prop.DATE, ())] for thing in self.things]

    @cached_property
    def _by_report(self) -> dict[str, list[int]]:
        known: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(self.things):
            for report in {mention.report_id for mention in thing.mentions}:
                known[report].append(place)
        return known

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        """Places by every name under which an actor stands there: the one it is shown by, and those that reports print."""
        known: dict[str, dict[int, None]] = defaultdict(dict)
        for place, thing in enumerate(self.things):
            for prop in self._parts:
                for cell in thing.cells.get(prop, ()):
                    known[cell.value][place] = None
                    for stmt in cell.statements:
                        known[stmt.value][place] = None
        return {name: list(places) for name, places in known.items()}


def _any_within(days: Iterable[_Days], low: int, high: int) -> bool:
    return any(first <= high and last >= low for first, last, _ in days)


def _numbers(written: str) -> _Days:
    when = DayInterval.parse(written)
    first, last = when.start or when.end, when.end or when.start
    if first is None or last is None:
        return (_NEVER, 0, when)
    return (first.toordinal(), last.toordinal(), when)
