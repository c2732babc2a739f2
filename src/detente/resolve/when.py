"""Days set side by side."""

from __future__ import annotations

from detente.model import DayInterval, Precision
from detente.resolve.facts import Facts
from detente.resolve.who import Ground

_COARSE = frozenset({Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.ERA})
_FEW_DAYS = 4


def compare_days(left: Facts, right: Facts) -> Ground:
    """How well the days of two mentions agree. Days that cannot meet rule one event out."""
    one, two = left.when, right.when
    if one is None or two is None:
        return "when: one undated", "one of them has no date"
    if not one.overlaps(two):
        if _day_apart(one, two):
            return "when: a day apart", f"the days are one apart: {one} and {two}"
        return "when: apart", f"the days do not meet: {one} and {two}"
    if not (one.bounded or two.bounded):
        return "when: both open", f"both dates are open: {one} and {two}"
    if not (one.bounded and two.bounded):
        return _compare_open(one, two)
    if one == two and one.is_day:
        return "when: the same day", f"the same day: {one}"
    grains = {_grain(left), _grain(right)}
    if grains == {"days"}:
        return "when: days that meet", f"the days meet: {one} and {two}"
    if "years" not in grains:
        return ("when: one month" if grains == {"month"} else "when: within a month"), f"the days meet: {one} and {two}"
    if grains == {"years"}:
        return "when: the same years", f"the dates agree as far as they are told: {one} and {two}"
    return "when: within a year", f"one date lies within the other: {one} and {two}"


def _day_apart(one: DayInterval, two: DayInterval) -> bool:
    """Whether two dates of a day or a few miss each other by one: tellings differ over midnight and time zones."""
    if not (one.bounded and two.bounded) or max(one.days or 0, two.days or 0) > _FEW_DAYS:
        return False
    return one.overlaps(two.shift(1)) or one.overlaps(two.shift(-1))


def _compare_open(one: DayInterval, two: DayInterval) -> Ground:
    """An open date ends (or begins) where the report came out; news of the last days is told in reports of those days."""
    closed, loose = (one, two) if one.bounded else (two, one)
    edge, near = (loose.end, closed.end) if loose.start is None else (loose.start, closed.start)
    if edge and near and abs((edge - near).days) <= _FEW_DAYS:
        return "when: open, reported then", f"a date is open, its report is of those days: {one} and {two}"
    return "when: one open", f"a date is open: {one} and {two}"


def _grain(facts: Facts) -> str:
    days = facts.when.days if facts.when else None
    if (days or 0) <= 2 * _FEW_DAYS:
        return "days"
    return "years" if facts.precision in _COARSE else "month"
