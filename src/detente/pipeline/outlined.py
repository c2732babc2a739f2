"""The outlines of the pools that one run of joining looks at: those it makes, and those of the record as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from detente.resolve.outlines import WIDTH, may_be_one

if TYPE_CHECKING:
    from detente.resolve.outlines.layout import Outlines

_PART = 50_000
"""Pairs that are looked at in one go: some forty megabytes while they are."""


class Outlined:
    """Outlines by the numbers of their pools. ``load`` tells those of the record that are not known yet."""

    def __init__(self, load: Callable[[Iterable[int]], Iterable[tuple[int, Sequence[int]]]]) -> None:
        self._load = load
        self._places: dict[int, int] = {}
        self._rows: Outlines | None = None

    def keep(self, number: int, outline: Sequence[int]) -> None:
        """Keep the outline of a pool."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        place = self._places.setdefault(number, len(self._places))
        if self._rows is None:
            self._rows = np.empty((1024, WIDTH), dtype=np.int64)
        elif place >= len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[place] = outline

    def may_be_one(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pairs that may be one event or worth asking about."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        kept: list[tuple[int, int]] = []
        for at in range(0, len(pairs), _PART):
            some = pairs[at : at + _PART]
            numbers = list(chain.from_iterable(some))
            missing = {*numbers} - self._places.keys()
            for number, outline in self._load(sorted(missing)) if missing else ():
                self.keep(number, outline)
            if self._rows is None:
                return list(pairs)
            places = np.array([self._places[number] for number in numbers])
            stay = may_be_one(self._rows[places[::2]], self._rows[places[1::2]])
            kept += [some[place] for place in np.flatnonzero(stay).tolist()]
        return kept
