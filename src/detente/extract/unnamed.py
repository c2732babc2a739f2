"""The two sides of a report, where an event names nobody and can only be theirs."""

from __future__ import annotations

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.model import Kind, NameType, Part

_BETWEEN_SIDES = frozenset({Kind.WAR, Kind.ARMED_CLASH, Kind.CEASEFIRE, Kind.AGREEMENT, Kind.MEETING})
_MADE = frozenset({Kind.AGREEMENT, Kind.CEASEFIRE, Kind.MEETING})


def understood_sides(stage: Stage, trigger: Trigger) -> tuple[tuple[Part, ActorRef], ...]:
    """The two sides of the report, where "the war", "the truce" or "it was agreed" can only be theirs.

    Only for a definite event noun, or the word of an accord that is told to be made, which names nobody and no country, in a report
    that has told of its two sides that they fought or dealt with each other: two names side by side are not yet sides of a war.
    """
    tree, noun = stage.tree, trigger.index
    if len(stage.cast.sides) != 2 or not (_is_definite(tree, trigger) or _is_made(tree, trigger)):
        return ()
    if not stage.memory.are_opposed(stage.cast.sides):
        return ()
    inside = tree.subtree(noun)
    start, end = tree[inside[0]].start, tree[inside[-1]].end
    if any(start <= mark.start < end and mark.type is not NameType.PLACE for mark in stage.names):
        return ()
    words = (tree[noun].start, tree[noun].end)
    return tuple(
        (Part.PARTY, ActorRef(name=side, start=words[0], end=words[1], type=NameType.STATE))
        for side in stage.cast.sides
    )


def _is_definite(tree: Tree, trigger: Trigger) -> bool:
    """Whether a noun means what is known: "the war", "this truce"."""
    definite = any(tree[k].lemma in ("the", "this", "that") for k in tree.kids(trigger.index, "det"))
    return trigger.noun and definite and trigger.kind in _BETWEEN_SIDES


def _is_made(tree: Tree, trigger: Trigger) -> bool:
    """Whether an accord is told as made, by nobody named: "a protocol was signed", "it was agreed to meet"."""
    return trigger.kind in _MADE and (trigger.support is not None or not trigger.noun) and tree.is_passive(trigger.verb)
