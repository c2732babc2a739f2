"""The publication days that a report can have, where another report gives the days of what it tells."""

from __future__ import annotations

from datetime import timedelta

from detente.annotate.sentences import split_sentences
from detente.annotate.times.find import read_on
from detente.model import DayInterval, Report

BASIS = "other reports"
BEFORE, AFTER = 31, 400
"""Days around a happening on which a report with "on Saturday", "next week" or "last November" may have come out."""


def days_of_publication(report: Report, passage: tuple[int, int], told: DayInterval) -> DayInterval | None:
    """On which days the expression at these offsets means the days that another report tells.

    An end is open where it means them however far one goes; ``None`` where it means them on no day.

    >>> from datetime import date
    >>> story = Report.of_text("The envoys met in Lagos on Saturday.")
    >>> str(days_of_publication(story, (27, 35), DayInterval.day(date(2024, 2, 17))))
    '2024-02-17/2024-02-23'
    """
    if told.start is None or told.end is None:
        return DayInterval(None, None)
    window = [told.start + timedelta(days=n) for n in range(-BEFORE, (told.end - told.start).days + AFTER + 1)]
    meant = read_on(report, split_sentences(report), passage, window)
    days = [day for day, interval in meant if interval is not None and interval.overlaps(told)]
    if not days:
        return None
    return DayInterval(days[0] if days[0] != window[0] else None, days[-1] if days[-1] != window[-1] else None)
