"""How far two places lie from each other."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt

_EARTH = 6371.0


def distance_km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Kilometres between two points in degrees, along a great circle.

    >>> round(distance_km((0.0, 0.0), (0.0, 1.0)))
    111
    """
    (a, b), (c, d) = (tuple(map(radians, point)) for point in (one, two))
    return 2 * _EARTH * asin(sqrt(min(1.0, hypot(sin((c - a) / 2), sin((d - b) / 2) * sqrt(cos(a) * cos(c))) ** 2)))
