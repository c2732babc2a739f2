"""The place that the grammar hangs on the word of an event: behind its prepositions, struck by its verb, before its clause."""

from __future__ import annotations

from collections.abc import Iterator

from detente.extract.actors import Stage
from detente.extract.battlegrounds import at_the_centre, fought_for
from detente.extract.forums import at_a_forum
from detente.extract.localities import PlaceRef, finest, is_place_noun, place_of_head, place_of_mark
from detente.extract.occasions import Elsewhere
from detente.extract.topics import (
    AT,
    ON_TOPICS,
    is_of_the_matter,
    is_of_what_is_to_come,
    is_where_it_was_praised,
    is_where_matter_stands,
)
from detente.extract.triggers import GOING, HARMS, Trigger
from detente.extract.understood import named_before
from detente.lexicon import Sort, cities_named, entry_of
from detente.lexicon.frames import load_frames
from detente.lexicon.readings import reading_words
from detente.model import TALKS, Kind, NameMark, NameType

_GOING = GOING | {"arrive", "tour"}
_ON_OVER = frozenset({"on", "over", "into", "from", "to", "off"})
"""Prepositions that name a place only beside violence and movement: "fired on Goma", not "talks on Cyprus"."""
_TO = frozenset({"to", "in", "into"})
_UPON = frozenset({"on", "over"})
_FROM = frozenset({"from"})
_LEAVING = frozenset({Kind.CONCESSION, Kind.DEPLOYMENT})
_STRUCK = frozenset({"force", "posture"})
_STRIKING = frozenset({"attack", "storm", "hit", "strike", "assault", "target", "loot", "torch", "sack"})
"""Verbs of violence whose object is a place where it is a town: "attacked Goma", not "attacked the patrol"."""
_WHEN = frozenset({"when", "as", "after"})
_GAP = 3
"""So many words may stand between a place and its "where": a comma, a country."""
_LOOSE = frozenset({"conj", "advcl"})


def ruled_place(stage: Stage, trigger: Trigger, elsewhere: Elsewhere) -> PlaceRef | None:
    """The first place that the grammar hangs on the trigger."""
    family = load_frames()[trigger.kind].family
    for head in _places_of(stage, trigger):
        mark = stage.place_mark(head)
        if elsewhere.holds(stage.tree[head].start) or (mark is None and not is_place_noun(stage.tree[head].lemma)):
            continue
        if family in ON_TOPICS and (
            is_where_matter_stands(stage, head, trigger) or is_of_the_matter(stage, head, trigger)
        ):
            continue
        if is_of_what_is_to_come(stage, trigger, head) or is_where_it_was_praised(stage, trigger, head):
            continue
        if mark is not None and mark.metonym:
            continue
        if (ref := place_of_head(stage, head) or named_before(stage, head)) is not None:
            return ref
    return (
        _of_the_clause_before(stage, trigger)
        or fought_for(stage, trigger)
        or at_the_centre(stage, trigger)
        or (at_a_forum(stage, trigger) if family in ON_TOPICS else None)
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
                for head in tree.kids(prep, "pobj"):
                    yield from (head, *tree.objects_of(head, "of"))  # "in the heart *of Goma*"


def _where_it_was_done(stage: Stage, verb: int) -> Iterator[int]:
    """The place of the deed that a clause of time gives for a toll: "four died *when jets bombed* a market in Goma"."""
    tree = stage.tree
    for clause in tree.kids(verb, "advcl"):
        if {tree[k].lemma.lower() for k in tree.kids(clause, "advmod", "mark")} & _WHEN:
            yield from _behind(stage, clause, AT | _ON_OVER)
            for struck in tree.kids(clause, "dobj", "nsubjpass"):
                yield from _behind(stage, struck, AT)


def _of_the_clause_before(stage: Stage, trigger: Trigger) -> PlaceRef | None:
    """The place that "where" and "in which" go on from: "in Goma, where four were killed", "a raid in Goma in which …"."""
    tree = stage.tree
    for at in range(trigger.index - 1, 0, -1):
        word, before = tree[at].text.lower(), tree[at - 1].text.lower()
        if word == "where" or (word == "which" and before in ("in", "at", "during")):
            end = tree[at].start
            near = [m for m in stage.names if m.end <= end and tree.at(m.end, end)[-1:] and m.type is NameType.PLACE]
            return (
                place_of_mark(stage, finest(stage, near[-1]))
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
