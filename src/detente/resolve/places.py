"""Whether two printed places can be one: "outside Geneva" and "Geneva", a town and its country, two towns.

A place that is told by a common noun ("the capital", "a hotel near the border") may lie in any other: it is compared where
the words say whose it is ("the Norwegian capital"), else not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from detente.lexicon import City, Entry, Sort, capital_of, city_named, entry_of, fold, iso2_of, state_of
from detente.resolve.distance import distance_km

_AROUND = frozenset(
    "the outside near around north south east west northern southern eastern western central of in at city town village "
    "port capital region province district area valley resort suburb island border".split()
)
_NO_NAMES = frozenset("a an and by from here its on off one our their there this to".split())

_LONG = 6
ALIKE = 85
"""Least similarity (rapidfuzz ratio, 0-100) of two spellings of a name of six letters or more."""
_WHOSE_CAPITAL = re.compile(
    r"(?:^|\s)(?P<whose>\S+(?:\s\S+){0,2}?)\s+capital$|^(?:the\s+)?capital\s+of\s+(?P<state>.+)$", re.IGNORECASE
)
_OF_TWO = re.compile(r"\b(?:borders?|frontiers?)\b", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")
_FAR = 30.0
"""Kilometres: towns so far from each other are no two names of one place."""
_LANDS = frozenset({Sort.STATE, Sort.FORMER_STATE, Sort.DEMONYM})
_WIDE = _LANDS | {Sort.REGION}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared.

    ``words`` of its name; ``lands`` the countries it can lie in; ``wide``: a country or region; ``named``: its words name a
    place, and are no "hotel near the border"; ``town``: the town of that name, where the gazetteer has one.
    """

    words: frozenset[str]
    lands: frozenset[str]
    wide: bool
    named: bool = True
    town: City | None = None


@lru_cache(maxsize=65536)
def spot_of(place: str) -> Spot:
    """The place of a printed name.

    >>> spot_of("outside Geneva").words == spot_of("Geneva, Switzerland").words
    True
    >>> spot_of("the Norwegian capital").words, spot_of("a hotel in the capital").named
    (frozenset({'oslo'}), False)
    """
    first, _, rest = (piece.strip() for piece in place.partition(","))
    first = capital_meant(first) or first
    bare = " ".join(word for word in first.split() if word.lower() not in _AROUND)
    entry = entry_of(first) or entry_of(bare) or _land_in(first)
    words = _words_of(first, entry)
    wide = entry is not None and entry.sort in _WIDE
    lands = {iso2_of(state) for state in (entry.states or (entry.name,)) if iso2_of(state)} if entry else set()
    if rest and iso2_of(rest):
        lands = {iso2_of(rest)}
    town = None if wide else city_named(bare)
    if not lands and town:
        lands = {town.country}
    if wide and entry is not None:
        words = frozenset(fold(state_of(first) or entry.name).split())
    return Spot(words, frozenset(land for land in lands if land), wide, _is_named(first, entry), town)


def capital_meant(place: str) -> str | None:
    """The capital that is told by its state alone: "Gabon's capital", "a house outside the Ecuadorean capital".

    >>> capital_meant("the Afghan capital"), capital_meant("a hotel in the capital")
    ('Kabul', None)
    """
    found = _WHOSE_CAPITAL.search(place)
    if found is None:
        return None
    words = [_OWNER.sub("", word) for word in (found["state"] or found["whose"]).split()]
    names = (" ".join(words[start:]) for start in range(len(words)))
    return next((city for name in names if state_of(name) and (city := capital_of(name))), None)


def _land_in(place: str) -> Entry | None:
    """The state that is all that a place names: "Afghan soil", "a village in Chile"."""
    entry = entry_of(" ".join(_OWNER.sub("", word) for word in place.split() if _is_name(word)))
    return entry if entry is not None and entry.sort in _LANDS else None


def _words_of(place: str, entry: Entry | None) -> frozenset[str]:
    """The words of a name that tell the place; of a capital those of its usual name, a palace being in its capital."""
    if entry is not None and entry.sort is Sort.CAPITAL:
        place = entry.name
    elif entry is not None and entry.kind == "palace" and entry.state and (city := capital_of(entry.state)):
        place = city
    return frozenset(fold(place).replace("-", " ").split()) - _AROUND or frozenset(fold(place).split())


def _is_named(place: str, entry: Entry | None) -> bool:
    """Whether its words name it. A border is named by a land, and lies in another too."""
    if entry is not None and entry.sort in _LANDS and _OF_TWO.search(place):
        return False
    return entry is not None or any(map(_is_name, place.split()))


def _is_name(word: str) -> bool:
    return word[:1].isupper() and fold(word) not in _AROUND | _NO_NAMES


def compare_places(one: Spot, two: Spot) -> str:
    """``same``, ``inside`` (one is a country or region that can hold the other), ``other``, or ``unknown``."""
    if one.words <= two.words or two.words <= one.words or _spelt_alike(one, two):
        return "same"
    if not (one.named and two.named):
        return "unknown"
    if one.wide or two.wide:
        if not (one.lands and two.lands):
            return "unknown"
        return "inside" if one.lands & two.lands else "other"
    return "other"


def far_apart(one: Spot, two: Spot) -> bool:
    """Whether both are towns of the gazetteer that lie far from each other.

    >>> far_apart(spot_of("Abeche"), spot_of("the town of Adre")), far_apart(spot_of("Goma"), spot_of("Bunagana"))
    (True, False)
    """
    if one.town is None or two.town is None:
        return False
    here, there = ((town.latitude, town.longitude) for town in (one.town, two.town))
    return distance_km(here, there) > _FAR


def surely_apart(one: Spot, two: Spot) -> bool:
    """Whether no map has the two in one place: towns far from each other, or places of different countries.

    >>> surely_apart(spot_of("Abeche"), spot_of("Oslo")), surely_apart(spot_of("Kok-Tash"), spot_of("Batken region"))
    (True, False)
    """
    if compare_places(one, two) != "other":
        return False
    return far_apart(one, two) or bool(one.lands and two.lands and not one.lands & two.lands)


def _spelt_alike(one: Spot, two: Spot) -> bool:
    """Two spellings of one name, in places that are not known to lie in different countries."""
    if one.lands and two.lands and not one.lands & two.lands:
        return False
    return _look_alike(one.words, two.words)


@lru_cache(maxsize=65536)
def _look_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    left, right = " ".join(sorted(one)), " ".join(sorted(two))
    return min(len(left), len(right)) >= _LONG and ratio(left, right) >= ALIKE
