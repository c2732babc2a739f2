"""Precision, recall and their harmonic mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Ratio(NamedTuple):
    """How many were right, of how many given and how many wanted.

    >>> Ratio(3, 4, 6).f1
    0.6
    """

    right: int
    given: int
    wanted: int

    @property
    def p(self) -> float:
        """The share of the given that is right; 1 where nothing was given and nothing wanted."""
        if self.given:
            return self.right / self.given
        return 0.0 if self.wanted else 1.0

    @property
    def r(self) -> float:
        """The share of the wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return harmonic(self.p, self.r)

    def named(self, name: str) -> dict[str, float]:
        """The three fractions under flat keys.

        >>> Ratio(1, 2, 2).named("events")
        {'events_p': 0.5, 'events_r': 0.5, 'events_f1': 0.5}
        """
        return {f"{name}_p": self.p, f"{name}_r": self.r, f"{name}_f1": self.f1}


def harmonic(p: float, r: float) -> float:
    """The F1 of a precision and a recall.

    >>> harmonic(0.0, 0.0)
    0.0
    """
    return 2 * p * r / (p + r) if p + r else 0.0


def mean(values: Iterable[float | bool], empty: float = 1.0) -> float:
    """The mean; ``empty`` where there is nothing to be wrong about.

    >>> mean([True, False])
    0.5
    """
    kept = list(values)
    return sum(kept) / len(kept) if kept else empty
