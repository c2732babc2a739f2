"""Where a region of the lexicon lies: a disputed land, an unrecognised state, a landscape that is no province of any country."""

from __future__ import annotations

from functools import cache

from detente.lexicon.tables import read_table


def middle_of(region: str) -> tuple[float, float] | None:
    """The middle of a region, by its own name, as latitude and longitude in degrees.

    ``None`` of a wide area ("Sahel", "South Caucasus"), a line and waters, in which no spot is meant.

    >>> middle_of("Darfur"), middle_of("Sahel")
    ((13.0, 25.0), None)
    """
    return _middles().get(region)


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {row["name"]: (float(row["latitude"]), float(row["longitude"])) for row in read_table("region_middles.csv")}
