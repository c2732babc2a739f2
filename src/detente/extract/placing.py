"""Where an event is told to have been: one place, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.extract.actors import Stage
from detente.extract.occasions import Elsewhere
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import Kind, NameMark, NameType

LINKED = 0.5
"""Least probability of a place that the reader links."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_GOING = frozenset({"visit", "travel", "arrive", "fly", "tour"})
_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "on",
        "along",
        "inside",
        "around",
        "over",
        "across",
        "throughout",
        "from",
        "into",
        "to",
    }
)
_AT = re.compile(
    r"\b(in|at|near|outside|on|along|inside|around|across|throughout|over|from|into|to|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\b(?:on|along|near|at|over|across)\s+(?:the|their|its)\s+"
    r"((?:[\w-]+\s+){0,3}(?:border|frontier|boundary|line of contact|front ?line|coast))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place as named at one spot of the text."""

    name: str
    start: int
    end: int


def find_place(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    """The place that stands nearest to the trigger in the tree, behind a preposition of place or under "visit".

    Speech has a place only where it is said beside it.
    """
    tree = stage.tree
    reach = 3 if load_frames()[trigger.kind].family == "speech" else 6
    best: tuple[int, int, NameMark] | None = None
    for mark in stage.names:
        if mark.type is not NameType.PLACE and not (mark.type is NameType.STATE and not mark.metonym):
            continue
        top = tree.top_of(mark.start, mark.end)
        if elsewhere.holds(mark.start):
            continue
        if top is None or not _is_locative(stage, mark, top, trigger):
            continue
        cost = min(tree.distance(top, trigger.index), tree.distance(top, trigger.verb))
        if cost <= (reach if mark.type is NameType.PLACE else min(reach, 4)) and (
            best is None or (cost, mark.start) < best[:2]
        ):
            best = (cost, mark.start, mark)
    if best:
        return _with_region(stage, best[2])
    return _border(stage, trigger) if load_frames()[trigger.kind].family in ("force", "posture") else None


def linked_place(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    """The place that the reader links to an event: a place or country by its name, else the words as printed."""
    best = max(
        (
            link
            for link in (trigger.told.links if trigger.told else ())
            if link.label == "place" and link.score >= LINKED
        ),
        key=lambda link: (link.score, -link.start),
        default=None,
    )
    if best is None or elsewhere.holds(best.start):
        return None
    kinds = (NameType.PLACE, NameType.STATE)
    named = [m for m in stage.names if m.start < best.end and best.start < m.end and m.type in kinds]
    if named:
        return _with_region(stage, named[0])
    words = _ARTICLE.sub("", " ".join(stage.text[best.start : best.end].split()))
    return PlaceRef(name=words, start=best.start, end=best.end) if words and words[0].isalpha() else None


def _is_locative(stage: Stage, mark: NameMark, top: int, trigger: Trigger) -> bool:
    tree = stage.tree
    gone_to = tree[trigger.verb].lemma in _GOING or trigger.kind in (Kind.TERRITORIAL_CAPTURE, Kind.ATTACK)
    if gone_to and tree[top].dep in ("dobj", "conj", "pobj") and tree.distance(top, trigger.verb) <= 3:
        return True
    if mark.type is NameType.STATE and not _behind_in(stage, mark):
        return False
    if stage.text[mark.end : mark.end + 1] == "-" or stage.text[mark.end : mark.end + 2] in ("'s", "’s"):
        return False
    head = tree.head(top)
    return (head is not None and tree[head].dep in ("prep", "pcomp") and tree[head].lemma in _LOCATIVE) or bool(
        _AT.search(stage.text[max(0, mark.start - 60) : mark.start])
    )


def _behind_in(stage: Stage, mark: NameMark) -> bool:
    return bool(
        re.search(
            r"\b(in|at|near|outside|inside)\s+(the\s+)?$",
            stage.text[max(0, mark.start - 12) : mark.start],
            re.IGNORECASE,
        )
    )


def _with_region(stage: Stage, mark: NameMark) -> PlaceRef:
    """ "Munich, Germany" is one place."""
    for other in stage.names:
        if (
            other.start > mark.end
            and stage.text[mark.end : other.start] == ", "
            and other.type in (NameType.PLACE, NameType.STATE)
        ):
            tail = stage.text[other.end : other.end + 1]
            if tail in {",", ".", ";", " ", ""} and not stage.text[other.end :].startswith((" and", "'s", "’s")):
                return PlaceRef(name=stage.text[mark.start : other.end], start=mark.start, end=other.end)
    return PlaceRef(name=mark.text, start=mark.start, end=mark.end)


def _border(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    tree = stage.tree
    start, end = tree[0].start, tree[len(tree) - 1].end
    for match in _BORDER.finditer(stage.text, start, end):
        top = tree.top_of(match.start(1), match.end(1))
        if top is not None and tree.distance(top, trigger.index) <= 7:
            return PlaceRef(name=" ".join(match[1].split()), start=match.start(1), end=match.end(1))
    return None
