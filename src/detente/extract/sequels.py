"""Where that was which goes on from what was told with its place: who signed, who attended, who died of it.

"The two signed an accord in Doha. It was witnessed by X": the second sentence tells of the same occasion and says no place
of its own. Only what can hardly be of another is given the place told before: who signed *it* or attended, what those who
met did there besides, and the dead and wounded of the deed told last.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.extract.localities import PlaceRef
from detente.extract.triggers import HARMS
from detente.extract.understood import carried_place
from detente.lexicon.contacts import verb_of_format, words_aside, words_of_format
from detente.lexicon.frames import load_frames
from detente.model import NameType, Part, Status

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.tellings import Telling

_SIGN = frozenset({"sign", "initial", "initialise", "initialize", "countersign", "co-sign", "ink", "put", "add"})
_PAPERS = frozenset(
    "it document paper text agreement accord pact deal treaty memorandum protocol declaration truce ceasefire name signature "
    "initial pen copy".split()
)
"""What is signed where the words do not say which: "the document", "put their names to it"."""
_ATTEND = frozenset({"attend", "chair", "preside", "host", "witness", "moderate", "open", "close"})
_OCCASIONS = frozenset(
    "it them meeting talk talks summit conference ceremony session round signing gathering event negotiation negotiations "
    "consultation consultations forum".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "their"})
_HARM = frozenset(
    "kill wound injure hurt die perish dead death toll casualty body corpse fatality injury maim drown succumb".split()
)
_REACH = 3
_REACH_OF_HARM = 2
"""Sentences back: a report goes from one shelled town to the next."""


def place_gone_on(stage: Stage, telling: Telling) -> PlaceRef | None:
    """The place of the occasion that a telling without a place of its own goes on telling of; ``None`` where it is another."""
    if telling.status is not Status.OCCURRED:
        return None
    family = load_frames()[telling.kind].family
    before: Telling | None = None
    if family == "force":
        before = _deed(stage, telling)
    elif family == "accord" and _signs_it(stage, telling):
        before = stage.memory.placed(("accord",), _REACH)
    elif family in ("talks", "accord") and _attends_it(stage, telling):
        before = stage.memory.placed(("talks", "accord"), _REACH)
    elif family == "talks" and (_is_beside_it(stage, telling) or _are_those_who_met(stage, telling)):
        before = stage.memory.placed(("talks",), _REACH)
    if before is None or not are_of_one_time(telling, before) or is_remote(stage):
        return None
    return carried_place(before)


def is_remote(stage: Stage) -> bool:
    """Whether a sentence speaks of a contact by phone or by video, which is in no place."""
    tree = stage.tree
    words = stage.text[tree[0].start : tree[len(tree) - 1].end]
    forms = {form for _, _, form in words_of_format(words)}
    return "by_phone" in forms or any(verb_of_format(token.lemma) == "by_phone" for token in tree.tokens)


def are_of_one_time(telling: Telling, before: Telling) -> bool:
    """Whether the days of both can be the same."""
    if telling.dating is None or before.dating is None:
        return True
    return telling.dating.interval.overlaps(before.dating.interval)


def _signs_it(stage: Stage, telling: Telling) -> bool:
    """Whether the words only say who signed what was told: "it was signed by X", "X signed as a witness"."""
    tree, verb = stage.tree, telling.trigger.verb
    if tree[verb].lemma not in _SIGN or _is_perfect(stage, verb):
        return False
    signed = _done_to(stage, verb)
    if tree[verb].lemma in ("put", "add") and not any(tree[k].lemma in ("name", "signature", "pen") for k in signed):
        return False
    return (bool(signed) or not tree.is_passive(verb)) and _are_bare(stage, signed, _PAPERS)


def _attends_it(stage: Stage, telling: Telling) -> bool:
    """Whether the words only say who was at what was told, or held it: "X attended as an observer", "Y chaired the session"."""
    tree, verb = stage.tree, telling.trigger.verb
    if tree[verb].lemma not in _ATTEND or _is_perfect(stage, verb):
        return False
    held = [*_done_to(stage, verb), *tree.objects_of(verb, "over")]
    return (bool(held) or not tree.is_passive(verb)) and _are_bare(stage, held, _OCCASIONS)


def _done_to(stage: Stage, verb: int) -> list[int]:
    """The objects of a verb, or its subjects in the passive; not as what somebody did it, which a parse may take for one."""
    tree = stage.tree
    if tree.is_passive(verb):
        return tree.kids(verb, "nsubjpass")
    return [k for k in tree.kids(verb, "dobj") if not any(tree[i].lemma == "as" for i in range(verb, k))]


def _are_bare(stage: Stage, nouns: Iterable[int], known: frozenset[str]) -> bool:
    """Whether nouns are such words, and none that is told from others: "the document", not "a protocol on water"."""
    tree = stage.tree
    for noun in nouns:
        loose = tree[noun].pos == "PRON" or {tree[k].lemma.lower() for k in tree.kids(noun, "det", "poss")} & _DEFINITE
        told = tree.kids(noun, "amod", "compound", "nummod", "relcl", "acl")
        if tree[noun].lemma.lower() not in known or not (loose or tree.kids(noun, "poss")) or told:
            return False
    return True


def _is_perfect(stage: Stage, verb: int) -> bool:
    """Whether a verb looks back or stands in the present: "who has chaired them since March", "is chairing"."""
    auxiliaries = {stage.tree[k].lemma for k in stage.tree.kids(verb, "aux")}
    return "have" in auxiliaries or stage.tree[verb].tag not in ("VBD", "VBN")


def _is_beside_it(stage: Stage, telling: Telling) -> bool:
    """Whether a contact was on the margins of what was told: "on the sidelines of *the meeting*"."""
    tree = stage.tree
    inside = tree.subtree(telling.trigger.verb)
    start, end = tree[inside[0]].start, tree[inside[-1]].end
    for _, behind in words_aside(stage.text[start:end]):
        of = [i for i in tree.at(start + behind, end) if tree[i].dep == "pobj"][:1]
        if of and _are_bare(stage, of, _OCCASIONS):
            return True
    return False


def _are_those_who_met(stage: Stage, telling: Telling) -> bool:
    """Whether those who met are two or more of those of the talks told last, whom no name says anew: "the two also spoke"."""
    before = stage.memory.placed(("talks",), _REACH)
    parties = [ref for part, ref in telling.parts if part is Part.PARTY]
    if before is None or len({ref.name for ref in parties}) < 2:
        return False
    if any(mark.start < ref.end and ref.start < mark.end for ref in parties for mark in stage.names):
        return False
    there = {ref.state or ref.name for _, ref in before.parts}
    return {ref.state or ref.name for ref in parties} <= there


def _deed(stage: Stage, telling: Telling) -> Telling | None:
    """The deed told last, where a telling only gives its dead and wounded, in a sentence that names no place."""
    tree, trigger = stage.tree, telling.trigger
    if telling.kind not in HARMS or tree[trigger.index].lemma.lower() not in _HARM:
        return None
    if any(q.start <= tree[trigger.index].start < q.end for q in stage.quotes) or _covers_more(stage):
        return None
    before = stage.memory.placed(("force",), _REACH_OF_HARM)
    if before is None or before.kind not in HARMS or before.place is None:
        return None
    since = max(tree[0].start, before.place.end)
    named = any(m.type is NameType.PLACE and not m.metonym and m.start >= since for m in stage.names)
    return None if named else before


def _covers_more(stage: Stage) -> bool:
    """Whether a sentence counts over a stretch of time: "have been killed since the truce"."""
    return any(
        token.lemma.lower() in ("since", "year", "month", "far", "war", "conflict") for token in stage.tree.tokens
    )
