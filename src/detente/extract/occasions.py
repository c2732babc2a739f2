"""One word, several events: "visited Juba and then Khartoum", "met with X on Saturday and with Y on Sunday".

Those whom somebody met "separately" or in "separate meetings" are a contact each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.triggers import GOING, Trigger
from detente.lexicon.frames import load_frames
from detente.model import Part

_APART = frozenset({"separately", "individually"})
_SEPARATE = frozenset({"separate", "individual"})
_LINKED = 0.5
_THEN = re.compile(r",? (?:and|then|and then|and later|later|before|followed by) (?:to )?|, ")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Ranges of the text that belong to the other occasions of a trigger."""

    ranges: tuple[tuple[int, int], ...] = ()

    def holds(self, offset: int) -> bool:
        """Whether an offset is another occasion's."""
        return any(start <= offset < end for start, end in self.ranges)

    def keep(self, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
        """The participants that are this occasion's."""
        return [(part, ref) for part, ref in parts if not self.holds(ref.start)]


def find_occasions(stage: Stage, trigger: Trigger) -> Iterator[Elsewhere]:
    """For each event that a trigger tells, what in the sentence belongs to the others. Mostly there is one, and nothing does."""
    found = (find(stage, trigger) for find in (_goals, _companies, _apart))
    windows = next((ranges for ranges in found if len(ranges) > 1), None)
    if windows is None:
        yield Elsewhere()
        return
    for own in windows:
        yield Elsewhere(tuple(window for window in windows if window != own))


def _goals(stage: Stage, trigger: Trigger) -> list[tuple[int, int]]:
    """The places that a journey goes to."""
    tree = stage.tree
    if trigger.noun or tree[trigger.verb].lemma not in GOING:
        return []
    goals = [c for d in tree.kids(trigger.verb, "dobj") for c in tree.conjuncts(d)] + tree.objects_of(
        trigger.verb, "to"
    )
    goals += [k for k in tree.kids(trigger.verb, "conj") if tree[k].pos == "PROPN"]
    marks = {(mark.start, mark.end) for goal in goals if (mark := stage.place_mark(goal))}
    return sorted(marks | set(_joined_links(stage, trigger)))


def _joined_links(stage: Stage, trigger: Trigger) -> Iterator[tuple[int, int]]:
    """The places that the reader links to a journey and that "and" or "then" joins, where the parse has lost one."""
    linked = [
        (m.start, m.end)
        for m in stage.names
        for link in (trigger.told.links if trigger.told else ())
        if link.label == "place" and link.score >= _LINKED and m.start < link.end and link.start < m.end
    ]
    for left, right in pairwise(sorted(set(linked))):
        if _THEN.fullmatch(stage.text, left[1], right[0]):
            yield from (left, right)


def _companies(stage: Stage, trigger: Trigger) -> list[tuple[int, int]]:
    """From each "with" that names somebody to the next one, or to the end of the sentence."""
    tree = stage.tree
    if load_frames()[trigger.kind].family != "talks":
        return []
    withs = {
        k
        for index in {trigger.index, trigger.verb}
        for prep in tree.kids(index, "prep", "conj")
        for k in [prep, *tree.kids(prep, "conj", "prep")]
        if tree[k].lemma == "with" and any(stage.actors(p) for p in tree.kids(k, "pobj"))
    }
    starts = sorted(tree[k].start for k in withs)
    return list(zip(starts, [*starts[1:], tree[len(tree) - 1].end], strict=True)) if starts else []


def _apart(stage: Stage, trigger: Trigger) -> list[tuple[int, int]]:
    """Each of those whom somebody met one by one: "spoke *separately* with X and Y", "*separate* meetings with X and Y"."""
    tree = stage.tree
    if load_frames()[trigger.kind].family != "talks":
        return []
    around = {trigger.index, trigger.verb}
    told = {tree[k].lemma.lower() for index in around for k in tree.kids(index, "advmod", "amod")}
    if not told & (_APART | _SEPARATE if trigger.noun else _APART):
        return []
    met = [who for index in sorted(around) for who in tree.objects_of(index, "with", "to")]
    met = met or [c for d in tree.kids(trigger.verb, "dobj") if d != trigger.index for c in tree.conjuncts(d)]
    return sorted({(ref.start, ref.end) for who in met for ref in stage.actors(who)})
