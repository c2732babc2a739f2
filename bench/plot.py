"""A curve as SVG: sizes on a logarithmic scale, what they cost on a plain one."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

_WIDE, _HIGH, _EDGE = 640, 360, 60


def draw(points: Sequence[tuple[float, float]], *, across: str, up: str) -> str:
    """Draw points (a size, a cost) from left to right, with their numbers.

    >>> draw([(1000, 20.0), (10000, 21.0)], across="mentions", up="ms").count("<circle")
    2
    """
    first, last = floor(log10(points[0][0])), log10(points[-1][0])
    most = max(cost for _, cost in points) * 1.2 or 1.0

    def at(size: float, cost: float) -> tuple[float, float]:
        share = (log10(size) - first) / max(last - first, 1e-9)
        return _EDGE + share * (_WIDE - 2 * _EDGE), _HIGH - _EDGE - cost / most * (_HIGH - 2 * _EDGE)

    placed = [at(*point) for point in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    marks = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/><text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{cost:.0f}</text>'
        f'<text x="{x:.1f}" y="{_HIGH - _EDGE + 16}" text-anchor="middle">{size:,.0f}</text>'
        for (x, y), (size, cost) in zip(placed, points, strict=True)
    ]
    ground = _HIGH - _EDGE
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif" font-size="11">',
            f'<path d="M{_EDGE} {_EDGE}V{ground}H{_WIDE - _EDGE}" fill="none" stroke="#777"/>',
            f'<polyline points="{line}" fill="none" stroke="#1a5fb4" stroke-width="1.5"/>',
            *marks,
            f'<text x="{_WIDE / 2}" y="{_HIGH - 16}" text-anchor="middle">{across}</text>',
            f'<text x="{_EDGE}" y="{_EDGE - 16}" text-anchor="start">{up}</text>',
            "</svg>\n",
        ]
    )
