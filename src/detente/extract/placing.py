"""Where an event is told to have been: one place, or none.

The reader links places to triggers; the grammar settles which words of them name the place, and finds what the reader left
out where a preposition of place hangs on the trigger itself. Words that stand with somebody in the sentence ("officials in
Kinshasa said") say where he is, not where it was.
"""

from __future__ import annotations

import re

from detente.extract.actors import Stage
from detente.extract.beside import other_begins
from detente.extract.localities import PlaceRef
from detente.extract.occasions import Elsewhere
from detente.extract.placelinks import linked_place
from detente.extract.placewords import ruled_place
from detente.extract.pointed import place_pointed_at
from detente.extract.triggers import Trigger

_SINCE = re.compile(
    r"(?:\bsince|\b(?:days?|weeks?|months?|years?)\s+after)\s+(?:(?:the|their|its|his|her|an?)\s+(?!(?:weekend|start|beginning|middle|end)\b)|[^\s,;]+['’]s\s+)[^,;]*$",
    re.IGNORECASE,
)
"""Before what is told of another time; "since Friday" and "since last week" only date the event itself."""


def find_place(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    """The place of an event: the one that the reader links, else the one that stands beside its word by the grammar.

    "The talks in Doha" and "they met on Friday in Doha" have a place; "the minister told reporters in Doha that talks were
    held" gives one to what he told, none to the talks.
    """
    found = (find(stage, trigger, elsewhere) for find in (linked_place, ruled_place))
    last = other_begins(stage.tree, trigger)
    own = (place for place in found if place is not None and (last is None or place.start < last))
    own = (
        place for place in own if not any(time.start <= place.start and place.end <= time.end for time in stage.times)
    )
    told = next((place for place in own if not _is_behind_since(stage, trigger, place)), None)
    return told or place_pointed_at(stage, trigger)


def _is_behind_since(stage: Stage, trigger: Trigger, place: PlaceRef) -> bool:
    """Whether a place is of what a stretch is counted from: "since their meeting *in Doha*", "a week after a raid *in Gao*"."""
    end = stage.tree[trigger.index].end
    return end < place.start and _SINCE.search(stage.text, end, place.start) is not None
