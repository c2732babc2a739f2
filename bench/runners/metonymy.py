"""Is "Baku" a place here, or a government? One marked name a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result, Section
from bench.runner import run_on_rows
from bench.scoring.labels import score_labels
from bench.scoring.ratio import mean
from bench.system import make_report, mark
from bench.tokens import join_tokens
from detente.extract.tree import Tree
from detente.lexicon.nouns import load_nouns
from detente.lexicon.readings import head_words, reading_words
from detente.model import Marks, NameMark, NameType


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"id", "tokens", "tok": [start, end), "label": "lit" | "met"}``; a name that is not marked is wrong."""
    answers = [(str(row["label"]), _read(row)) for row in rows]
    figures, classes = score_labels(answers)
    marked = [gold == given for gold, given in answers if given]
    return Result(
        {**figures, "accuracy_of_marked": mean(marked), **{f"{k}_f1": ratio.f1 for k, ratio in classes.items()}},
        {"rows": len(answers)},
        [Section("by label", ["label", "p", "r"], [[label, ratio.p, ratio.r] for label, ratio in classes.items()])],
    )


def _read(row: Mapping[str, Any]) -> str | None:
    text, ranges = join_tokens(row["tokens"])
    start, end = ranges[row["tok"][0]][0], ranges[row["tok"][1] - 1][1]
    marks = mark(make_report(text, str(row["id"])))
    name = next((name for name in marks.names if name.start < end and start < name.end), None)
    return _label(marks, name) if name else None


def _label(marks: Marks, name: NameMark) -> str:
    """The gold's two readings: a place is literal, and so is what says whose land something is or where one is.

    It calls a name literal before a noun of land ("the Syrian border") and metonymic before any other ("US forces", "India's
    economy", "a Cork man"), where our marks say of a state that it owns, and of a town before people that they are from there;
    and a house literal where one is in it ("at the ministry").
    """
    if name.type is NameType.PLACE:
        return "met" if _owned(marks, name) in load_nouns().persons else "lit"
    if name.type is NameType.BODY and _BEHIND.search(marks.report.text, max(0, name.start - _NEAR), name.start):
        return "lit"
    if name.metonym or name.type not in (NameType.STATE, NameType.PEOPLE):
        return "met"
    owned = _owned(marks, name)
    if owned is None:
        return "lit" if name.type is NameType.STATE else "met"
    return "lit" if owned in reading_words().land | head_words().place | head_words().introduce | {"based"} else "met"


def _owned(marks: Marks, name: NameMark) -> str | None:
    """The noun that a name stands before, by its lemma."""
    for tokens in marks.tokens:
        if tokens and tokens[0].start <= name.start < tokens[-1].end:
            tree = Tree(tokens)
            top = tree.top_of(name.start, name.end)
            if top is None or tree[top].dep not in ("poss", "compound", "amod", "nmod"):
                return None
            head = tree.head(top)
            return tree[head].lemma.lower() if head is not None else None
    return None


_BEHIND = re.compile(r"\b(?:at|in|near|outside|inside)(?: the)? $")
_NEAR = 15

FIELDS = ("id", "tokens", "tok", "label")

RUNNER = run_on_rows("metonymy", "is a place name a place or a government", FIELDS, measure)
