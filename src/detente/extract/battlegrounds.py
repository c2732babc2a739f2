"""What a war or a battle is fought for, and what it centres on: its place, where no other is told."""

from __future__ import annotations

import re

from detente.extract.actors import Stage
from detente.extract.localities import PlaceRef, place_of_mark
from detente.extract.triggers import Trigger
from detente.model import Kind, NameType

_FOUGHT = frozenset({Kind.WAR, Kind.ARMED_CLASH})
_CONTROL = re.compile(
    r"\bfor (?:the )?(?:control of|control over|possession of) (?:the )?(?:[a-z-]+ )?$"
    r"|^ over (?:the )?(?:[a-z-]+ ){0,2}$"
)
_CENTRE = re.compile(r"\bat the (?:very )?(?:centre|center|heart) of (?:[\w-]+ ){0,4}$")


def fought_for(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    """The place that a war or a battle is fought for, where no other is told: "battled for control of the enclave"."""
    if trigger.kind not in _FOUGHT:
        return None
    tree, here = stage.tree, stage.tree[trigger.index].end
    for mark in stage.names:
        found = _CONTROL.search(stage.text, here, mark.start) if mark.start > here else None
        if found and mark.type is NameType.PLACE and not mark.metonym:
            between = tree.at(here, found.start())
            return None if any(tree[i].pos == "VERB" for i in between) else place_of_mark(stage, mark)
    return None


def at_the_centre(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    """The place that is said to be at the centre of a war, by its name, or as the last one named where "it" is."""
    if trigger.kind not in _FOUGHT or not trigger.noun:
        return None
    tree, here = stage.tree, stage.tree[trigger.index].start
    found = _CENTRE.search(stage.text, tree[0].start, here)
    before = [i for i in range(trigger.index) if found and tree[i].end <= found.start() and tree[i].dep == "nsubj"]
    if not before or tree[before[-1] + 1].lemma != "be":
        return None
    subject = before[-1]
    mark = stage.place_mark(subject)
    if mark is None and tree[subject].text.lower() == "it":
        mark = next(iter(stage.memory.places(1)), None)
    if mark is None or mark.type is not NameType.PLACE or mark.metonym:
        return None
    note = None if mark.start >= tree[0].start else f"“{tree[subject].text}”, as named before"
    return PlaceRef(name=mark.text, start=mark.start, end=mark.end, note=note)
