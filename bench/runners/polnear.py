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
        documents.append((gold, list(whole_quotations(extract_report(report)))))
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


def whole_quotations(reading: Extraction) -> Iterator[Attribution]:
    """Likewise, a quotation that goes on behind its cue with what stands before it: PolNeAR marks one cue's content as one.

    A sentence that carries a quotation on has no cue but itself, and its speaker's words are those of the claim before.
    """
    carried = [m for m in reading.mentions if m.sort is Sort.CLAIM and m.trigger == m.telling]
    behind = {characters([(m.telling.start, m.telling.end)]) for m in carried}
    last: Attribution | None = None
    for said in sorted(attributions(reading), key=lambda said: min(said.content)):
        if last is not None and said.content in behind and said.source == last.source:
            last = Attribution(last.content | said.content, last.source)
            continue
        if last is not None:
            yield last
        last = said
    if last is not None:
        yield last


FIELDS = ("doc_id", "date", "text", "attributions")

RUNNER = run_on_rows("polnear", "who says what in political news", FIELDS, measure)
