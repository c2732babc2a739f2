"""Time expressions: the right span, the right TIMEX3 value, the right days; and honesty where the text settles none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bench.scoring.assignment import pair_greedily
from bench.scoring.days import Days, move, read_days
from bench.scoring.events import Figures
from bench.scoring.ratio import Ratio, mean
from bench.scoring.rows import Row
from bench.scoring.spans import Marked, read_gold, read_system


def score_times(
    gold_rows: Iterable[Row], rows: Iterable[Row], *, slack: Mapping[str, int] | None = None, anchored: bool = True
) -> Figures:
    """Score time expressions in the manner of TempEval-3, and their intervals.

    ``slack`` maps a file to the days of doubt about its publication day. Without anchors an interval is right where
    the text alone settles it; elsewhere none at all or a range that holds the truth is honest, and ``unsettled_false``
    is the share of the rest that is neither.
    """
    gold = read_gold(gold_rows)
    marks, bad = read_system(rows, gold)
    count = [mark for mark in gold if mark.counts]
    free = [mark for mark in gold if not mark.counts]
    pairs = pair_greedily(
        (mark.span.union_share(want.span) + 0.5, i, j, None)
        for i, mark in enumerate(marks)
        for j, want in enumerate(count)
        if mark.span.shared(want.span)
    )
    paired = {i for i, _, _ in pairs}
    false = sum(
        i not in paired and not any(mark.span.shared(other.span) for other in free) for i, mark in enumerate(marks)
    )
    matched = [(marks[i], count[j]) for i, j, _ in pairs]
    given = len(paired) + false
    figures: Figures = {"rows_bad": bad}
    figures["rows_in_furniture"] = sum(
        any(mark.span.shared(other.span) for other in gold if other.row.get("furniture")) for mark in marks
    )
    right = Counter[str]()
    for mark, want in matched:
        strict, value = _same_span(mark, want), _upper(mark, "value") in {v.upper() for v in want.words("value")}
        right["strict"] += strict
        right["relaxed"] += 1
        right["type"] += _upper(mark, "type") in want.words("type")
        right["value"] += value
        right["strict_value"] += strict and value
    for name in ("strict", "relaxed", "type", "value", "strict_value"):
        figures |= Ratio(right[name], given, len(count)).named(name)
    if anchored:
        return figures | _score_intervals(matched, count, slack or {})
    return figures | _score_honesty(matched)


def _score_intervals(matched: list[tuple[Marked, Marked]], count: list[Marked], slack: Mapping[str, int]) -> Figures:
    judged = []
    for mark, want in matched:
        days = _days(want.row)
        if days and not (_is_length(want) and _days(mark.row) is None):
            judged.append((_same_days(_days(mark.row), want, days, slack.get(want.span.file, 0)), _is_length(want)))
    dated = sum(1 for want in count if _days(want.row) and not _is_length(want))
    return {
        "interval_accuracy": mean(right for right, _ in judged) if judged else (None if matched else 0.0),
        "interval_recall": sum(right and not length for right, length in judged) / dated if dated else 1.0,
    }


def _score_honesty(matched: list[tuple[Marked, Marked]]) -> Figures:
    settled, honest = [], []
    for mark, want in matched:
        days, given = _days(want.row), _days(mark.row)
        if not days or _is_length(want):
            continue
        if want.row.get("without_anchor"):
            alone = read_days(want.row["without_anchor"])
            settled.append(bool(alone) and _same_days(given, want, alone, 0))
        else:
            honest.append(given is None or days.within(given))
    return {
        "settled_right": mean(settled) if settled else None,
        "unsettled_false": mean(not fair for fair in honest) if honest else None,
    }


def _same_days(given: Days | None, want: Marked, days: Days | None, slack: int) -> bool:
    if given is None or days is None:
        return False
    if given == days:
        return True
    inside = read_days(want.row.get("within_dates"))
    if inside and given.within(inside) and given.overlaps(days):
        return True
    if want.row.get("without_anchor") or re.search(r"\d", want.row["text"]) or slack <= 0:
        return False
    return move(days.start, -slack) <= given.start <= days.start and days.end <= given.end <= move(days.end, slack)


def _same_span(mark: Marked, want: Marked) -> bool:
    possessive = 2 if re.search(r"['’]s$", mark.row.get("text") or "") else 0
    span = [mark.span.start, mark.span.end - possessive]
    return span in [[want.span.start, want.span.end], *want.row.get("alt_spans", [])]


def _days(row: Row) -> Days | None:
    if row.get("interval") is not None:
        return read_days(row["interval"])
    return read_days({"start": row.get("start_date"), "end": row.get("end_date")})


def _is_length(want: Marked) -> bool:
    return bool(want.row["type"] == "DURATION")


def _upper(mark: Marked, field: str) -> str:
    value: Any = mark.row.get(field)
    return str(value or "").strip().upper()
