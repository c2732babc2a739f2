"""Arithmetic of calendar units: the days of a week, month, season, decade, and the TIMEX3 value that names them."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from detente.model import DayInterval

GRANULARITY = {
    "D": "day", "W": "week", "FT": "week", "WE": "week", "M": "month", "Q": "season", "H": "season", "Y": "year", "DE": "decade",
    "CE": "era", "ML": "era", "TH": "part of day", "TM": "part of day", "TS": "part of day",
}  # fmt: skip
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNSETTLED = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "FT": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
              "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "ML": "X"}  # fmt: skip


def unsettled(unit: str) -> str:
    """The value of a unit whose place in the calendar is not known.

    >>> unsettled("W")
    'XXXX-WXX'
    """
    return _UNSETTLED.get(unit, "XXXX-XX-XX")


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none such (30 February).

    >>> make_day(2023, 2, 30) is None
    True
    """
    if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def add_months(day: date, months: int) -> date | None:
    """The day so many months on, cut to the length of the month; ``None`` beyond the calendar.

    >>> add_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date | None:
    """The day so many days on; ``None`` beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def move(day: date, unit: str, count: int) -> date | None:
    """The day moved by a count of units.

    >>> move(date(2024, 2, 29), "Y", -1)
    datetime.date(2023, 2, 28)
    """
    in_days = {"D": 1, "W": 7, "FT": 14, "WE": 7}.get(unit)
    if in_days:
        return add_days(day, in_days * count)
    in_months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit]
    return add_months(day, in_months * count)


def year_of(year: int) -> DayInterval | None:
    """The days of a year, or ``None`` beyond the calendar."""
    return DayInterval.year(year) if MINYEAR <= year <= MAXYEAR else None


def years(first: int, last: int) -> DayInterval | None:
    """The days of a run of years, or ``None`` beyond the calendar."""
    return DayInterval(date(first, 1, 1), date(last, 12, 31)) if MINYEAR <= first <= last <= MAXYEAR else None


def months(year: int, month: int, count: int) -> DayInterval | None:
    """The days of so many months from one on.

    >>> str(months(2023, 12, 3))
    '2023-12-01/2024-02-29'
    """
    first = make_day(year, month, 1)
    after = add_months(first, count) if first else None
    return DayInterval(first, after - timedelta(days=1)) if first and after else None


def week_value(day: date) -> str:
    """The ISO week of a day.

    >>> week_value(date(2021, 1, 3))
    '2020-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def unit_at(day: date, unit: str) -> tuple[str, DayInterval | None]:
    """The value and the days of the unit that holds a day.

    >>> value, days = unit_at(date(2024, 2, 17), "W")
    >>> value, str(days)
    ('2024-W07', '2024-02-12/2024-02-18')
    """
    if unit == "D":
        return day.isoformat(), DayInterval.day(day)
    if unit in ("W", "WE", "FT"):
        first, last = (
            add_days(day, 5 - day.weekday() if unit == "WE" else -day.weekday()),
            add_days(day, 6 - day.weekday()),
        )
        days = DayInterval(first, last) if first and last else None
        return week_value(day) + ("-WE" if unit == "WE" else ""), days
    year = day.year
    if unit == "M":
        return f"{year:04d}-{day.month:02d}", DayInterval.month(year, day.month)
    if unit == "Q":
        quarter = (day.month - 1) // 3
        return f"{year:04d}-Q{quarter + 1}", months(year, 3 * quarter + 1, 3)
    if unit == "H":
        half = (day.month - 1) // 6
        return f"{year:04d}-H{half + 1}", months(year, 6 * half + 1, 6)
    size = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit]
    first_year = year - year % size
    return f"{year:04d}"[: 5 - len(str(size))], years(max(first_year, 1), first_year + size - 1)


_SHARES = {  # the share of a unit, in hundredths, that a vague part of it covers
    "START": (0, 33), "MID": (33, 67), "END": (67, 100),
}  # fmt: skip
_MONTH_PARTS = {"START": (1, 10), "MID": (10, 20), "END": (21, 31)}


def part_of(days: DayInterval | None, mod: str, *, edge: bool = False) -> DayInterval | None:
    """The days of an interval that "early", "mid", "late" leave; with ``edge``, of its very "beginning" or "end".

    >>> str(part_of(DayInterval.month(2023, 5), "START")), str(part_of(DayInterval.year(2023), "END", edge=True))
    ('2023-05-01/2023-05-10', '2023-12-01/2023-12-31')
    """
    if days is None or days.start is None or days.end is None or not mod:
        return days
    start, end = days.start, days.end
    if (start.year, start.month) == (end.year, end.month) and start.day == 1 and end.day > 27:
        first, last = _MONTH_PARTS[mod]
        return DayInterval(start.replace(day=first), start.replace(day=min(last, end.day)))
    size = (end - start).days + 1
    if edge and mod != "MID" and 80 <= size <= 370:
        return DayInterval.month(start.year, start.month) if mod == "START" else DayInterval.month(end.year, end.month)
    if 3600 < size < 3700:
        first_year, last_year = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[mod]
        return years(start.year + first_year, start.year + last_year)
    low, high = _SHARES[mod]
    begin = start + timedelta(days=size * low // 100)
    return DayInterval(begin, max(begin, start + timedelta(days=size * high // 100 - 1)))
