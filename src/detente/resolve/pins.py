"""A place on the map: a town, or the province, country, sea or line that a name can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log10

from detente.lexicon import (
    City,
    Division,
    Entry,
    Sort,
    capital_of,
    cities_named,
    divisions_named,
    entry_of,
    fold,
    iso2_of,
    middle_of,
    small_towns_named,
    state_of,
)
from detente.lexicon.readings import head_words
from detente.resolve.places import capital_meant

_COUNTRY, _REGION, _DIVISION = 9.0, 6.2, 5.6
"""What a country, a sea or disputed land, and a province weigh beside the logarithm of a town's people."""
_OTHER_NAME = -1.2
"""For a town that bears the name only beside its own: a former name, another language's."""
_LEAST_OTHER = 3.8
"""What a town must weigh to be meant by a name that is not its own: some 100,000 people."""
_NO_PLACES = frozenset({Sort.BODY, Sort.GROUP, Sort.DEMONYM})
_IN_CAPITALS = frozenset({"palace", "ministry", "legislature", "streets"})
"""Sorts of seats that are where a state is governed from; an agency or a command may be anywhere."""
_TOWNS_OWN = 0.06
"""Degrees between a town and the middle of its province within which their one name means the town."""
_LEAST_PART = 50_000
"""People of the smallest town that is taken for a part of a longer name: "the Amsterdam airport" is in Amsterdam."""
_LINES = frozenset({"line", "corridor", "canal", "crossing"})
_WATERS = frozenset({"sea", "strait"})
_LINE_HEADS = (
    "border",
    "frontier",
    "corridor",
    "river",
    "front line",
    "frontline",
    "line of contact",
    "canal",
    "ceasefire line",
)
_WATER_HEADS = ("sea", "ocean", "strait", "gulf", "waters")
_WORDS_AROUND = frozenset(
    "the outside near around downtown central greater north south east west northern southern eastern western city town "
    "village of port".split()
)


class Shape(StrEnum):
    """What a place is on the map. Areas and lines keep their names; most countries, wide areas, lines and waters have no point."""

    POINT = "point"
    AREA = "area"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on the map.

    ``latitude`` and ``longitude`` in degrees, of an area its middle, of a country that is one town, as
    Monaco, that town's, ``None`` for any other country, a wide area, a line or waters;
    ``country`` ISO 3166 alpha-2 or ""; ``division`` GeoNames' code of the province. ``geo_precision`` is ACLED's (1 the place,
    2 near it, 3 its region), ``where_prec`` UCDP's (1 the place, 2 near it, 4 the province, 5 a line, 6 the country, 7 the
    sea). ``basis`` says in words what the choice rests on, ``within`` that what is meant only lies in or by this,
    ``own_province`` that a town makes up all of the province that bears its name.
    """

    name: str
    shape: Shape = Shape.POINT
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    division: str = ""
    geonames_id: int | None = None
    people: int = 0
    geo_precision: int = 1
    where_prec: int = 1
    basis: str = ""
    within: bool = False
    own_province: bool = False


def pins_named(name: str, *, small: bool = True) -> list[tuple[float, Pin]]:
    """Every place that bears a name, each with its weight before a report is asked: a town weighs as its people.

    Villages are asked for where nothing larger bears the name, unless ``small`` is false.

    >>> [(pin.name, pin.shape.value, pin.where_prec) for _, pin in pins_named("Strait of Hormuz")]
    [('Strait of Hormuz', 'area', 7)]
    """
    bare = _bare(name)
    entry = entry_of(name) or entry_of(bare)
    capital = capital_meant(name) or (
        _capital_of_seat(entry) if entry is not None and entry.sort is Sort.SEAT else None
    )
    if capital is not None:
        code = iso2_of(state_of(capital) or "")
        own = [(weight, pin) for weight, pin in _towns(capital, capital) if pin.country == code]
        return [(weight, near(pin, f"in {capital}, the capital")) for weight, pin in own]
    if entry is not None and entry.sort is Sort.SEAT:
        return []
    if (bare[:1].islower() and entry is None) or (entry is not None and entry.sort in _NO_PLACES):
        return [(_REGION, wide)] if (wide := _by_head(name)) is not None else []
    found = _towns(name, bare)
    provinces = [_of_division(division) for division in divisions_named(name) or divisions_named(bare)]
    own = [
        _raised(weight, town) if any(_is_all_of(town, p) for p in provinces) else (weight, town)
        for weight, town in found
    ]
    found = own + [(_DIVISION, one) for one in provinces if not any(_is_all_of(town, one) for _, town in own)]
    if entry is not None and (pin_of := _of_entry(entry)) is not None:
        found.append((_weight_of(entry), pin_of))
    if not found and (wide := _by_head(name)) is not None:
        return [(_REGION, wide)]
    if not found and small:
        options = [_of_town(town, bare) for town in small_towns_named(name) or small_towns_named(bare)]
        found = [(weight, pin) for weight, pin in options if _bears(pin.name, bare)]
    return found


def _towns(name: str, bare: str) -> list[tuple[float, Pin]]:
    options = [_of_town(town, bare) for town in cities_named(name) or cities_named(bare)]
    return [(weight, pin) for weight, pin in options if weight >= _LEAST_OTHER or _bears(pin.name, bare)]


def _raised(weight: float, town: Pin) -> tuple[float, Pin]:
    return max(weight, _DIVISION), replace(town, own_province=True)


def _is_all_of(town: Pin, province: Pin) -> bool:
    """Whether a province of a town's name is hardly more than the town, as where municipalities are the first division."""
    if (town.country, town.division) != (province.country, province.division) or not _bears(town.name, province.name):
        return False
    return abs(_north(town) - _north(province)) < _TOWNS_OWN and abs(_east(town) - _east(province)) < _TOWNS_OWN


def _north(pin: Pin) -> float:
    return pin.latitude or 0.0


def _east(pin: Pin) -> float:
    return pin.longitude or 0.0


def _capital_of_seat(entry: Entry) -> str | None:
    """The capital in which a palace, a ministry or a parliament is."""
    return capital_of(entry.state) if entry.state and entry.kind in _IN_CAPITALS else None


def _by_head(name: str) -> Pin | None:
    """A border, a river, waters that no table holds: a line or an area under its own name."""
    low = fold(name)
    for heads, shape, prec in ((_LINE_HEADS, Shape.LINE, 5), (_WATER_HEADS, Shape.AREA, 7)):
        head = next((head for head in heads if low.endswith(f" {head}")), None)
        if head:
            return Pin(name=name, shape=shape, geo_precision=3, where_prec=prec, basis=f"a {head} by its name")
    return None


def pins_in(name: str) -> list[tuple[float, Pin]]:
    """The places that the first or the last words of a name bear: "the Amsterdam airport", "the embassy in Tokyo"."""
    words = [] if entry_of(name) else name.replace("-", " ").split()
    for length in range(len(words) - 1, 0, -1):
        for part in (" ".join(words[:length]), " ".join(words[-length:])):
            bare = part.removesuffix("'s").removesuffix("’s")
            if (
                bare[:1].isupper()
                and not is_common(bare)
                and (found := [o for o in pins_named(bare, small=False) if _is_big(*o)])
            ):
                return [(weight, near(pin, f"“{bare}” in its name")) for weight, pin in found]
    return []


def is_common(name: str) -> bool:
    """Whether a name is made of common words alone, which may be capitalised for what they mean: "the Valley", "South".

    >>> is_common("the Valley"), is_common("North Hill"), is_common("Red Oak"), is_common("Goma")
    (True, True, False, False)
    """
    nouns = head_words()
    words = [fold(word) for word in name.split()]
    return all(word in _WORDS_AROUND or word in nouns.place or word in nouns.introduce for word in words)


def near(pin: Pin, basis: str) -> Pin:
    """The spot of something that lies in or by a place: as exact as that, or less."""
    precision, prec = max(2, pin.geo_precision), max(2, pin.where_prec)
    return replace(pin, geo_precision=precision, where_prec=prec, basis=basis, within=True)


def _is_big(weight: float, pin: Pin) -> bool:
    return pin.shape is not Shape.POINT or weight >= log10(_LEAST_PART)


def _of_town(town: City, printed: str) -> tuple[float, Pin]:
    pin = Pin(
        name=town.name,
        latitude=town.latitude,
        longitude=town.longitude,
        country=town.country,
        geonames_id=town.geonames_id,
        division=town.division,
        people=town.population,
        basis="a town of that name",
    )
    own = _bears(town.name, printed)
    return log10(max(town.population, 1000)) + (0.0 if own else _OTHER_NAME), pin


def _bears(name: str, printed: str) -> bool:
    return fold(name).replace("-", " ").startswith(fold(printed).replace("-", " "))


def _of_entry(entry: Entry) -> Pin | None:
    """A country, or a region, line or sea of the lexicon; a capital is a town, a people and a body no place."""
    if entry.sort in (Sort.STATE, Sort.FORMER_STATE):
        code = iso2_of(entry.name) or ""
        pin = Pin(name=entry.name, shape=Shape.AREA, country=code, geo_precision=3, where_prec=6, basis="a country")
        town = next((t for t in cities_named(entry.name) if t.country == code), None)
        if town is None or capital_of(entry.name):
            return pin
        # its middle is known as a province's is
        return replace(
            pin, latitude=town.latitude, longitude=town.longitude, where_prec=4, basis="a country that is one town"
        )
    if entry.sort is not Sort.REGION:
        return None
    inside = [found for state in entry.states if (found := iso2_of(state))]
    line, water = entry.kind in _LINES, entry.kind in _WATERS
    latitude, longitude = _middle_of(entry.name, inside) or (None, None)
    return Pin(
        name=entry.name,
        shape=Shape.LINE if line else Shape.AREA,
        latitude=latitude,
        longitude=longitude,
        country=inside[0] if len(inside) == 1 else "",
        geo_precision=3,
        where_prec=7 if water else 5 if line else 4,
        basis=f"a {entry.kind} of that name",
    )


def _middle_of(region: str, countries: Sequence[str]) -> tuple[float, float] | None:
    """The middle of a region; of one that is a province, printed in another form ("Kivu"), that of the province."""
    of_province = (
        (one.latitude, one.longitude) for one in divisions_named(region) if countries and one.country in countries
    )
    return middle_of(region) or next(of_province, None)


def _bare(name: str) -> str:
    """A name without the words around it: "northern Gaza", "the city of Goma"."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in _WORDS_AROUND:
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in ("city", "town", "village"):
        words = words[:-1]
    return " ".join(words)


def _weight_of(entry: Entry) -> float:
    """A region of one country weighs no more than the province, whose middle is known."""
    if entry.sort is not Sort.REGION:
        return _COUNTRY
    return _DIVISION if entry.kind == "region" else _REGION


def _of_division(division: Division) -> Pin:
    return Pin(
        name=division.name,
        shape=Shape.AREA,
        latitude=division.latitude,
        longitude=division.longitude,
        country=division.country,
        division=division.code,
        geo_precision=3,
        where_prec=4,
        basis="a province of that name",
    )
