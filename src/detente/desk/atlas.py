"""Part of the earth on a sheet: which part to show, where on it a place lies, and the outlines of the countries in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from detente.lexicon.outlines import Ring, load_outlines

WIDTH = 1000
_TALLEST, _FLATTEST = 0.8, 0.5
"""Height of a sheet by its width."""
_LEAST = 5.0
"""Degrees that a sheet shows at least, so that one town is not all there is."""
_ROOM = 0.12
"""Of what is shown, so much is left around it at each end."""
_EDGE, _FAR = 0.05, 2.0
"""What lies beyond a twentieth of the weight is left off where it stretches the sheet so many times over."""
_FINE = 0.8
"""Units below which two points of an outline are one."""
_MARGIN = 8.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the earth, in degrees, on ``WIDTH`` by ``height`` units.

    Lines of latitude and longitude are straight (plate carrée, narrowed to the sheet's middle latitude).
    """

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> float:
        """Units from north to south."""
        return round(WIDTH * (self.north - self.south) / ((self.east - self.west) * self._narrow), 1)

    @property
    def _narrow(self) -> float:
        return cos(radians((self.north + self.south) / 2))

    def at(self, latitude: float, longitude: float) -> Point:
        """Where a place lies.

        >>> Sheet(0, -5, 20, 5).at(0, 5)
        (250.0, 250.0)
        """
        x = WIDTH * (longitude - self.west) / (self.east - self.west)
        y = self.height * (self.north - latitude) / (self.north - self.south)
        return round(x, 1), round(y, 1)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a place is on it."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


def choose_sheet(places: Sequence[tuple[float, float, int]], *, whole: bool = False) -> Sheet:
    """The part of the earth that shows these places, given as latitude, longitude and weight; ``whole`` shows all of them.

    Else a few that lie far off do not stretch it.

    >>> near = [(42.0 + n / 10, 20.0 + n / 10, 5) for n in range(10)]
    >>> choose_sheet([*near, (38.9, -77.0, 1)]).west > 0
    True
    """
    if not places:
        return Sheet(-170.0, -58.0, 190.0, 82.0)
    south, north = _span([(latitude, weight) for latitude, _, weight in places], whole=whole)
    west, east = _span([(longitude, weight) for _, longitude, weight in places], whole=whole)
    narrow = cos(radians((south + north) / 2))
    wide, high = (east - west) * narrow, north - south
    if high > wide * _TALLEST:
        more = (high / _TALLEST - wide) / narrow / 2
        west, east = west - more, east + more
    elif high < wide * _FLATTEST:
        more = (wide * _FLATTEST - high) / 2
        south, north = south - more, north + more
    return Sheet(round(west, 2), round(max(-85.0, south), 2), round(east, 2), round(min(85.0, north), 2))


def _span(found: Sequence[tuple[float, int]], *, whole: bool) -> tuple[float, float]:
    in_order = sorted(found)
    low, high = in_order[0][0], in_order[-1][0]
    skipped = sum(weight for _, weight in in_order) * _EDGE
    if not whole:
        first, last = _beyond(in_order, skipped), _beyond(in_order[::-1], skipped)
        core = max(last - first, _LEAST)
        low = low if first - low <= _FAR * core else first
        high = high if high - last <= _FAR * core else last
    room = max((high - low) * _ROOM, (_LEAST - (high - low)) / 2, 1.0)
    return low - room, high + room


def _beyond(in_order: Sequence[tuple[float, int]], skipped: float) -> float:
    """The first place behind which more lies than may be skipped."""
    passed = 0.0
    for degrees, weight in in_order:
        passed += weight
        if passed > skipped:
            return degrees
    return in_order[-1][0]


def draw_outlines(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """The countries on a sheet: the code of each, and its outline as the path of an SVG, cut at the edges."""
    for outline in load_outlines():
        west, south, east, north = (end / 100 for end in outline.box)
        if east < sheet.west or sheet.east < west or north < sheet.south or sheet.north < south:
            continue
        drawn = [path for ring in outline.rings if (path := _path(sheet, ring))]
        if drawn:
            yield {"country": outline.country, "path": "".join(drawn)}


def _path(sheet: Sheet, ring: Ring) -> str:
    points = [sheet.at(north / 100, east / 100) for east, north in ring]
    box = (-_MARGIN, -_MARGIN, WIDTH + _MARGIN, sheet.height + _MARGIN)
    kept: list[Point] = []
    for x, y in _cut(points, box):
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _FINE:
            kept.append((x, y))
    return f"M{' '.join(f'{x:g},{y:g}' for x, y in kept)}Z" if len(kept) > 2 else ""


def _cut(points: Sequence[Point], box: tuple[float, float, float, float]) -> Sequence[Point]:
    """What of a ring lies in a box (Sutherland and Hodgman, 1974)."""
    for side in range(4):
        axis, limit, sign = side % 2, box[side], 1 if side < 2 else -1
        cut: list[Point] = []
        for number, here in enumerate(points):
            before = points[number - 1]
            inside, was = (sign * (point[axis] - limit) >= 0 for point in (here, before))
            if inside != was:
                cut.append(_between(before, here, axis, limit))
            if inside:
                cut.append(here)
        points = cut
    return points


def _between(one: Point, other: Point, axis: int, limit: float) -> Point:
    along = (limit - one[axis]) / (other[axis] - one[axis])
    x, y = (round(one[n] + along * (other[n] - one[n]), 1) for n in (0, 1))
    return x, y
