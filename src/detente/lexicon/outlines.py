"""Outlines of countries, for a map that needs no server of tiles: Natural Earth's, thinned (``training/outlines.py``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from detente.lexicon.tables import read_table

Ring = tuple[tuple[int, int], ...]
"""Points east and north, in hundredths of a degree."""


@dataclass(frozen=True)
class Outline:
    """The outline of a country, ISO 3166-1 alpha-2 or "" for land that has no code; borders are drawn as they are held."""

    country: str
    rings: tuple[Ring, ...]

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """West, south, east and north end, in hundredths of a degree."""
        east = [x for ring in self.rings for x, _ in ring]
        north = [y for ring in self.rings for _, y in ring]
        return min(east), min(north), max(east), max(north)


@cache
def load_outlines() -> tuple[Outline, ...]:
    """All outlines, by code.

    >>> west, south, east, north = next(one.box for one in load_outlines() if one.country == "CH")
    >>> 500 < west < east < 1100 and 4500 < south < north < 4800
    True
    """
    return tuple(
        Outline(row["iso2"], tuple(_unpacked(ring) for ring in row["rings"].split("|")))
        for row in read_table("outlines.csv")
    )


def _unpacked(ring: str) -> Ring:
    steps = list(map(int, ring.split()))
    return tuple(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
