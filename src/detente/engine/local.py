"""The two verbs that a stage needs of whatever runs it, and their plain form in this process."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Key = TypeVar("Key", bound=Hashable)


class Engine(Protocol):
    """Runs pure stages over many items. An engine may work in any order inside, but hands back in the order given."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The function of each item, in the order of the items."""

    def group(self, items: Iterable[Item], key: Callable[[Item], Key]) -> Iterator[tuple[Key, list[Item]]]:
        """The items of each key together, keys in the order of their first item."""


class LocalEngine:
    """One process, in order, one item at a time: nothing is computed before it is asked for.

    >>> list(LocalEngine().map(str.upper, ["yes", "no"]))
    ['YES', 'NO']
    >>> list(LocalEngine().group(["Doha", "Oslo", "Dili"], key=lambda name: name[0]))
    [('D', ['Doha', 'Dili']), ('O', ['Oslo'])]
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The function of each item; an item is taken only when its result is asked for."""
        return (function(item) for item in items)

    def group(self, items: Iterable[Item], key: Callable[[Item], Key]) -> Iterator[tuple[Key, list[Item]]]:
        """The items of each key together; all items are held in memory meanwhile."""
        groups: dict[Key, list[Item]] = {}
        for item in items:
            groups.setdefault(key(item), []).append(item)
        return iter(groups.items())


HERE: Engine = LocalEngine()
"""The engine used where none is named."""


def map_stage(function: Callable[[Item], Result], items: Iterable[Item], *, engine: Engine = HERE) -> Iterator[Result]:
    """Run one stage over its items on an engine.

    >>> list(map_stage(len, ["a", "bcd"]))
    [1, 3]
    """
    return engine.map(function, items)
