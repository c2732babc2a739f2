"""What a question asks for, checked before anything is looked up."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict, TypeVar

from detente.ask.rows import Row, Rows
from detente.errors import BadField
from detente.model import DayInterval, Event

Words = str | Iterable[str] | None
Day = str | date | None
R = TypeVar("R", bound=Row)
T = TypeVar("T")


class Wanted(TypedDict, total=False):
    """What narrows a question about events; see :class:`detente.Record`."""

    actor: str | None
    kind: Words
    status: Words
    level: Words
    format: Words
    since: Day
    until: Day
    report: Words


@dataclass(frozen=True, slots=True)
class Found:
    """The events that fit, in order, and how many a date filter left out."""

    events: list[Event]
    undated: int = 0
    open_ended: int = 0


def check_words(words: str | Iterable[str] | None, vocabulary: type[StrEnum], what: str) -> frozenset[str]:
    """The words that a filter names, each of the vocabulary; spaces, hyphens and capitals are forgiven.

    Raises ``BadField`` with the right words, and the nearest one first.

    >>> from detente.model import Kind
    >>> sorted(check_words(["Armed clash"], Kind, "kind"))
    ['armed_clash']
    """
    given = [words] if isinstance(words, str) else list(words or ())
    known = [word.value for word in vocabulary]
    chosen = []
    for word in given:
        written = word.strip().lower().replace(" ", "_").replace("-", "_")
        if written not in known:
            near = difflib.get_close_matches(written, known, n=1, cutoff=0.5)
            guess = f"did you mean {near[0]!r}? " if near else ""
            raise BadField(f"{word!r} is no {what}", mend=f"{guess}it is one of: {', '.join(known)}")
        chosen.append(written)
    return frozenset(chosen)


@dataclass(frozen=True, slots=True)
class Span:
    """The days asked for; ``None`` at an end leaves it open.

    >>> Span.of(since="2024-02", until=None).holds(DayInterval.parse("2024-02-17"))
    True
    """

    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, since: str | date | None, until: str | date | None) -> Span:
        """Read ``2024-02-17``, ``2024-02`` or ``2024``; a month or a year is taken from its first to its last day."""
        first = _interval(since, "since").start if since else None
        last = _interval(until, "until").end if until else None
        if first and last and first > last:
            raise BadField(f"since {first} is after until {last}", mend="swap the two")
        return cls(first, last)

    @property
    def asked(self) -> bool:
        """Whether any date was asked for at all."""
        return self.since is not None or self.until is not None

    def holds(self, when: DayInterval) -> bool:
        """Whether any day of the interval is asked for; of an interval open at one end, whether its known end is.

        >>> asked = Span.of(since="2024-02", until="2024-03")
        >>> [asked.holds(DayInterval.parse(days)) for days in ("2024-01-30/2024-02-02", "../2024-06-30", "2024-03-05/..")]
        [True, False, True]
        """
        if when.bounded:
            return when.overlaps(self._asked)
        known = when.start or when.end
        return known is not None and DayInterval.day(known).overlaps(self._asked)

    def may_hold(self, when: DayInterval) -> bool:
        """Whether an interval open at one end reaches into the days asked for, its known end lying outside."""
        return not when.bounded and when.overlaps(self._asked) and not self.holds(when)

    @property
    def _asked(self) -> DayInterval:
        return DayInterval(self.since, self.until)


def within_days(rows: Iterable[R], span: Span, days: Callable[[R], str | None], row_type: type[R]) -> Rows[R]:
    """The rows whose days, an ISO interval, the span holds; those without any and those that it may hold are counted."""
    if not span.asked:
        return Rows(list(rows), row_type=row_type)
    kept, undated, open_ended = by_days(rows, span, days)
    return Rows(kept, undated=undated, open_ended=open_ended, row_type=row_type)


def by_days(rows: Iterable[T], span: Span, days: Callable[[T], str | None]) -> tuple[list[T], int, int]:
    """Those whose days the span holds, how many have none, and how many it may hold."""
    kept: list[T] = []
    left: Counter[str | None] = Counter()
    fits: dict[str, bool] = {}  # a hundred thousand claims are of a few thousand days
    for row in rows:
        told = days(row)
        if told and told not in fits:
            fits[told] = span.holds(DayInterval.parse(told))
        if told and fits[told]:
            kept.append(row)
        else:
            left[told or None] += 1
    undated = left.pop(None, 0)
    return (
        kept,
        undated,
        sum(number for told, number in left.items() if told and span.may_hold(DayInterval.parse(told))),
    )


def _interval(text: str | date, what: str) -> DayInterval:
    try:
        return DayInterval.parse(str(text))
    except ValueError as error:
        raise BadField(f"{what}: {str(text)!r} is no date", mend="write YYYY-MM-DD, YYYY-MM or YYYY") from error
