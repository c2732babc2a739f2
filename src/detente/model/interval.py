"""Closed intervals of days: the only form in which the record holds a date."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, reduce


@dataclass(frozen=True, slots=True)
class DayInterval:
    """A closed interval of calendar days; an end that is ``None`` is open ("since 2020", "before May").

    Written ``a/b`` in ISO 8601, one day as ``a``, an open end as ``..``.

    >>> DayInterval.parse("2024-02-13/2024-02-17")
    DayInterval(start=datetime.date(2024, 2, 13), end=datetime.date(2024, 2, 17))
    >>> str(DayInterval.parse("2024-02"))
    '2024-02-01/2024-02-29'

    Raises ``ValueError`` where the ends are out of order or no date.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"an interval ends before it starts: {self.start}/{self.end}")

    @classmethod
    def day(cls, day: date) -> DayInterval:
        """The interval of one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> DayInterval:
        """All days of a month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> DayInterval:
        """All days of a year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, text: str) -> DayInterval:
        """Read ``2024-02-17``, ``2024-02``, ``2024`` or two of them with a slash between; ``..`` or nothing is open."""
        return _parse(text)

    @staticmethod
    def _edge(text: str, *, last: bool) -> date | None:
        text = text.strip()
        if text in ("", ".."):
            return None
        numbers = [int(piece) for piece in text.split("-")]
        if len(text.split("-")[0]) != 4 or len(numbers) > 3:
            raise ValueError(f"not a day of the form YYYY-MM-DD: {text!r}")
        year, month, day = [*numbers, 0, 0][:3]
        if not month:
            return date(year, 12, 31) if last else date(year, 1, 1)
        if not day:
            return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day)

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int | None:
        """How many days the interval holds, or ``None`` where an end is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1

    @property
    def is_day(self) -> bool:
        """Whether the interval is one single day."""
        return self.start is not None and self.start == self.end

    def overlaps(self, other: DayInterval) -> bool:
        """Whether the two share a day."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )

    def contains(self, other: DayInterval) -> bool:
        """Whether every day of the other is in this one."""
        after = self.start is None or (other.start is not None and self.start <= other.start)
        before = self.end is None or (other.end is not None and other.end <= self.end)
        return after and before

    def intersect(self, other: DayInterval) -> DayInterval | None:
        """The days that both hold, or ``None`` where there is none."""
        if not self.overlaps(other):
            return None
        start = max((d for d in (self.start, other.start) if d is not None), default=None)
        end = min((d for d in (self.end, other.end) if d is not None), default=None)
        return DayInterval(start, end)

    def hull(self, other: DayInterval) -> DayInterval:
        """The smallest interval that holds both."""
        start = None if self.start is None or other.start is None else min(self.start, other.start)
        end = None if self.end is None or other.end is None else max(self.end, other.end)
        return DayInterval(start, end)

    @staticmethod
    def spanning(all_: Iterable[DayInterval]) -> DayInterval | None:
        """The smallest interval that holds each of them; ``None`` where there is none.

        >>> str(DayInterval.spanning([DayInterval.parse("2024-02-17"), DayInterval.parse("2024-01")]))
        '2024-01-01/2024-02-17'
        """
        return reduce(DayInterval.hull, found) if (found := [*all_]) else None

    def shift(self, days: int) -> DayInterval:
        """Both ends moved by so many days; an end that would leave the calendar opens."""
        return DayInterval(_move(self.start, days), _move(self.end, days))

    def __str__(self) -> str:
        if self.is_day:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


@lru_cache(maxsize=1 << 16)
def _parse(text: str) -> DayInterval:
    """Kept, since a large record gives the same few thousand dates again and again."""
    left, slash, right = text.strip().partition("/")
    if not slash:
        right = left
    ends = DayInterval._edge(left, last=False), DayInterval._edge(right, last=True)
    if ends == (None, None):
        raise ValueError(f"no day in {text!r}")
    return DayInterval(*ends)


def _move(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
