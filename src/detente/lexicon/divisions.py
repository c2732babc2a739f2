"""The first-level divisions of countries, from GeoNames: provinces, states, governorates, oblasts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.lexicon.folding import fold
from detente.lexicon.tables import read_table

_SORTS = frozenset(
    "province state region governorate oblast district department canton county prefecture republic territory krai "
    "municipality division parish emirate wilayat wilaya rayon raion voivodeship region-state autonomous okrug provincia".split()
)
"""Words for the sort of division, which a report may leave out: "Idlib Governorate" is printed "Idlib"."""
_SIDES = frozenset("north south east west northern southern eastern western central upper lower middle".split())
"""Words that name no division by themselves: "the South Governorate" is never "South"."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division. ``country`` is ISO 3166 alpha-2, ``code`` that of GeoNames; the middle of its towns in degrees."""

    name: str
    country: str
    code: str
    latitude: float
    longitude: float


def divisions_named(name: str) -> tuple[Division, ...]:
    """The divisions so named, with or without the word for their sort, in the order of their countries' codes.

    >>> [(d.name, d.country) for d in divisions_named("Idlib province")], divisions_named("Calif.")[0].name
    ([('Idlib', 'SY')], 'California')
    """
    table = _by_name()
    return table.get(fold(name)) or table.get(_short(name)) or ()


def _short(name: str) -> str:
    words = fold(name).replace("-", " ").split()
    kept = [word for word in words if word not in _SORTS and word not in ("the", "of")]
    return " ".join(words if _SIDES.issuperset(kept) else kept)


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    by_code: dict[tuple[str, str], Division] = {}
    for row in read_table("divisions.csv"):
        division = Division(row["name"], row["country"], row["code"], float(row["latitude"]), float(row["longitude"]))
        by_code[division.country, division.code] = division
        for key in {fold(division.name), _short(division.name)}:
            found.setdefault(key, []).append(division)
    for row in read_table("division_forms.csv"):
        found.setdefault(fold(row["form"]), []).append(by_code[row["country"], row["code"]])
    return {key: tuple(divisions) for key, divisions in found.items()}
