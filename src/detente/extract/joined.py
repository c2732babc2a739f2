"""Persons whom words join to one found, where the parse has lost them: "X and Minister Y met", "X and Y Minister Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.extract.cast import is_actor
from detente.extract.joints import AND, DASHES
from detente.extract.memory import ActorRef
from detente.model import NameMark, NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_OF = re.compile(r" of (?:the )?")
_BETWEEN_NAMES = re.compile(r"(?:['’]s)?\s*")
_ACTING = (NameType.PERSON, NameType.STATE, NameType.PEOPLE, NameType.GROUP, NameType.BODY, NameType.PLACE)
_BEFORE_NAMES = (NameType.PEOPLE, NameType.STATE, NameType.TITLE, NameType.BODY)


def dashed(stage: Stage, found: list[ActorRef]) -> list[ActorRef]:
    """Those found, with whom a dash alone joins to one of them, in text order: "the US-Taliban agreement", "the Berg–Lind call"."""
    names = [mark for mark in stage.names if mark.type in _ACTING and (mark.type is not NameType.PLACE or mark.metonym)]
    all_, given = {ref.start: ref for ref in found}, {ref.name for ref in found}
    for left, right in pairwise(names):
        if stage.text[left.end : right.start] not in DASHES:
            continue
        here, there = (any(ref.start <= mark.start < ref.end for ref in found) for mark in (left, right))
        lost = right if here and not there else left if there and not here else None
        if lost is not None and (ref := stage.named(lost)).name not in given and is_actor(ref.name):
            all_[ref.start] = ref
    return [all_[start] for start in sorted(all_)] if len(all_) > len(found) else found


def joined_before(stage: Stage, found: list[ActorRef]) -> Iterator[ActorRef]:
    """The persons whom the words join to the first one found: "X of Chad, Y and Minister Z met", where the parse has only Z."""
    if not found or found[0].type is not NameType.PERSON:
        return
    first, lost = found[0].start, []
    for before in reversed([m for m in stage.names if m.type is NameType.PERSON and m.end < first]):
        match = AND.match(stage.text, _past_owner(stage, before.end))
        after = _person_after(stage, match.end()) if match else None
        if after is None or after.start != first or _is_object_elsewhere(stage, before, found[0]):
            break
        lost.append(stage.named(before))
        first = before.start
    yield from reversed(lost)


def joined_after(stage: Stage, found: list[ActorRef]) -> Iterator[ActorRef]:
    """Persons that the words join to the last one found where the parse lost them: "X and Y Minister Z"."""
    if not found or found[-1].type is not NameType.PERSON:
        return
    at = found[-1].end
    while match := AND.match(stage.text, _past_owner(stage, at)):
        mark = _person_after(stage, match.end())
        if mark is None or _is_subject_elsewhere(stage, mark, found[0]):
            return
        yield stage.named(mark)
        at = mark.end


def _past_owner(stage: Stage, end: int) -> int:
    """Where the words go on behind a person and whose he is: "President X *of Chad*, Y"."""
    match = _OF.match(stage.text, end)
    owner = next((m for m in stage.names if match and m.start == match.end()), None)
    return owner.end if owner is not None and owner.type in (NameType.STATE, NameType.PLACE) else end


def _person_after(stage: Stage, start: int) -> NameMark | None:
    """The person whom the words from ``start`` name, titles and states before the name passed over."""
    at = start
    for mark in stage.names:
        if mark.start < start:
            continue
        if not _BETWEEN_NAMES.fullmatch(stage.text, at, mark.start):
            return None
        if mark.type is NameType.PERSON:
            return mark
        if mark.type not in _BEFORE_NAMES:
            return None
        at = mark.end
    return None


def _is_object_elsewhere(stage: Stage, mark: NameMark, first: ActorRef) -> bool:
    """Whether the person before has a place of its own in the tree: "X met Y and Z spoke"."""
    top, own = stage.tree.top_of(mark.start, mark.end), stage.tree.top_of(first.start, first.end)
    if top is None or own is None:
        return False
    return stage.tree[top].dep in ("dobj", "pobj", "nsubj", "nsubjpass") and stage.tree[own].dep in (
        "nsubj",
        "nsubjpass",
    )


def _is_subject_elsewhere(stage: Stage, mark: NameMark, first: ActorRef) -> bool:
    """Whether the person after is the subject of another clause: "X left and Y spoke"."""
    top, own = stage.tree.top_of(mark.start, mark.end), stage.tree.top_of(first.start, first.end)
    if top is None or own is None or stage.tree[top].dep not in ("nsubj", "nsubjpass"):
        return False
    return stage.tree.head(top) != stage.tree.head(own) or stage.tree[own].dep not in ("nsubj", "nsubjpass")
