"""The outlines of the pools that one run of joining looks at: those it makes, and those of the record as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from detente.resolve.outlines import WIDTH, may_be_one

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.resolve.outlines.layout import Outlines

_PART = 8_000
"""Pairs that are looked at in one go: their outlines stay in the nearest memory of a processor, which takes half the time."""

Met = tuple[int, Sequence[int]]
"""A pool, and the others that it meets."""


class Outlined:
    """Outlines by the numbers of their pools. ``load`` tells those of the record that are not known yet."""

    def __init__(self, load: Callable[[Iterable[int]], Iterable[tuple[int, Sequence[int]]]]) -> None:
        self._load = load
        self._many = 0
        self._places: NDArray[np.int64] | None = None
        """Of each number the row of its outline, one higher; 0 of those that are not known."""
        self._rows: Outlines | None = None

    def keep(self, number: int, outline: Sequence[int]) -> None:
        """Keep the outline of a pool."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        if self._rows is None or self._places is None:
            self._rows, self._places = np.empty((1024, WIDTH), dtype=np.int64), np.zeros(1024, dtype=np.int64)
        if number >= len(self._places):
            more = np.zeros(max(number + 1, 2 * len(self._places)) - len(self._places), dtype=np.int64)
            self._places = np.concatenate([self._places, more])
        place = int(self._places[number]) - 1
        if place < 0:
            place, self._many = self._many, self._many + 1
            self._places[number] = place + 1
        if place >= len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[place] = outline

    def may_be_one(self, met: Sequence[Met]) -> list[tuple[int, int]]:
        """The pairs that may be one event or worth asking about, what is met first."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        many = [len(others) for _, others in met]
        right = np.repeat(np.array([number for number, _ in met], dtype=np.int64), many)
        left = np.fromiter(chain.from_iterable(others for _, others in met), np.int64, len(right))
        one, two = self._places_of(left), self._places_of(right)
        rows = self._rows
        if rows is None:
            return []
        stay = [np.empty(0, dtype=np.int64)]
        for at in range(0, len(left), _PART):
            told = may_be_one(rows[one[at : at + _PART]], rows[two[at : at + _PART]])
            stay.append(np.flatnonzero(told) + at)
        kept = np.concatenate(stay)
        return list(zip(left[kept].tolist(), right[kept].tolist(), strict=True))

    def _places_of(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of these outlines, those that lack loaded."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        there = np.unique(numbers)
        known = self._places
        lacking = (
            there if known is None else there[(there >= len(known)) | (known[np.minimum(there, len(known) - 1)] == 0)]
        )
        for number, outline in self._load(lacking.tolist()) if len(lacking) else ():
            self.keep(number, outline)
        found: NDArray[np.int64] = numbers[:0] if self._places is None else self._places[numbers] - 1
        return found
