"""The tables of names, read once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from detente.lexicon.entries import Entry, Form, Sort
from detente.lexicon.folding import plural


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table in ``lexicon/data``; lines that begin with ``#`` are remarks.

    >>> read_table("states.csv")[0]["capitals"]
    'Kabul'
    """
    lines = files("detente.lexicon").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _forms(entry: Entry, texts: tuple[str, ...]) -> Iterator[Form]:
    for text in texts:
        yield Form(text.rstrip("?"), entry, weak=text.endswith("?"))


def _demonyms(cell: str, states: tuple[str, ...], kind: str = "") -> Iterator[Form]:
    words = _list(cell)
    if not words:
        return
    entry = Entry(words[0].rstrip("?"), Sort.DEMONYM, states, kind)
    for form in _forms(entry, words):
        yield form
        more = plural(form.text)
        if more != form.text:
            yield Form(more, entry, form.weak)


def _states() -> Iterator[Form]:
    listed = {form for row in read_table("states.csv") for form in (row["name"], *_list(row["forms"]))}
    for row in read_table("states.csv"):
        name = row["name"]
        state = Entry(name, Sort.STATE)
        yield from _forms(state, (name, *_list(row["forms"])))
        for style in ("Republic of", "Republic of the"):
            if f"{style} {name}" not in listed and "Republic" not in name:
                yield Form(f"{style} {name}", state)
        yield from _demonyms(row["demonyms"], (name,))
        capitals = _list(row["capitals"])
        if capitals:
            yield from _forms(Entry(capitals[0], Sort.CAPITAL, (name,)), capitals)
        for seat in _list(row["other_seats"]):
            yield Form(seat, Entry(seat, Sort.CAPITAL, (name,)))
    for row in read_table("former_states.csv"):
        name = row["name"]
        yield from _forms(Entry(name, Sort.FORMER_STATE, _list(row["today"])), (name, *_list(row["forms"])))
        yield from _demonyms(row["demonyms"], (name,))
        capitals = _list(row["capitals"])
        if capitals:
            yield from _forms(Entry(capitals[0], Sort.CAPITAL, (name,)), capitals)


def _others() -> Iterator[Form]:
    for row in read_table("regions.csv"):
        entry = Entry(row["name"], Sort.REGION, _list(row["states"]), row["kind"])
        yield from _forms(entry, (row["name"], *_list(row["forms"])))
        yield from _demonyms(row["demonyms"], (row["name"],), "region")
        capitals = _list(row["capitals"])
        if capitals:
            yield from _forms(Entry(capitals[0], Sort.CAPITAL, (row["name"],)), capitals)
    for row in read_table("peoples.csv"):
        yield from _demonyms(row["demonyms"], (row["name"],), "people")
    for row in read_table("seats.csv"):
        entry = Entry(row["name"], Sort.SEAT, _list(row["state"]), row["kind"])
        yield from _forms(entry, (row["name"], *_list(row["forms"])))
    for row in read_table("bodies.csv"):
        yield from _forms(Entry(row["name"], Sort.BODY, (), row["kind"]), (row["name"], *_list(row["forms"])))
        yield from _forms(Entry(row["name"], Sort.CAPITAL, (), "body"), _list(row["seat"]))
    for row in read_table("groups.csv"):
        yield from _forms(Entry(row["name"], Sort.GROUP, _list(row["states"])), (row["name"], *_list(row["forms"])))


@cache
def all_forms() -> tuple[Form, ...]:
    """Every written form of every entry, states first."""
    return (*_states(), *_others())
