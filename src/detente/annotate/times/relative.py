"""Expressions counted from the publication day or from the date before them: "yesterday", "last week", "two days earlier"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.annotate.times.almanac import GRANULARITY, add_days, move, part_of, unit_at, unsettled, years
from detente.annotate.times.reading import ASK_DAY, WORDS, Hit, Moment, Reading, Rule, count_of, mod_of
from detente.annotate.times.weekday import PART, with_part
from detente.model import DayInterval

APPROX = r"(?:{nearly}|{comparing}{than}|{at}{least}|{up}{to}|{over})?"
_NUMBER = r"(?:{numword|quantity}(?:{hyphen}?{numword|fraction}|{and}{a}?{half|numword})*)"
COUNT = (
    rf"(?P<count>{_NUMBER}|{{a}}(?:{{scale}}+|{{half}}|{{couple}}{{of}}|{{few}}|{{nearly}}{_NUMBER})?"
    r"|{couple}{of}|{several}|{half}{a}|{dozens}{of})"
)
UNIT = r"(?P<unit>{unit|units|clock_unit|clock_units})"
_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
}
_NO_BASE = "counted from a date that the text does not give near it"


def unit_code(hit: Hit, group: str = "unit") -> str:
    """ISO code of the unit that a group names."""
    return WORDS.code("units", hit.word(group))


def anchored(hit: Hit, moment: Moment, unit: str, shift: int, *, mod: str = "", edge: bool = False) -> Reading:
    """The unit that holds the publication day, moved by a shift."""
    granularity = GRANULARITY[unit]
    day = move(moment.anchor, unit, shift) if moment.anchor else None
    if day is None:
        return Reading("DATE", unsettled(unit), None, granularity, ASK_DAY)
    value, days = unit_at(day, unit)
    note = f"{hit.text}, counted from the publication day {moment.anchor}"
    return Reading("DATE", value, part_of(days, mod, edge=edge), granularity, note)


def from_last(hit: Hit, moment: Moment, unit: str, shift: int) -> Reading:
    """The unit at a shift from the dated expression before it, where that is fine enough to count from."""
    last, granularity = moment.last, GRANULARITY[unit]
    base = last.interval.start if last and last.interval else None
    if unit == "Y" and shift and last is not None and base is not None and last.granularity in ("season", "month"):
        return _year_from(hit, last, base, shift)
    reach = {"D": 1, "W": 7, "FT": 7, "WE": 7, "M": 31, "Q": 92, "H": 184}.get(unit, 366)
    if base is None or last is None or last.interval is None or (last.interval.days or 10_000) > reach:
        if unit in ("Y", "DE", "CE") and moment.anchor is not None:
            return anchored(hit, moment, unit, shift)
        return Reading("DATE", unsettled(unit), None, granularity, _NO_BASE, dates=False)
    day = move(base, unit, shift)
    if day is None:
        return Reading("DATE", unsettled(unit), None, granularity, _NO_BASE)
    fine = unit in ("W", "M", "Y") and shift and last.granularity in ("day", "part of day") and unit == "W"
    value, days = unit_at(day, "D" if fine else unit)
    return Reading(
        "DATE", value, days, "day" if fine else granularity, f"{hit.text}, counted from {last.value} before it"
    )


def _year_from(hit: Hit, last: Reading, base: date, shift: int) -> Reading:
    """A year before or after a quarter or month: that quarter or month of the other year."""
    day = move(base, "Y", shift)
    unit = "M" if last.granularity == "month" else {"Q": "Q", "H": "H"}.get(last.value[5:6], "Y")
    value, days = unit_at(day, unit) if day else (unsettled(unit), None)
    note = f"{hit.text}, counted from {last.value} before it"
    return Reading("DATE", value, days, last.granularity, note, dates=False)


def read_deictic(hit: Hit, moment: Moment) -> Reading | None:
    """Today, yesterday, tomorrow, tonight, "this morning", "last night", "the day before yesterday"."""
    word, part = hit.word("word"), hit.word("part")
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if hit.has("step"):
        shift *= 2
    if word == "last":
        shift = -1
    if word == "tonight":
        part = "tonight"
    if word == "overnight":
        part = "night"
    if moment.anchor is None:
        suffix = with_part(date(2000, 1, 1), part)[1][10:]
        return Reading(
            "TIME" if part else "DATE", f"XXXX-XX-XX{suffix}", None, "part of day" if part else "day", ASK_DAY
        )
    day = add_days(moment.anchor, shift)
    if day is None:
        return None
    kind, value, granularity = with_part(day, part)
    note = f"{hit.text}, counted from the publication day {moment.anchor}"
    before = add_days(day, -1) if word == "overnight" and moment.direction <= 0 else None
    if before:
        return Reading(kind, value, DayInterval(before, day), granularity, f"{note}: the night to it")
    return Reading(kind, value, DayInterval.day(day), granularity, note)


def read_before_last(hit: Hit, moment: Moment) -> Reading | None:
    """The unit two before the present one: "the week before last"."""
    unit = unit_code(hit)
    return None if unit.startswith("T") or unit == "WE" else anchored(hit, moment, unit, -2)


def read_unit(hit: Hit, moment: Moment) -> Reading | None:
    """A unit beside the present one: "last week", "earlier this month", "the following day", "the end of next year"."""
    unit, lead = unit_code(hit), hit.word("lead")
    mod, edge = mod_of(hit.words("mod")), mod_of(hit.words("edge"))
    if unit.startswith("T"):
        return None
    if lead in ("following", "same", "that", "previous", "preceding") or (
        lead == "next" and hit.has("the") and unit == "D"
    ):
        if lead == "previous" and unit in ("Y", "M", "W", "DE", "Q") and moment.last is None:
            return anchored(hit, moment, unit, -1)
        return from_last(hit, moment, unit, _SHIFT.get(lead, 0))
    shift = _SHIFT.get(lead, 0)
    if lead == "latest" and unit == "Q":
        shift = -1
    if unit == "WE":
        return _weekend(hit, moment, lead)
    if lead in ("past", "last") and unit in ("DE", "CE") and moment.anchor is not None:
        begin = move(moment.anchor, unit, -1)
        days = DayInterval(begin, moment.anchor) if begin else None
        note = f"{hit.text}, up to the publication day {moment.anchor}"
        return Reading("DURATION", f"P1{unit}", days, GRANULARITY[unit], note, dates=False)
    if mod and hit.words("mod")[0] in ("earlier", "later"):
        mod = ""
    reading = anchored(hit, moment, unit, shift, mod=mod or edge, edge=bool(edge))
    if moment.anchor and not (mod or edge) and (lead == "past" or (lead == "last" and hit.has("the"))):
        begin = move(moment.anchor, unit, -1)
        rolling = DayInterval(begin, moment.anchor) if begin else None
        return replace(reading, interval=rolling, note=f"{hit.text}, up to the publication day {moment.anchor}")
    if (
        hit.has("mod")
        and hit.words("mod")[0] == "earlier"
        and reading.interval
        and moment.anchor
        and reading.interval.start
    ):
        reading = Reading(
            "DATE", reading.value, DayInterval(reading.interval.start, moment.anchor), reading.granularity, reading.note
        )
    if (
        hit.has("mod")
        and hit.words("mod")[0] == "later"
        and shift == 0
        and reading.interval
        and moment.anchor
        and reading.interval.end
    ):
        reading = Reading(
            "DATE", reading.value, DayInterval(moment.anchor, reading.interval.end), reading.granularity, reading.note
        )
    return reading


def _weekend(hit: Hit, moment: Moment, lead: str) -> Reading:
    anchor = moment.anchor
    if anchor is None:
        return Reading("DATE", unsettled("WE"), None, "week", ASK_DAY)
    days_in = (anchor.isoweekday() - 6) % 7  # days since the last Saturday
    ahead = lead in ("next", "coming", "upcoming") or (moment.direction > 0 and lead != "last")
    saturday = add_days(anchor, 7 - days_in if ahead and days_in > 1 else -days_in)
    if lead == "last" and days_in <= 1 and saturday:
        saturday = add_days(saturday, -7)
    if saturday is None:
        return Reading("DATE", unsettled("WE"), None, "week", ASK_DAY)
    value, days = unit_at(saturday, "WE")
    return Reading(
        "DATE",
        value,
        days,
        "week",
        f"{hit.text}, the {'coming' if ahead else 'last'} one from the publication day {anchor}",
    )


def read_counted(hit: Hit, moment: Moment) -> Reading | None:
    """So many units ago, from now, earlier or later: "three decades ago", "a week later", "a year prior"."""
    unit, words = unit_code(hit), hit.words("count")
    count = count_of(words) if words else 1.0
    back = hit.word("way") in ("ago", "earlier", "prior", "before", "previously")
    vague = any(word in ("several", "few", "many", "some", "dozens", "hundreds", "thousands", "tens") for word in words)
    if count is None or vague or not words:
        value = "PAST_REF" if back else "FUTURE_REF"
        return Reading("DATE", value, None, "none", f"{hit.text}: how many is not said", dates=False)
    from_now = hit.word("way") in ("ago", "hence", "from")
    if unit.startswith("T"):
        return _hours(hit, moment, unit, count, back=back, from_now=from_now)
    shift = round(count) * (-1 if back else 1)
    if count % 1 and unit == "Y":
        unit, shift = "M", round(count * 12) * (-1 if back else 1)
    if not from_now:
        return from_last(hit, moment, unit, shift)
    if moment.anchor is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", None, GRANULARITY[unit], ASK_DAY)
    if (
        unit == "Y"
        and back
        and moment.last
        and moment.last.granularity == "season"
        and moment.last.interval
        and not hit.has("approx")
    ):
        return from_last(hit, moment, unit, shift)
    fine = {"DE": "Y", "CE": "DE", "ML": "CE", "FT": "W"}.get(unit, unit)
    day = move(moment.anchor, unit, shift)
    if day is None:
        return None
    value, days = unit_at(day, fine)
    note = f"{hit.text}, counted from the publication day {moment.anchor}"
    if hit.has("approx") and hit.words("approx")[0] in ("more", "over") and back:
        far = move(moment.anchor, unit, shift - 1)
        days = DayInterval(far, day) if far else days
    elif hit.has("approx") and hit.words("approx")[0] in ("less", "fewer") and back:
        days = DayInterval(day, moment.anchor)
    elif unit == "DE" and days is not None:
        days = years(day.year - 1, day.year + 1)
    return Reading("DATE", value, days, GRANULARITY[unit], note)


def read_year_ago(hit: Hit, moment: Moment) -> Reading:
    """The year before, as companies speak of it: "year-earlier profit"."""
    return from_last(hit, moment, "Y", -1)


def read_part_after(hit: Hit, moment: Moment) -> Reading | None:
    """A part of the day beside one spoken of before: "the next morning", "that night"."""
    base = from_last(hit, moment, "D", _SHIFT.get(hit.word("lead"), 0))
    code = WORDS.code("parts", hit.word("part"))
    return Reading("TIME", f"{base.value}{code}", base.interval, "part of day", base.note)


def read_year_end(hit: Hit, moment: Moment) -> Reading:
    """The end of the year of publication: "year-end"."""
    return anchored(hit, moment, "Y", 0, mod="END", edge=True)


def read_full_year(hit: Hit, moment: Moment) -> Reading:
    """A company's year: a span where its end is given ("the year ended March 31"), else the year of publication."""
    if hit.after() in ("ended", "ending", "to", "through"):
        return Reading("DURATION", "P1Y", None, "year", f"{hit.text}, a span of time", dates=False)
    return anchored(hit, moment, "Y", 0)


def _hours(hit: Hit, moment: Moment, unit: str, count: float, *, back: bool, from_now: bool) -> Reading:
    if not from_now or moment.anchor is None:
        base = moment.last if not from_now else None
        same = base.interval if base and base.interval and base.interval.is_day else None
        if same is None:
            return Reading(
                "TIME",
                "PAST_REF" if back else "FUTURE_REF",
                None,
                "none",
                _NO_BASE if not from_now else ASK_DAY,
                dates=False,
            )
        return Reading(
            "TIME", str(same), same, "part of day", f"{hit.text}, on the day before it in the text", dates=False
        )
    days = int(count // 24) + (1 if count % 24 else 0) if unit == "TH" else 1
    other = add_days(moment.anchor, -days if back else days)
    ends = (other, moment.anchor) if back else (moment.anchor, other)
    interval = DayInterval(*ends) if other else None
    return Reading(
        "TIME",
        moment.anchor.isoformat(),
        interval,
        "part of day",
        f"{hit.text}, counted from the publication day {moment.anchor}",
    )


def _counts(hit: Hit) -> bool:
    if hit.word("way") in ("before", "prior") and (
        hit.after().isalpha() and hit.after() not in ("and", "but", "in", "when", "as")
    ):
        return False
    return not (hit.word("way") == "prior" and hit.after() == "to") and not (
        hit.word("way") == "from" and hit.after() == ""
    )


def _is_unit(hit: Hit) -> bool:
    lead, unit = hit.word("lead"), hit.word("unit")
    if unit in ("second", "minute", "hour") or (lead in ("past", "last") and unit == "minute"):
        return False
    if lead == "past" and not hit.has("the"):
        return False
    return not (lead in ("same", "that") and hit.after() == "of")


def _is_year_span(hit: Hit) -> bool:
    told = hit.last - hit.first == 2 and hit.tokens.lower(hit.first + 1) in ("full", "fiscal")
    return hit.after() in ("ended", "ending") or told


def _is_uncounted(hit: Hit) -> bool:
    return hit.word("unit").endswith("s") or hit.tokens.lower(hit.last) != "later"


_GOING_ON = frozenset(
    (
        "a about after and at before but by for from he if in it of off on or over she that the they to was were when "
        "which while who with"
    ).split()
)
"""Words that begin what follows a whole expression: after "the year before last" a noun would be its object."""
_LEAD = r"(?P<lead>{last|next|this|current|coming|past|following|that|same|latest}|{previous})"
_MOD = r"(?:(?P<mod>{early|earlier|later})(?:{hyphen}|{in})?|{the}?(?P<edge>{edge}){of})?"
_WAY = r"(?P<way>{ago}|{earlier}|{later}|{hence}|{prior}|{before}|{from}(?={now}){now})"

RULES = (
    Rule(rf"(?:{{early|earlier|later}})?(?P<word>{{deictic}}){PART}", read_deictic),
    Rule(r"{the}?{day_word}(?P<step>{before|after})(?P<word>{deictic})", read_deictic),
    Rule(r"(?P<word>{tonight|overnight})", read_deictic),
    Rule(r"(?:{early|earlier|later})?(?P<word>{this|last})(?P<part>{part})", read_deictic),
    Rule(
        r"{the}(?P<unit>{unit})(?={before}{last}){before}{last}",
        read_before_last,
        lambda hit: not hit.after().isalpha() or hit.after() in _GOING_ON,
    ),
    Rule(rf"{_MOD}(?P<the>{{the}})?{_LEAD}{{fiscal}}?(?P<unit>{{unit}})", read_unit, _is_unit, tense=True),
    Rule(
        r"(?:(?P<mod>{early|earlier|later}){in}|{the}(?P<edge>{edge}){of})(?P<the>{the})(?P<unit>{unit})",
        read_unit,
        lambda hit: hit.word("unit") in ("day", "week", "month", "year", "decade"),
    ),
    Rule(r"(?P<the>{the})(?P<unit>{unit})", read_unit, lambda hit: hit.word("unit") == "weekend", tense=True),
    Rule(rf"(?P<approx>{APPROX}){COUNT}{{hyphen}}?{UNIT}(?:{{or}}{{so}})?{{hyphen}}?{_WAY}", read_counted, _counts),
    Rule(rf"(?P<approx>){UNIT}(?P<way>{{ago|earlier|later}})", read_counted, _is_uncounted),
    Rule(r"{the}?(?P<lead>{next|following|that|same|previous})(?P<part>{part})", read_part_after),
    Rule(r"{year_word}(?:{hyphen}|{apos}{s})?{end}", read_year_end),
    Rule(r"{the}(?:{fiscal}|{more})?{year_word}", read_full_year, _is_year_span),
    Rule(
        r"(?:{the}(?={year_word}))?(?P<unit>{year_word}){hyphen}(?P<way>{ago|earlier})(?!{unit|period|ordinal})",
        read_year_ago,
    ),
)
