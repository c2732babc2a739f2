"""One-to-one pairings: the best in total, and the heaviest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Extra = TypeVar("Extra")


def pair_best(weights: Mapping[tuple[int, int], float], rows: int, columns: int) -> list[tuple[int, int]]:
    """The pairing of rows with columns that has the greatest total weight (the Hungarian method, O(n³)).

    Pairs that are not in ``weights`` are never made.

    >>> pair_best({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.5}, 2, 2)
    [(1, 0), (0, 1)]
    """
    if not weights:
        return []
    size = max(rows, columns)
    cost = [[0.0] * size for _ in range(size)]
    for (row, column), weight in weights.items():
        cost[row][column] = -weight
    return [(row, column) for column, row in enumerate(_cheapest(cost)) if (row, column) in weights]


def _cheapest(cost: list[list[float]]) -> list[int]:
    """For each column of a square matrix, the row that owns it in the cheapest assignment."""
    size = len(cost)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [size] * (size + 1)  # the last column is the free one where each row starts
    for row in range(size):
        owner[size] = row
        came_from = [size] * (size + 1)
        least = [float("inf")] * (size + 1)
        used = [False] * (size + 1)
        column = size
        while owner[column] != size:
            used[column] = True
            here = owner[column]
            step, ahead = float("inf"), size
            for j in range(size):
                if used[j]:
                    continue
                slack = cost[here][j] - row_price[here] - column_price[j]
                if slack < least[j]:
                    least[j], came_from[j] = slack, column
                if least[j] < step:
                    step, ahead = least[j], j
            for j in range(size + 1):
                if used[j]:
                    row_price[owner[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            column = ahead
        while column != size:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
        owner[size] = size
    return owner[:size]


def pair_greedily(candidates: Iterable[tuple[float, int, int, Extra]]) -> list[tuple[int, int, Extra]]:
    """Pair one-to-one, heaviest first, ties by index: what spans are aligned with.

    >>> pair_greedily([(0.5, 0, 0, "a"), (0.9, 1, 0, "b"), (0.4, 0, 1, "c")])
    [(1, 0, 'b'), (0, 1, 'c')]
    """
    left_used: set[int] = set()
    right_used: set[int] = set()
    pairs = []
    for _, left, right, extra in sorted(candidates, key=lambda candidate: (-candidate[0], candidate[1], candidate[2])):
        if left not in left_used and right not in right_used:
            left_used.add(left)
            right_used.add(right)
            pairs.append((left, right, extra))
    return pairs
