"""What a bare noun comes back to: "the talks", "the deal" of an event that the report told before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.actors import Stage
from detente.extract.localities import PlaceRef, are_apart
from detente.extract.memory import ActorRef
from detente.extract.triggers import Trigger
from detente.extract.unnamed import understood_sides
from detente.lexicon.contacts import words_aside
from detente.lexicon.frames import load_frames
from detente.model import Kind, Part, Status

if TYPE_CHECKING:
    from detente.extract.tellings import Telling

_OTHERS = frozenset(
    {"other", "another", "new", "previous", "earlier", "last", "next", "first", "second", "third", "further"}
)
_CLOSE = 30
"""Characters from "on the sidelines of" to the noun, at most."""


def told_before(stage: Stage, trigger: Trigger, place: PlaceRef | None) -> Telling | None:
    """The event told earlier in the report that a bare definite noun comes back to: "the talks", "the truce".

    Its actors are understood there; their words are the noun's. Talks in another ``place`` are others.
    """
    tree, noun = stage.tree, trigger.index
    definite = any(tree[k].lemma in ("the", "this", "that", "these", "those") for k in tree.kids(noun, "det"))
    known = trigger.noun and definite and not is_margin(stage, noun)
    before = stage.memory.last_told(trigger.kind, tree[noun].lemma) if known else None
    if before is None or (load_frames()[trigger.kind].family == "talks" and are_apart(place, before.place)):
        return None
    if any(tree[k].dep in ("amod", "compound") for k in tree.kids(noun) if tree[k].lemma in _OTHERS):
        return None
    start, end = tree[noun].start, tree[noun].end
    return replace(before, parts=tuple((part, replace(ref, start=start, end=end)) for part, ref in before.parts))


def truce_again(
    stage: Stage, trigger: Trigger, kind: Kind, parts: tuple[tuple[Part, ActorRef], ...], place: PlaceRef | None
) -> Kind:
    """The kind of an accord, which is a truce where its noun comes back to one: "*the deal* was brokered by Qatar"."""
    before = told_before(stage, trigger, place) if kind is Kind.AGREEMENT else None
    if before is None or before.kind is not Kind.CEASEFIRE:
        return kind
    sides = {ref.state or ref.name for part, ref in before.parts if part is Part.PARTY}
    own = {ref.state or ref.name for part, ref in parts if part is Part.PARTY}
    return Kind.CEASEFIRE if own <= sides else kind


def not_to_come(
    stage: Stage, trigger: Trigger, again: Telling | None, parts: tuple[tuple[Part, ActorRef], ...]
) -> tuple[Telling | None, tuple[tuple[Part, ActorRef], ...]]:
    """What a bare noun comes back to and its actors, unless that is yet to come: "vowed to strike back for the raid of May 7"."""
    if again is None or again.status is Status.OCCURRED:
        return again, parts
    return None, understood_sides(stage, trigger)


def is_margin(stage: Stage, noun: int) -> bool:
    """Whether a noun names what another event was beside, which it cannot be: "met on the sidelines of *the summit*"."""
    first, at = stage.tree[0].start, stage.tree[noun].start
    return any(0 <= at - first - end <= _CLOSE for _, end in words_aside(stage.text[first:at]))
