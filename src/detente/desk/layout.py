"""Where the nodes of a network stand, the same for the same network: nothing is left to chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

ROUNDS = 150
"""Steps in which the nodes move, each shorter than the one before."""
_APART = 80
"""Rounds in which labels that lie on one another are pushed apart."""
_DRAWN = 1.0
"""How strongly all are drawn to the middle, so that those who met nobody else do not drift off."""


@dataclass(slots=True)
class Box:
    """A node with its label: its middle, and half its width and height."""

    x: float
    y: float
    wide: float
    high: float


def place_nodes(
    names: Sequence[str],
    ties: Mapping[tuple[str, str], int],
    sizes: Mapping[str, tuple[float, float]],
    width: float,
    height: float,
) -> dict[str, tuple[float, float]]:
    """The middle of each node on a sheet: tied nodes near each other, all others apart (Fruchterman and Reingold, 1991).

    They start on a circle in the order of ``names``. ``sizes`` are half the width and height of each node with its label: where
    they would lie on one another they are pushed apart.

    >>> place_nodes(["A", "B"], {("A", "B"): 1}, {"A": (9, 9), "B": (9, 9)}, 300, 100)
    {'A': (220.8, 50.0), 'B': (79.2, 50.0)}
    """
    nodes = {
        name: Box(width / 2 + width / 3 * cos(turn), height / 2 + height / 3 * sin(turn), *sizes[name])
        for number, name in enumerate(names)
        if (turn := 2 * pi * number / len(names)) is not None
    }
    reach = 0.8 * (width * height / max(1, len(names))) ** 0.5
    boxes, place = list(nodes.values()), {name: at for at, name in enumerate(nodes)}
    tied = [(place[one], place[other], min(2.0, 0.7 + weight / 10)) for (one, other), weight in ties.items()]
    for step in range(ROUNDS):
        _move(boxes, tied, reach, width / 8 * (1 - step / ROUNDS), height / width)
    _spread(boxes, width, height)
    for _ in range(_APART):
        _part(boxes)
        _hold(boxes, width, height)
    return {name: (round(node.x, 1), round(node.y, 1)) for name, node in nodes.items()}


def _move(
    boxes: Sequence[Box], ties: Sequence[tuple[int, int, float]], reach: float, longest: float, flat: float
) -> None:
    """One step: each away from all others, and towards those it is tied to, by their places and how strongly."""
    xs, ys = [box.x for box in boxes], [box.y for box in boxes]
    pull_x, pull_y = [0.0] * len(boxes), [0.0] * len(boxes)
    square = reach * reach
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        for other in range(at + 1, len(boxes)):
            dx, dy = x - xs[other], y - ys[other]
            far = max(hypot(dx, dy), 1.0)
            push = square / far / far
            pull_x[at] += dx * push
            pull_y[at] += dy * push
            pull_x[other] -= dx * push
            pull_y[other] -= dy * push
    for one, other, strength in ties:
        dx, dy = xs[one] - xs[other], ys[one] - ys[other]
        drawn = -hypot(dx, dy) / reach * strength
        pull_x[one] += dx * drawn
        pull_y[one] += dy * drawn
        pull_x[other] -= dx * drawn
        pull_y[other] -= dy * drawn
    middle_x, middle_y = sum(xs) / len(boxes), sum(ys) / len(boxes)
    for at, box in enumerate(boxes):
        x, y = pull_x[at] + (middle_x - box.x) * _DRAWN, pull_y[at] + (middle_y - box.y) * _DRAWN / flat
        far = max(hypot(x, y), 1e-9)
        box.x += x / far * min(far, longest)
        box.y += y / far * min(far, longest)


def _part(boxes: Sequence[Box]) -> None:
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            over_x = one.wide + other.wide - abs(one.x - other.x)
            over_y = one.high + other.high - abs(one.y - other.y)
            if over_x <= 0 or over_y <= 0:
                continue
            if over_y <= over_x:
                by = over_y / 2 if one.y >= other.y else -over_y / 2
                one.y, other.y = one.y + by, other.y - by
            else:
                by = over_x / 2 if one.x >= other.x else -over_x / 2
                one.x, other.x = one.x + by, other.x - by


def _spread(boxes: Sequence[Box], width: float, height: float) -> None:
    """Draw all together or apart so that they fill the sheet, each axis by itself."""
    for axis, size, room in (("x", width, "wide"), ("y", height, "high")):
        low, high = min(getattr(box, axis) for box in boxes), max(getattr(box, axis) for box in boxes)
        edge = max(getattr(box, room) for box in boxes)
        scale = min(1.6, (size - 2 * edge) / (high - low)) if high > low else 1.0
        for box in boxes:
            setattr(box, axis, size / 2 + (getattr(box, axis) - (low + high) / 2) * scale)


def _hold(boxes: Sequence[Box], width: float, height: float) -> None:
    """Keep all on the sheet."""
    for box in boxes:
        box.x = min(max(box.x, box.wide), width - box.wide)
        box.y = min(max(box.y, box.high), height - box.high)
