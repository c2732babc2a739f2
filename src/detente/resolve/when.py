"""Days set side by side."""

from __future__ import annotations

from detente.model import DayInterval, Precision
from detente.resolve.facts import Facts
from detente.resolve.who import Ground

_COARSE = frozenset({Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.ERA})
_FEW_DAYS = 4


def compare_days(left: Facts, right: Facts) -> Ground:
    """How well the days of two mentions agree. Days that cannot meet rule one event out."""
    level = level_of_days(left, right)
    return level, lambda: _WORDS[level].format(left.when, right.when)


def level_of_days(left: Facts, right: Facts) -> str:
    """The same without its words."""
    one, two = left.when, right.when
    if one is None or two is None:
        return "when: one undated"
    if not one.overlaps(two):
        return "when: a day apart" if _day_apart(one, two) else "when: apart"
    if not (left.dated or right.dated):
        return "when: both open"
    if not (left.dated and right.dated):
        return _level_of_open(one, two)
    if one == two and one.is_day:
        return "when: the same day"
    grains = {_grain(left), _grain(right)}
    if grains == {"days"}:
        return "when: days that meet"
    if "years" not in grains:
        return "when: one month" if grains == {"month"} else "when: within a month"
    return "when: the same years" if grains == {"years"} else "when: within a year"


_WORDS = {
    "when: one undated": "one of them has no date",
    "when: a day apart": "the days are one apart: {} and {}",
    "when: apart": "the days do not meet: {} and {}",
    "when: both open": "both dates are open: {} and {}",
    "when: open, reported then": "a date is open, its report is of those days: {} and {}",
    "when: one open": "a date is open: {} and {}",
    "when: the same day": "the same day: {}",
    "when: days that meet": "the days meet: {} and {}",
    "when: one month": "the days meet: {} and {}",
    "when: within a month": "the days meet: {} and {}",
    "when: the same years": "the dates agree as far as they are told: {} and {}",
    "when: within a year": "one date lies within the other: {} and {}",
}


def _day_apart(one: DayInterval, two: DayInterval) -> bool:
    """Whether two dates of a day or a few miss each other by one: tellings differ over midnight and time zones."""
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return False
    if (one.start - two.end).days != 1 and (two.start - one.end).days != 1:
        return False
    return max(one.days or 0, two.days or 0) <= _FEW_DAYS


def _level_of_open(one: DayInterval, two: DayInterval) -> str:
    """An open date ends (or begins) where the report came out; news of the last days is told in reports of those days."""
    closed, loose = (one, two) if one.bounded else (two, one)
    edge, near = (loose.end, closed.end) if loose.start is None else (loose.start, closed.start)
    if edge and near and abs((edge - near).days) <= _FEW_DAYS:
        return "when: open, reported then"
    return "when: one open"


def _grain(facts: Facts) -> str:
    days = facts.when.days if facts.when else None
    if (days or 0) <= 2 * _FEW_DAYS:
        return "days"
    return "years" if facts.precision in _COARSE else "month"
