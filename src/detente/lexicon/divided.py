"""Lands that are two states, by the plural of their name: "the Koreas"."""

from __future__ import annotations

from functools import cache

from detente.lexicon.tables import read_table


def halves_of(plural: str) -> tuple[str, ...]:
    """The two states that a plural means; none where it is no such name.

    >>> halves_of("Koreas"), halves_of("Philippines")
    (('North Korea', 'South Korea'), ())
    """
    return _divided().get(plural, ())


@cache
def _divided() -> dict[str, tuple[str, ...]]:
    return {row["plural"]: (row["first"], row["second"]) for row in read_table("divided.csv")}
