"""The place that the reader links to an event, and which words of the link name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.extract.actors import Stage
from detente.extract.forums import forum_over, town_of
from detente.extract.localities import (
    PlaceRef,
    finest,
    is_place_noun,
    line_at,
    line_with,
    part_of_state,
    place_of_head,
    place_of_mark,
    place_of_words,
)
from detente.extract.occasions import Elsewhere
from detente.extract.topics import is_of_what_is_to_come, is_topic, is_where_it_was_praised
from detente.extract.triggers import Trigger
from detente.extract.understood import named_before
from detente.lexicon.frames import load_frames
from detente.lexicon.readings import head_words
from detente.model import LinkMark, NameMark, NameType

_LINKED = 0.4
"""Least probability of a place that the reader links."""
_SURELY = 0.6
"""Below it the grammar must not speak against the link."""
_NEAR = 0.3
"""A place linked by so much less than the likeliest may still be the one that the other words only surround."""
_BEYOND_DOUBT = 0.8
"""From it on the reader's place is one although the words make it a government."""
_PLACES = (NameType.PLACE, NameType.STATE)
_WHO = (NameType.PERSON, NameType.GROUP, NameType.TITLE, NameType.PEOPLE)
_OPENING = re.compile(r"(?:In|At|Near|Outside) (?:the )?(?:[a-z-]+ ){0,4}(?:of )?")
_OWNED = re.compile(r"(?:['’]s)? (?:[a-z-]+ ){0,3}?(?P<noun>[a-z]+)(?: of|,)? ")
_LEADING = frozenset({"to", "from", "towards", "toward", "between"})
_AWAY = frozenset({"between", "from", "with", "by", "before", "against"})


def linked_place(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    """The place of the links that are likely enough, and against which no grammar speaks; of several the first that names one."""
    links = [
        link
        for link in (trigger.told.links if trigger.told else ())
        if link.label == "place"
        and link.score >= _LINKED
        and not elsewhere.holds(link.start)
        and not is_topic(stage, link, trigger)
        and not is_where_it_was_praised(stage, trigger, stage.tree.top_of(link.start, link.end))
    ]
    likely = [link for link in links if link.score >= _SURELY or _may_be_placed(stage, link, trigger)]
    if not likely:
        return None
    best = max(likely, key=lambda link: (link.score, -link.start))
    near = [link for link in likely if link.score >= best.score - _NEAR]
    return next((ref for link in _from_the_top(stage, near, best) if (ref := _named(stage, link))), None)


def _from_the_top(stage: Stage, links: list[LinkMark], best: LinkMark) -> Iterator[LinkMark]:
    """The link whose words govern the others first: of "the town of Uvira in the valley" the town; then the likeliest."""
    tree = stage.tree
    own = tree.top_of(best.start, best.end)
    above = set(tree.ancestors(own)) if own is not None else set()
    yield from (link for link in links if link is not best and tree.top_of(link.start, link.end) in above)
    yield best


def _named(stage: Stage, link: LinkMark) -> PlaceRef | None:
    """The place of linked words: its name, else what its noun phrase names; none where they name a person or a people."""
    tree = stage.tree
    touched = [m for m in stage.names if m.start < link.end and link.start < m.end]
    top = tree.top_of(link.start, link.end)
    place = next((m for m in touched if m.type in _PLACES and not (m.metonym and link.score < _BEYOND_DOUBT)), None)
    if place is not None and (border := line_with(stage, place)) is not None:
        start, end = tree[border].start, place.end  # "a town near the border with Chad" is not in Chad
        words = " ".join(stage.text[start:end].split())
        return line_at(stage, border) or PlaceRef(name=words, start=start, end=end)
    if top is not None and (line := place_of_head(stage, top)) is not None:
        return line
    if place is not None:
        if top is not None and (part := part_of_state(stage, place, top)) is not None:
            return part
        return _of_the_opening(stage, place, top) or place_of_mark(stage, finest(stage, _inmost(stage, place)))
    if any(m.type in _WHO or m.metonym for m in touched) and not (top is not None and is_place_noun(tree[top].lemma)):
        return None
    if (forum := forum_over(stage, link.start, link.end)) is not None:
        return town_of(forum)
    before = named_before(stage, top) if top is not None else None
    return before or place_of_words(stage, link.start, link.end)


def _inmost(stage: Stage, mark: NameMark) -> NameMark:
    """The place that a country's name only owns: "Congo's Kisangani", "the *Mali* border town of *Labbezanga*"."""
    for other in stage.names:
        if other.type is NameType.PLACE and other.start > mark.end:
            between = stage.text[mark.end : other.start]
            told = _OWNED.fullmatch(between)
            if between in ("'s ", "’s ") or (told and told["noun"].lower() in head_words().introduce):
                return other
    return mark


def _of_the_opening(stage: Stage, place: NameMark, top: int | None) -> PlaceRef | None:
    """The place that opens a sentence, not the one to which a road leads: "In Goma, they cut the road *to Beni*"."""
    tree = stage.tree
    first = next((m for m in stage.names if m.start >= tree[0].start), None)
    opened = first is not None and first.type is NameType.PLACE and not first.metonym and first.end <= place.start
    if first is None or not opened or top is None or not _OPENING.fullmatch(stage.text, tree[0].start, first.start):
        return None
    inside = tree.at(place.start, place.end)
    before = tree[inside[0] - 1].lemma.lower() if inside and inside[0] else ""
    leads = (
        before in _LEADING and tree[top].lemma in head_words().place and stage.text[first.end : first.end + 1] == ","
    )
    return place_of_mark(stage, finest(stage, first)) if leads else None


def _may_be_placed(stage: Stage, link: LinkMark, trigger: Trigger) -> bool:
    """Whether the grammar lets weakly linked words be the place: not behind "from" or "between", not with the subject."""
    tree = stage.tree
    top = tree.top_of(link.start, link.end)
    if top is None:
        return False
    speaks = load_frames()[trigger.kind].family == "speech"
    if is_of_what_is_to_come(stage, trigger, top):
        return False
    for at in [top, *tree.ancestors(top)]:
        if at in (trigger.index, trigger.verb):
            return True
        if tree[at].dep == "prep" and tree[at].lemma in _AWAY:
            return False
        if speaks and tree[at].dep in ("nsubj", "nsubjpass"):
            return False
    return True
