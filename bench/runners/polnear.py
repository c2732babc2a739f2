"""Who says what in political news: sources and contents, direct and indirect, beliefs and hopes among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.attributions import Attribution, characters, score_attributions
from bench.system import extract_report, make_report
from detente.extract import Extraction
from detente.model import Prop, Sort


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"doc_id", "date", "text", "attributions": [{"source": [{"spans"}], "content": [{"spans"}]}]}``."""
    documents = []
    for row in rows:
        gold = [Attribution(_span(said["content"]), _span(said["source"])) for said in row["attributions"]]
        report = make_report(row["text"], str(row["doc_id"]), published=row["date"])
        documents.append((gold, list(attributions(extract_report(report)))))
    return Result(
        score_attributions(documents),
        {
            "documents": len(documents),
            "gold": sum(len(gold) for gold, _ in documents),
            "Détente's": sum(len(ours) for _, ours in documents),
        },
    )


def _span(elements: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    return characters((start, end) for element in elements for start, end in element["spans"])


def attributions(reading: Extraction) -> Iterator[Attribution]:
    """One a content: two speakers of the same words are one attribution with both as its source."""
    claims = {mention.id for mention in reading.mentions if mention.sort is Sort.CLAIM}
    contents: dict[str, frozenset[int]] = {}
    sources: dict[str, frozenset[int]] = {}
    for stmt in reading.statements:
        if stmt.mention_id in claims and stmt.prop is Prop.CONTENT:
            contents[stmt.mention_id] = characters([(stmt.passage.start, stmt.passage.end)])
        if stmt.mention_id in claims and stmt.prop is Prop.SPEAKER:
            sources[stmt.mention_id] = characters([(stmt.passage.start, stmt.passage.end)])
    by_content: dict[frozenset[int], frozenset[int]] = {}
    for mention, content in contents.items():
        by_content[content] = by_content.get(content, frozenset()) | sources.get(mention, frozenset())
    yield from (Attribution(content, source) for content, source in by_content.items())


FIELDS = ("doc_id", "date", "text", "attributions")

RUNNER = run_on_rows("polnear", "who says what in political news", FIELDS, measure)
