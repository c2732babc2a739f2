"""Values of the record as people read them."""

from __future__ import annotations

from collections.abc import Sequence

from detente.ask.totals import describe
from detente.model import ONE_VALUED, DayInterval, Figure, Prop

__all__ = ["ONE_VALUED", "short_ids", "shown", "when", "when_told", "word"]


def shown(prop: Prop, value: str) -> str:
    """A value as people read it."""
    match prop:
        case Prop.DATE:
            return when(value)
        case Prop.FIGURE:
            return describe(Figure.from_value(value))
        case Prop.KIND | Prop.STATUS | Prop.ACT | Prop.LEVEL | Prop.FORMAT:
            return word(value)
        case _:
            return value


def when(interval: str | None) -> str:
    """Write an interval as people do; ``?`` where there is none.

    >>> [when(days) for days in ("2024-02-17", "2024-02-01/2024-02-29", "2020-09-27/2020-11-10", "2020-09-27/..", None)]
    ['2024-02-17', '2024-02', '2020-09-27 to 2020-11-10', 'from 2020-09-27', '?']
    """
    if interval is None:
        return "?"
    days = DayInterval.parse(interval)
    match days.start, days.end:
        case None, last:
            return f"by {last}"
        case first, None:
            return f"from {first}"
        case first, last if first == last:
            return str(first)
    unit = _unit(days)
    return unit or f"{days.start} to {days.end}"


def when_told(dates: Sequence[str]) -> str:
    """Write the dates that reports give one happening; one that only is wider than the best is no other account.

    >>> when_told(["2024-02-17", "2024-02-01/2024-02-29", "2024-02-18"])
    '2024-02-17 or 2024-02-18'
    """
    return " or ".join(map(when, apart(dates))) or "?"


def apart(dates: Sequence[str]) -> list[str]:
    """The dates that are accounts of their own: the best, and those that are not only wider than it."""
    if not dates:
        return []
    best = DayInterval.parse(dates[0])
    return [dates[0], *(date for date in dates[1:] if not DayInterval.parse(date).contains(best))]


def _unit(days: DayInterval) -> str | None:
    """The month or the year that an interval is, if it is one."""
    if days.start is None:
        return None
    if days == DayInterval.year(days.start.year):
        return str(days.start.year)
    return f"{days.start:%Y-%m}" if days == DayInterval.month(days.start.year, days.start.month) else None


def word(name: str) -> str:
    """A word of a vocabulary as people write it: ``armed_clash`` -> ``armed clash``."""
    return name.replace("_", " ")


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it asks for it.

    >>> count(1, "report"), count(1200, "event")
    ('1 report', '1,200 events')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def short_ids(ids: list[str], shortest: int = 6) -> dict[str, str]:
    """Each id cut to the length at which all of them still differ.

    >>> short_ids(["e-1234567890", "e-1234569999"])
    {'e-1234567890': 'e-1234567', 'e-1234569999': 'e-1234569'}
    """
    whole = sorted(set(ids))
    longest = max(map(len, whole), default=0)
    for length in range(shortest + 2, longest + 1):
        if len({name[:length] for name in whole}) == len(whole):
            return {name: name[:length] for name in whole}
    return {name: name for name in whole}
