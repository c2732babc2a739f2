"""Is "Baku" a place here, or a government? One marked name a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.result import Result, Section
from bench.runner import run_on_rows
from bench.scoring.labels import score_labels
from bench.scoring.ratio import mean
from bench.system import make_report, mark
from bench.tokens import join_tokens
from detente.model import NameMark, NameType


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
    names = [name for name in mark(make_report(text, str(row["id"]))).names if name.start < end and start < name.end]
    return _label(names[0]) if names else None


def _label(name: NameMark) -> str:
    """Where a name is read as a place, or as a country that owns rather than acts, it is literal."""
    if name.type is NameType.PLACE or (name.type is NameType.STATE and not name.metonym):
        return "lit"
    return "met"


FIELDS = ("id", "tokens", "tok", "label")

RUNNER = run_on_rows("metonymy", "is a place name a place or a government", FIELDS, measure)
