"""Which actors take which part in an event, from where they stand around its word."""

from __future__ import annotations

from collections.abc import Iterator

from detente.extract.actors import Stage
from detente.extract.aroundnoun import around_noun
from detente.extract.aroundverb import around_verb
from detente.extract.brokers import find_brokers, find_leaders
from detente.extract.memory import ActorRef
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import Part


def find_parts(stage: Stage, trigger: Trigger) -> list[tuple[Part, ActorRef]]:
    """The participants of an event with their parts; an actor takes the first part found for it.

    Those whom a modifier sets over it come first ("Russian-brokered"). Then, around its verb and then around its noun, come agents,
    objects, and those behind prepositions.
    """
    if trigger in stage.parts:
        return stage.parts[trigger][:]
    found: list[tuple[Part, ActorRef]] = []
    seen: set[str] = set()
    for part, ref in _candidates(stage, trigger):
        if part and ref.name not in seen:
            seen.add(ref.name)
            found.append((Part(part), ref))
    stage.parts[trigger] = found[:]
    return found


def _candidates(stage: Stage, trigger: Trigger) -> Iterator[tuple[str, ActorRef]]:
    frame = load_frames()[trigger.kind]
    if frame.is_dealing:
        yield from find_brokers(stage, trigger.index)
    else:  # "the retreat of Chadian-backed rebels": nobody stood between
        yield from find_leaders(stage, trigger.index, frame)
    if not trigger.noun or trigger.support is not None:
        yield from around_verb(stage, trigger, frame)
    if trigger.noun:
        yield from around_noun(stage, trigger, frame)
