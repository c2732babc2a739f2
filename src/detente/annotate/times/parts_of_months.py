"""Days and weeks by their place in a month or year: "the last day of August 1994", "the second week of July"."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from detente.annotate.times.calendar_dates import (
    MONTH,
    REL_YEAR,
    THAT_YEAR,
    YEAR,
    month_number,
    names_year,
    nearest_year,
    told_year,
)
from detente.annotate.times.reading import ASK_YEAR, WORDS, Hit, Moment, Reading, Rule
from detente.model import DayInterval


def read_in_month(hit: Hit, moment: Moment) -> Reading | None:
    """The first, second ... or last day or week of a month, or of a year.

    A week of a month is counted by its Mondays or by sevens from the first; the days are those of both.
    """
    month, number = month_number(hit), _number(hit)
    weeks = hit.word("unit") == "week"
    if names_year(hit):
        year, how = told_year(hit, moment)
    else:
        about = 22 if number < 0 else 7 * number - 6 if weeks else number
        year, how = nearest_year(month, about, moment), f"the nearest to the publication day {moment.anchor}"
    granularity = "week" if weeks else "day"
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}", None, granularity, ASK_YEAR if not names_year(hit) else how)
    if not month:
        day = date(year, 1, 1) if number == 1 else date(year, 12, 31)
        return Reading("DATE", day.isoformat(), DayInterval.day(day), "day", f"{hit.text}, {how}")
    days = _week(year, month, number) if weeks else _day(year, month, number)
    if days is None:
        return None
    value = str(days.start) if days.is_day else str(days)
    return Reading("DATE", value, days, granularity, f"{hit.text}, {how}")


def _number(hit: Hit) -> int:
    word = hit.word("nth")
    return -1 if word == "last" else WORDS.number("ordinals", word) or int(re.sub(r"\D", "", word) or 0)


def _day(year: int, month: int, number: int) -> DayInterval | None:
    length = calendar.monthrange(year, month)[1]
    number = length if number < 0 else number
    return DayInterval.day(date(year, month, number)) if 1 <= number <= length else None


def _week(year: int, month: int, number: int) -> DayInterval | None:
    """The hull of the two ways to count, within the month.

    >>> str(_week(2021, 5, 2)), str(_week(2022, 6, -1))
    ('2021-05-08/2021-05-16', '2022-06-24/2022-06-30')
    """
    first, length = date(year, month, 1), calendar.monthrange(year, month)[1]
    last = first + timedelta(days=length - 1)
    if number < 0:
        return DayInterval(min(last - timedelta(days=6), last - timedelta(days=last.weekday())), last)
    if not 1 <= number <= 4:
        return None
    seven = first + timedelta(days=7 * number - 7)
    monday = first + timedelta(days=(-first.weekday()) % 7 + 7 * number - 7)
    begin = first if number == 1 else min(seven, monday)
    return DayInterval(begin, min(max(seven, monday) + timedelta(days=6), last))


def _is_counted(hit: Hit) -> bool:
    number = _number(hit)
    if hit.has("yearly"):
        return number in (1, -1)
    if hit.has("unit"):
        return -1 <= number <= (4 if hit.word("unit") == "week" else 31)
    return number > 0 and hit.after() not in ("and",)


_YEAR_BESIDE = rf"(?:{YEAR}|{{comma|of}}?{REL_YEAR}|{THAT_YEAR})?"

RULES = (
    Rule(
        rf"{{the}}(?P<nth>{{last|ordinal}})(?P<unit>{{day_word|week_word}}){{of}}{MONTH}{_YEAR_BESIDE}",
        read_in_month,
        _is_counted,
        tense=True,
    ),
    Rule(
        r"{the}(?P<nth>{last|ordinal})(?P<yearly>{day_word}){of}(?P<year>{year})",
        lambda hit, moment: read_in_month(hit, replace(moment, last=None)),
        _is_counted,
    ),
    Rule(rf"{{the}}(?P<nth>{{ordinal}}){{of}}{MONTH}{_YEAR_BESIDE}", read_in_month, _is_counted, tense=True),
)
