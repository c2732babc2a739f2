"""Where an event is told to have been: one place, or none.

The reader links places to triggers; the grammar settles which words of them name the place, and finds what the reader left
out where a preposition of place hangs on the trigger itself. Words that stand with somebody in the sentence ("officials in
Kinshasa said") say where he is, not where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.extract.actors import Stage
from detente.extract.localities import (
    PlaceRef,
    finest,
    is_place_noun,
    part_of_state,
    place_of_head,
    place_of_mark,
    place_of_words,
)
from detente.extract.occasions import Elsewhere
from detente.extract.pointed import place_pointed_at
from detente.extract.topics import (
    AT,
    ON_TOPICS,
    is_of_what_is_to_come,
    is_topic,
    is_where_it_was_praised,
    is_where_matter_stands,
)
from detente.extract.triggers import GOING, HARMS, Trigger
from detente.extract.understood import named_before
from detente.lexicon import Sort, cities_named, entry_of
from detente.lexicon.frames import load_frames
from detente.lexicon.readings import head_words, reading_words
from detente.model import TALKS, Kind, LinkMark, NameMark, NameType

LINKED = 0.4
"""Least probability of a place that the reader links."""
SURELY = 0.6
"""Below it the grammar must not speak against the link."""
NEAR = 0.3
"""A place linked by so much less than the likeliest may still be the one that the other words only surround."""
_BEYOND_DOUBT = 0.8
"""From it on the reader's place is one although the words make it a government."""
_PLACES = (NameType.PLACE, NameType.STATE)
_WHO = (NameType.PERSON, NameType.GROUP, NameType.TITLE, NameType.PEOPLE)
_GOING = GOING | {"arrive", "tour"}
_ON_OVER = frozenset({"on", "over", "into", "from", "to", "off"})
"""Prepositions that name a place only beside violence and movement: "fired on Goma", not "talks on Cyprus"."""
_TO = frozenset({"to", "in", "into"})
_UPON = frozenset({"on", "over"})
_FROM = frozenset({"from"})
_LEAVING = frozenset({Kind.CONCESSION, Kind.DEPLOYMENT})
_FOUGHT = frozenset({Kind.WAR, Kind.ARMED_CLASH})
_CONTROL = re.compile(
    r"\bfor (?:the )?(?:control of|control over|possession of) (?:the )?(?:[a-z-]+ )?$"
    r"|^ over (?:the )?(?:[a-z-]+ ){0,2}$"
)
_OPENING = re.compile(r"(?:In|At|Near|Outside) (?:the )?(?:[a-z-]+ ){0,4}(?:of )?")
_LEADING = frozenset({"to", "from", "towards", "toward", "between"})
_CENTRE = re.compile(r"\bat the (?:very )?(?:centre|center|heart) of (?:[\w-]+ ){0,4}$")
_FORUM = re.compile(
    r"\b(?:at|during|of) (?:the |this year['’]s |a |an )?([A-Z][\w'’-]+)(?: [\w-]+){0,2}? "
    r"(?:[Cc]onference|[Ff]orum|[Ss]ummit|[Dd]ialogue)\b"
)
_STRUCK = frozenset({"force", "posture"})
_STRIKING = frozenset({"attack", "storm", "hit", "strike", "assault", "target", "loot", "torch", "sack"})
"""Verbs of violence whose object is a place where it is a town: "attacked Goma", not "attacked the patrol"."""
_WHEN = frozenset({"when", "as", "after"})
_GAP = 3
"""So many words may stand between a place and its "where": a comma, a country."""
_LOOSE = frozenset({"conj", "advcl"})
_AWAY = frozenset({"between", "from", "with", "by", "before", "against"})


def find_place(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    """The place of an event: the one that the reader links, else the one that stands beside its word by the grammar.

    "The talks in Doha" and "they met on Friday in Doha" have a place; "the minister told reporters in Doha that talks were
    held" gives one to what he told, none to the talks.
    """
    return _linked(stage, trigger, elsewhere) or _ruled(stage, trigger, elsewhere) or place_pointed_at(stage, trigger)


def _linked(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    links = [
        link
        for link in (trigger.told.links if trigger.told else ())
        if link.label == "place"
        and link.score >= LINKED
        and not elsewhere.holds(link.start)
        and not is_topic(stage, link, trigger)
        and not is_where_it_was_praised(stage, trigger, stage.tree.top_of(link.start, link.end))
    ]
    likely = [link for link in links if link.score >= SURELY or _may_be_placed(stage, link, trigger)]
    if not likely:
        return None
    best = max(likely, key=lambda link: (link.score, -link.start))
    near = [link for link in likely if link.score >= best.score - NEAR]
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
    if top is not None and (line := place_of_head(stage, top)) is not None:
        return line
    if place is not None:
        if top is not None and (part := part_of_state(stage, place, top)) is not None:
            return part
        return _of_the_opening(stage, place, top) or place_of_mark(stage, finest(stage, _inmost(stage, place)))
    if any(m.type in _WHO or m.metonym for m in touched) and not (top is not None and is_place_noun(tree[top].lemma)):
        return None
    here = (found for found in _FORUM.finditer(stage.text, tree[0].start, tree[len(tree) - 1].end))
    if (forum := next((f for f in here if f.start() < link.end and link.start < f.end()), None)) is not None:
        return _town_of(forum)
    before = named_before(stage, top) if top is not None else None
    return before or place_of_words(stage, link.start, link.end)


def _inmost(stage: Stage, mark: NameMark) -> NameMark:
    """The place that a country's name only owns: "Congo's Kisangani"."""
    for other in stage.names:
        if other.type is NameType.PLACE and stage.text[mark.end : other.start] in ("'s ", "’s "):
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


def _ruled(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    """The first place that the grammar hangs on the trigger."""
    family = load_frames()[trigger.kind].family
    for head in _places_of(stage, trigger):
        mark = stage.place_mark(head)
        if elsewhere.holds(stage.tree[head].start) or (mark is None and not is_place_noun(stage.tree[head].lemma)):
            continue
        if family in ON_TOPICS and is_where_matter_stands(stage, head, trigger):
            continue
        if is_of_what_is_to_come(stage, trigger, head) or is_where_it_was_praised(stage, trigger, head):
            continue
        if mark is not None and mark.metonym:
            continue
        if (ref := place_of_head(stage, head) or named_before(stage, head)) is not None:
            return ref
    return (
        _of_the_clause_before(stage, trigger)
        or _fought_for(stage, trigger)
        or _at_the_centre(stage, trigger)
        or (_at_a_forum(stage, trigger) if family in ON_TOPICS else None)
    )


def _places_of(stage: Stage, trigger: Trigger) -> Iterator[int]:
    """The heads of noun phrases that stand where a place of the event does, the surest first."""
    tree, verb = stage.tree, trigger.verb
    family = load_frames()[trigger.kind].family
    if tree[verb].lemma in _GOING:
        yield from (k for k in tree.kids(verb, "dobj") if stage.place_mark(k))
        yield from tree.objects_of(verb, *_TO)
    if family == "speech":
        return
    if family in _STRUCK and not trigger.noun and tree[verb].lemma in reading_words().of_place:
        yield from tree.kids(verb, "dobj", "nsubjpass")
    if family == "force" and not trigger.noun and tree[verb].lemma in _STRIKING:
        struck = ((k, stage.place_mark(k)) for k in tree.kids(verb, "dobj", "nsubjpass"))
        yield from (k for k, mark in struck if mark is not None and mark.type is NameType.PLACE)
    if trigger.noun and trigger.index + 1 < len(tree) and tree[trigger.index + 1].lemma.lower() in AT:
        yield from tree.kids(trigger.index + 1, "pobj")  # "discussed the war in Yemen": the parse hangs it on the verb
    if trigger.kind in _LEAVING and tree[verb].lemma in reading_words().of_motion:
        yield from _behind(stage, verb, _FROM)
    for at in dict.fromkeys((trigger.index, verb)):
        yield from _behind(stage, at, AT | _ON_OVER if family in _STRUCK and at == verb else AT)
    if trigger.noun and trigger.kind in HARMS:
        yield from _behind(stage, trigger.index, _UPON)  # "strikes on Beirut's suburbs"
    yield from _before_the_clause(stage, trigger)
    if trigger.kind in HARMS:
        yield from _where_it_was_done(stage, verb)
    if trigger.kind in TALKS and trigger.noun:
        yield from (k for k in tree.kids(trigger.index, "compound", "amod") if _is_town(stage, k))


def _behind(stage: Stage, index: int, prepositions: frozenset[str]) -> Iterator[int]:
    tree = stage.tree
    for prep in tree.kids(index, "prep"):
        if tree[prep].lemma.lower() in prepositions:
            yield from tree.kids(prep, "pobj")


def _before_the_clause(stage: Stage, trigger: Trigger) -> Iterator[int]:
    """A place set before the whole sentence holds for the deeds that are joined to its verb: "In Goma police fired and …"."""
    tree, up = stage.tree, trigger.verb
    while tree[up].dep in _LOOSE and (head := tree.head(up)) is not None:
        up = head
        if tree[up].pos not in ("VERB", "AUX") or tree[up].lemma in reading_words().of_speech:
            return
        first = min(tree.kids(up, "nsubj", "nsubjpass"), default=up)
        for prep in tree.kids(up, "prep"):
            if prep < first and tree[prep].lemma.lower() in AT:
                yield from tree.kids(prep, "pobj")


def _where_it_was_done(stage: Stage, verb: int) -> Iterator[int]:
    """The place of the deed that a clause of time gives for a toll: "four died *when jets bombed* a market in Goma"."""
    tree = stage.tree
    for clause in tree.kids(verb, "advcl"):
        if {tree[k].lemma.lower() for k in tree.kids(clause, "advmod", "mark")} & _WHEN:
            yield from _behind(stage, clause, AT | _ON_OVER)
            for struck in tree.kids(clause, "dobj", "nsubjpass"):
                yield from _behind(stage, struck, AT)


def _fought_for(stage: Stage, trigger: Trigger) -> PlaceRef | None:
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


def _at_a_forum(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    """The town whose name a gathering bears, at which or beside which others met: "on the margins of *the Doha Forum*"."""
    tree = stage.tree
    inside = tree.subtree(trigger.verb)
    for found in _FORUM.finditer(stage.text, tree[inside[0]].start, tree[inside[-1]].end):
        if (ref := _town_of(found)) is not None:
            return ref
    return None


def _town_of(forum: re.Match[str]) -> PlaceRef | None:
    return PlaceRef(name=forum[1], start=forum.start(1), end=forum.end(1)) if cities_named(forum[1]) else None


def _at_the_centre(stage: Stage, trigger: Trigger) -> PlaceRef | None:
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


def _of_the_clause_before(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    """The place that "where" and "in which" go on from: "in Goma, where four were killed", "a raid in Goma in which …"."""
    tree = stage.tree
    for at in range(trigger.index - 1, 0, -1):
        word, before = tree[at].text.lower(), tree[at - 1].text.lower()
        if word == "where" or (word == "which" and before in ("in", "at", "during")):
            end = tree[at].start
            near = [m for m in stage.names if m.end <= end and tree.at(m.end, end)[-1:] and m.type is NameType.PLACE]
            return (
                place_of_mark(stage, near[-1])
                if near and _leads_on(stage, near[-1], at, where=word == "where")
                else None
            )
        if tree[at].pos == "VERB" and at not in tree.kids(trigger.verb) and at != trigger.verb:
            return None
    return None


def _leads_on(stage: Stage, mark: NameMark, at: int, *, where: bool) -> bool:
    """Whether a place stands right before "where", or with the event that "in which" goes on from, no verb between."""
    tree = stage.tree
    first = tree.at(mark.start, mark.end)[0]
    between = tree.tokens[tree.at(mark.start, mark.end)[-1] + 1 : at]
    if mark.metonym or any(token.pos == "VERB" for token in between) or (where and len(between) > _GAP):
        return False
    return where or (first > 0 and tree[first - 1].text.lower() in AT)


def _is_town(stage: Stage, index: int) -> bool:
    mark = stage.place_mark(index)
    if mark is None or mark.type is not NameType.PLACE or mark.metonym:
        return False
    entry = entry_of(mark.text)
    return entry.sort is Sort.CAPITAL if entry else bool(cities_named(mark.text))
