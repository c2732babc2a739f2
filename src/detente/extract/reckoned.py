"""Days that are reckoned: from one day to another, so many in a row, up to publication."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from detente.extract.dating import Dating
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.model import DayInterval, Precision, Report, TimeMark

_WEEK = 7
_SPAN = re.compile(r"P(?:(\d+)([DWMY])|T.+)")
_PERFECT = frozenset({"have", "has", "'ve", "’ve", "'s", "’s"})
_BOUNDED = re.compile(r"(?:more|less|fewer|over|under|at least|up to|almost|nearly|about|around|some)\b", re.IGNORECASE)
_LENGTHS = {"D": (1, 0), "W": (7, 3), "M": (30, 10), "Y": (365, 91)}
"""Days of a unit, and how far on either side a count of it may miss."""
_FROM = re.compile(r"\b(from|between) (?:the )?$", re.IGNORECASE)
_OPENING = 14
_TILL, _AND = frozenset({"to", "until", "till", "through"}), frozenset({"and"})
_BEHIND = frozenset({"after", "following"})
_SAID_OF = frozenset({"nsubj", "nsubjpass", "dobj"})
_ENDING = frozenset({"end", "close", "conclude", "finish", "wrap", "wind", "complete"})
_BEGINNING = frozenset({"begin", "start", "open", "kick", "launch", "commence", "resume"})


def gone_on(
    report: Report, tree: Tree, trigger: Trigger, times: Sequence[TimeMark], told: Sequence[TimeMark]
) -> Dating | None:
    """The days of what is told in the perfect to have gone on for a span, or since what was told before, up to publication.

    "They have fought for two years", "forty have been killed since then". ``times`` are those of the sentence, ``told``
    those of the report.
    """
    published = report.published.interval if report.published else None
    perfect = any(tree[k].text.lower() in _PERFECT for k in tree.kids(trigger.verb, "aux"))
    if not perfect or published is None or published.start is None:
        return None
    own = {trigger.verb, trigger.index}
    for mark in times:
        count = _SPAN.fullmatch(mark.value) if mark.kind == "DURATION" and not _BOUNDED.match(mark.text) else None
        inside = tree.at(mark.start, mark.end) if count and count[1] else []
        before = inside[0] - 1 if inside else -1
        if count and count[2] and before >= 0 and tree[before].lemma == "for" and tree.head(before) in own:
            length, about = _LENGTHS["W" if "week" in mark.text.lower() else count[2]]
            start = published.start - timedelta(days=int(count[1]) * length + about)
            note = f"for {mark.text} up to the publication day {published}"
            return _open_until(published, start, (mark.start, mark.end), note)
    for since in (i for i in own for i in tree.kids(i, "prep", "mark", "advmod") if tree[i].lemma == "since"):
        base = max((t for t in told if t.start < tree[0].start and _is_dated(t)), key=lambda t: t.start, default=None)
        then = since + 1 < len(tree) and tree[since + 1].lemma == "then"
        if then and base and base.interval and base.interval.start and base.interval.start <= published.start:
            words = (tree[since].start, tree[since + 1].end)
            return _open_until(published, base.interval.start, words, f"since then: since {base.text} ({base.note})")
    return None


def not_before(dating: Dating, tree: Tree, trigger: Trigger, times: Sequence[TimeMark]) -> Dating:
    """The open days of what words set after something with a time, from that on: "brokered a truce *after the clashes of 2018*"."""
    last = dating.interval.end
    if dating.interval.start is not None or last is None:
        return dating
    for behind in (
        i for at in {trigger.verb, trigger.index} for i in tree.kids(at, "prep") if tree[i].text.lower() in _BEHIND
    ):
        words = {*tree.subtree(behind)}
        inside = (mark for mark in times if _is_dated(mark) and {*tree.at(mark.start, mark.end)} <= words)
        base = next((mark for mark in inside if mark.start > tree[behind].end + 1), None)
        first = base.interval.start if base is not None and base.interval is not None else None
        if base is not None and first is not None and first <= last:
            note = f"after what is of {base.text} ({base.note})"
            return replace(dating, interval=DayInterval(first, last), start=base.start, end=base.end, note=note)
    return dating


def _is_dated(mark: TimeMark) -> bool:
    return mark.interval is not None and mark.interval.bounded and mark.kind != "DURATION" and not mark.furniture


def _open_until(published: DayInterval, start: date, words: tuple[int, int], note: str) -> Dating:
    days = DayInterval(start, published.end)
    return Dating(interval=days, precision=Precision.ERA, start=words[0], end=words[1], note=note, told=True)


def stretched(text: str, mark: TimeMark | None, times: Sequence[TimeMark]) -> TimeMark | None:
    """An expression with the one up to which it lasts: "from 30 September to 3 October", "between Monday and Wednesday".

    So with the one that comes right after it: "on Wednesday and Thursday", "in February and March".
    """
    for first, last in itertools.pairwise(times):
        if (
            mark is None
            or mark.start not in (first.start, last.start)
            or first.interval is None
            or last.interval is None
        ):
            continue
        opens, joint = (
            _FROM.search(text, max(0, first.start - _OPENING), first.start),
            text[first.end : last.start].strip(),
        )
        running = opens is None and joint in _AND and first.granularity == last.granularity
        if not running and (opens is None or joint not in (_TILL if opens[1].lower() == "from" else _AND)):
            continue
        start, end, next_to = first.interval.start, last.interval.end, first.interval.end
        if start and end and start > end and (start - end).days <= _WEEK and first.granularity == "day":
            start -= timedelta(days=_WEEK)  # the Monday before that Wednesday
            next_to = start
        if running and not (next_to and last.interval.start and (last.interval.start - next_to).days == 1):
            continue  # "on Monday and Friday" was twice
        if start and end and start <= end:
            words = " ".join(text[first.start : last.end].split())
            return replace(
                mark,
                start=first.start,
                end=last.end,
                text=words,
                value=f"{first.value}/{last.value}",
                interval=DayInterval(start, end),
                granularity="none",
                note=f"{opens[1].lower()} {words}" if opens else words,
            )
    return mark


def lasting(dating: Dating, tree: Tree, trigger: Trigger, days: int) -> Dating:
    """Talks of so many days reach from the day on which they begin to the last, or up to the day on which they end.

    "A two-day meeting *opened* on Friday", "*wound up* two days of talks on Saturday".
    """
    start = dating.interval.start
    if days < 2 or start is None or not dating.interval.is_day:
        return dating
    above = tree.head(trigger.index) if trigger.noun and tree[trigger.index].dep in _SAID_OF else None
    lemmas = {tree[trigger.verb].lemma, *([tree[above].lemma] if above is not None else [])}
    if lemmas & _BEGINNING:
        interval, note = DayInterval(start, start + timedelta(days=days - 1)), "from then"
    elif lemmas & _ENDING:
        interval, note = DayInterval(start - timedelta(days=days - 1), start), "up to then"
    else:
        return dating
    return replace(dating, interval=interval, note=f"{dating.note}; {days} days {note}")
