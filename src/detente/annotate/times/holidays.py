"""Days and times that have names: holidays by rule of the calendar, and eras of history by table."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

from detente.annotate.times.almanac import make_day
from detente.annotate.times.reading import ASK_YEAR, WORDS, Hit, Moment, Reading, Rule
from detente.annotate.times.tokens import normal_phrase
from detente.model import DayInterval

_HIJRI_EPOCH = 227014  # ordinal of the day before 1 Muharram of year 1, by the civil reckoning


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday in the Gregorian calendar, by the Western or the Eastern reckoning (Meeus; years 1900 to 2099).

    >>> str(easter(2024)), str(easter(2024, orthodox=True))
    ('2024-03-31', '2024-05-05')
    """
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    return date(year, (h + n - 7 * m + 114) // 31, (h + n - 7 * m + 114) % 31 + 1)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """A day of the tabular Islamic calendar, in ours; ``None`` outside it.

    >>> str(hijri_day(1445, 9, 1))
    '2024-03-11'
    """
    ordinal = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRI_EPOCH
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def holiday_days(entry: Mapping[str, int], year: int) -> list[DayInterval]:
    """The days of a holiday that begin in a year; those of the moon are three wide, or a month and a day at each end.

    >>> str(holiday_days({"month": 11, "weekday": 4, "nth": 4}, 2023)[0])
    '2023-11-23'
    """
    if "easter" in entry:
        return [DayInterval.day(easter(year) + timedelta(days=entry["easter"]))]
    if "orthodox_easter" in entry:
        return [DayInterval.day(easter(year, orthodox=True) + timedelta(days=entry["orthodox_easter"]))]
    if "hijri_month" in entry:
        return _moon_days(entry, year)
    if "nth" in entry:
        days = [
            date(year, entry["month"], number)
            for number in range(1, calendar.monthrange(year, entry["month"])[1] + 1)
            if date(year, entry["month"], number).isoweekday() == entry["weekday"]
        ]
        return [DayInterval.day(days[entry["nth"] - 1 if entry["nth"] > 0 else entry["nth"]])]
    day = make_day(year, entry["month"], entry["day"])
    return [DayInterval.day(day)] if day else []


def _moon_days(entry: Mapping[str, int], year: int) -> list[DayInterval]:
    found = []
    about = int((year - 622) * 33 / 32)
    for hijri in range(about - 1, about + 3):
        first = hijri_day(hijri, entry["hijri_month"], entry.get("hijri_day", 1))
        last = first if "hijri_day" in entry else hijri_day(hijri, entry["hijri_month"], 30)
        if first and last and first.year == year:
            found.append(DayInterval(first - timedelta(days=1), last + timedelta(days=1)))
    return found


def read_holiday(hit: Hit, moment: Moment) -> Reading | None:
    """A holiday of the year given, or the nearest one that the tense allows."""
    entry = WORDS.holidays[normal_phrase(hit.tokens.text[slice(*_bounds(hit))], WORDS)]
    anchor, lead = moment.anchor, hit.word("lead")
    moon = "hijri_month" in entry
    fixed = f"XXXX-{entry['month']:02d}-{entry['day']:02d}" if "day" in entry and "month" in entry else "XXXX-XX-XX"
    granularity = "month" if moon and "hijri_day" not in entry else "day"
    if not hit.has("year") and anchor is None:
        return Reading("DATE", fixed, None, granularity, ASK_YEAR)
    centre = int(hit.word("year")) if hit.has("year") else anchor.year if anchor else 0
    wanted = range(centre, centre + 1) if hit.has("year") else range(centre - 1, centre + 2)
    choices = [days for year in wanted if 1900 <= year <= 2099 for days in holiday_days(entry, year)]
    if not choices:
        return None
    if hit.has("year"):
        days, how = choices[0], "as written"
    else:
        assert anchor is not None  # noqa: S101 - settled above
        direction = {"last": -9, "next": 9}.get(lead, moment.direction)
        days, how = min(choices, key=lambda d: _cost(d, anchor, direction)), f"chosen by the publication day {anchor}"
    if days.start is None:
        return None
    middle = days.start + timedelta(days=1) if moon else days.start
    value = middle.isoformat() if granularity == "day" else f"{middle.year:04d}-{middle.month:02d}"
    moved = ", a day either way by the moon" if moon else ""
    return Reading("DATE", value, days, granularity, f"{hit.text}, {how}{moved}")


def _cost(days: DayInterval, anchor: date, direction: int) -> float:
    if days.start is None or days.end is None:
        return float("inf")
    gap = (
        0
        if days.start <= anchor <= days.end
        else (days.start - anchor).days
        if anchor < days.start
        else (days.end - anchor).days
    )
    wrong = (direction < 0 and gap > 2) or (direction > 0 and gap < -2)
    return abs(gap) + (150 * direction**2 if wrong or (abs(direction) == 9 and abs(gap) <= 2) else 0)


def _bounds(hit: Hit) -> tuple[int, int]:
    index = hit.at("name")
    return hit.tokens.starts[index], hit.tokens.ends[index]


def read_era(hit: Hit, _moment: Moment) -> Reading | None:
    """A public event of history that stands for its date."""
    days = DayInterval.parse(WORDS.eras[normal_phrase(hit.tokens.text[slice(*_bounds(hit))], WORDS)])
    value = str(days) if days.is_day or days.start is None else f"{days.start.year:04d}"
    return Reading(
        "DATE", value, days, "day" if days.is_day else "era", f"{hit.text}, by the table of public events", dates=False
    )


def _stands_alone(hit: Hit) -> bool:
    """Whether no year is given beside it, and it tells a time ("since the fall of the Berlin Wall")."""
    dated = any(hit.after(i).isdigit() and len(hit.after(i)) == 4 for i in (1, 2, 3))
    return not dated and hit.before() in ("since", "after", "before", "until", "during")


def _is_day(hit: Hit) -> bool:
    return not re.match(r"\s(?:island|party|agree|accord)", hit.tokens.text[hit.end : hit.end + 8], re.IGNORECASE)


RULES = (
    Rule(
        r"(?P<lead>{last|next|this|coming})?(?P<name>{holiday})(?:{comma|of}?(?P<year>{year}))?",
        read_holiday,
        _is_day,
        tense=True,
    ),
    Rule(r"{the}?(?P<name>{era})", read_era, _stands_alone),
)
