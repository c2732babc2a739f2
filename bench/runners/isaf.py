"""Press releases about operations: killed, captured, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bench.incidents import Incident, coverage, read_incident
from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.counts import score_counts, score_days
from bench.system import make_report, read_report
from detente.model import Measure

TAKEN = {Measure.CAPTURED: Measure.DETAINED}


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"id", "text", "dateline", "gold": {"start_date", "min_killed", "min_captured"}}``.

    Days are judged only where the text gives a dateline.
    """
    read: list[tuple[Mapping[str, Any], Incident]] = []
    for row in rows:
        report = make_report(row["text"], str(row["id"]), published=row["dateline"])
        read.append((row, read_incident(read_report(report), report.text, TAKEN)))
    dated = [(row, incident) for row, incident in read if row["dateline"] and row["gold"]["start_date"]]
    return Result(
        {
            **score_counts("killed", [(r["gold"]["min_killed"], i.count(Measure.KILLED)) for r, i in read]),
            **score_counts("captured", [(r["gold"]["min_captured"], i.count(Measure.DETAINED)) for r, i in read]),
            **score_days([(date.fromisoformat(r["gold"]["start_date"]), i.day) for r, i in dated]),
        },
        {"releases": len(read), "with a dateline": len(dated)},
        [coverage([(date.fromisoformat(r["gold"]["start_date"]), i) for r, i in dated])],
    )


FIELDS = ("id", "text", "dateline", "gold")

RUNNER = run_on_rows("isaf", "press releases about operations: killed, captured, day", FIELDS, measure)
