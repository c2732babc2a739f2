"""Decades, centuries, seasons, quarters and halves of years."""

from __future__ import annotations

import re
from datetime import date

from detente.annotate.times.almanac import SEASON_MONTH, add_months, months, part_of, unit_at, years
from detente.annotate.times.calendar_dates import nearest_year
from detente.annotate.times.reading import ASK_YEAR, WORDS, Hit, Moment, Reading, Rule, mod_of

_SHIFT = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
MOD = r"(?:{the}?(?:(?P<mod>{early})(?:{hyphen}|{to})?|(?P<edge>{edge}){of}))?"


def read_decade(hit: Hit, moment: Moment) -> Reading | None:
    """The 1990s, the '90s, the nineties."""
    word = hit.word("decade")
    digits = re.sub(r"\D", "", word)
    first = int(digits) if digits else WORDS.number("decade_words", word) or 0
    if first < 100:
        newest = moment.anchor.year if moment.anchor else 2029
        first += 1900 if first + 2000 > newest or first >= 30 else 2000
    days = years(first, first + 9)
    mod, edge = mod_of(hit.words("mod")), mod_of(hit.words("edge"))
    return Reading("DATE", f"{first // 10:03d}", part_of(days, mod or edge), "decade", f"{hit.text}, as written")


def _is_decade(hit: Hit) -> bool:
    word = hit.word("decade")
    digits = re.sub(r"\D", "", word)
    if not digits or len(digits) < 4:
        return (hit.word("the") == "the" and hit.before() not in ("in",)) or (
            bool(re.match(r"\d0s|['’‘`]", word)) and hit.has("the")
        )
    return 1000 <= int(digits) <= 2090


def read_century(hit: Hit, _moment: Moment) -> Reading | None:
    """The 20th century."""
    word = hit.word("nth")
    number = int(re.sub(r"\D", "", word) or 0) or WORDS.number("ordinals", word) or 0
    if not 1 <= number <= 30:
        return None
    days = years(max(number * 100 - 99, 1), number * 100)
    mod, edge = mod_of(hit.words("mod")), mod_of(hit.words("edge"))
    return Reading("DATE", f"{number - 1:02d}", part_of(days, mod or edge), "era", f"{hit.text}, as written")


def read_season(hit: Hit, moment: Moment) -> Reading | None:
    """A season: of a year, "last", "this", or the nearest that the tense allows."""
    code, anchor = WORDS.code("seasons", hit.word("season")), moment.anchor
    month, lead = SEASON_MONTH[code], hit.word("lead")
    if said := _year_said(hit, anchor):
        year, note = said
    elif anchor is None:
        return Reading("DATE", f"XXXX-{code}", None, "season", ASK_YEAR)
    else:
        note = f"{hit.text}, chosen by the publication day {anchor}"
        if lead in ("last", "past"):
            over = add_months(date(anchor.year, month, 1), 3)
            year = anchor.year if over is not None and over <= anchor else anchor.year - 1
        elif lead in ("next", "coming"):
            year = anchor.year + (month <= anchor.month)
        elif lead == "this":
            year = anchor.year - (code == "WI" and anchor.month < 6)
        else:
            year = nearest_year(month + 1 if month < 12 else 12, None, moment) or anchor.year
    days = months(year, month, 3)
    mod, edge = mod_of(hit.words("mod")), mod_of(hit.words("edge"))
    return Reading("DATE", f"{year:04d}-{code}", part_of(days, mod or edge), "season", note)


def _year_said(hit: Hit, anchor: date | None) -> tuple[int, str] | None:
    """The year that the words give to a part of one, and how: "of 2020", "of last year"; ``None`` where they leave it open."""
    if hit.has("year"):
        return int(hit.word("year")), f"{hit.text}, as written"
    if anchor is not None and hit.has("relyear"):
        shifted = anchor.year + _SHIFT.get(hit.word("relyear"), 0)
        return shifted, f"{hit.text}, counted from the publication day {anchor}"
    return None


def _is_season(hit: Hit) -> bool:
    if hit.has("year") or hit.has("relyear") or hit.has("lead") or hit.has("mod"):
        return (
            hit.word("season") != "fall"
            or hit.has("year")
            or hit.has("relyear")
            or hit.word("lead") in ("last", "this", "next", "past")
        )
    if hit.word("season") == "fall":
        return False
    return (
        hit.before() in ("in", "since", "by", "until", "during", "through", "before", "after", "every", "each")
        and hit.after() != "of"
    )


def read_quarter(hit: Hit, moment: Moment) -> Reading | None:
    """A quarter or half of a year: "the third quarter of 2020", "the first half of last year", "the fourth quarter"."""
    word = hit.word("nth")
    half = hit.word("unit") == "half"
    number = (
        WORDS.number("ordinals", word)
        or int(re.sub(r"\D", "", word) or 0)
        or (2 if half else 4 if word == "last" else 0)
    )
    letter, size = ("H", 6) if half else ("Q", 3)
    if not 1 <= number <= 12 // size:
        return None
    anchor = moment.anchor
    if said := _year_said(hit, anchor):
        year, note = said
    elif anchor is None:
        return Reading("DATE", f"XXXX-{letter}{number}", None, "season", ASK_YEAR)
    else:
        begun = (number - 1) * size + 1 <= anchor.month or moment.direction > 0
        year = anchor.year - (not begun)
        note = f"{hit.text}, chosen by the publication day {anchor}"
        if hit.has("ago"):
            year -= 1
    days = months(year, (number - 1) * size + 1, size)
    return Reading("DATE", f"{year:04d}-{letter}{number}", days, "season", note)


def _is_quarter(hit: Hit) -> bool:
    return hit.word("unit") == "quarter" or (hit.word("unit") == "half" and (hit.has("year") or hit.has("relyear")))


def read_this_quarter(hit: Hit, moment: Moment) -> Reading | None:
    """The quarter that a company's report is about: the last one that is over, or the same of the year before."""
    if moment.anchor is None:
        return Reading("DATE", "XXXX-QX", None, "season", ASK_YEAR)
    day = add_months(moment.anchor, -15 if hit.has("ago") else -3)
    if day is None:
        return None
    value, days = unit_at(day, "Q")
    return Reading(
        "DATE", value, days, "season", f"{hit.text}, the one reported on before the publication day {moment.anchor}"
    )


_OF = r"(?:{comma}?(?:{of|in})?{fiscal}?(?:(?P<year>{year})|(?P<relyear>{last|this|next|previous|current|coming}){year_word}))?"
_AGO = r"(?P<ago>{year_word}{hyphen}?{ago|earlier})"

_LEAD = r"(?P<lead>{last|this|next|past|coming|the})?(?P<lead2>{past|coming})?"
_QUARTER = r"(?P<nth>{ordinal})(?P<unit>{unit|half})"


def _is_reported(hit: Hit) -> bool:
    latest = hit.has("ago") or hit.tokens.lower(hit.first + 1) == "latest"
    return hit.word("unit") == "quarter" or (hit.word("unit") == "period" and latest)


RULES = (
    Rule(rf"{MOD}(?P<the>{{the}})?(?P<decade>{{tens|decade_word}})", read_decade, _is_decade),
    Rule(
        rf"{MOD}{{the}}?(?P<nth>{{ordinal}}){{hyphen}}?(?P<unit>{{unit}})",
        read_century,
        lambda hit: hit.word("unit") == "century",
    ),
    Rule(rf"{MOD}{{the}}?{_LEAD}(?P<season>{{season}}){_OF}", read_season, _is_season, tense=True),
    Rule(rf"(?:{{the}}?(?:{{fiscal}}{{hyphen}}?|{_AGO})?){_QUARTER}{_OF}", read_quarter, _is_quarter, tense=True),
    Rule(rf"(?P<relyear>{{last|this|next}}){{year_word}}{{apos}}{{s}}{_QUARTER}", read_quarter, _is_quarter),
    Rule(r"(?:{fiscal}{hyphen}?)?(?P<nth>{ordinal}){hyphen}(?P<unit>{unit})", read_quarter, _is_quarter, tense=True),
    Rule(
        r"{the}(?P<nth>{last})(?P<unit>{half}){of}(?:(?P<year>{year})|(?P<relyear>{last|this|next}){year_word})",
        read_quarter,
    ),
    Rule(r"{the}(?P<year>{year})(?P<nth>{ordinal})(?P<unit>{unit})", read_quarter, _is_quarter),
    Rule(rf"{{the}}(?:{{latest}}|{_AGO})?(?P<unit>{{unit|period}})", read_this_quarter, _is_reported),
)
