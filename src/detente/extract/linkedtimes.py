"""Which time expressions the reader links to an event, and which to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.extract.actors import Stage
from detente.extract.linked import LINKED, SURELY
from detente.extract.triggers import Trigger
from detente.model import Reading, TimeMark, ToldMark

_BESIDE = re.compile(
    r"\b(?:following|follow(?:s|ed)|after|before|ahead of|prior to|preced(?:es|ed))\b[^,;]*$", re.IGNORECASE
)


def linked_time(
    trigger: Trigger, times: Sequence[TimeMark], ruled: TimeMark | None, *, by_saying: bool
) -> tuple[TimeMark | None, bool]:
    """The expression that the reader links to an event, else that of the rules; and whether it dates only the saying of it."""
    best: tuple[float, TimeMark] | None = None
    for link in trigger.told.links if trigger.told else ():
        if link.label == "time" and link.score >= LINKED:
            for mark in times:
                touches = mark.start < link.end and link.start < mark.end and mark.interval is not None
                if touches and (best is None or link.score > best[0]):
                    best = (link.score, mark)
    if best is None or best[1] is ruled:
        return ruled, by_saying and best is None
    return best[1], False


def is_linked(trigger: Trigger, mark: TimeMark) -> bool:
    """Whether the reader links an expression to an event."""
    return trigger.told is not None and max(_times_to(trigger.told, mark), default=0.0) >= LINKED


def dates_another(stage: Stage, trigger: Trigger, mark: TimeMark, reading: Reading | None) -> bool:
    """Whether an expression dates the event that a trigger is set after or before, not its own.

    "The conference followed talks on Monday", "it took place after a clash on March 25": the reader is sure that the day is the
    other's, and links it to the trigger not at all.
    """
    if reading is None or trigger.told is None or _times_to(trigger.told, mark):
        return False
    here = stage.tree[trigger.index].end
    for other in reading.told:
        between = stage.text[here : other.start] if here < other.start < mark.start else ""
        if _BESIDE.search(between) and max(_times_to(other, mark), default=0.0) >= SURELY:
            return True
    return False


def dates_content(stage: Stage, trigger: Trigger, mark: TimeMark, reading: Reading | None) -> bool:
    """Whether the reader links an expression to another event and not to this one, or more surely and in a clause of its own.

    "Praised the deal signed *in May*" is not of that May; "proposed talks on Friday" may well be of that Friday.
    """
    if reading is None or trigger.told is None:
        return False
    told, own = trigger.told, max(_times_to(trigger.told, mark), default=0.0)
    tree = stage.tree
    for other in reading.told:
        if other.start == told.start or max(_times_to(other, mark), default=0.0) < max(LINKED, own):
            continue
        between = [tree[i] for i in tree.at(other.end, mark.start)] if told.end <= other.start < mark.start else []
        if not own or any(token.tag == "VBN" and token.dep == "acl" for token in between):
            return True
    return False


def _times_to(told: ToldMark, mark: TimeMark) -> list[float]:
    touching = (link for link in told.links if link.start < mark.end and mark.start < link.end)
    return [link.score for link in touching if link.label == "time"]
