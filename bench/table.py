"""Aligned tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

Cell = str | int | float | None


def format_table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Columns under their heads: words to the left, numbers to the right, a dash where there is nothing.

    >>> print(format_table(["figure", "here"], [["events f1", 0.5], ["recall", None]]))
    figure      here
    events f1  0.500
    recall         -
    """
    written = [[_write(cell) for cell in row] for row in rows]
    table = [list(head), *written]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    numeric = [all(not isinstance(row[column], str) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in table
    ]
    return "\n".join(lines)


def _write(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
