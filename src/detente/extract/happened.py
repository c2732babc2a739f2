"""Sentences that only say when what was told before happened: "It happened about 5 p.m. on Sunday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from detente.extract.dating import Dating
from detente.extract.timing import OF_DAY, is_lent_day
from detente.extract.triggers import HARMS
from detente.lexicon.kinds import load_kinds
from detente.lexicon.phrases import alternatives
from detente.model import DayInterval, Kind, Precision, TimeMark

_SAID = r"(?:[^.;:]{0,60}?\b(?:said|says|say|told \w+|believes?)\b,?\s+(?:that\s+)?)?"
_APART = 7
_HAPPENED = (
    r"(?:\w+ly\s+|is (?:believed|thought|said) to have\s+)?"
    r"(?:happened|occurred|took place|unfolded|began|started|was reported|were reported)\b"
)


def day_it_happened(text: str, start: int, end: int, times: Sequence[TimeMark]) -> Dating | None:
    """The day that the sentence at these offsets gives to what was told before it; ``None`` where it tells something else.

    Only for a sentence that begins with "it", "this" or a word for violence, and has one day.
    """
    inside = [t for t in times if start <= t.start < end and t.granularity in OF_DAY and t.interval]
    days = [t for t in inside if not t.furniture]
    if any(is_lent_day(t) for t in days) or not _pattern().match(text, start, end):
        return None
    if len(days) == 2 and text[days[0].end : days[1].start].strip() == "and":
        return _on_both(*days)
    if len({str(t.interval) for t in days}) != 1:
        return None
    mark = next((t for t in days if t.granularity == "day"), days[0])
    if mark.interval is None or not mark.interval.is_day:
        return None
    note = f"it happened then, as the report goes on to say ({mark.note})"
    return Dating(interval=mark.interval, precision=Precision.DAY, start=mark.start, end=mark.end, note=note, told=True)


def _on_both(first: TimeMark, last: TimeMark) -> Dating | None:
    """The stretch of two days that are told together: "The attacks took place on July 16 and 18"."""
    opens, ends = first.interval and first.interval.start, last.interval and last.interval.end
    if not opens or not ends or not 0 < (ends - opens).days <= _APART:
        return None
    note = f"it happened then, as the report goes on to say ({first.note}; {last.note})"
    days = DayInterval(opens, ends)
    return Dating(interval=days, precision=Precision.WEEK, start=first.start, end=last.end, note=note, told=True)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = {"incident", "accident"} | {
        noun for noun, words in load_kinds().nouns.items() for word in words if Kind(word.kind) in HARMS
    }
    told = alternatives(nouns)
    return re.compile(rf"\s*{_SAID}(?:it|this|the (?:\w+ )?(?:{told})s?)\s+{_HAPPENED}", re.IGNORECASE)
