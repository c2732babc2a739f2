"""What a runner comes to, and how it is printed: tables to read, then one flat line of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.peers import Peers
from bench.table import Cell, format_table


@dataclass(frozen=True, slots=True)
class Section:
    """A further table of a result: counts, misses, figures by kind."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one gold set. ``fractions`` lie between 0 and 1; ``None`` is what cannot be measured here.

    ``numbers`` are counts, days and widths: printed, but neither in the JSON line nor held to a floor.
    """

    fractions: Mapping[str, float | None]
    numbers: Mapping[str, float | None]
    sections: Sequence[Section] = ()
    notes: Sequence[str] = ()


def print_result(title: str, result: Result, peers: Peers) -> None:
    """Print the tables, and last the flat line of JSON fractions."""
    print(f"== {title}")
    others = peers.names
    rows: list[list[Cell]] = [
        [key, value, *(peers.figure(name, key) for name in others)] for key, value in result.fractions.items()
    ]
    print(format_table(["figure", "Détente", *others], rows))
    if result.numbers:
        print()
        print(format_table(["number", "Détente"], [[key, value] for key, value in result.numbers.items()]))
    for section in result.sections:
        if section.rows:
            print(f"\n-- {section.title}")
            print(format_table(section.head, section.rows))
    for note in result.notes:
        print(f"\n{note}")
    print(json_line(result))


def json_line(result: Result) -> str:
    """The fractions as one line of JSON, rounded to what is worth comparing; ``null`` is what cannot be measured.

    >>> json_line(Result({"events_f1": 2 / 3, "part_accuracy": None}, {"events": 12}))
    '{"events_f1":0.6667,"part_accuracy":null}'
    """
    rounded = {key: None if value is None else round(float(value), 4) for key, value in result.fractions.items()}
    return json.dumps(rounded, separators=(",", ":"))
