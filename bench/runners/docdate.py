"""The publication day of a web page from its visible text and address: not to know it is no error, to be wrong is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bench.result import Result
from bench.runner import run_on_rows
from bench.scoring.ratio import Ratio, mean
from bench.system import date_report, make_report


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"url", "date", "visible_text", "lang"}``; only English pages with a known day and words count."""
    english = [row for row in rows if row["lang"] == "en" and row["visible_text"] and isinstance(row["date"], str)]
    answers = []
    for number, row in enumerate(english):
        days = date_report(make_report(row["visible_text"], f"page-{number}.txt", url=row["url"]))
        answers.append((date.fromisoformat(row["date"][:10]), days))
    exact = [days is not None and days.is_day and days.start == day for day, days in answers]
    single = sum(days is not None and days.is_day for _, days in answers)
    ranges = [(day, days) for day, days in answers if days is not None and not days.is_day]
    held = [(not d.start or d.start <= day) and (not d.end or day <= d.end) for day, d in ranges]
    ratio = Ratio(sum(exact), single, len(answers))
    return Result(
        {"precision": ratio.p, "recall": ratio.r, "f1": ratio.f1, "ranges_hold": mean(held) if held else None},
        {"English pages": len(answers), "a day given": single, "a range given": len(ranges)},
    )


FIELDS = ("url", "date", "visible_text", "lang")

RUNNER = run_on_rows("docdate", "the publication day of a web page from its text", FIELDS, measure)
