"""Names in conflict and defence documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.typed_spans import TypedSpan, count_spans, score_spans
from bench.system import make_report, mark
from detente.model import NameType

TYPES = {
    NameType.PERSON: "Person",
    NameType.BODY: "Organisation",
    NameType.GROUP: "Organisation",
    NameType.STATE: "Location",
    NameType.PLACE: "Location",
    NameType.PEOPLE: "Nationality",
}
"""Our types in the gold's. Titles have none there; the gold marks descriptions too ("the army"), which ours do not."""


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "text", "entities": [{"start", "end", "type"}]}``; types that ours do not know are left out."""
    known = set(TYPES.values())
    documents = []
    for row in rows:
        gold = [TypedSpan(e["start"], e["end"], e["type"]) for e in row["entities"] if e["type"] in known]
        marks = mark(make_report(row["text"], str(row["doc_id"])))
        ours = [TypedSpan(name.start, name.end, TYPES[name.type]) for name in marks.names if name.type in TYPES]
        documents.append((gold, ours))
    return Result(score_spans(documents), count_spans(documents))


FIELDS = ("doc_id", "text", "entities")

RUNNER = run_on_rows("re3d", "names in conflict and defence documents", FIELDS, measure)
