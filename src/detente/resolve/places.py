"""Whether two printed places can be one: "outside Geneva" and "Geneva", a town and its country, two towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from detente.lexicon import Sort, city_named, entry_of, fold, iso2_of, state_of

_AROUND = frozenset(
    "the outside near around north south east west northern southern eastern western central of in at city town village "
    "port capital region province district area valley resort suburb island border".split()
)


_LONG = 6
_ALIKE = 85
"""Least similarity (rapidfuzz ratio, 0-100) of two spellings of a name of six letters or more."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared. ``words`` of its name; ``lands`` the countries it can lie in; ``wide``: a country or region."""

    words: frozenset[str]
    lands: frozenset[str]
    wide: bool


@lru_cache(maxsize=65536)
def spot_of(place: str) -> Spot:
    """The place of a printed name.

    >>> spot_of("outside Geneva").words == spot_of("Geneva, Switzerland").words
    True
    """
    first, _, rest = (piece.strip() for piece in place.partition(","))
    words = frozenset(fold(first).replace("-", " ").split()) - _AROUND or frozenset(fold(first).split())
    entry = entry_of(first)
    wide = entry is not None and (entry.sort in (Sort.STATE, Sort.FORMER_STATE, Sort.REGION))
    lands = {iso2_of(state) for state in (entry.states or (entry.name,)) if iso2_of(state)} if entry else set()
    if rest and iso2_of(rest):
        lands = {iso2_of(rest)}
    if not lands and (city := city_named(" ".join(w for w in first.split() if w.lower() not in _AROUND))):
        lands = {city.country}
    if wide and entry is not None:
        words = frozenset(fold(state_of(first) or entry.name).split())
    return Spot(words, frozenset(land for land in lands if land), wide)


def compare_places(one: Spot, two: Spot) -> str:
    """``same``, ``inside`` (one is a country or region that can hold the other) or ``other``."""
    if one.words <= two.words or two.words <= one.words or _spelt_alike(one, two):
        return "same"
    if one.wide or two.wide:
        return "inside" if one.lands & two.lands else "other"
    return "other"


def _spelt_alike(one: Spot, two: Spot) -> bool:
    """Two spellings of one name, in places that are not known to lie in different countries."""
    if one.lands and two.lands and not one.lands & two.lands:
        return False
    left, right = " ".join(sorted(one.words)), " ".join(sorted(two.words))
    return min(len(left), len(right)) >= _LONG and ratio(left, right) >= _ALIKE
