"""Values of the record as people read them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from detente.ask.totals import describe
from detente.model import ONE_VALUED, Act, DayInterval, Figure, Format, Kind, Level, Measure, Prop, Status

__all__ = ["ONE_VALUED", "basis", "in_words", "short_ids", "shown", "when", "when_told", "word"]

_INTERVAL = re.compile(r"(?<![\w/.-])(?:\d{4}-\d\d-\d\d/(?:\d{4}-\d\d-\d\d|\.\.)|\.\./\d{4}-\d\d-\d\d)(?![\w/-])")
_VOCABULARIES = (Kind, Status, Act, Level, Format, Measure, Prop)
_JOINED = sorted({one.value for words in _VOCABULARIES for one in words if "_" in one.value}, key=len, reverse=True)
_WORD = re.compile(rf"(?<![\w.-])(?:{'|'.join(_JOINED)})(?![\w-]|\.\w)")
_BASES: Mapping[str, str] = {
    "anchor": "a person",
    "copy": "the report it copies",
    "html_meta": "its page’s data",
    "json_ld": "its page’s data",
    "option": "whoever added it",
    "url": "its address",
}
_BY_BASIS = re.compile(rf"\(by ({'|'.join(_BASES)})\)")


def shown(prop: Prop, value: str) -> str:
    """A value as people read it."""
    match prop:
        case Prop.DATE:
            return when(value)
        case Prop.FIGURE:
            return describe(Figure.from_value(value))
        case Prop.KIND | Prop.STATUS | Prop.ACT | Prop.LEVEL | Prop.FORMAT:
            return word(value)
        case _:
            return value


def when(interval: str | None) -> str:
    """Write an interval as people do; ``?`` where there is none.

    >>> [when(days) for days in ("2024-02-17", "2024-02-01/2024-02-29", "2020-09-27/2020-11-10", "2020-09-27/..", None)]
    ['2024-02-17', '2024-02', '2020-09-27 to 2020-11-10', 'from 2020-09-27', '?']
    """
    if interval is None:
        return "?"
    days = DayInterval.parse(interval)
    match days.start, days.end:
        case None, last:
            return f"by {last}"
        case first, None:
            return f"from {first}"
        case first, last if first == last:
            return str(first)
    unit = _unit(days)
    return unit or f"{days.start} to {days.end}"


def when_told(dates: Sequence[str]) -> str:
    """Write the dates that reports give one happening; one that only is wider than the best is no other account.

    >>> when_told(["2024-02-17", "2024-02-01/2024-02-29", "2024-02-18"])
    '2024-02-17 or 2024-02-18'
    """
    return " or ".join(map(when, apart(dates))) or "?"


def apart(dates: Sequence[str]) -> list[str]:
    """The dates that are accounts of their own: the best, and those that are not only wider than it."""
    if not dates:
        return []
    best = DayInterval.parse(dates[0])
    return [dates[0], *(date for date in dates[1:] if not DayInterval.parse(date).contains(best))]


def _unit(days: DayInterval) -> str | None:
    """The month or the year that an interval is, if it is one."""
    if days.start is None:
        return None
    if days == DayInterval.year(days.start.year):
        return str(days.start.year)
    return f"{days.start:%Y-%m}" if days == DayInterval.month(days.start.year, days.start.month) else None


def word(name: str) -> str:
    """A word of a vocabulary as people write it: ``armed_clash`` -> ``armed clash``."""
    return name.replace("_", " ")


def basis(name: str) -> str:
    """By what the publication day of a report is known.

    >>> basis("json_ld"), basis("dateline")
    ('its page’s data', 'dateline')
    """
    return _BASES.get(name) or word(name)


def in_words(reason: str) -> str:
    """A reason as people read it: intervals of days, words of the vocabulary and the basis of a day are written out.

    >>> in_words("a date is open: ../2023-03-19 and 2023-02-01/2023-02-28; kinds: armed_clash, war")
    'a date is open: by 2023-03-19 and 2023-02; kinds: armed clash, war'
    >>> in_words("a.txt was published 2023-09-14 (by json_ld); see meeting_2024.txt")
    'a.txt was published 2023-09-14 (by its page’s data); see meeting_2024.txt'
    """
    told = _INTERVAL.sub(_days_in_words, reason)
    told = _BY_BASIS.sub(lambda found: f"(by {_BASES[found[1]]})", told)
    return _WORD.sub(lambda found: word(found[0]), told)


def _days_in_words(found: re.Match[str]) -> str:
    try:
        return when(found[0])
    except ValueError:  # what a report prints need not be a date
        return found[0]


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it asks for it.

    >>> count(1, "report"), count(1200, "event")
    ('1 report', '1,200 events')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def short_ids(ids: list[str], shortest: int = 6) -> dict[str, str]:
    """Each id cut to the length at which all of them still differ.

    >>> short_ids(["e-1234567890", "e-1234569999"])
    {'e-1234567890': 'e-1234567', 'e-1234569999': 'e-1234569'}
    """
    whole = sorted(set(ids))
    longest = max(map(len, whole), default=0)
    for length in range(shortest + 2, longest + 1):
        if len({name[:length] for name in whole}) == len(whole):
            return {name: name[:length] for name in whole}
    return {name: name for name in whole}
