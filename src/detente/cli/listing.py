"""Rows on stdout: a table for people, JSON or CSV for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import typer

from detente.ask.rows import Row, Rows
from detente.cli import say
from detente.cli.plain import count
from detente.cli.table import Column, print_table
from detente.export.canonical import csv_lines

R = TypeVar("R", bound=Row)


def print_rows(
    rows: Rows[R],
    columns: Sequence[Column],
    cells: Callable[[R], Sequence[str]],
    *,
    noun: str,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print an answer in the form asked for; say on stderr how many rows there are and what a date filter left out."""
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    if as_json:
        sys.stdout.write(json_array([row.to_dict() for row in rows]))
    elif as_csv:
        sys.stdout.writelines(csv_lines((row.to_flat() for row in rows), rows.row_type.columns()))
    elif rows:
        print_table(columns, [cells(row) for row in rows])
    if not rows:
        say.note(f"no {noun}s here")
    left_out = [
        f"{count(number, noun)} {why}"
        for number, why in ((rows.undated, "without a date"), (rows.open_ended, "with a date open at one end"))
        if number
    ]
    if left_out:
        say.note(f"left out: {', '.join(left_out)}; without --since and --until they are shown")


def json_array(items: Sequence[object]) -> str:
    r"""Write a JSON array with one item a line.

    >>> json_array([{"a": 1}])
    '[\n{"a": 1}\n]\n'
    """
    if not items:
        return "[]\n"
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]\n"
