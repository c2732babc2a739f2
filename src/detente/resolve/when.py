"""Days set side by side."""

from __future__ import annotations

from datetime import date

from detente.model import DayInterval, Kind, Precision
from detente.resolve.facts import Facts
from detente.resolve.who import Ground
from detente.resolve.wording import are_copies

_COARSE = frozenset({Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.ERA})
FEW_DAYS = 4
"""So far apart, in days, news and the reports of it are of one time."""
FORTNIGHT = 14
MONTH = 32
HALF_YEAR = 183


def compare_days(left: Facts, right: Facts) -> Ground:
    """How well the days of two mentions agree. Days that cannot meet rule one event out."""
    level = level_of_days(left, right)
    return level, lambda: _WORDS[level].format(left.when, right.when)


def level_of_days(left: Facts, right: Facts) -> str:
    """The same without its words."""
    one, two = left.when, right.when
    if one is None or two is None:
        return "when: one undated, a copy" if are_copies(left.wording, right.wording) else "when: one undated"
    if not (left.told and right.told) and left.dated and right.dated:
        return _level_of_news(left, right, one, two)
    if left.dated != right.dated and not (left if left.dated else right).told:
        return _level_of_open(one, two)  # news without a day of its own may be older than its report
    if not one.overlaps(two):
        return "when: a day apart" if _day_apart(one, two) else _level_of_apart(left, right)
    if not (left.dated or right.dated):
        return _level_of_both_open(one, two)
    if not (left.dated and right.dated):
        return _level_of_open(one, two)
    if one == two and one.is_day:
        return "when: the same day"
    return _level_of_grains(left, right) or "when: days that meet"


def _level_of_apart(left: Facts, right: Facts) -> str:
    """Days that do not meet rule one event out where each is told of it alone; a war is told on many a day."""
    if Kind.WAR in (left.kind, right.kind) and not (_tells_when(left) and _tells_when(right)):
        return "when: apart, of a war"
    if Kind.WAR in (left.kind, right.kind) or (_is_firm(left) and _is_firm(right)) or _are_of_other_times(left, right):
        return "when: apart"
    return "when: apart, a day told of more than one"


def _are_of_other_times(left: Facts, right: Facts) -> bool:
    """Whether two days lie so far apart that it does not matter which event of its sentence each is of."""
    if left.when is None or right.when is None or {grain_of(left), grain_of(right)} != {"days"}:
        return False
    return _gap(left.when, right.when) > HALF_YEAR


def _tells_when(fact: Facts) -> bool:
    """Whether words date it by the month or more, as wars are: a day is that of what is told of the war."""
    return fact.told and fact.dated and grain_of(fact) != "days"


def _is_firm(fact: Facts) -> bool:
    """Whether its date is its own, or an edge: what is told on a day has happened by then."""
    return fact.sure or not fact.dated


def _level_of_news(left: Facts, right: Facts, one: DayInterval, two: DayInterval) -> str:
    """Of news without a day of its own only the days up to its report are known, and it may be older."""
    if not one.overlaps(two):
        if Kind.WAR in (left.kind, right.kind):
            return "when: apart, of a war"
        return "when: news of other days" if _gap(one, two) <= FORTNIGHT else "when: news of long before"
    if coarse := _level_of_grains(left, right):
        return coarse
    within = left.report_id == right.report_id
    if left.told or right.told:
        return "when: a day, and news of the report" if within else "when: a day, and news of then"
    return "when: news of one report" if within else "when: news of the same days"


def _level_of_grains(left: Facts, right: Facts) -> str | None:
    """The level of days that meet where one of them is a month or more."""
    grains = {grain_of(left), grain_of(right)}
    if grains == {"days"}:
        return None
    if "years" not in grains:
        return "when: one month" if grains == {"month"} else "when: within a month"
    if grains != {"years"}:
        return "when: within a year"
    return "when: the same years, of a war" if left.kind is right.kind is Kind.WAR else "when: the same years"


_WORDS = {
    "when: one undated": "one of them has no date",
    "when: one undated, a copy": "one of them has no date, and is told in the same words",
    "when: a day apart": "the days are one apart: {} and {}",
    "when: news of other days": "one is news without a day of its own, of about {}, the other of {}",
    "when: a day, and news of the report": "one is news of the report without a day of its own: {} and {}",
    "when: a day, and news of then": "one is news without a day of its own, and the days meet: {} and {}",
    "when: news of one report": "both are news without a day of its own: {} and {}",
    "when: news of the same days": "both are news without a day of its own, of the same days: {} and {}",
    "when: apart, of a war": "a war is told of on days that do not meet: {} and {}",
    "when: apart, a day told of more than one": "the days do not meet, but one is that of another event too: {} and {}",
    "when: news of long before": "one is news without a day of its own, of about {}, the other of {}: weeks apart",
    "when: apart": "the days do not meet: {} and {}",
    "when: both open": "both dates are open: {} and {}",
    "when: both open, reported at once": "both dates are open, the reports are of the same days: {} and {}",
    "when: both open, reported within a month": "both dates are open, the reports are of one month: {} and {}",
    "when: open, reported within a month": "a date is open, its report came out within a month: {} and {}",
    "when: one open, news of later": "one had happened before the other, which is news without a day of its own: {} and {}",
    "when: open, reported then": "a date is open, its report is of those days: {} and {}",
    "when: one open": "a date is open: {} and {}",
    "when: the same day": "the same day: {}",
    "when: days that meet": "the days meet: {} and {}",
    "when: one month": "the days meet: {} and {}",
    "when: within a month": "the days meet: {} and {}",
    "when: the same years, of a war": "the years of a war agree as far as they are told: {} and {}",
    "when: the same years": "the dates agree as far as they are told: {} and {}",
    "when: within a year": "one date lies within the other: {} and {}",
}


def _gap(one: DayInterval, two: DayInterval) -> int:
    """How many days lie between two bounded dates."""
    first, last = sorted((one, two), key=lambda days: days.start or date.min)
    return (last.start - first.end).days if last.start and first.end else 0


def _day_apart(one: DayInterval, two: DayInterval) -> bool:
    """Whether two dates of a day or a few miss each other by one: tellings differ over midnight and time zones."""
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return False
    if (one.start - two.end).days != 1 and (two.start - one.end).days != 1:
        return False
    return max(one.days or 0, two.days or 0) <= FEW_DAYS


def _level_of_open(one: DayInterval, two: DayInterval) -> str:
    """An open date ends (or begins) where the report came out; news of the last days is told in reports of those days.

    What a report tells as past was no news of a later week.
    """
    if not one.overlaps(two):
        return "when: one open, news of later"
    closed, loose = (one, two) if one.bounded else (two, one)
    edge, near = (loose.end, closed.end) if loose.start is None else (loose.start, closed.start)
    days = abs((edge - near).days) if edge and near else MONTH
    if days <= FEW_DAYS:
        return "when: open, reported then"
    return "when: open, reported within a month" if days < MONTH else "when: one open"


def _level_of_both_open(one: DayInterval, two: DayInterval) -> str:
    """Of two open dates only the reports' days are known."""
    edges = (one.end, two.end) if one.start is None and two.start is None else (one.start, two.start)
    days = abs((edges[0] - edges[1]).days) if edges[0] and edges[1] else MONTH
    if days < FEW_DAYS:
        return "when: both open, reported at once"
    return "when: both open, reported within a month" if days < MONTH else "when: both open"


def grain_of(facts: Facts) -> str:
    """Of what size its date is: ``days``, a ``month`` or ``years``."""
    days = facts.when.days if facts.when else None
    if (days or 0) <= 2 * FEW_DAYS:
        return "days"
    return "years" if facts.precision in _COARSE else "month"
