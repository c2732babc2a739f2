"""Dates that name a day, month or year of the calendar: "25 March", "March 2023", "early May", "2020", "03/04/2021"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from detente.annotate.times.almanac import make_day, part_of, year_of
from detente.annotate.times.reading import ASK_YEAR, WORDS, Hit, Moment, Reading, Rule, mod_of
from detente.model import DayInterval

MOD = r"(?:(?P<mod>{early})(?:{hyphen}|{to})?|(?:{the}(?={edge}))?(?P<edge>{edge}){of}(?:{the}(?!{unit}))?)?"
MONTH = r"(?P<month>{month})(?:(?<={short_month}){dot})?"
DAY = r"(?:{the})?(?P<day>{day})"
YEAR = r"(?:{comma|of}?(?P<year>{year})(?!{hyphen}?{clock_unit|unit|units|percent}))"
REL_YEAR = r"(?P<relyear>{last|this|next|current|previous|past}){year_word}"
THAT_YEAR = r"{of}?{the}?(?P<thatyear>{that|same}){year_word}"
WEEKDAY = r"(?:(?P<weekday>{weekday}|{short_weekday}{dot}?){comma}?(?:{the})?)?"
_YEARS = {"last": -1, "past": -1, "previous": -1, "next": 1, "this": 0, "current": 0}
_NEAR_BY = 31  # days within which a day of the month is meant rather than one almost a year off
_AGAINST = 150  # days that a reading against the tense of the clause must be nearer to be taken


def month_number(hit: Hit, group: str = "month") -> int:
    """The month that a group names."""
    return WORDS.number("months", hit.word(group)) or 0


def full_year(digits: str) -> int:
    """A year as written, two digits taken as 1950 to 2049.

    >>> full_year("89"), full_year("2014")
    (1989, 2014)
    """
    value = int(digits)
    return value if len(digits) > 2 else value + (1900 if value >= 50 else 2000)


def nearest_year(month: int, day: int | None, moment: Moment) -> int | None:
    """The year of a month or day that the publication day and the tense settle.

    The last one for the past, the coming one for the future, else the nearest, leaning to the past. A tense loses against a
    distance that news does not bridge without naming the year. What leads up to a dated expression is of the year before it.
    """
    if moment.leads_to is not None and moment.leads_to.start:
        end = moment.leads_to.start
        return end.year - ((month, day or 1) > (end.month, end.day if day else 31))
    anchor = moment.anchor
    if anchor is None:
        return None
    best: tuple[float, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if day is None:
            ahead = 12 * (year - anchor.year) + month - anchor.month
            distance, slack = ahead * 30.4, 0.0
        else:
            found = make_day(year, month, day)
            if found is None:
                continue
            distance, slack = float((found - anchor).days), 2.0
        cost = abs(distance) * (1.0 if distance <= 0 or moment.direction > 0 else 1.6)
        if (moment.direction < 0 and distance > slack) or (moment.direction > 0 and distance < -slack):
            near = day is not None and -_NEAR_BY <= distance < 0  # "was to begin on April 15"
            cost += _AGAINST * abs(moment.direction) ** (1 if near else 2)
        if best is None or cost < best[0]:
            best = cost, year
    return best[1] if best else None


def _tense_note(moment: Moment) -> str:
    if moment.leads_to is not None:
        return f"by the year told with {moment.leads_to}, from"
    if moment.direction == 0:
        return "the nearest to"
    return "by the future tense, from" if moment.direction > 0 else "by the past tense, up to"


def _year_given(hit: Hit) -> int | None:
    for group in ("year", "yy"):
        if hit.has(group):
            return full_year(hit.word(group))
    return None


def told_year(hit: Hit, moment: Moment) -> tuple[int | None, str]:
    """The year that words beside a month or day name, and how: "1994", "last year", "that year"; ``None`` where they cannot.

    "That year", and "that October", is the year of the dated expression before it.
    """
    if (given := _year_given(hit)) is not None:
        return given, "as written"
    if hit.has("relyear"):
        if moment.anchor is None:
            return None, ASK_YEAR
        return moment.anchor.year + _YEARS[hit.word("relyear")], f"counted from the publication day {moment.anchor}"
    last = moment.last
    if last is None or last.interval is None or last.interval.end is None:
        return None, "the year is that of a date that the text does not give near it"
    return last.interval.end.year, f"of the year of {last.value} before it"


def names_year(hit: Hit) -> bool:
    """Whether words beside a month or day say of which year it is."""
    return any(hit.has(group) for group in ("year", "yy", "relyear", "thatyear")) or hit.word("lead") == "that"


def read_day(hit: Hit, moment: Moment) -> Reading | None:
    """A day of a month, with or without its year."""
    month, number = month_number(hit), int(re.sub(r"\D", "", hit.word("day")))
    year, how = told_year(hit, moment) if names_year(hit) else (nearest_year(month, number, moment), ASK_YEAR)
    if year is None:
        if make_day(2024, month, number) is None:
            return None
        return Reading("DATE", f"XXXX-{month:02d}-{number:02d}", None, "day", how)
    day = make_day(year, month, number)
    if day is None:
        return None
    note = f"{hit.text}, {how}"
    if not names_year(hit):
        note = f"{hit.text}, {_tense_note(moment)} the publication day {moment.anchor}"
        if hit.has("weekday"):
            day = _agreeing(day, hit, moment)
    return Reading("DATE", day.isoformat(), DayInterval.day(day), "day", note)


def _agreeing(day: date, hit: Hit, moment: Moment) -> date:
    """The year in which the day falls on the weekday printed with it, where the nearest year does not agree."""
    name = hit.word("weekday")
    wanted = WORDS.number("weekdays", name) or WORDS.number("short_weekdays", name)
    if day.isoweekday() == wanted or moment.anchor is None:
        return day
    years = sorted(range(day.year - 2, day.year + 2), key=lambda y: abs(y - day.year))
    for year in years:
        other = make_day(year, day.month, day.day)
        if other and other.isoweekday() == wanted and abs((other - moment.anchor).days) < 400:
            return other
    return day


def _is_day(hit: Hit) -> bool:
    month = hit.word("month")
    if month == "may" and hit.tokens[hit.at("month")] == "MAY" and not hit.has("day"):
        return False
    return hit.after() not in ("%", "percent") and not (hit.has("yy") and not _is_short_year(hit))


def _is_short_year(hit: Hit) -> bool:
    month = hit.tokens[hit.at("month")]
    return hit.tokens.text[hit.tokens.starts[hit.at("yy")] - 1] in "'’" or (month.isupper() and month != "MAY")


def read_month(hit: Hit, moment: Moment) -> Reading | None:
    """A month, with or without its year; "early", "mid" and "late" narrow it."""
    month = month_number(hit)
    if hit.tokens.lower(hit.first) == "earlier":
        moment = replace(moment, direction=-2)
    if names_year(hit):
        year, how = told_year(hit, moment)
        note = f"{hit.text}, {how}"
        if year is None:
            return Reading("DATE", f"XXXX-{month:02d}", None, "month", how)
    elif moment.anchor is None:
        return Reading("DATE", f"XXXX-{month:02d}", None, "month", ASK_YEAR)
    else:
        lead = hit.word("lead")
        if lead in ("last", "past"):
            year = moment.anchor.year - (month >= moment.anchor.month)
            note = f"{hit.text}, the last one before the publication day {moment.anchor}"
        elif lead in ("next", "coming"):
            year = moment.anchor.year + (month <= moment.anchor.month)
            note = f"{hit.text}, the next one after the publication day {moment.anchor}"
        elif lead == "this":
            year = moment.anchor.year
            note = f"{hit.text}, of the year of the publication day {moment.anchor}"
        else:
            year = nearest_year(month, None, moment)
            note = f"{hit.text}, {_tense_note(moment)} the publication day {moment.anchor}"
    if year is None or year_of(year) is None:
        return None
    days = DayInterval.month(year, month)
    mod, edge = mod_of(hit.words("mod")), mod_of(hit.words("edge"))
    return Reading("DATE", f"{year:04d}-{month:02d}", part_of(days, mod or edge, edge=bool(edge)), "month", note)


def _is_month(hit: Hit) -> bool:
    word = hit.tokens[hit.at("month")]
    name = word.lower()
    if len(name) < 4 and name != "may" and not hit.after().startswith(".") and hit.tokens[hit.last] != ".":
        return hit.first != hit.at("month")
    if hit.first != hit.at("month"):
        return True
    after = hit.tokens[hit.last + 1] if hit.last + 1 < len(hit.tokens.starts) else ""
    if hit.before() in WORDS.contexts["month_leads"]:
        return (
            name not in WORDS.contexts["also_names"]
            or not after[:1].isupper()
            or hit.before() in ("in", "since", "until", "last", "next")
        )
    if name in WORDS.contexts["also_names"]:
        return False
    previous = hit.tokens[hit.first - 1] if hit.first else ""
    return not (
        previous[:1].isupper()
        and previous.lower() not in WORDS.contexts["month_leads"]
        and previous.isalpha()
        and after[:1].isupper()
    )


def read_year(hit: Hit, _moment: Moment) -> Reading | None:
    """A year in digits."""
    year = full_year(hit.word("year"))
    days = year_of(year)
    mod, edge = mod_of(hit.words("mod")), mod_of(hit.words("edge"))
    days = part_of(days, mod or edge, edge=bool(edge))
    return Reading("DATE", f"{year:04d}", days, "year", f"{hit.text}, as written")


def _is_year(hit: Hit) -> bool:
    year, after, before, said = int(hit.word("year")), hit.after(), hit.before(), WORDS.contexts
    if hit.first != hit.at("year"):
        return True
    if before == "." and hit.before(2) in WORDS.values["months"]:
        return True
    if before in said["number_leads"] or before in ("$", "€", "#") or _is_code(hit):
        return False
    if after == "-" and hit.after(2).isdigit() and len(hit.after(2)) > 2 and len(hit.after(2)) != 4:
        return False
    plural = re.fullmatch(r"[a-z]+s", after) and not after.endswith("ss") and after not in said["never_counted"]
    counts = bool(plural) or after in said["counted"]
    if 1900 <= year <= 2050:
        return not counts or bool(year % 10) or (bool(year % 100) and before in said["year_leads"])
    return before in said["old_year_leads"] and not counts and not after.isalpha() and after != "-"


def _is_code(hit: Hit) -> bool:
    """Whether the digits stand in an address, a formula or markup."""
    text = hit.tokens.text
    behind, ahead = text[max(hit.start - 2, 0) : hit.start], text[hit.end : hit.end + 2]
    if ahead[:1] in ("%", "/", "+", "°", "_", "=") or ahead[:1].isalpha() or (ahead[:1] == "." and ahead[1:].isalnum()):
        return True
    return behind[-1:] in ("=", "_", "&", "?", "@") or behind == '="'


def read_spoken_year(hit: Hit, _moment: Moment) -> Reading | None:
    """A year in words: "nineteen seventy-nine", "two thousand four"."""
    head, tail = (WORDS.number("numbers", hit.word(group)) for group in ("head", "tens"))
    if head is None:
        return None
    rest = WORDS.number("numbers", hit.word("ones")) if hit.has("ones") else 0
    year = 2000 + (tail or 0) if hit.has("thousand") else head * 100 + (tail or 0) + (rest or 0)
    return Reading("DATE", f"{year:04d}", year_of(year), "year", f"{hit.text}, a year in words")


def _is_spoken_year(hit: Hit) -> bool:
    head, tens = (WORDS.number("numbers", hit.word(group)) or 0 for group in ("head", "tens"))
    return head in (18, 19, 20) and 10 <= tens < 100 and (tens % 10 == 0 or not hit.has("ones"))


def read_iso(hit: Hit, _moment: Moment) -> Reading | None:
    """A date in ISO 8601, with or without a time."""
    text = hit.word("iso")
    year, month, number = (int(piece) for piece in text[:10].split("-"))
    day = make_day(year, month, number)
    if day is None:
        return None
    clock = text[11:16]
    value = f"{day.isoformat()}T{clock}" if clock else day.isoformat()
    return Reading(
        "TIME" if clock else "DATE",
        value,
        DayInterval.day(day),
        "part of day" if clock else "day",
        f"{text}, as written",
    )


def numeric_days(text: str) -> tuple[date | None, date | None]:
    """A date in numerals, read with the day first and with the month first.

    >>> [str(day) for day in numeric_days("03/04/2021")]
    ['2021-04-03', '2021-03-04']
    """
    pieces = re.split(r"[/.-]", text)
    if len(pieces[0]) == 4:
        day = make_day(*(int(piece) for piece in pieces))
        return day, day
    first, second, year = int(pieces[0]), int(pieces[1]), full_year(pieces[2])
    return make_day(year, second, first), make_day(year, first, second)


def read_numeric(hit: Hit, moment: Moment) -> Reading | None:
    """A date in numerals; where neither it nor the report shows which comes first, the publication day may exclude one."""
    text = hit.word("numeric")
    day_first, month_first = numeric_days(text)
    if day_first is None and month_first is None:
        return None
    if day_first == month_first or None in (day_first, month_first):
        day = day_first or month_first
        return Reading("DATE", str(day), DayInterval.day(day), "day", f"{text}, as written") if day else None
    if moment.day_first is not None:
        day, order = (day_first, "day") if moment.day_first else (month_first, "month")
        note = f"{text}, with the {order} first as elsewhere in this report"
        return Reading("DATE", str(day), DayInterval.day(day), "day", note) if day else None
    note = f"{text} is {day_first} or {month_first}; a date of this report with a day above 12 would settle it"
    return Reading("DATE", "XXXX-XX-XX", None, "day", note)


def _is_numeric(hit: Hit) -> bool:
    text = hit.word("numeric")
    return numeric_days(text) != (None, None) and (
        len(re.split(r"[/.-]", text)[-1]) == 4 or "/" in text or text[:4].isdigit()
    )


_LATER_DAYS = r"{comma|and}+{day}(?:{comma|and}+{day})*{of}?(?P<month>{month})(?:{comma}?(?P<year>{year}))?"

RULES = (
    Rule(
        rf"{WEEKDAY}{DAY}(?:{{of}})?{MONTH}(?:{YEAR}|{{comma}}?{{apos}}?(?P<yy>{{yy}})|{{comma|of}}?{REL_YEAR}|{THAT_YEAR})?",
        read_day, _is_day, tense=True,
    ),
    Rule(
        rf"{WEEKDAY}{MONTH}{DAY}(?:{YEAR}|{{comma}}{{apos}}(?P<yy>{{yy}})|{{comma|of}}?{REL_YEAR}|{THAT_YEAR})?(?!{{colon|units|unit|hyphen}}{{day}})",
        read_day, _is_day, tense=True,
    ),
    Rule(rf"{MOD}{MONTH}(?:{{of}}|{{comma}})?(?P<year>{{year}})(?!{{percent}})", read_month),
    Rule(rf"{MOD}{MONTH}(?:{{comma}}?{{of}}?{REL_YEAR}|{THAT_YEAR})", read_month),
    Rule(
        r"(?P<lead>{that})(?P<month>{month})(?!{day})", read_month,
        lambda hit: hit.before() not in WORDS.saying and hit.after() not in ("will", "would", "is", "was", "has"),
    ),
    Rule(r"(?P<lead>{this|last|next|coming})(?P<mod>{past|coming})?(?P<month>{month})(?!{day})", read_month, tense=True),
    Rule(r"(?:{earlier|later}{in}|{early}{in})(?P<month>{month})(?!{day})", read_month, tense=True),
    Rule(rf"{MOD}(?P<month>{{month}})(?!{{dot}}?{{day}}(?!{{units|percent}}))", read_month, _is_month, tense=True),
    Rule(
        rf"{MOD}(?:{{the}}?(?:{{year_word|fiscal}}))?{{year_word}}?(?P<year>{{year}})"
        r"(?!{unit|units|clock_unit|percent|decimal})",
        read_year, _is_year,
    ),
    Rule(
        r"(?:{the}?{year_word})?(?P<head>{numword})(?P<tens>{numword})(?:{hyphen}?(?P<ones>{numword}))?"
        r"(?!{hyphen}?{numword|unit|units|clock_unit|percent})",
        read_spoken_year, _is_spoken_year,
    ),
    Rule(r"(?P<iso>{iso})", read_iso),
    Rule(r"(?P<numeric>{numeric})", read_numeric, _is_numeric),
    Rule(rf"(?P<x>(?P<day>{{day}}))(?={_LATER_DAYS})", read_day, tense=True),
    Rule(
        rf"{MONTH}{{day}}{{and}}(?P<x>(?P<day>{{day}}))(?!{{units|unit|percent|month}})(?:(?={{comma}}(?P<year>{{year}})))?",
        read_day, tense=True,
    ),
)  # fmt: skip
