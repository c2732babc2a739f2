"""How a time stands to the report that gives it: whether it is of the news, of the past, or only measures how rare a thing is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from detente.extract.dating import Dating
from detente.extract.timing import COARSE
from detente.model import DayInterval, Report, TimeMark

FRESH_DAYS = 2
"""News told without a day of its own is of the publication day or of so many days before it: the convention of dailies."""
_WEEK = 7


def is_lately(report: Report, dating: Dating) -> bool:
    """Whether a day is of the week before publication: news goes on from it, background ends with its sentence."""
    published, day = report.published.interval if report.published else None, dating.interval.start
    if published is None or published.start is None or published.end is None or day is None:
        return False
    return published.start - timedelta(days=_WEEK) <= day <= published.end


def is_benchmark(text: str, mark: TimeMark, word: int = 0) -> bool:
    """Whether a time only says how long nothing like it had been seen: "the worst clashes since 2020".

    ``word`` is the offset of what it might date: what stands behind the "since" is of that time.

    >>> text = "It was the deadliest attack since 2020."
    >>> is_benchmark(text, TimeMark(start=34, end=38, text="2020", kind="DATE", value="2020"))
    True

    Nor is it of the day on which something else came about: "the biggest attack since the president took office in May".
    """
    first = max(0, mark.start - 120)
    found = _SUPERLATIVE.search(text[first : mark.start])
    return found is not None and not first + found.start("since") < word < mark.start


_SUPERLATIVE = re.compile(
    r"\b(?:worst|[a-z]{3,}iest|largest|biggest|highest|lowest|fiercest|bloodiest|strongest|first|most\s+\w+)\s+[^.,;:]{0,40}?\b(?P<since>since)\s+(?:[^.,;:]{1,60}?\s(?:(?:in|on)\s+)?|the\s+)?$",
    re.IGNORECASE,
)


def is_long_past(mark: TimeMark, recent: DayInterval | None) -> bool:
    """Whether an expression names a month, season, year or more that was over before the days that news is of."""
    ended = mark.interval.end if mark.interval else None
    return (
        mark.granularity in COARSE
        and ended is not None
        and recent is not None
        and recent.start is not None
        and ended < recent.start
    )


def looks_back(mark: TimeMark, recent: DayInterval | None) -> bool:
    """Whether a time was over a week before the days that news is of, or nobody knows when news is of.

    From the first such time on a report mixes background with its news.
    """
    if recent is None or recent.start is None:
        return True
    ended = mark.interval.end if mark.interval else None
    return ended is not None and ended < recent.start - timedelta(days=_WEEK)


_SAID_ON = re.compile(
    r"\b(?:said|says|announced|confirmed|reported|added|told \w+|according to \w+)\s+(?:on|late|early|in a statement|\s)*$",
    re.IGNORECASE,
)
"""Before a day on which something was only said: what was said may be older."""


def recent_days(report: Report, times: tuple[TimeMark, ...]) -> DayInterval | None:
    """The days that news without a day of its own can be of: from the first day that the report tells as news to its publication.

    Where that is older than ``FRESH_DAYS``, but of the same week, news goes back to it.

    >>> recent_days(Report.of_text("x", published="2024-02-17"), ())
    DayInterval(start=datetime.date(2024, 2, 15), end=datetime.date(2024, 2, 17))
    """
    published = report.published.interval if report.published else None
    if published is None or published.start is None or published.end is None:
        return None
    oldest = published.start - timedelta(days=FRESH_DAYS)
    told = list(_days_told(times, published.end))
    if told and told[0][0] < oldest:
        return DayInterval(told[0][0], published.end)
    first, mark = told[0] if told else (oldest, None)
    if mark and first == published.end and _SAID_ON.search(report.text[max(0, mark.start - 40) : mark.start]):
        first = oldest
    return DayInterval(first, max(published.end, first))


def headline_days(report: Report, times: tuple[TimeMark, ...]) -> DayInterval | None:
    """The days of such news in a headline, which tells what any sentence may date: from the earliest day of that week told."""
    recent = recent_days(report, times)
    if recent is None or recent.start is None or recent.end is None:
        return recent
    return DayInterval(min([recent.start, *(day for day, _ in _days_told(times, recent.end))]), recent.end)


def _days_told(times: tuple[TimeMark, ...], published: date) -> Iterator[tuple[date, TimeMark]]:
    """The single days of the week before publication that expressions of the story name, in text order."""
    for mark in times:
        day = mark.interval.start if mark.interval is not None and mark.interval.is_day else None
        if day is not None and not mark.furniture and published - timedelta(days=_WEEK) < day <= published:
            yield day, mark


def running_days(report: Report, times: tuple[TimeMark, ...]) -> DayInterval | None:
    """The days of such news behind the lead: from the earliest day of those two that the report tells anywhere.

    >>> running_days(Report.of_text("x", published="2024-02-17"), ())
    DayInterval(start=datetime.date(2024, 2, 15), end=datetime.date(2024, 2, 17))
    """
    recent = recent_days(report, times)
    if recent is None or recent.start is None or recent.end is None:
        return None
    oldest = recent.end - timedelta(days=FRESH_DAYS)
    told = [day for day, _ in _days_told(times, recent.end) if oldest <= day]
    return DayInterval(min(recent.start, min(told, default=oldest)), recent.end)
