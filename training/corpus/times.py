"""The TIMEX3 value of time words, given the day of the report; the writer states only what the words leave open."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "MI",
    "midday": "MI",
    "midnight": "NI",
    "dawn": "MO",
    "overnight": "NI",
}
_UNITS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
    "hour": "TH",
    "minute": "TM",
}
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "half a": 0.5,
    "thirteen": 13,
    "fourteen": 14,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "ninety": 90,
    "seventy": 70,
    "eighty": 80,
}
_REFS = {
    "PAST_REF": "recently|recent|previously|previous|earlier|formerly|in the past|past|long ago|lately|once|at the time",
    "PRESENT_REF": "now|currently|current|at present|immediately|at once|these days",
    "FUTURE_REF": "soon|future|in the future|later|upcoming|shortly",
}
_MODIFIER = re.compile(
    r"^(?:the )?(?:early|earlier|late|later|mid|middle|end|start|beginning|first half|second half|"
    r"nearly|almost|about|around|some|more than|less than|over|at least|up to|the coming|the next|the last|the past|coming)"
    r"(?:[ -]in| of)?(?: the)?[ -]"
)
_MONTH = "|".join(_MONTHS) + "|" + "|".join(m[:3] + r"\.?" for m in _MONTHS) + r"|sept\.?"
_VALUE = re.compile(
    r"(?:\d{4}|XXXX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?)?(?:T(?:MO|MI|AF|EV|NI|DT|\d{2}(?::\d{2})?))?"
    r"|\d{4}-W\d{2}(?:-WE)?|XXXX-W(?:\d{2}|XX)(?:-\d)?|\d{4}-(?:SP|SU|FA|WI|Q[1-4]|H[12])|\d{2,3}"
    r"|P(?:X|\d+(?:\.\d+)?)(?:D|W|M|Y|DE|CE|X)|PT(?:X|\d+(?:\.\d+)?)[HMS]|(?:PAST|PRESENT|FUTURE)_REF"
)


def well_formed(value: str) -> bool:
    """Whether the value is a TIMEX3 value this corpus uses, its day a real one.

    >>> well_formed("2022-02-30"), well_formed("2022-W05"), well_formed("PXDE")
    (False, True, True)
    """
    if not _VALUE.fullmatch(value):
        return False
    if day := re.match(r"(\d{4})-(\d{2})(?:-(\d{2}))?", value):
        try:
            date(int(day[1]), int(day[2]), int(day[3] or 1))
        except ValueError:
            return False
    return True


def type_of(value: str) -> str:
    """Tell the TIMEX3 type that the value shows; a SET has to be said.

    >>> type_of("2022-05-01TMO"), type_of("P4D"), type_of("2022")
    ('TIME', 'DURATION', 'DATE')
    """
    if value.startswith("P") and "_REF" not in value:
        return "DURATION"
    return "TIME" if re.search(r"T(?:[A-Z]{2}|\d)", value) and "_REF" not in value else "DATE"


def resolve(words: str, published: date, *, future: bool = False) -> str | None:
    """Work out the value of the words in a report of that day; ``None`` where the writer has to state it.

    A weekday, month or day without its year is the latest up to the report's day, or with ``future`` the next after.

    >>> resolve("Wednesday", date(2022, 4, 7)), resolve("Friday", date(2022, 4, 7), future=True)
    ('2022-04-06', '2022-04-08')
    >>> resolve("early March", date(2022, 4, 7)), resolve("six-week", date(2022, 4, 7))
    ('2022-03', 'P6W')
    """
    text = re.sub(r"[’']s$", "", words.lower().strip())
    for value, forms in _REFS.items():
        if re.fullmatch(forms, text):
            return value
    for _ in range(2):
        text = _MODIFIER.sub("", text) if not re.fullmatch(r"(?:the )?(?:last|next|past|coming) \w+", text) else text
    for rule in (_daily, _weekday, _calendar_day, _month, _year, _unit, _ago, _duration):
        value_found = rule(text, published, future)
        if value_found:
            return value_found
    return None


def _iso(day: date, part: str | None = None) -> str:
    return day.isoformat() + (f"T{_PARTS[part]}" if part else "")


def _daily(text: str, published: date, _: bool) -> str | None:
    match = re.fullmatch(
        rf"(today|tonight|yesterday|tomorrow|overnight|this|last|the same day|that day)(?: ({'|'.join(_PARTS)}))?", text
    )
    if not match or match[1] in ("the same day", "that day") or (match[1] in ("this", "last") and not match[2]):
        return None
    shift = {"yesterday": -1, "tomorrow": 1, "last": -1}.get(match[1], 0)
    part = "night" if match[1] == "tonight" else "overnight" if match[1] == "overnight" else match[2]
    return _iso(published + timedelta(shift), part)


def _weekday(text: str, published: date, future: bool) -> str | None:
    match = re.fullmatch(
        rf"(?:(last|next|this|this past|this coming|on) )?({'|'.join(_DAYS)}|(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun)\.?)"
        rf"(?: ({'|'.join(_PARTS)}))?",
        text,
    )
    if not match:
        return None
    wanted = next(n for n, day in enumerate(_DAYS) if day.startswith(match[2].rstrip(".")))
    ahead = future or match[1] in ("next", "this coming")
    if ahead:
        shift = (wanted - published.weekday() - 1) % 7 + 1
    else:
        shift = -((published.weekday() - wanted) % 7)
        if match[1] == "last" and shift == 0:
            shift = -7
    return _iso(published + timedelta(shift), match[3])


def _calendar_day(text: str, published: date, future: bool) -> str | None:
    week = rf"(?:(?:{'|'.join(_DAYS)}),? (?:the )?)?"
    match = re.fullmatch(
        rf"{week}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH}),?(?: (?P<y>\d{{4}}))?", text
    ) or re.fullmatch(rf"{week}(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?(?: (?P<y>\d{{4}}))?", text)
    if not match:
        return None
    month, day = _month_number(match["m"]), int(match["d"])
    year = int(match["y"]) if match["y"] else _year_of(month, day, published, future)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(text: str, published: date, future: bool) -> str | None:
    match = re.fullmatch(
        rf"(?:(last|next|this|of) )?({_MONTH})(?:,?(?: of)? (\d{{4}}|last year|this year|next year|the same year))?",
        text,
    )
    if not match or match[3] == "the same year":
        return None
    month = _month_number(match[2])
    if match[3]:
        year = (
            int(match[3]) if match[3].isdigit() else published.year + {"last": -1, "this": 0, "next": 1}[match[3][:4]]
        )
    elif match[1] == "last" and month == published.month:
        year = published.year - 1
    else:
        year = _year_of(month, None, published, future or match[1] == "next")
    return f"{year:04d}-{month:02d}"


def _year(text: str, published: date, _: bool) -> str | None:
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", text):
        return text
    if match := re.fullmatch(r"(?:the )?((?:1[5-9]|20)\d)0['’]?s", text):
        return match[1]
    if match := re.fullmatch(
        r"the (?:mid-?|middle )?(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", text
    ):
        return "19" + str(
            ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"].index(
                match[1]
            )
            + 2
        )
    match = re.fullmatch(
        rf"(?:(?:the|that|last|this|next) )?({'|'.join(_SEASONS)})(?: of)?(?: (\d{{4}}|last year|this year))?", text
    )
    if match and match[2]:
        year = int(match[2]) if match[2].isdigit() else published.year - (match[2] == "last year")
        return f"{year}-{_SEASONS[match[1]]}"
    return None


def _unit(text: str, published: date, _: bool) -> str | None:
    match = re.fullmatch(
        r"(last|previous|this|next|the coming|coming|the previous|the following) (week|weekend|month|year|decade)", text
    )
    if not match or "following" in match[1] or "previous" in match[1]:
        return None
    shift = {"last": -1, "next": 1, "coming": 1, "the coming": 1}.get(match[1], 0)
    if match[2].startswith("week"):
        if match[2] == "weekend" and match[1] == "last":
            shift = -1
        year, week, _day = (published + timedelta(7 * shift)).isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if match[2] == "weekend" else "")
    if match[2] == "month":
        index = published.year * 12 + published.month - 1 + shift
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    return str(published.year + shift) if match[2] == "year" else str(published.year // 10 + shift)


def _count(text: str) -> float | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    if "-" in text or " " in text:
        pieces = [_NUMBERS.get(piece) for piece in re.split(r"[ -]", text)]
        return sum(p for p in pieces if p) if all(pieces) and len(pieces) == 2 else _NUMBERS.get(text)
    return _NUMBERS.get(text)


def _ago(text: str, published: date, _: bool) -> str | None:
    match = re.fullmatch(r"(.+?) (day|week|month|year|decade|centurie|century)s? (ago|earlier|before|prior)", text)
    if not match or (number := _count(match[1])) is None or number != int(number):
        return None
    count = int(number)
    if match[2] == "day":
        return (published - timedelta(count)).isoformat()
    if match[2] == "week":
        year, week, _day = (published - timedelta(7 * count)).isocalendar()
        return f"{year}-W{week:02d}"
    if match[2] == "month":
        index = published.year * 12 + published.month - 1 - count
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    return str(published.year - count) if match[2] == "year" else str(published.year - 10 * count)


def _duration(text: str, _: date, __: bool) -> str | None:
    match = re.fullmatch(
        r"(?:(.+?)[ -])?(day|week|month|year|decade|centurie|century|hour|minute)(s?)(?:[ -](?:long|old))?['’]?", text
    )
    if not match:
        return None
    unit = _UNITS[match[2]]
    clock = unit.startswith("T")
    if match[1] in (None, "several", "many", "a few", "some", "recent", "several of the", "two or three"):
        if match[1] is None and not match[3]:
            return None
        count = "X"
    else:
        number = _count(match[1])
        if number is None:
            return None
        count = f"{number:g}"
    return f"PT{count}{unit[1]}" if clock else f"P{count}{unit}"


def _month_number(word: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if month.startswith(word.rstrip(".")[:3]))


def _year_of(month: int, day: int | None, published: date, future: bool) -> int:
    here = (published.month, published.day if day else 0)
    there = (month, day or 0)
    if future:
        return published.year + (there <= here)
    return published.year - (there > here)


_SURE_MONTHS = "|".join(m.capitalize() for m in _MONTHS if m not in ("may", "march"))
LOOKS_LIKE_TIME = re.compile(
    rf"\b(?:{'|'.join(d.capitalize() for d in _DAYS)})\b|\b(?:1[5-9]\d\d|20[0-3]\d)s?\b(?![,.]\d|-)"
    rf"|\b(?:{_SURE_MONTHS})\b|\b(?:in|on|of|since|by|early|late|last|mid-) ?(?:May|March)\b"
    r"|\b(?:May|March) \d|\b\d{1,2} (?:May|March)\b"
    r"|\b(?:[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Oo]vernight)\b"
    r"|\b(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|weekend|month|year|night)\b"
    r"|\b(?:years?|months?|weeks?|days?|decades?) (?:ago|earlier)\b"
)
"""What must be marked as a time wherever it stands; the check asks for it."""


def weekday_of(words: str) -> int | None:
    """Tell the weekday that the words name, Monday 0.

    >>> weekday_of("last Tuesday")
    1
    """
    found = [n for n, day in enumerate(_DAYS) if re.search(rf"\b{day}\b", words.lower())]
    return found[0] if len(found) == 1 else None
