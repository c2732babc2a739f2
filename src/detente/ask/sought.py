"""Which events or claims have a value, are told in a report or fall into some days, looked up without going through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Generic, TypeVar

from detente.ask.filters import Span
from detente.ask.names import ActorSearch
from detente.model import Claim, DayInterval, Event, Mention, Prop

T = TypeVar("T", Event, Claim)
Places = set[int]
"""Places in the sequence of things."""
_Days = tuple[int, int, DayInterval]
"""The first and the last day as numbers, of an interval open at one end its known end twice; and the interval."""


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
        self._values: dict[Prop, dict[str, list[int]]] = {}

    def prepare(self) -> None:
        """Put together now what things are looked up by, for whoever answers many questions."""
        for prop in (Prop.KIND, Prop.STATUS, Prop.LEVEL, Prop.FORMAT):
            self.with_value(prop, ())
        prepared = (self._dated, self._by_report, self._by_name)
        del prepared

    @property
    def names(self) -> Collection[str]:
        """The names under which actors stand in these things."""
        return self._by_name.keys()

    def at(self, places: Iterable[int]) -> list[T]:
        """The things in these places, in their order."""
        return [self.things[place] for place in sorted(places)]

    def with_value(self, prop: Prop, values: Collection[str]) -> Places:
        """Where any of these values is given of a property."""
        if prop not in self._values:
            known: dict[str, list[int]] = defaultdict(list)
            for place, thing in enumerate(self.things):
                for cell in thing.cells.get(prop, ()):
                    known[cell.value].append(place)
            self._values[prop] = known
        return set(chain.from_iterable(self._values[prop].get(value, ()) for value in values))

    def told_in(self, reports: Iterable[str]) -> Places:
        """What any of these reports, by id, tells of."""
        return set(chain.from_iterable(self._by_report.get(report, ()) for report in reports))

    def of_actor(self, search: ActorSearch) -> Places:
        """Where an actor who is meant takes part, under whatever name."""
        meant = (places for name, places in self._by_name.items() if search.matches(name))
        return set(chain.from_iterable(meant))

    def within(self, span: Span, places: Iterable[int]) -> tuple[list[int], int, int]:
        """Those of the places, in order, with a date that the days asked for hold; how many have none, and how many might fit."""
        low, high = (span.since or date.min).toordinal(), (span.until or date.max).toordinal()
        kept: list[int] = []
        undated = open_ended = 0
        for place in sorted(places):
            days = self._dated[place]
            for first, last, _ in days:
                if first <= high and last >= low:
                    kept.append(place)
                    break
            else:
                undated += not days
                open_ended += any(span.may_hold(when) for _, _, when in days)
        return kept, undated, open_ended

    @cached_property
    def _dated(self) -> list[list[_Days]]:
        return [[_numbers(cell.value) for cell in thing.cells.get(Prop.DATE, ())] for thing in self.things]

    @cached_property
    def _by_report(self) -> dict[str, list[int]]:
        known: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(self.things):
            for report in {mention.report_id for mention in _mentions(thing)}:
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


def _mentions(thing: Event | Claim) -> tuple[Mention, ...]:
    return thing.mentions if isinstance(thing, Event) else (thing.mention,)


def _numbers(written: str) -> _Days:
    when = DayInterval.parse(written)
    first, last = when.start or when.end, when.end or when.start
    if first is None or last is None:
        return (date.max.toordinal() + 1, 0, when)
    return (first.toordinal(), last.toordinal(), when)
