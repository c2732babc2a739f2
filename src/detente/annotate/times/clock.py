"""Times of day: "10 p.m. Wednesday", "noon on 3 May", "1600 GMT", "4 o'clock", "Sunday at 10:35 a.m."."""

from __future__ import annotations

import re

from detente.annotate.times.calendar_dates import read_day
from detente.annotate.times.reading import WORDS, Hit, Moment, Reading, Rule
from detente.annotate.times.relative import read_deictic
from detente.annotate.times.weekday import read_weekday

_TIME = (
    r"(?:(?P<clock>{clock|dotted|hour|hhmm})(?:(?P<meridiem>{meridiem})|(?P<oclock>{o}{apos}{oclock}))?(?:{open}?(?:{zone}|{local}{time}){close_bracket}?)?"
    r"|(?P<noon>{noon}))"
)  # fmt: skip


def clock_value(hit: Hit) -> str | None:
    """The clock time of a hit as ``T22:00``, or ``None`` where it is none."""
    if hit.has("noon"):
        return "T12:00" if hit.word("noon") == "noon" else "T24:00"
    digits = re.findall(r"\d+", hit.word("clock"))
    if not digits:
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if len(digits) == 1 and len(digits[0]) == 4:
        hour, minute = divmod(hour, 100)
    mark = hit.word("meridiem")[:1]
    if mark and not 1 <= hour <= 12:
        return None
    if mark == "p" and hour < 12:
        hour += 12
    if mark == "a" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def read_clock(hit: Hit, moment: Moment) -> Reading | None:
    """A clock time, on the day that stands beside it or else on the day spoken of last; what is past on none that is to come."""
    clock = clock_value(hit)
    if clock is None:
        return None
    beside = _day_within(hit, moment)
    if beside is not None:
        day = beside.interval
        value = f"{day}{clock}" if day else f"{beside.value[:10]}{clock}"
        return Reading("TIME", value, day, "part of day", beside.note)
    last = None if _is_other_tense(moment) else moment.last
    if last and last.interval and last.interval.is_day:
        note = f"{hit.text}, on {last.interval} spoken of before it"
        return Reading("TIME", f"{last.interval}{clock}", last.interval, "part of day", note, dates=False)
    note = f"{hit.text}: no day stands near it"
    return Reading("TIME", f"XXXX-XX-XX{clock}", None, "part of day", note, dates=False)


def _is_other_tense(moment: Moment) -> bool:
    """Whether the day spoken of last is to come, and the clause told in the past."""
    day = moment.last.interval.start if moment.last and moment.last.interval else None
    return moment.direction < 0 and moment.anchor is not None and day is not None and day > moment.anchor


def _day_within(hit: Hit, moment: Moment) -> Reading | None:
    if hit.has("month"):
        return read_day(hit, moment)
    if hit.has("weekday"):
        return read_weekday(hit, moment)
    return read_deictic(hit, moment) if hit.has("word") else None


def is_clock(hit: Hit) -> bool:
    """Whether a number is a time of day: it says a.m., o'clock, a zone, or has a colon."""
    if hit.has("noon") or hit.has("meridiem") or hit.has("oclock"):
        return clock_value(hit) is not None and not (hit.word("noon") == "midnight" and hit.after() == "oil")
    if ":" in hit.word("clock") and hit.last == hit.at("clock"):
        return hit.before() in WORDS.contexts["clock_leads"] and hit.after() not in (":", "/")
    if ":" in hit.word("clock"):
        return True
    return hit.last > hit.at("clock") and len(hit.word("clock")) == 4


_ON = (
    r"(?:{comma}?{on}?(?:(?P<weekday>{weekday})|(?P<word>{deictic}|{tonight})"
    r"|(?P<month>{month})(?:(?<={short_month}){dot})?(?P<day>{day})(?:{comma}?(?P<year>{year}))?))?"
)

RULES = (Rule(rf"(?:{{nearly}}(?={{clock|dotted|hour}}{{meridiem}}))?{_TIME}{_ON}", read_clock, is_clock, tense=True),)
