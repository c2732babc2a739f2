"""PLOVER's own sentences with their codes, end to end and with the pair given: a check of the kinds, cleaner than news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.plover import code_row, score_roots
from bench.result import Result
from bench.runner import run_on_rows
from bench.system import make_report
from detente.export.between import Range


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"id", "event", "text", "date", "source": [{"actorText"}], "target": ...}``.

    A record without a list of targets is an event among its sources. Records without a text are passed over.
    """
    coded = []
    for row in rows:
        sources, targets = _find(row, "source"), _find(row, "target")
        if row.get("text") and sources:
            report = make_report(row["text"], str(row["id"]), published=row.get("date"))
            coded.append(code_row(row["event"], report, sources, targets or sources, VERSION))
    return score_roots(coded)


def _find(row: Mapping[str, Any], side: str) -> list[Range]:
    """Where the actors of one side stand in the text: everywhere that their names do."""
    actors = row.get(side)
    names = [actor["actorText"] for actor in actors if actor.get("actorText")] if isinstance(actors, list) else []
    ranges = []
    for name in names:
        at = row["text"].find(name) if row.get("text") else -1
        while at >= 0:
            ranges.append((at, at + len(name)))
            at = row["text"].find(name, at + 1)
    return ranges


VERSION = "0.5"
"""The version of PLOVER that the records are coded in: it has FIGHT, DEMAND and INVESTIGATE."""

FIELDS = ("id", "event")

RUNNER = run_on_rows("plover-gsr", "PLOVER's own sentences, end to end", FIELDS, measure)
