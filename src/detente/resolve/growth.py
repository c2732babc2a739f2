"""Groups grown anew around what has changed in a record; what no change reaches stays as it stands.

``cluster`` takes the judgements of a whole record, the strongest first, and joins the groups of both ends or refuses to. What it
does depends on these two groups alone, and what ends in two groups was refused whenever a judgement would have joined them.
So the history of a standing group is that of the judgements inside of it, and can be told again without looking further. A
judgement between two standing groups needs a look only where one of the two was another by then than it had been: where
something new is in it, or something that had joined it before has not. These are the groups that have ``moved``. They are
followed through all their judgements; the groups that they meet are brought up to that moment, and move too where they join.

That a group has moved is assumed sooner than shown: then more is looked at, and the outcome is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count

Edge = tuple[float, str, str]
"""A judgement that joins: its score below zero, so that the strongest comes first, and both ends, the smaller first."""
Joins = Callable[[str, str], bool]
"""Whether a judgement counts, by its ends: those of one report have been joined before, or kept apart."""
Refused = Callable[[frozenset[str], frozenset[str]], bool]
"""Whether two groups may not be joined; the first is that of the smaller end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A group as it stands: what is joined in it to begin with, and for each member the judgements that join it with any."""

    parts: tuple[frozenset[str], ...]
    edges: Mapping[str, Collection[Edge]]


@dataclass(slots=True, eq=False)
class _Group:
    """Members that are joined by now; ``homes``: the standing groups that they are of."""

    members: frozenset[str]
    homes: frozenset[int]
    moved: bool
    number: int


class Growth:
    """One run of growing. ``standing`` tells the group that a member is in, or nothing of what is no member any longer.

    >>> stands = {"a": ["a", "b"], "b": ["a", "b"], "c": ["c"], "new": ["new"]}
    >>> edges = {"a": [(-2.0, "a", "b")], "b": [(-2.0, "a", "b"), (-1.0, "b", "c")], "c": [(-1.0, "b", "c"), (-3.0, "c", "new")]}
    >>> edges["new"] = [(-3.0, "c", "new")]
    >>> def standing(member):
    ...     parts = tuple(frozenset([one]) for one in stands[member])
    ...     return Standing(parts=parts, edges={one: edges[one] for one in stands[member]})
    >>> growth = Growth(standing, lambda left, right: True, lambda one, two: {"b", "c"} <= one | two)
    >>> [sorted(group) for group in growth.grow(["new"])]
    [['c', 'new']]
    """

    def __init__(self, standing: Callable[[str], Standing | None], joins: Joins, refused: Refused) -> None:
        self._standing = standing
        self._joins = joins
        self._refused = refused
        self._group: dict[str, _Group] = {}
        self._home: dict[str, int] = {}
        self._edges: dict[str, Collection[Edge]] = {}
        self._waiting: list[Edge] = []
        self._known: set[tuple[int, int]] = set()
        """The groups that were refused to each other: they are until one of them grows."""
        self._numbers = count()

    def grow(self, changed: Iterable[str], *, whole: bool = False) -> list[frozenset[str]]:
        """The groups that may be others now, around members that are new or whose standing group lost something.

        With ``whole`` all that judgements connect with these is taken for changed.
        """
        waiting, begun = list(changed), set[Edge]()
        while waiting:
            for member in self._open(waiting.pop(), None):
                begun.update(self._edges[member])
                if whole:
                    waiting += [end for _, *ends in self._edges[member] for end in ends]
        self._waiting = list(begun)
        heapify(self._waiting)
        last = None
        while self._waiting:
            edge = heappop(self._waiting)
            if edge != last:
                self._take(edge)
            last = edge
        return list(dict.fromkeys(group.members for group in self._group.values() if group.moved))

    def _open(self, member: str, now: Edge | None) -> Collection[str]:
        """Look at the standing group of a member; of one that has not moved, what was joined in it by ``now``."""
        stands = self._standing(member) if member not in self._group else None
        if stands is None:
            return ()
        home = len(self._edges)
        for part in stands.parts:
            group = _Group(part, frozenset([home]), now is None, next(self._numbers))
            self._group.update(dict.fromkeys(part, group))
            self._home.update(dict.fromkeys(part, home))
        self._edges.update(stands.edges)
        if now is not None:
            inside = {edge for edges in stands.edges.values() for edge in edges if self._is_inside(edge, home)}
            for edge in sorted(inside):
                if edge < now:
                    self._take(edge)
                else:
                    heappush(self._waiting, edge)
        return stands.edges.keys()

    def _is_inside(self, edge: Edge, home: int) -> bool:
        return self._home.get(edge[1]) == home == self._home.get(edge[2])

    def _take(self, edge: Edge) -> None:
        """Join the groups of both ends, or refuse to."""
        _, left, right = edge
        self._open(left, edge)
        self._open(right, edge)
        one, two = self._group.get(left), self._group.get(right)
        if one is None or two is None or one is two or not self._joins(left, right):
            return
        pair = (one.number, two.number)
        if pair in self._known or self._refused(one.members, two.members):
            self._known.add(pair)
            if one.moved is not two.moved and not one.homes.isdisjoint(two.homes):
                # they may have been joined at this moment
                self._move(two if one.moved else one, edge)
            return
        moved = one.moved or two.moved
        both = _Group(one.members | two.members, one.homes | two.homes, moved, next(self._numbers))
        if moved:
            self._move(one, edge)
            self._move(two, edge)
        self._group.update(dict.fromkeys(both.members, both))

    def _move(self, group: _Group, now: Edge) -> None:
        """From now on this group is another than it was: all its judgements that are still to come are looked at."""
        if group.moved:
            return
        group.moved = True
        for member in group.members:
            home = self._home[member]
            for edge in self._edges[member]:
                if edge > now and not self._is_inside(edge, home):
                    heappush(self._waiting, edge)
