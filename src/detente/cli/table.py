"""Aligned tables: fitted to a terminal, in full and uncoloured everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.cli.plain import one_line
from detente.cli.terminal import terminal

if TYPE_CHECKING:
    from rich.console import Console

GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    ``whole`` columns (ids, days) never wrap. ``wide`` ones are shown from that terminal width on if they hold anything,
    and always where the output is no terminal. ``most`` is the width beyond which a column wraps on a terminal.
    """

    name: str
    whole: bool = False
    wide: int = 0
    most: int | None = None
    right: bool = False


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of cells under their headings on stdout; nothing but the heading where there are no rows."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    console = terminal(sys.stdout)
    if console:
        _fitted(console, columns, cells)
    else:
        _full(columns, cells)


def _fitted(console: Console, columns: Sequence[Column], cells: list[list[str]]) -> None:
    from rich.table import Table  # noqa: PLC0415 - `show` starts faster without it
    from rich.text import Text  # noqa: PLC0415 - the same

    shown = [
        index
        for index, column in enumerate(columns)
        if console.width >= column.wide and (not column.wide or any(row[index] for row in cells))
    ]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for index in shown:
        column = columns[index]
        table.add_column(
            column.name,
            no_wrap=column.whole,
            justify="right" if column.right else "left",
            max_width=column.most,
            overflow="fold",
        )
    for row in cells:
        table.add_row(*(Text(row[index]) for index in shown))
    console.print(table)


def _full(columns: Sequence[Column], cells: list[list[str]]) -> None:
    from rich.cells import cell_len  # noqa: PLC0415 - `show` starts faster without it

    heading = [column.name for column in columns]
    widths = [max(cell_len(row[index]) for row in [heading, *cells]) for index in range(len(columns))]
    for row in [heading, *cells]:
        padded = []
        for cell, width, column in zip(row, widths, columns, strict=True):
            space = " " * (width - cell_len(cell))
            padded.append(space + cell if column.right else cell + space)
        sys.stdout.write(GAP.join(padded).rstrip() + "\n")
