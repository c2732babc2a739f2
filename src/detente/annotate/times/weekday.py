"""Weekdays as news uses them: a bare one is the last such day up to and including the publication day."""

from __future__ import annotations

from datetime import date

from detente.annotate.times.almanac import add_days, unit_at
from detente.annotate.times.reading import ASK_DAY, WORDS, Hit, Moment, Reading, Rule
from detente.model import DayInterval

PART = r"(?:{early}?(?P<part>{part|noon}|{tonight}))?"


def weekday_number(hit: Hit, group: str = "weekday") -> int:
    """ISO number of the weekday that a group names, Monday 1."""
    name = hit.word(group)
    return WORDS.number("weekdays", name) or WORDS.number("short_weekdays", name) or 0


def step_to(anchor: date, weekday: int, lead: str, direction: int) -> tuple[date | None, str]:
    """The day that a weekday means at an anchor, and how that was chosen.

    >>> step_to(date(2024, 2, 17), 6, "", -1)
    (datetime.date(2024, 2, 17), 'the last one up to the publication day')
    >>> str(step_to(date(2024, 2, 17), 6, "last", 0)[0]), str(step_to(date(2024, 2, 17), 1, "next", 0)[0])
    ('2024-02-10', '2024-02-19')
    """
    back = (anchor.isoweekday() - weekday) % 7
    ahead = (weekday - anchor.isoweekday()) % 7
    if lead in ("last", "previous", "preceding", "past"):
        return add_days(anchor, -(back or 7)), "the last one before the publication day"
    if lead in ("next", "following"):
        return add_days(anchor, ahead or 7), "the next one after the publication day"
    if lead in ("coming", "upcoming") or (lead == "this" and direction >= 0) or direction > 0:
        return add_days(anchor, ahead), "the next one from the publication day"
    return add_days(anchor, -back), "the last one up to the publication day"


def with_part(day: date, part: str) -> tuple[str, str, str]:
    """Kind, value and granularity of a day with a part of it ("morning"), or of the bare day.

    >>> with_part(date(2024, 2, 17), "morning")
    ('TIME', '2024-02-17TMO', 'part of day')
    """
    if not part:
        return "DATE", day.isoformat(), "day"
    code = {"noon": "T12:00", "midnight": "T24:00", "tonight": "TNI"}.get(part) or WORDS.code("parts", part)
    return "TIME", f"{day.isoformat()}{code}", "part of day"


def read_weekday(hit: Hit, moment: Moment) -> Reading | None:
    """A weekday, with "last", "next", "this" or a part of the day."""
    number, lead, part = weekday_number(hit), hit.word("lead"), hit.word("part")
    if lead == "this" and hit.has("lead2"):
        lead = hit.word("lead2")
    if moment.anchor is None:
        kind = "TIME" if part else "DATE"
        suffix = with_part(date(2000, 1, 1), part)[1][10:] if part else ""
        return Reading(kind, f"XXXX-WXX-{number}{suffix}", None, "part of day" if part else "day", ASK_DAY)
    anchor, how = moment.anchor, ""
    if hit.has("week"):
        moved = add_days(anchor, {"last": -7, "next": 7}.get(hit.word("week"), 0))
        start = unit_at(moved, "W")[1] if moved else None
        day = add_days(start.start, number - 1) if start and start.start else None
        how = f"of the week meant from the publication day {anchor}"
    elif lead in ("following", "previous", "preceding", "same", "that") and moment.last and moment.last.interval:
        base = moment.last.interval.start
        step, _ = step_to(base, number, lead, -1 if lead != "following" else 1) if base else (None, "")
        day, how = step, f"counted from {moment.last.value} before it"
    else:
        day, how = step_to(anchor, number, lead, moment.direction)
        how = f"{how} {anchor}"
    if day is None:
        return None
    kind, value, granularity = with_part(day, part)
    return Reading(kind, value, DayInterval.day(day), granularity, f"{hit.text}, {how}")


def read_week_of_month(hit: Hit, moment: Moment) -> Reading | None:
    """A day counted from a weekday: "the day before last Tuesday"."""
    base = read_weekday(hit, moment)
    if base is None or base.interval is None or base.interval.start is None:
        return Reading("DATE", "XXXX-XX-XX", None, "day", base.note) if base else None
    day = add_days(base.interval.start, -1 if hit.has("before") else 1)
    if day is None:
        return None
    return Reading("DATE", day.isoformat(), DayInterval.day(day), "day", f"{hit.text}, a day from {base.value}")


def _is_weekday(hit: Hit) -> bool:
    name = hit.word("weekday")
    return name in WORDS.values["weekdays"] and not (
        hit.before() in ("black", "bloody", "good", "palm", "ash") and not hit.has("part")
    )


_WEEK = r"(?:{comma}?{of}?(?P<week>{last|next|this}){week_word})?"

RULES = (
    Rule(rf"(?:(?:{{the}}(?={{previous|following|same}}))?(?P<lead>{{last|next|this|coming|previous|past|following|that|same}})"
         rf"(?P<lead2>{{past|coming}})?)?(?P<weekday>{{weekday}}){PART}{_WEEK}", read_weekday, _is_weekday, tense=True),
    Rule(r"(?:{early})(?:{on})?(?P<lead>{last|next|this})?(?P<weekday>{weekday})",
         read_weekday, _is_weekday, tense=True),
    Rule(r"{the}?{day_word}(?:(?P<before>{before})|(?P<after>{after}))(?P<lead>{last|next|this})?(?P<weekday>{weekday})"
         r"", read_week_of_month, _is_weekday, tense=True),
    Rule(r"(?P<part>{part})(?:{of})(?P<lead>{last|next|this})?(?P<weekday>{weekday})", read_weekday, _is_weekday,
         tense=True),
)  # fmt: skip
