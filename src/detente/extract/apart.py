"""Days of what a sentence sets a span of time before or after what it tells: "the clash came *three days after* a march"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.extract.dating import Dating, main_day
from detente.extract.timing import COARSE
from detente.extract.tree import FINITE, Tree
from detente.extract.triggers import Trigger
from detente.model import DayInterval, Precision, TimeMark

if TYPE_CHECKING:
    from detente.extract.tellings import Scene, Telling

_SPAN = re.compile(r"P(?:(?P<days>\d+|X)(?P<unit>[DWMY])|T.+)")
_BESIDE = re.compile(r"\s+(?:to the \w+ )?(?P<side>after|following|before|ahead of)\s+(?!(?:that|this|which|then)\b)")
_LASTING = re.compile(r"\s+of\s+")
_LESS = re.compile(r"\b(?:less than|fewer than|within|under)\s*(?:\w+ )?$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more than|over)\s*$", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:(?P<less>less than|fewer than|under|up to)|(?P<more>more than|over|at least))\b", re.IGNORECASE
)
_LENGTHS = {"D": (1, 0), "W": (7, 3), "M": (30, 10), "Y": (365, 91)}
"""Days of a unit, and how far on either side a count of it may miss."""
_UNCOUNTED = {"D": (1, 20), "W": (7, 70), "M": (30, 400), "Y": (365, None)}
"""The fewest and the most days of "days", "weeks", "months", "years"."""
_WITHIN = frozenset({"of", "to"})
"""Prepositions inside a noun's own words: "a wave *of* raids", "house-*to*-house fighting"."""
_NEAR_BY = 40
"""Characters at most between a time and the span that is counted from it, where nothing else tells from what."""
_NEXT_TO = 3
_REACH = 12
"""Words at most from "after" to the verb of the clause, or to the noun."""


def set_apart(scene: Scene, trigger: Trigger, found: Sequence[Telling]) -> Dating | None:
    """The days of an event that words set a span after or before what the sentence tells of, or that went on for it till then.

    "*Met* five days after *a mutiny*", "signed after nine days of *talks*": counted from the day of what is told, which
    words of the sentence or a sentence before give, else from the days of the news. ``found`` are the events of the sentence told
    before this one. ``None`` where nothing sets it apart, or nothing is known to count from.
    """
    tree = scene.stage.tree
    for mark in scene.times:
        span = _SPAN.fullmatch(mark.value) if mark.kind == "DURATION" else None
        inside = tree.at(mark.start, mark.end) if span else []
        if span is None or not inside:
            continue
        behind = tree.text_after(mark.end)
        beside, lasting = _BESIDE.match(behind), _LASTING.match(behind)
        if beside and _leads_to(tree, trigger, mark.end + beside.end()):
            base = _base(scene, found, inside[0], before=mark.start)
            side = -1 if beside["side"] in ("after", "following") else 1
            return _counted(base, mark, span, side, scene.stage.text) if base else None
        opened = inside[0] > 0 and tree[inside[0] - 1].text.lower() in ("after", "following")
        if lasting and opened and trigger.noun and _leads_to(tree, trigger, mark.end + lasting.end(), bare=True):
            base = _base(scene, found, inside[0], before=mark.start)
            return _gone_before(base, mark, span) if base else None
    return None


def _leads_to(tree: Tree, trigger: Trigger, start: int, *, bare: bool = False) -> bool:
    """Whether a trigger is the first that the words from ``start`` on lead to: their verb, or a noun before any verb but its own.

    ``bare``: no preposition may stand between either.
    """
    words = tree.at(start, tree[len(tree) - 1].end)
    if not words or not words[0] <= trigger.index <= words[0] + _REACH:
        return False
    own = {trigger.index, trigger.support} if trigger.noun else {trigger.index, trigger.verb}
    between = [tree[i] for i in range(words[0], trigger.index)]
    if any(token.text in (",", ";", ":", "--") for token in between):
        return False
    if trigger.noun and any(t.pos == "ADP" and (bare or t.lemma not in _WITHIN) for t in between if t.start >= start):
        return False
    verbs = [i for i in range(words[0], trigger.index) if tree[i].pos == "VERB" or tree[i].tag in FINITE]
    if any(i not in own and tree[i].pos != "AUX" for i in verbs):
        return False
    nouns = [i for i in range(words[0], trigger.index) if tree[i].dep in ("nsubj", "nsubjpass")]
    return not trigger.noun or trigger.verb >= words[0] or not nouns


def _base(scene: Scene, found: Sequence[Telling], first: int, *, before: int) -> Dating | None:
    """What is counted from: the day of the event told last before the span, that of the main clause, or the days of the news."""
    tree = scene.stage.tree
    told = [t for t in found if tree[t.trigger.index].start < before and t.dating is not None]
    governing = {*tree.ancestors(first)}
    near = next(
        (t for t in reversed(told) if {t.trigger.verb, t.trigger.index} & governing), told[-1] if told else None
    )
    dating = near.dating if near is not None else None
    marks = [
        t
        for t in scene.times
        if t.end <= before and t.interval is not None and t.interval.bounded and t.granularity not in COARSE
    ]
    if marks and before - marks[-1].end <= _NEXT_TO:
        return _of_mark(marks[-1])
    if dating is not None and dating.told:
        return dating
    main = main_day(tree, scene.times, scene.sayings)
    if main is not None and (not near or main.end <= before):
        return main
    if marks and before - marks[-1].end <= _NEAR_BY:
        return _of_mark(marks[-1])
    if dating is not None and dating.interval.bounded:
        return dating
    if scene.recent is None or not (scene.heading or scene.fresh):
        return dating if dating is not None and dating.interval.end is not None else None
    note = f"news without a day of its own: {scene.recent}"
    return Dating(interval=scene.recent, precision=Precision.WEEK, start=before, end=before, note=note)


def _of_mark(mark: TimeMark) -> Dating:
    interval = mark.interval or DayInterval(None, None)
    return Dating(
        interval=interval, precision=Precision.WEEK, start=mark.start, end=mark.end, note=mark.note, told=True
    )


def _counted(base: Dating, mark: TimeMark, span: re.Match[str], side: int, text: str) -> Dating | None:
    """The days that a span leads to from the base: ``side`` is -1 where the base came after, 1 where it came before."""
    first, last = base.interval.start, base.interval.end
    near: int
    far: int | None
    words = f"{mark.text} {'after' if side < 0 else 'before'} it"
    ahead = text[max(0, mark.start - 16) : mark.start]
    bound = _BOUND.match(mark.text)
    less = bool((bound and bound["less"]) or _LESS.search(ahead))
    more = bool((bound and bound["more"]) or _MORE.search(ahead))
    if span["unit"] is None:  # hours and minutes: that day or the one beside
        near, far = 0, 1
    elif span["days"] == "X":
        near, far = _UNCOUNTED[span["unit"]]
    else:
        unit = "W" if "week" in mark.text.lower() else span["unit"]
        length, miss = _LENGTHS[unit]
        days = int(span["days"]) * (1 if span["unit"] == "D" else length)
        near, far = (0 if less else days - miss), (None if more else days if less else days + miss)
    if side < 0:
        found = _between(_shifted(first, far, -1), _shifted(last, near, -1))
    else:
        found = _between(_shifted(first, near, 1), _shifted(last, far, 1))
    if found is None:
        return None
    grain = Precision.DAY if found.is_day else Precision.WEEK if found.bounded else Precision.ERA
    note = f"{base.interval} was {words} ({base.note})"
    return Dating(interval=found, precision=grain, start=mark.start, end=mark.end, note=note, told=found.is_day)


def _gone_before(base: Dating, mark: TimeMark, span: re.Match[str]) -> Dating | None:
    """The days of what went on for a span up to the base."""
    first, last = base.interval.start, base.interval.end
    far = 1 if span["unit"] is None else None
    if span["unit"] is not None and span["days"] != "X" and not _BOUND.match(mark.text):
        length, miss = _LENGTHS["W" if "week" in mark.text.lower() else span["unit"]]
        far = int(span["days"]) * (1 if span["unit"] == "D" else length) + miss
    found = _between(_shifted(first, far, -1), last)
    if found is None:
        return None
    note = f"for {mark.text} before {base.interval} ({base.note})"
    return Dating(interval=found, precision=Precision.ERA, start=mark.start, end=mark.end, note=note)


def _shifted(day: date | None, days: int | None, side: int) -> date | None:
    return None if day is None or days is None else day + timedelta(days=side * days)


def _between(first: date | None, last: date | None) -> DayInterval | None:
    return None if first is None and last is None else DayInterval(first, last)
