"""Which expression of time in a sentence dates a trigger, of those that can, and which date something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.extract.beside import other_begins
from detente.extract.linkedtimes import dates_another, dates_content, is_linked, linked_time
from detente.extract.newness import is_benchmark
from detente.extract.occasions import Elsewhere
from detente.extract.putoff import moved_to
from detente.extract.reckoned import stretched
from detente.extract.timing import (
    OF_DAY,
    find_time,
    is_lent_day,
    is_of_aside,
    is_of_end,
    is_of_later,
    is_of_noun,
    is_of_relative,
    not_ahead,
    tells_on,
)
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.extract.undated import is_background, is_since
from detente.lexicon.frames import load_frames
from detente.model import TimeMark

if TYPE_CHECKING:
    from detente.extract.tellings import Scene, Telling


def time_of(scene: Scene, trigger: Trigger, others: set[int], elsewhere: Elsewhere) -> tuple[TimeMark | None, bool]:
    """The expression that dates a trigger, by grammar and reader, and whether it dates only the saying of it."""
    stage, report = scene.stage, scene.marks.report
    at = stage.tree[trigger.index].start
    told_on = next((t for t in scene.times if tells_on(stage.text, t, at)), None)
    last = other_begins(stage.tree, trigger)
    times = [t for t in scene.times if not elsewhere.holds(t.start) and (last is None or t.start < last)]
    times = [t for t in times if t is told_on or not is_benchmark(stage.text, t, at)]
    if load_frames()[trigger.kind].family == "speech":  # what somebody tells of a day is not told on that day
        contents = [(s.cue, *s.content) for s in scene.sayings if s.content]
        told_of = [(start, end) for cue, start, end in contents if cue == trigger.index or not start <= at < end]
        times = [t for t in times if not any(start <= t.start < end for start, end in told_of)]
        times = [t for t in times if t is told_on or not dates_content(stage, trigger, t, scene.reading)]
    if is_background(stage.tree, trigger):  # "agreed on Friday to end the war"
        times = [t for t in times if t.granularity not in OF_DAY or is_linked(trigger, t)]
    events = [told.start for told in scene.reading.told] if scene.reading else []
    times = [t for t in times if not is_of_noun(stage.tree, trigger, t, events)]
    times = [t for t in not_ahead(report, stage.tree, trigger, times) if not _is_of_another(stage.tree, trigger, t)]
    new = next((t for t in times if trigger.noun and moved_to(stage.tree, t) is not None), None)
    if new is not None:
        return new, False
    mark, by_saying = find_time(stage.tree, trigger, times, others, scene.sayings)
    if mark is not None and not by_saying and dates_another(stage, trigger, mark, scene.reading):
        free = [t for t in times if t is not mark and not dates_another(stage, trigger, t, scene.reading)]
        mark, by_saying = find_time(stage.tree, trigger, free, others, scene.sayings)
    mark, by_saying = linked_time(trigger, times, mark, by_saying=by_saying)
    if by_saying and is_since(stage.tree, trigger):
        return None, False
    return stretched(report.text, mark, times), by_saying


def has_its_own_day(mark: TimeMark | None, again: Telling | None) -> bool:
    """Whether an hour is that of what has a day already, not of the day spoken of last: "*the raid* began at 10:39 a.m."."""
    known = again is not None and again.dating is not None and again.dating.told
    return known and mark is not None and is_lent_day(mark)


def _is_of_another(tree: Tree, trigger: Trigger, time: TimeMark) -> bool:
    """Whether an expression stands where it can only date something else than a trigger, wherever the parse hangs it."""
    put_off = moved_to(tree, time)
    if put_off is not None and put_off not in (trigger.verb, tree.head(trigger.index)):
        return True
    return any(test(tree, trigger, time) for test in (is_of_relative, is_of_aside, is_of_later, is_of_end))
