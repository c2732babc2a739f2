"""Runs of days, months or years that share their names: "May 1-4", "3 to 5 March", "May 30-June 2", "2014-2016"."""

from __future__ import annotations

import re

from detente.annotate.times.almanac import make_day, years
from detente.annotate.times.calendar_dates import full_year, nearest_year
from detente.annotate.times.reading import ASK_YEAR, WORDS, Hit, Moment, Reading, Rule
from detente.model import DayInterval


def read_days(hit: Hit, moment: Moment) -> Reading | None:
    """From one day to another, of one month or of two."""
    first_month = WORDS.number("months", hit.word("m1") or hit.word("m2")) or 0
    last_month = WORDS.number("months", hit.word("m2") or hit.word("m1")) or 0
    first_day, last_day = (int(re.sub(r"\D", "", hit.word(group))) for group in ("d1", "d2"))
    given = int(hit.word("year")) if hit.has("year") else None
    last_year = given if given is not None else nearest_year(last_month, last_day, moment)
    written = f"XXXX-{first_month:02d}-{first_day:02d}/XXXX-{last_month:02d}-{last_day:02d}"
    if last_year is None:
        return Reading("DATE", written, None, "day", ASK_YEAR)
    first_year = last_year - 1 if first_month > last_month else last_year
    start, end = make_day(first_year, first_month, first_day), make_day(last_year, last_month, last_day)
    if start is None or end is None or start > end:
        return None
    note = (
        f"{hit.text}, as written"
        if given is not None
        else f"{hit.text}, the year by the publication day {moment.anchor}"
    )
    return Reading("DATE", f"{start}/{end}", DayInterval(start, end), "day", note)


def _is_days(hit: Hit) -> bool:
    first, last = (int(re.sub(r"\D", "", hit.word(group))) for group in ("d1", "d2"))
    return first < last or bool(hit.word("m1") and hit.word("m2"))


def read_years(hit: Hit, _moment: Moment) -> Reading | None:
    """From one year to another, the second in four digits or two."""
    first = full_year(hit.word("y1"))
    tail = hit.word("y2")
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    days = years(first, last) if first < last < first + 200 else None
    return Reading("DATE", f"{first:04d}/{last:04d}", days, "year", f"{hit.text}, as written") if days else None


def _is_years(hit: Hit) -> bool:
    first, tail = int(hit.word("y1")), hit.word("y2")
    if len(tail) == 2 and not (first % 100 < int(tail) and 1900 <= first <= 2050):
        return False
    return 1000 <= first <= 2050 and hit.before() not in ("-", "/", "$") and hit.after() not in ("-", "/")


def read_months(hit: Hit, moment: Moment) -> Reading | None:
    """From one month to another of a year: "March-May 2022"."""
    first, last = (WORDS.number("months", hit.word(group)) or 0 for group in ("m1", "m2"))
    year = int(hit.word("year")) if hit.has("year") else nearest_year(last, None, moment)
    if year is None:
        return Reading("DATE", f"XXXX-{first:02d}/XXXX-{last:02d}", None, "month", ASK_YEAR)
    begin = year - (first > last)
    days = DayInterval.month(begin, first).hull(DayInterval.month(year, last))
    note = f"{hit.text}, the year {'as written' if hit.has('year') else 'by the publication day'}"
    return Reading("DATE", f"{begin:04d}-{first:02d}/{year:04d}-{last:02d}", days, "month", note)


def _is_months(hit: Hit) -> bool:
    return hit.word("m1") != hit.word("m2")


_YEAR = r"(?:{comma}?{of}?(?P<year>{year}))?"

_M1, _M2 = r"(?P<m1>{month})(?:(?<={short_month}){dot})?", r"(?P<m2>{month})(?:(?<={short_month}){dot})?"
_D1, _D2 = r"(?P<d1>{day})", r"(?P<d2>{day})"

RULES = (
    Rule(rf"{_M1}{_D1}{{hyphen}}{_M2}{_D2}{_YEAR}", read_days, _is_days, tense=True),
    Rule(
        rf"{_M1}{_D1}(?:{{hyphen|to}}|(?<={{between}}{{month}}{{day}}){{and}}){_D2}(?!{{units|percent|month}}){_YEAR}",
        read_days,
        _is_days,
        tense=True,
    ),
    Rule(
        rf"{_D1}(?:{{hyphen|to|slash}}|(?<={{between}}{{day}}){{and}}){_D2}{{of}}?(?P<m2>{{month}}){_YEAR}",
        read_days,
        _is_days,
        tense=True,
    ),
    Rule(rf"{_D1}{_M1}{{hyphen}}{_D2}{{of}}?(?P<m2>{{month}}){_YEAR}", read_days, _is_days, tense=True),
    Rule(r"(?P<y1>{year})(?:{hyphen|slash})(?P<y2>{year|yy|day})(?!{hyphen|unit|units})", read_years, _is_years),
    Rule(
        rf"{_M1}(?:{{hyphen|slash}}|(?<={{between}}{{month}}){{and}}|(?<={{from}}{{month}}){{to}})(?P<m2>{{month}})(?!{{day}}){_YEAR}",
        read_months,
        _is_months,
        tense=True,
    ),
)
