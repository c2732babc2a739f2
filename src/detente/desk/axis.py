"""The axis of days that the lanes and the strip below them share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from detente.model import DayInterval

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between two ticks."""
_TICKS = 12
_EDGE = 0.05
_FEW = 10
_FAR = 3
"""Where a twentieth of the days at each end stretches the axis to three times its length, what lies far off is left off it."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from ``first`` to ``last`` over ``width`` units from ``left`` on."""

    first: dt.date
    last: dt.date
    left: float
    width: float

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def at(self, day: dt.date) -> float:
        """Where the middle of a day lies; of a day off the axis, the end."""
        return self.at_number(day.toordinal())

    def at_number(self, day: int) -> float:
        """The same of a day by its number, as ``toordinal`` gives it."""
        along = (day - self.first.toordinal() + 0.5) / self.days
        return round(self.left + self.width * min(1.0, max(0.0, along)), 1)

    def holds(self, when: DayInterval) -> bool:
        """Whether any of these days is on it; of days open at one end, whether the known end is."""
        start, end = when.start or when.end, when.end or when.start
        return start is not None and end is not None and start <= self.last and end >= self.first

    def ticks(self) -> list[dict[str, object]]:
        """The months or years that are written below it.

        >>> axis = Axis(dt.date(2024, 1, 20), dt.date(2024, 4, 10), 0, 820)
        >>> [tick["label"] for tick in axis.ticks()]
        ['2024-02', '2024-03', '2024-04']
        """
        months = self.days / 30.4
        step = next((step for step in _STEPS if months / step <= _TICKS), _STEPS[-1])
        found: list[dict[str, object]] = []
        number = self.first.year * 12 + self.first.month - 1
        number += -number % step
        while number // 12 <= min(self.last.year, dt.MAXYEAR):
            day = dt.date(number // 12, number % 12 + 1, 1)
            if day > self.last:
                break
            if day >= self.first:
                label = str(day.year) if step >= 12 else f"{day:%Y-%m}"
                found.append({"x": self.at(day), "label": label})
            number += step
        return found


def choose_days(days: Sequence[DayInterval]) -> tuple[dt.date, dt.date] | None:
    """From which day to which an axis reaches; ``None`` where no day is known. A few days far off do not stretch it.

    >>> news = [DayInterval.parse(f"2024-02-{day:02}") for day in range(1, 29)] * 4
    >>> [str(day) for day in choose_days([DayInterval.parse("1915"), *news])]
    ['2024-02-01', '2024-02-28']
    """
    firsts = [day.toordinal() for when in days if (day := when.start or when.end)]
    lasts = [day.toordinal() for when in days if (day := when.end or when.start)]
    if not firsts:
        return None
    first, last = choose_numbers(firsts, lasts)
    return dt.date.fromordinal(first), dt.date.fromordinal(last)


def choose_numbers(firsts: Sequence[int], lasts: Sequence[int]) -> tuple[int, int]:
    """The same by the numbers of the first days and the last ones, of one interval at least."""
    first, last = min(firsts), max(lasts)
    skipped = ceil(len(firsts) * _EDGE) if len(firsts) >= _FEW else 0
    low, high = sorted(firsts)[skipped], sorted(lasts)[-1 - skipped]
    core = max(high - low, 14)
    if last - first <= _FAR * core:
        return first, last
    near_from, near_to = low - ceil(core / 4), high + core // 4
    return (
        min(day for days in (firsts, lasts) for day in days if near_from <= day <= near_to),
        max(day for days in (firsts, lasts) for day in days if near_from <= day <= near_to),
    )
