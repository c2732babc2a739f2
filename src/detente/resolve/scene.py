"""What a report is about: who and where its tellings name, by how often. Tellings that name nobody lean on it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_MAIN = 3
_PLACE = 0.5
"""What a place counts beside an actor: it may be named for any reason."""


@dataclass(frozen=True, eq=False)
class Scene:
    """The states and bodies of a report with their counts, and the words of its places. One object a report."""

    names: Mapping[str, float]

    @classmethod
    def of(cls, actors: Mapping[str, int], places: Mapping[str, int]) -> Scene:
        """The scene of these counts."""
        return cls({**actors, **{f"at {word}": _PLACE * count for word, count in places.items()}})

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All names, sorted: what is added up in one order always comes to the same."""
        return tuple(sorted(self.names))

    @cached_property
    def square(self) -> float:
        """The sum of the squares of all counts."""
        return sum([count * count for count in self.names.values()])

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The actors named most."""
        actors = [name for name in self.names if not name.startswith("at ")]
        return tuple(sorted(actors, key=lambda name: (-self.names[name], name))[:_MAIN])


def likeness(one: Scene, two: Scene) -> float | None:
    """The cosine of two scenes, 0 to 1; ``None`` where one of them is empty.

    >>> round(likeness(Scene({"norway": 3, "chile": 1}), Scene({"norway": 1})), 2)
    0.95
    """
    size = one.square * two.square
    if not size:
        return None
    fewer, more = (one.names, two.names) if len(one.names) < len(two.names) else (two.names, one.names)
    # counts of wholes and halves: their sum is exact in whatever order
    return sum([count * more[name] for name, count in fewer.items() if name in more]) / math.sqrt(size)
