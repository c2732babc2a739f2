"""Gatherings that bear the name of a town: those who met at one were there."""

from __future__ import annotations

import re

from detente.extract.actors import Stage
from detente.extract.localities import PlaceRef
from detente.extract.triggers import Trigger
from detente.lexicon import cities_named

_FORUM = re.compile(
    r"\b(?:at|during|of) (?:the |this year['’]s |a |an )?([A-Z][\w'’-]+)(?: [\w-]+){0,2}? "
    r"(?:[Cc]onference|[Ff]orum|[Ss]ummit|[Dd]ialogue)\b"
)


def forum_over(stage: Stage, start: int, end: int) -> re.Match[str] | None:
    """The gathering, called by a name, whose words touch these offsets of the sentence: "on the margins *of the Doha Forum*"."""
    here = _FORUM.finditer(stage.text, stage.tree[0].start, stage.tree[len(stage.tree) - 1].end)
    return next((forum for forum in here if forum.start() < end and start < forum.end()), None)


def at_a_forum(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    """The town whose name a gathering bears, at which or beside which others met: "on the margins of *the Doha Forum*"."""
    tree = stage.tree
    inside = tree.subtree(trigger.verb)
    for found in _FORUM.finditer(stage.text, tree[inside[0]].start, tree[inside[-1]].end):
        if (ref := town_of(found)) is not None:
            return ref
    return None


def town_of(forum: re.Match[str]) -> PlaceRef | None:
    """The town whose name a gathering bears; ``None`` where it is none: "the Arab Summit"."""
    return PlaceRef(name=forum[1], start=forum.start(1), end=forum.end(1)) if cities_named(forum[1]) else None
