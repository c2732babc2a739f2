"""The day of a report that prints the text of another: its weekdays and "last week" are those of the day it was first printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.annotate.published import text_lines
from detente.annotate.times.find import find_times
from detente.model import DayInterval, Published, Report

BASIS = "copy"


def day_of_copy(report: Report, printings: Iterable[Report]) -> tuple[Published, str] | None:
    """The day from which an undated report counts, by the earliest dated printing of its text, with the reason.

    ``None`` where no printing has a day, or where the report words a time otherwise than that printing: then it was written
    anew, and its "Monday" may be another.

    >>> first = Report.of_text("They met on Monday.", "first.txt", published="2024-02-14")
    >>> published, why = day_of_copy(Report.of_text("They met on Monday. Read more.", "again.txt"), [first])
    >>> str(published.interval), why
    ('2024-02-14', 'it prints the text of first.txt, published 2024-02-14: its days are counted from there')
    >>> day_of_copy(Report.of_text("They met last week.", "again.txt"), [first]) is None
    True
    """
    dated = [(p.published.interval, p) for p in printings if p.published and p.published.interval.is_day]
    if not dated:
        return None
    day, first = min(dated, key=lambda one: (str(one[0]), one[1].name, one[1].id))
    printed = _plain(first.text)
    waiting = [mark for mark in find_times(report, text_lines(report.text)) if mark.interval is None]
    if any(_plain(mark.text) not in printed for mark in waiting if not mark.furniture):
        return None
    why = f"it prints the text of {first.name}, published {day}: its days are counted from there"
    return Published(interval=DayInterval.parse(str(day)), basis=BASIS), why


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower())
