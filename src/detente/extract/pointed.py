"""Places that a word only points at: "here" is the town of the dateline, "there" the place named last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from detente.extract.localities import PlaceRef
from detente.extract.topics import AT
from detente.model import NameMark, NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.triggers import Trigger

_LINKED = 0.4
"""Least probability of the reader's link from an event to the word."""
_TOWARDS = frozenset({"to", "into", "from", "for", "via"})
_WORD = re.compile(r"\w[\w’']*")
_BACK = 1
"""So many sentences back "there" reaches: a report goes from place to place."""


def place_pointed_at(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    """The place of an event that is said to have been "here" or "there"; ``None`` where nothing was named, or in a quotation.

    >>> # "GOMA, March 4 - … signed here on Friday" -> Goma; "He flew to Goma and met the rebels there." -> Goma
    """
    found = next(_pointers(stage, trigger), None)
    if found is None or any(q.start <= stage.tree[found].start < q.end for q in stage.quotes):
        return None
    word = stage.tree[found].text.lower()
    if word == "here":
        town = stage.memory.dateline
        if town is None:
            return None
        name = stage.text[slice(*town)]
        name = _WORD.sub(lambda word: word[0].capitalize(), name) if name.isupper() else name
        return PlaceRef(name=name, start=town[0], end=town[1], note="“here”, by the dateline")
    mark = next(_named_before(stage, found), None)
    if mark is None:
        return None
    return PlaceRef(name=mark.text, start=mark.start, end=mark.end, note="“there”, as named before")


def _pointers(stage: Stage, trigger: Trigger) -> Iterator[int]:
    """The "here" or "there" that hangs on an event's words, or that the reader links to it."""
    tree = stage.tree
    links = [k for k in trigger.told.links if k.label == "place" and k.score >= _LINKED] if trigger.told else []
    for index, token in enumerate(tree.tokens):
        if token.text.lower() in ("here", "there") and token.dep != "expl":
            hangs = token.dep == "advmod" and tree.head(index) in (trigger.index, trigger.verb)
            if hangs or any(link.start <= token.start < link.end for link in links):
                yield index


def _named_before(stage: Stage, there: int) -> Iterator[NameMark]:
    """The places named before a word of this sentence, the last first, then those of the sentence before."""
    here = [m for m in stage.names if m.end <= stage.tree[there].start and not m.metonym and _is_where(stage, m)]
    yield from chain(reversed(here), stage.memory.places(_BACK))


def _is_where(stage: Stage, mark: NameMark) -> bool:
    """Whether a name is told as a place: a town, or a state behind a preposition of place ("of Sudan" is an owner)."""
    inside = stage.tree.at(mark.start, mark.end)
    before = stage.tree[inside[0] - 1].text.lower() if inside and inside[0] else ""
    return mark.type is NameType.PLACE or (mark.type is NameType.STATE and before in AT | _TOWARDS)
