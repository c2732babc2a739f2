"""The days of an event by the expression that dates it, and what is known of them where none does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from detente.extract.saying import Saying
from detente.extract.timing import OF_DAY, find_time, is_clock, is_lent_day, is_relative, tells_on
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import TO_COME, DayInterval, Kind, Precision, Report, Status, TimeMark

_WEEK = 7
"""What is condemned or praised on a day was done within so many days before."""
_LATELY = 3
"""What is told on a day happened within so many days before."""
_GRAINS = {
    "day": Precision.DAY, "part of day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH,
    "season": Precision.SEASON, "quarter": Precision.SEASON, "year": Precision.YEAR, "decade": Precision.DECADE,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A date for an event: the days, their grain, the words they rest on, how they were reached.

    ``told``: whether words of time give it, not the publication date alone.
    """

    interval: DayInterval
    precision: Precision
    start: int
    end: int
    note: str
    told: bool = False


def date_event(
    report: Report,
    trigger: Trigger,
    mark: TimeMark | None,
    *,
    by_saying: bool,
    status: Status,
    recent: DayInterval | None,
    words: tuple[int, int],
    judged: bool = False,
) -> Dating | None:
    """The date of an event from its expression, or from the publication date where it has none.

    ``recent``: the days that an undated piece of news of this report can be of, ``None`` for background.
    ``words`` are the offsets of the trigger, on which a date without an expression rests; ``judged``: the expression says when
    somebody passed judgement on it. ``None`` where nothing is known.
    """
    published = report.published.interval if report.published else None
    if mark is not None and mark.interval is not None and (edge := _edge(report.text, mark, words)):
        return _open(mark, mark.interval, edge, published)
    if mark is not None and mark.interval is not None and not by_saying:
        grain = _GRAINS.get(
            mark.granularity, Precision.ERA if mark.interval.days is None or mark.interval.days > 1 else Precision.DAY
        )
        return Dating(
            interval=mark.interval, precision=grain, start=mark.start, end=mark.end, note=mark.note, told=True
        )
    if by_saying and status in TO_COME:
        mark = None  # "said on Friday that they would meet": of no day up to that Friday
    if mark is not None and mark.interval is not None and mark.interval.bounded and mark.interval.start:
        earliest = mark.interval.start - timedelta(days=_WEEK if judged else _LATELY)
        note = f"told on {mark.interval} ({mark.text}); it happened that day or shortly before"
        return Dating(
            interval=DayInterval(earliest, mark.interval.end),
            precision=Precision.WEEK,
            start=mark.start,
            end=mark.end,
            note=note,
        )
    if mark is not None or published is None or published.end is None or published.start is None:
        return None
    start, end = words
    if status in TO_COME:
        if load_frames()[trigger.kind].family == "speech" and recent is not None:
            return Dating(
                interval=recent,
                precision=Precision.WEEK,
                start=start,
                end=end,
                note="news of the report, without a day of its own",
            )
        note = f"ahead of the publication day {published}"
        return Dating(
            interval=DayInterval(published.start, None), precision=Precision.ERA, start=start, end=end, note=note
        )
    if recent is not None:
        note = f"news without a day of its own: {recent}, the days up to publication ({published})"
        return Dating(
            interval=recent,
            precision=Precision.DAY if recent.is_day else Precision.WEEK,
            start=start,
            end=end,
            note=note,
        )
    note = f"no day is given: before the publication day {published}"
    return Dating(interval=DayInterval(None, published.end), precision=Precision.ERA, start=start, end=end, note=note)


def begins(text: str, mark: TimeMark) -> bool:
    """Whether an expression says from when on something goes: "in talks *since 2017* to end the war" is no time of the war."""
    found = _EDGES.search(text[max(0, mark.start - 30) : mark.start])
    return found is not None and found[1].lower() == "since"


def stood_by(mark: TimeMark, carried: Dating | None = None) -> Dating | None:
    """The date of something that stood already on the days of an expression: it came about by then.

    ``carried`` is the date that was told before, which stays where it lies before that.

    >>> monday = TimeMark(start=0, end=6, text="Monday", kind="DATE", value="2021-03-01",
    ...     interval=DayInterval.parse("2021-03-01"))
    >>> dating = stood_by(monday)
    >>> str(dating.interval), dating.note
    ('../2021-03-01', 'it stood already on 2021-03-01 (Monday)')
    """
    if mark.interval is None or mark.interval.end is None:
        return carried
    if carried and carried.interval.end and carried.interval.end <= mark.interval.end:
        return carried
    note = f"it stood already on {mark.interval} ({' '.join(mark.text.split())})"
    days = DayInterval(None, mark.interval.end)
    return Dating(interval=days, precision=Precision.ERA, start=mark.start, end=mark.end, note=note)


_SINCE = re.compile(
    r"\bsince (?:[\w'’-]+ ){1,5}"
    r"(?:began|begun|started|erupted|broke out|ended|collapsed|fled|took \w+|seized \w+)\W+(?:in |on |late |early )*$"
    r"|\bsince (?:[\w'’.-]+ ){1,10}(?:was|were) (?:[\w'’-]+ ){1,6}in (?:late |early )?$"
)
_OWNS = re.compile(r"['’]s? (?:[\w-]+ ){0,2}")
_SAYS_WHICH = re.compile(r" (?:[\w-]+ )?")
_EDGES = re.compile(
    r"\b(since|until|till|by|before|after|from)\s+(?:the\s+|about\s+|around\s+|at least\s+)*$", re.IGNORECASE
)


def _edge(text: str, mark: TimeMark, words: tuple[int, int]) -> str | None:
    """The preposition that makes an expression an edge of the event's time, not the time itself; ``words``: the event's own."""
    first, behind = words
    if tells_on(text, mark, first) or _is_of_noun(text, mark, first):
        return None  # "since 2014, when they seized the capital": seized then
    if behind <= mark.start and _SINCE.search(text, behind, mark.start):
        return "since"  # "4,000 have been killed since the war began in 2014"
    match = _EDGES.search(text[max(0, mark.start - 30) : mark.start])
    word = match[1].lower() if match else None
    if word in ("before", "after", "by") and is_clock(mark) and not is_lent_day(mark):
        return None  # "just before 8 p.m. on Tuesday" was on Tuesday
    return None if word == "from" and (mark.granularity in OF_DAY or "/" in mark.value) else word


def _is_of_noun(text: str, mark: TimeMark, word: int) -> bool:
    """Whether a preposition governs the event's own noun, not its time: "after *last week's* raid", "since the *April 12* raid"."""
    if mark.end >= word:
        return False
    definite = text[max(0, mark.start - 4) : mark.start].lower() == "the "
    between = (_OWNS.fullmatch(text, mark.end, word), definite and _SAYS_WHICH.fullmatch(text, mark.end, word))
    return any(between)


def _open(mark: TimeMark, interval: DayInterval, edge: str, published: DayInterval | None) -> Dating | None:
    """ "Since 2020" begins there and lasts up to publication; "until", "by" and "before" end there."""
    last = published.end if published else None
    if edge in ("since", "after", "from"):
        if interval.start is None or (last is not None and last < interval.start):
            last = None
        days = DayInterval(interval.start, last)
    else:
        days = DayInterval(None, interval.end)
    if days.start is None and days.end is None:
        return None
    note = f"{edge} {mark.text}" + (f" ({mark.note})" if mark.note else "")
    return Dating(interval=days, precision=Precision.ERA, start=mark.start, end=mark.end, note=note)


def main_day(tree: Tree, times: Sequence[TimeMark], sayings: list[Saying]) -> Dating | None:
    """The day on which the main clause of a sentence in the plain past tells something: later sentences go on from it."""
    root = next((i for i, token in enumerate(tree.tokens) if token.dep == "ROOT"), None)
    if root is None or tree[root].tag not in ("VBD", "VBN") or root in {s.cue for s in sayings}:
        return None
    if any(tree[k].lemma == "have" for k in tree.kids(root, "aux")) or is_relative(tree, root):
        return None
    told = Trigger(index=root, kind=Kind.OTHER, noun=False)
    mark, by_saying = find_time(tree, told, [t for t in times if t.granularity in OF_DAY], set(), sayings)
    if mark is None or by_saying or mark.interval is None or not mark.interval.is_day:
        return None
    return Dating(
        interval=mark.interval, precision=Precision.DAY, start=mark.start, end=mark.end, note=mark.note, told=True
    )
