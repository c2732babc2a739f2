"""Toponyms in web news: found or not, and read as a place or as something else that bears the place's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.typed_spans import TypedSpan, score_spans
from bench.system import make_report, mark
from detente.model import NameType

LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
ASSOCIATIVE = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Language", "Homonym"})
"""Words for kinds of place ("the river"), and what is no toponym, are of neither sort and are left out."""

OURS = {NameType.PLACE: "literal", NameType.STATE: "associative", NameType.PEOPLE: "associative"}


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "text", "toponyms": [{"start", "end", "type"}]}``."""
    documents = []
    for row in rows:
        gold = [TypedSpan(t["start"], t["end"], _sort(t["type"])) for t in row["toponyms"] if _sort(t["type"])]
        names = [name for name in mark(make_report(row["text"], str(row["doc_id"]))).names if name.type in OURS]
        owner = [name.type is NameType.STATE and not name.metonym for name in names]
        ours = [
            TypedSpan(name.start, name.end, "literal" if owns else OURS[name.type])
            for name, owns in zip(names, owner, strict=True)
        ]
        documents.append((gold, ours))
    return Result(
        score_spans(documents),
        {
            "documents": len(documents),
            "gold": sum(len(gold) for gold, _ in documents),
            "Détente's": sum(len(ours) for _, ours in documents),
        },
    )


def _sort(kind: str) -> str:
    return "literal" if kind in LITERAL else "associative" if kind in ASSOCIATIVE else ""


FIELDS = ("doc_id", "text", "toponyms")

RUNNER = run_on_rows("geowebnews", "toponyms in web news", FIELDS, measure)
