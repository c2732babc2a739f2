"""Where an event was that its own words leave open and others of the report tell: the talks told before, "the region".

What is found so rests on the words that name the place, wherever they stand, and its note says why they hold here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.localities import PlaceRef
from detente.extract.memory import DEEDS
from detente.lexicon import Sort, capital_of, cities_named, entry_of
from detente.lexicon.frames import load_frames
from detente.model import Kind, NameMark, NameType, Part, Status, TimeMark

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.memory import ActorRef
    from detente.extract.tellings import Telling
    from detente.extract.triggers import Trigger

_REGIONS = frozenset({"region", "territory", "enclave", "exclave", "province", "peninsula", "republic"})
_TOWNS = frozenset({"city", "town", "village", "port", "settlement"})
_SEAT = "capital"
_SITES = frozenset(
    "hotel hospital clinic airport airfield base airbase barracks bridge camp checkpoint prison jail mosque church cathedral "
    "shrine temple school university academy market embassy consulate station restaurant theatre theater stadium mall compound "
    "factory refinery plant dam palace".split()
)
"""Sites that a report names once and calls by their noun from then on."""
_WHICH = frozenset({"of", "in", "at", "near", "between", "around", "with", "from", "outside", "under"})
"""Prepositions that say which of several a noun means."""
_DEFINITE = frozenset({"the", "this", "that"})
_OTHERS = frozenset(
    {"other", "another", "new", "next", "first", "second", "third", "neighbouring", "neighboring", "same"}
)
_DURING = frozenset({"during", "at", "in"})
_DONE_AT_TALKS = frozenset({Kind.AGREEMENT, Kind.COMMITMENT, Kind.COOPERATION})
_STEPS = DEEDS | {Kind.CHECKPOINT_OR_BLOCKADE, Kind.TERRITORIAL_CAPTURE}
_COMPLETES = frozenset({"xcomp", "acl", "dobj", "nsubjpass"})
_TOLD_BEFORE = "as told before"


def place_told_before(
    stage: Stage,
    trigger: Trigger,
    parts: tuple[tuple[Part, ActorRef], ...],
    again: Telling | None,
    mark: TimeMark | None,
) -> PlaceRef | None:
    """The place of what a definite noun comes back to: of ``again`` itself, or of the talks before with the same parties.

    "The meeting of X and Y" has the place of the talks that X and Y were told to hold. Where it is given a day of its
    own that is not theirs, it is told of others.
    """
    place = carried_place(again) if again is not None and _is_of_day(again, mark) else None
    if place is not None or load_frames()[trigger.kind].family != "talks":
        return place
    if not (trigger.noun and _is_definite(stage, trigger.index)):
        return None
    nobody = all(part is not Part.PARTY for part, _ in parts)  # "X chaired the session"
    before = stage.memory.talks_placed(() if nobody else parts)
    return carried_place(before) if before is not None and _is_of_day(before, mark) else None


def _is_of_day(before: Telling, mark: TimeMark | None) -> bool:
    return mark is None or (before.dating is not None and before.dating.interval == mark.interval)


def carried_place(before: Telling) -> PlaceRef | None:
    """The place of an event told before, for what comes back to it; ``None`` where it had none."""
    place = before.place
    return replace(place, note=place.note or _TOLD_BEFORE) if place else None


def place_of_occasion(stage: Stage, telling: Telling, told: list[Telling]) -> PlaceRef | None:
    """The place of the talks of this sentence at which something was done: "at the meeting they agreed", "met and agreed"."""
    tree, trigger = stage.tree, telling.trigger
    if telling.kind in DEEDS and trigger.noun:
        return _place_of_deed_in(stage, trigger.index, told)
    if telling.kind in DEEDS:
        return _place_of_step(stage, telling, told)
    if telling.kind not in _DONE_AT_TALKS:
        return None
    talks = [t for t in told if t.place is not None and load_frames()[t.kind].family == "talks"]
    verbs = [trigger.index, trigger.verb, *_upwards(stage, trigger)]
    nouns = {
        noun
        for verb in verbs
        for prep in tree.kids(verb, "prep")
        if tree[prep].lemma.lower() in _DURING
        for noun in tree.kids(prep, "pobj")
    }
    met = [t for t in talks if t.trigger.index in nouns or (t.trigger.verb < trigger.verb and _goes_on(stage, trigger))]
    return met[-1].place if met else None


def _place_of_deed_in(stage: Stage, noun: int, told: list[Telling]) -> PlaceRef | None:
    """The place of the deed that a noun of violence sums up: "shelled the ford, *in a fight* that cost six lives"."""
    tree, prep = stage.tree, stage.tree.head(noun)
    if prep is None or tree[prep].lemma.lower() not in _DURING:
        return None
    above = set(tree.ancestors(prep))
    deeds = [t for t in told if t.kind in DEEDS and t.place is not None and t.trigger.index < noun]
    joined = [t for t in deeds if above & {t.trigger.verb, *tree.ancestors(t.trigger.verb)}]
    return joined[-1].place if joined else None


def _place_of_step(stage: Stage, telling: Telling, told: list[Telling]) -> PlaceRef | None:
    """The place of the deed before, for the next one of those who did it: "attacked a village in Ituri *and abducted* six".

    Not where words say whom or what the next one struck by a name: they went on to there.
    """
    tree, verb = stage.tree, telling.trigger.verb
    objects = tree.kids(verb, "dobj", "nsubjpass")
    named = any(m.start < tree.phrase(k)[1] and tree.phrase(k)[0] < m.end for k in objects for m in stage.names)
    if telling.trigger.noun or named or tree.kids(verb, "nsubj", "nsubjpass", "prep"):
        return None
    chain, up = set[int](), verb
    while tree[up].dep == "conj" and (head := tree.head(up)) is not None:
        chain.add(head)
        up = head
    before = [t for t in told if t.kind in _STEPS and t.status is Status.OCCURRED and t.trigger.verb in chain]
    return carried_place(before[-1]) if before else None


def _goes_on(stage: Stage, trigger: Trigger) -> bool:
    """Whether a verb goes on with the subject of the one before: "held talks in Doha *and agreed* to meet again"."""
    tree, verb = stage.tree, trigger.verb
    return verb > 0 and tree[verb - 1].text == "and" and not tree.kids(verb, "nsubj", "nsubjpass", "aux")


def _upwards(stage: Stage, trigger: Trigger) -> list[int]:
    """The verbs above a trigger that it only completes: "reached" of "reached an agreement to set up a commission"."""
    tree, up, found = stage.tree, trigger.verb, []
    while tree[up].dep in _COMPLETES and (head := tree.head(up)) is not None:
        up = head
        found.append(up)
    return found


def named_before(stage: Stage, head: int) -> PlaceRef | None:
    """The named place that "the region", "the town", "the hotel" comes back to: the last of its sort in this sentence or before.

    ``None`` where the noun is no such word, is told from others ("another region"), or nothing of its sort was named.
    """
    tree = stage.tree
    lemma = tree[head].lemma.lower()
    if not _is_definite(stage, head) or stage.place_mark(head) is not None:
        return None
    if any(tree[k].dep in ("relcl", "acl", "compound") or tree[k].lemma in _WHICH for k in tree.kids(head)):
        return None
    if lemma in _SITES:
        return _site_before(stage, head)
    if lemma not in _REGIONS | _TOWNS | {_SEAT}:
        return None
    here = [m for m in stage.names if m.end <= tree[head].start and m.type is NameType.PLACE and not m.metonym]
    named = [*reversed(here), *stage.memory.places(_REACH[lemma not in _TOWNS])]
    found = [m for m in named if (_is_seat(stage, m, head) if lemma == _SEAT else _is_of_sort(stage, m, lemma))]
    if lemma in _TOWNS:
        found = [m for m in found if _is_called(stage, m)] or found
    if not found or (lemma not in _REGIONS and len({mark.text for mark in found}) > 1):
        return None  # of two towns none is "the city"
    note = f"“{stage.text[slice(*tree.phrase(head))]}”, as named before"
    return PlaceRef(name=found[0].text, start=found[0].start, end=found[0].end, note=note)


def _site_before(stage: Stage, head: int) -> PlaceRef | None:
    """The site that a bare "the hotel" comes back to, by its own name or the town it was told to be in.

    ``None`` where two of its sort were named: "the Grand hotel" and "a hotel in Goma".
    """
    tree, text = stage.tree, stage.text
    lemma, here = tree[head].lemma.lower(), tree[head].start
    start = max(0, here - _REACH_OF_SITES)
    named = {
        m[0]: m.span() for m in re.finditer(rf"(?:{_CAPITAL} ){{1,4}}{lemma}\b", text[:here]) if m.start() >= start
    }
    if not named:
        lies = re.compile(rf"\b{lemma} (?:in|at|near|outside) (?:the )?(?:[a-z-]+ ){{0,3}}(?:of )?$")
        marks = [m for m in stage.names if m.end <= here and m.type is NameType.PLACE and not m.metonym]
        marks += [m for m in stage.memory.places(_SENTENCES) if m.start >= start]
        named = {m.text: (m.start, m.end) for m in marks if lies.search(text[max(0, m.start - 60) : m.start])}
    if len(named) != 1:
        return None
    ((name, (first, last)),) = named.items()
    note = f"“{text[slice(*tree.phrase(head))]}”, as named before"
    return PlaceRef(name=name, start=first, end=last, note=note)


_CALLED = re.compile(r"\b(?:city|town|village|port|settlement) of $", re.IGNORECASE)
_CALLED_BEFORE = 20
_CAPITAL = r"(?!The |A |An |At |In |Near |On )[A-Z][\w'’.-]*"
_SENTENCES = 4
_REACH_OF_SITES = 600
"""Characters back, two paragraphs or three."""
_REACH = {True: 8, False: 2}
"""So many sentences back: a report keeps to one region or capital, but goes from town to town."""


def _is_of_sort(stage: Stage, mark: NameMark, lemma: str) -> bool:
    entry = entry_of(mark.text)
    if lemma in _REGIONS:
        return mark.text.lower().endswith(lemma) or (entry is not None and entry.sort is Sort.REGION)
    if mark.text.lower().endswith(lemma) or _is_called(stage, mark):
        return True
    return (entry is None or entry.sort is Sort.CAPITAL) and bool(cities_named(mark.text))


def _is_seat(stage: Stage, mark: NameMark, head: int) -> bool:
    """Whether a name is that of "the capital", or of "the *Kenyan* capital" where its words say whose it is."""
    tree, entry = stage.tree, entry_of(mark.text)
    if entry is None or entry.sort is not Sort.CAPITAL:
        return False
    told = tree.kids(head, "amod", "compound", "poss", "nmod")
    whose = [m for k in told for m in stage.names if m.start <= tree[k].start < m.end and m.stands_for]
    if not told:
        return True
    return len(whose) == len(told) and all(capital_of(m.stands_for or "") == entry.name for m in whose)


def _is_called(stage: Stage, mark: NameMark) -> bool:
    """Whether the words before a name call it a town: "the rebel-held *city of* Uvira"."""
    return _CALLED.search(stage.text[max(0, mark.start - _CALLED_BEFORE) : mark.start]) is not None


def _is_definite(stage: Stage, head: int) -> bool:
    tree = stage.tree
    before = {tree[k].lemma.lower() for k in tree.kids(head, "det", "amod")}
    return bool(before & _DEFINITE) and not before & _OTHERS
