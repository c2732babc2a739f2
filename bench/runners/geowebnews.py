"""Toponyms in web news: found or not, read as a place or as something else that bears the place's name, and put on the map.

The map is measured on the toponyms whose coordinates the gold prints or whose GeoNames town has 15,000 people or more; a
missing answer is wrong. ``within_161_km`` is given the names, ``within_161_km_found`` only those that Détente finds itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.ratio import mean
from bench.scoring.typed_spans import TypedSpan, score_spans
from bench.system import make_report, mark, put_on_map
from detente.lexicon.cities import all_cities, city_named
from detente.model import NameType
from detente.resolve.distance import distance_km

REACH = 161.0
"""Kilometres: a hundred miles, the measure of the field."""
_COORDINATES = re.compile(r"(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)")

LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
ASSOCIATIVE = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Language", "Homonym"})
"""Words for kinds of place ("the river"), and what is no toponym, are of neither sort and are left out."""

OURS = {NameType.PLACE: "literal", NameType.STATE: "associative", NameType.PEOPLE: "associative"}


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "text", "toponyms": [{"start", "end", "type"}]}``."""
    documents, put, found, populous = [], [], [], []
    for row in rows:
        gold = [TypedSpan(t["start"], t["end"], _sort(t["type"])) for t in row["toponyms"] if _sort(t["type"])]
        names = [name for name in mark(make_report(row["text"], str(row["doc_id"]))).names if name.type in OURS]
        known = [(t, point) for t in row["toponyms"] if (point := _point(t.get("note")))]
        given = [t for t in row["toponyms"] if _sort(t["type"]) or _point(t.get("note"))]
        put += _hits(known, row["text"], [(t["start"], t["end"]) for t in given])
        found += _hits(known, row["text"], [(n.start, n.end) for n in names if n.type is not NameType.PEOPLE])
        towns = [(city_named(row["text"][t["start"] : t["end"]]), point) for t, point in known]
        populous += [town is not None and _is_near((town.latitude, town.longitude), point) for town, point in towns]
        owner = [name.type is NameType.STATE and not name.metonym for name in names]
        ours = [
            TypedSpan(name.start, name.end, "literal" if owns else OURS[name.type])
            for name, owns in zip(names, owner, strict=True)
        ]
        documents.append((gold, ours))
    return Result(
        {
            **score_spans(documents),
            "within_161_km": mean(put),
            "within_161_km_found": mean(found),
            "most_populous_within_161_km": mean(populous),
        },
        {
            "on the map": len(put),
            "documents": len(documents),
            "gold": sum(len(gold) for gold, _ in documents),
            "Détente's": sum(len(ours) for _, ours in documents),
        },
    )


Point = tuple[float, float]


def _hits(known: list[tuple[Mapping[str, Any], Point]], text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """Of each toponym whose point is known: whether the pin of the name there lies near it."""
    pins = put_on_map(text, spans)
    held = [
        next((pin for (a, b), pin in zip(spans, pins, strict=True) if a < t["end"] and t["start"] < b), None)
        for t, _ in known
    ]
    return [pin is not None and _is_near(pin, point) for pin, (_, point) in zip(held, known, strict=True)]


def _is_near(one: Point, two: Point) -> bool:
    return distance_km(one, two) <= REACH


def _point(note: object) -> Point | None:
    """The point of a gold note: coordinates, or the id of a town."""
    words = str(note or "").strip()
    if words.isdigit():
        return _points().get(int(words))
    match = _COORDINATES.fullmatch(words)
    return (float(match[1]), float(match[2])) if match else None


@cache
def _points() -> dict[int, Point]:
    return {town.geonames_id: (town.latitude, town.longitude) for town in all_cities()}


def _sort(kind: str) -> str:
    return "literal" if kind in LITERAL else "associative" if kind in ASSOCIATIVE else ""


FIELDS = ("doc_id", "text", "toponyms")

RUNNER = run_on_rows("geowebnews", "toponyms in web news", FIELDS, measure)
