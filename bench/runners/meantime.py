"""TIMEX3 expressions of Wikinews, whose gold stands on tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.runners.tempeval3 import count_timexes, find_timexes
from bench.scoring.timex import Timex, score_timexes
from bench.tokens import join_tokens

LAST_TIMED_SENTENCE = 5
"""The corpus marks time expressions in the heading, the dateline and the next four sentences of a text, and no further;
``last_annotated_sentence`` tells how far anything at all is marked."""


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Score rows of tokens.

    A row is ``{"doc_id", "dct", "tokens", "sent_id", "last_annotated_sentence", "timexes"}``, a time expression
    ``{"tok", "type", "value"}``; sentences beyond the last annotated one are cut off, as are expressions without words.
    """
    documents = []
    for row in rows:
        last = min(int(row["last_annotated_sentence"]), LAST_TIMED_SENTENCE)
        end = sum(sentence <= last for sentence in row["sent_id"])
        text, offsets = join_tokens(row["tokens"][:end], row["sent_id"][:end])
        gold = [
            Timex(offsets[time["tok"][0]][0], offsets[time["tok"][-1]][1], time["type"], time["value"])
            for time in row["timexes"]
            if time["tok"] and time["tok"][-1] < end
        ]
        documents.append((gold, find_timexes(text, row["doc_id"], row["dct"])))
    return Result(score_timexes(documents), count_timexes(documents))


FIELDS = ("doc_id", "dct", "tokens", "sent_id", "last_annotated_sentence", "timexes")

RUNNER = run_on_rows("meantime", "TIMEX3 expressions of Wikinews", FIELDS, measure)
