"""One word, several events: "visited Juba and then Khartoum", "met with X on Saturday and with Y on Sunday".

So is what was in one place on a day "and in" another on the next. Those whom somebody met "separately" or in "separate
meetings", or one "and afterwards" the other, are a contact each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.tree import Tree
from detente.extract.triggers import GOING, Trigger
from detente.lexicon.frames import load_frames
from detente.model import NameType, Part

_APART = frozenset({"separately", "individually"})
_SEPARATE = frozenset({"separate", "individual"})
_NEXT = frozenset({"afterwards", "afterward", "later", "then", "subsequently", "thereafter"})
_TO = frozenset({"with", "to"})
_AT = frozenset({"in", "at", "near", "outside"})
_JOINS = frozenset({"and", ",", "then"})
_LINKED = 0.5
_THEN = re.compile(r",? (?:and|then|and then|and later|later|before|followed by) (?:to )?|, ")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Ranges of the text that belong to the other occasions of a trigger; ``company``: those whom only this one names."""

    ranges: tuple[tuple[int, int], ...] = ()
    company: tuple[ActorRef, ...] = ()
    absent: frozenset[str] = frozenset()
    """Names of those whom only the others have for company: "met Ouman on Saturday and with *Deng* on Sunday"."""

    def holds(self, offset: int) -> bool:
        """Whether an offset is another occasion's."""
        return any(start <= offset < end for start, end in self.ranges)

    def keep(self, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
        """The participants that are this occasion's, its own company among them."""
        kept = [(part, ref) for part, ref in parts if not self.holds(ref.start) and ref.name not in self.absent]
        names = {ref.name for _, ref in kept}
        return [*kept, *((Part.PARTY, ref) for ref in self.company if ref.name not in names)]


def find_occasions(stage: Stage, trigger: Trigger) -> Iterator[Elsewhere]:
    """For each event that a trigger tells, what in the sentence belongs to the others. Mostly there is one, and nothing does."""
    found = ((find, find(stage, trigger)) for find in (_goals, _companies, _in_turn, _apart, _by_place))
    find, windows = next(((find, ranges) for find, ranges in found if len(ranges) > 1), (None, []))
    if find is None:
        yield Elsewhere()
        return
    withs = [_named_in(stage, window) if find is _companies else () for window in windows]
    for own, company in zip(windows, withs, strict=True):
        others = {ref.name for refs in withs for ref in refs} - {ref.name for ref in company}
        yield Elsewhere(tuple(window for window in windows if window != own), company, frozenset(others))


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


def _in_turn(stage: Stage, trigger: Trigger) -> list[tuple[int, int]]:
    """From each "with" or "to" to the next, where words say that one came after the other: "with X *and afterwards* with Y".

    However the parse hangs them: such sentences are long.
    """
    tree = stage.tree
    if trigger.noun or load_frames()[trigger.kind].family != "talks":
        return []
    later = [i for i in range(trigger.index + 2, len(tree) - 2) if _is_next(tree, i)]
    first = next((i for i in range(trigger.index + 1, len(tree)) if tree[i].lemma in _TO), None)
    if not later or first is None or later[0] < first or _verbs_between(tree, trigger.index, later[-1]):
        return []
    starts = [tree[i].start for i in (first, *later)]
    windows = list(zip(starts, [*starts[1:], tree[len(tree) - 1].end], strict=True))
    named = (any(start <= mark.start < end for mark in stage.names) for start, end in windows)
    return windows if all(named) else []


def _is_next(tree: Tree, index: int) -> bool:
    before, behind = tree[index - 1].text.lower(), tree[index + 1].lemma
    return tree[index].text.lower() in _NEXT and before in ("and", ",", "then") and behind in _TO


def _verbs_between(tree: Tree, first: int, last: int) -> bool:
    return any(tree[i].pos == "VERB" for i in range(first + 1, last))


def _named_in(stage: Stage, window: tuple[int, int]) -> tuple[ActorRef, ...]:
    """Those whom the "with" names that a window begins with."""
    return tuple(
        ref
        for index in stage.tree.at(window[0], window[0] + 1)
        for pobj in stage.tree.kids(index, "pobj")
        for each in stage.tree.conjuncts(pobj)
        for ref in stage.actors(each)
        if window[0] <= ref.start < window[1]
    )


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


def _by_place(stage: Stage, trigger: Trigger) -> list[tuple[int, int]]:
    """From each place that is joined to the one before and has days of its own: "met in Doha in May *and in Lagos in June*".

    Contacts and accords alone: of the dead of two places the words do not say how many were each one's.
    """
    tree = stage.tree
    if not load_frames()[trigger.kind].is_dealing:
        return []
    starts: list[int] = []
    for mark in stage.names:
        inside = tree.at(mark.start, mark.end)
        at = inside[0] - 1 if inside else -1
        if at <= trigger.index or mark.type is not NameType.PLACE or mark.metonym or tree[at].lemma not in _AT:
            continue
        joined = tree[at - 1].text.lower() in _JOINS
        if starts and (not joined or _verbs_between(tree, tree.at(starts[-1], mark.start)[0], at)):
            break
        starts.append(tree[at].start)
    windows = list(zip(starts, [*starts[1:], tree[len(tree) - 1].end], strict=True)) if starts else []
    days = [t.start for t in stage.times if t.interval is not None]
    return windows if all(any(start <= day < end for day in days) for start, end in windows) else []
