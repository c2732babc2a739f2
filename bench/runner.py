"""What a runner is: a name, its arguments, and how it comes to its figures."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.jsonl import read_rows
from bench.result import Result
from detente.errors import BadField

Row = Mapping[str, Any]

FILE_ARGUMENTS = ("gold", "data", "articles", "metadata")
"""Arguments that name a file that a figure was measured on."""


@dataclass(frozen=True, slots=True)
class Runner:
    """A gold set's runner. ``measure`` takes the parsed arguments that ``add_arguments`` declares."""

    name: str
    about: str
    add_arguments: Callable[[ArgumentParser], None]
    measure: Callable[[Namespace], Result]


def run_on_rows(name: str, about: str, fields: Sequence[str], measure: Callable[[Sequence[Row]], Result]) -> Runner:
    """A runner that needs no more than the rows of one file, each with these fields: ``--data FILE [--limit N]``."""
    return Runner(name, about, add_data_arguments, lambda args: measure(read_data(args, fields)))


def add_data_arguments(parser: ArgumentParser) -> None:
    """Declare ``--data`` and ``--limit``."""
    parser.add_argument("--data", type=Path, required=True, metavar="FILE", help="rows in the form of the gold set")
    parser.add_argument("--limit", type=int, metavar="N", help="only N rows, spread evenly over the file")


def read_data(args: Namespace, fields: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of ``--data``, thinned to ``--limit``. Raises ``BadField`` for a row that lacks one of the fields."""
    rows = read_rows(args.data)
    for number, row in enumerate(rows, start=1):
        lacking = [field for field in fields if field not in row]
        if lacking:
            raise BadField(f"{args.data}, row {number}: no {', '.join(lacking)}", mend="give a file of this set's form")
    return thin(rows, args.limit)


def thin(rows: Sequence[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    """At most so many rows, spread evenly, the same ones each time.

    >>> [row["n"] for row in thin([{"n": n} for n in range(10)], 4)]
    [0, 2, 5, 7]
    """
    if limit is None or limit >= len(rows):
        return list(rows)
    return [rows[at * len(rows) // limit] for at in range(limit)]


def _files(path: Path) -> list[Path]:
    """A file, or the data in a folder."""
    return sorted(file for file in path.rglob("*") if file.suffix in _DATA) if path.is_dir() else [path]


_DATA = frozenset({".jsonl", ".json", ".txt", ".toml", ".tsv", ".csv", ".md"})


def data_files(args: Namespace) -> list[Path]:
    """Every file that the arguments name as data, in a fixed order: what a figure was measured on."""
    given = [getattr(args, name) for name in FILE_ARGUMENTS if getattr(args, name, None)]
    files = [file for one in given for path in (one if isinstance(one, list) else [one]) for file in _files(path)]
    if getattr(args, "no_anchors", False) and getattr(args, "metadata", None):
        files.remove(args.metadata)
    texts = getattr(args, "texts", None)
    return [*files, *(sorted(texts.glob("*.txt")) if texts else [])]
