"""Names in the business news of Wikinews, whose gold stands on tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.typed_spans import TypedSpan, count_spans, score_spans
from bench.system import make_report, mark
from bench.tokens import join_tokens
from detente.model import NameType

TYPES = {
    NameType.PERSON: "PER",
    NameType.BODY: "ORG",
    NameType.GROUP: "ORG",
    NameType.STATE: "LOC",
    NameType.PLACE: "LOC",
}
"""Our types in the gold's, which knows neither peoples nor titles. The gold takes articles and what describes a name into
the name ("The American auto company Chrysler"); ours do not."""
LAST_NAMED_SENTENCE = 5
"""The corpus tells names from other mentions in the heading, the dateline and the next four sentences of a text; further on
it marks only what is mentioned there already, and not whether by name. Even before, it leaves open what stands inside a
list of names ("GM and Chrysler"): so the precision of whoever marks these is understated."""


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Score rows of tokens: ``{"doc_id", "tokens", "sent_id", "last_annotated_sentence", "entities"}``.

    An entity is ``{"tok", "etype", "syn"}``; only those of syntactic type ``NAM`` are names, and those that lie in several
    pieces are left out.
    """
    documents = []
    for row in rows:
        text, gold = lay_out(row)
        marks = mark(make_report(text, str(row["doc_id"])))
        ours = [TypedSpan(name.start, name.end, TYPES[name.type]) for name in marks.names if name.type in TYPES]
        documents.append((gold, ours))
    return Result(score_spans(documents), count_spans(documents))


def lay_out(row: Mapping[str, Any]) -> tuple[str, list[TypedSpan]]:
    """The sentences of a row in which names are marked as a text, and the names in it that stand in one piece.

    >>> entity = {"tok": [1], "etype": "LOC", "syn": "NAM"}
    >>> lay_out({"tokens": ["In", "Chad", "."], "sent_id": [0] * 3, "last_annotated_sentence": 0, "entities": [entity]})
    ('In Chad.', [TypedSpan(start=3, end=7, type='LOC')])
    """
    last = min(int(row["last_annotated_sentence"]), LAST_NAMED_SENTENCE)
    end = sum(sentence <= last for sentence in row["sent_id"])
    text, offsets = join_tokens(row["tokens"][:end], row["sent_id"][:end])
    known = set(TYPES.values())
    gold = {
        TypedSpan(offsets[e["tok"][0]][0], offsets[e["tok"][-1]][1], e["etype"])
        for e in row["entities"]
        if e["syn"] == "NAM" and e["etype"] in known and _in_one_piece(e["tok"]) and e["tok"][-1] < end
    }
    return text, sorted(gold)


def _in_one_piece(tokens: Sequence[int]) -> bool:
    return bool(tokens) and list(tokens) == list(range(tokens[0], tokens[-1] + 1))


FIELDS = ("doc_id", "tokens", "sent_id", "last_annotated_sentence", "entities")

RUNNER = run_on_rows("meantime-names", "names in the business news of Wikinews", FIELDS, measure)
