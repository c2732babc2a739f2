"""Closed intervals of days, as the scorers read them: an end that is not given is unbounded, not one day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Any, NamedTuple

OPEN_START = date(1, 1, 1)
OPEN_END = date(9999, 1, 1)
_WIDENING = {"day": 1, "week": 3, "era": 366}


class Days(NamedTuple):
    """A closed interval of days; ``OPEN_START`` and ``OPEN_END`` stand for ends that are not given."""

    start: date
    end: date

    @property
    def bounded(self) -> bool:
        """Whether both ends are given."""
        return self.start != OPEN_START and self.end != OPEN_END

    @property
    def width(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    def overlaps(self, other: Days) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Days) -> bool:
        """Whether every day of this one is in the other."""
        return other.start <= self.start and self.end <= other.end


def read_days(value: Any) -> Days | None:
    """Read ``{"start", "end"}``, ``[start, end]``, a day, a month, a year, or two of them with a slash between.

    >>> read_days("2021-02").end
    datetime.date(2021, 2, 28)
    >>> read_days({"start": "2021-02-03", "end": None}).bounded
    False
    >>> read_days(None)
    """
    left, right = _edges(value)
    start, end = _day(left, last=False), _day(right, last=True)
    if start is None and end is None:
        return None
    start, end = start or OPEN_START, end or OPEN_END
    return Days(start, max(start, end))


def move(day: date, days: int) -> date:
    """A day so many days on; an open end stays open, and what leaves the calendar opens."""
    if day in (OPEN_START, OPEN_END):
        return day
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return OPEN_START if days < 0 else OPEN_END


def widen(days: Days, precision: str) -> Days:
    """A gold interval widened to the precision of its words: a day each way for a day, the whole month for a month."""
    start, end = days
    if precision == "month":
        start = start.replace(day=1)
        end = end if end == OPEN_END else end.replace(day=calendar.monthrange(end.year, end.month)[1])
    elif precision == "year":
        start = start.replace(month=1, day=1)
        end = end if end == OPEN_END else end.replace(month=12, day=31)
    reach = _WIDENING.get(precision, 0)
    return Days(move(start, -reach), move(end, reach))


def dates_meet(given: Days | None, gold: Days | None, precision: str) -> bool:
    """Whether a date can be that of the gold event at all: it overlaps the widened gold interval."""
    if gold is None:
        return True
    if given is None:
        return precision == "era"
    return given.overlaps(widen(gold, precision))


def dates_agree(given: Days | None, gold: Days | None, precision: str) -> bool:
    """Whether a date is right: the same interval for a day, one inside the unit for a coarser one."""
    if given is None or gold is None:
        return given is None and gold is None
    if precision == "day":
        return given == gold
    window = widen(gold, precision)
    if precision == "era":
        return given.overlaps(window)
    return given.within(window) and given.overlaps(gold)


def _edges(value: Any) -> tuple[Any, Any]:
    if isinstance(value, str):
        left, slash, right = value.partition("/")
        return left, (right if slash else left)
    if isinstance(value, list | tuple):
        pair = [*value, None, None]
        return pair[0], pair[1]
    return (value.get("start"), value.get("end")) if value else (None, None)


def _day(text: Any, *, last: bool) -> date | None:
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", str(text)) if text else None
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if not month:
            return date(year, 12, 31) if last else date(year, 1, 1)
        if not day:
            return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except ValueError:
        return None
