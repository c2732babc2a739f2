"""What a report is about: who and where its tellings name, by how often. Tellings that name nobody lean on it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

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

    @property
    def main(self) -> tuple[str, ...]:
        """The actors named most."""
        actors = [name for name in self.names if not name.startswith("at ")]
        return tuple(sorted(actors, key=lambda name: (-self.names[name], name))[:_MAIN])


@lru_cache(maxsize=65536)
def likeness(one: Scene, two: Scene) -> float | None:
    """The cosine of two scenes, 0 to 1; ``None`` where one of them is empty.

    >>> round(likeness(Scene({"norway": 3, "chile": 1}), Scene({"norway": 1})), 2)
    0.95
    """
    size = _square(one) * _square(two)
    if not size:
        return None
    return sum(count * two.names.get(name, 0.0) for name, count in sorted(one.names.items())) / math.sqrt(size)


def _square(scene: Scene) -> float:
    return sum(count * count for count in scene.names.values())
