"""Who takes part in an event by where they stand around its noun: whose it is, named before it, behind it, in a clause of it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.extract.actors import Stage
from detente.extract.aimed import met_behind
from detente.extract.aroundverb import done_by
from detente.extract.cast import is_actor
from detente.extract.joined import dashed
from detente.extract.memory import ActorRef
from detente.extract.owning import is_in_compound
from detente.extract.triggers import Trigger
from detente.lexicon.frames import Frame, load_support_verbs
from detente.lexicon.kinds import load_kinds
from detente.model import Kind, NameType

LEAVING = frozenset(
    "withdrawal pullout pull-out pullback retreat surrender resignation departure exit disarmament demobilization "
    "demobilisation".split()
)
"""Nouns of a concession that are of whoever makes it, where a release is of those who are let go."""
_ACTING = frozenset({NameType.STATE, NameType.PEOPLE, NameType.GROUP, NameType.PERSON})


def around_noun(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    """Those around the noun that tells an event, each with the part."""
    tree, noun = stage.tree, trigger.index
    own = frame.agent if trigger.kind is not Kind.MEDIATION else "mediator"
    for owner in tree.kids(noun, "poss"):
        for each in tree.conjuncts(owner):
            for actor in stage.actors(each):
                yield own, actor
    leaves = trigger.kind is Kind.CONCESSION and tree[noun].lemma in LEAVING
    behind = dict(frame.behind) | ({"of": frame.agent} if leaves else {})
    for prep, part in behind.items():
        for pobj in tree.objects_of(noun, prep):
            if prep == "of" and tree[pobj].pos not in ("PROPN", "NOUN", "PRON"):
                continue
            for actor in met_behind(stage, trigger, part, pobj):
                yield part, actor
    for actor in _named_before(stage, noun):
        yield own, actor
    for clause in tree.kids(noun, "acl", "relcl"):
        yield from _noun_clause(stage, clause, frame)
    if frame.family == "talks" and trigger.support is None:
        for actor in (*_met_there(stage, noun), *_whose_talks(stage, noun)):
            yield "party", actor


def _named_before(stage: Stage, noun: int) -> Iterator[ActorRef]:
    """The actors that modify an event noun: "an Israeli air strike", "Sudan-Chad talks"; not the broker of one."""
    tree = stage.tree
    for kid in tree.kids(noun, "compound", "amod", "nmod"):
        mark = stage.mark_at(kid)
        if mark is None or mark.type not in _ACTING or is_in_compound(stage, mark):
            continue
        if not is_actor(mark.stands_for):
            continue
        first = ActorRef(name=mark.stands_for or mark.text, start=mark.start, end=mark.end, type=mark.type)
        yield from dashed(stage, [first])


def _met_there(stage: Stage, noun: int) -> Iterator[ActorRef]:
    """Those who do something to each other in a meeting are in it: "In another meeting, X told Y …"."""
    tree, prep = stage.tree, stage.tree.head(noun)
    if prep is None or tree[prep].lemma not in ("in", "at", "during"):
        return
    verb = tree.head(prep)
    if verb is None or tree[verb].pos != "VERB":
        return
    if any(word.kind == Kind.MEETING for word in load_kinds().verbs.get(tree[verb].lemma, ())):
        return  # "received X and, in another meeting, Y": two meetings
    subjects = [a for s in tree.subjects(verb) for a in stage.actors(s)]
    objects = [a for o in tree.kids(verb, "dobj", "dative") for a in stage.actors(o)]
    if subjects and objects:
        yield from (*subjects, *objects)


def _whose_talks(stage: Stage, noun: int) -> list[ActorRef]:
    """Who does something to its own talks with somebody: "*Chad* suspended negotiations with the XYZ"."""
    tree, verb = stage.tree, stage.tree.head(noun)
    if verb is None or tree[noun].dep != "dobj" or not (tree.objects_of(noun, "with") or tree.objects_of(verb, "with")):
        return []
    if tree[verb].lemma not in load_support_verbs()["agent"] or tree.objects_of(noun, "between"):
        return []
    return [a for s in tree.subjects(verb) for a in stage.actors(s)]


def _noun_clause(stage: Stage, clause: int, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    """ "Talks mediated by X", "a truce that Y brokered"."""
    verbs, tree = load_support_verbs(), stage.tree
    lemma = tree[clause].lemma
    if not frame.is_dealing:
        return
    part = "mediator" if lemma in verbs["mediator"] else "host" if lemma in verbs["host"] else ""
    if not part:
        return
    refs = (
        list(done_by(stage, clause))
        if tree.is_passive(clause)
        else [a for s in tree.kids(clause, "nsubj") for a in stage.actors(s)]
    )
    for ref in refs:
        yield part, ref
    for pobj in tree.objects_of(clause, "between", "with"):
        for actor in stage.actors(pobj):
            yield "party", actor
