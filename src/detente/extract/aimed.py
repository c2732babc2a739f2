"""At whom a deed or a word is aimed: the object of its verb, whose that is, and whom a measure or a refusal meets."""

from __future__ import annotations

from collections.abc import Iterator

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.printed import printed_victims
from detente.extract.triggers import Trigger
from detente.lexicon.frames import Frame, load_judging_verbs
from detente.model import Kind, Part

_DIRECTED = frozenset({Kind.ACCUSATION, Kind.REFUSAL, Kind.SUPPORT, Kind.DEMAND, Kind.THREAT, Kind.DENIAL})
"""Acts of speech that are aimed at whoever owns their object: "rejected Chad's proposal", "condemned the Israeli raid"."""
_INQUIRIES = frozenset({"investigation", "inquiry", "probe", "audit"})
"""Measures that are of whom they meet: "an investigation *of the envoy*"."""
_MET = frozenset({Part.TARGET, Part.ADDRESSEE})
_MEASURES = frozenset(
    {Kind.SANCTION, Kind.CONCESSION, Kind.COERCION, Kind.DENIAL, Kind.AID, Kind.COOPERATION, Kind.OTHER}
)
"""Kinds whose verb has the measure for an object, and behind it those whom it meets: "lifted the ban on Chad"."""
_ALLOWING = frozenset({"allow", "let", "permit", "admit", "recognize", "recognise", "meet", "receive"})
"""Verbs whose object is whom a refusal meets: "refused to recognize Chad"."""


def object_of(stage: Stage, trigger: Trigger, frame: Frame, index: int) -> Iterator[tuple[str, ActorRef]]:
    """Whom the object of a verb names, or whose it is where it is a thing: "struck *the camp*", "rejected *Chad's* proposal"."""
    if trigger.kind is Kind.STATEMENT:
        judging = stage.tree[trigger.index].lemma in load_judging_verbs()
        judged = stage.actors(index) or stage.owners(index, behind=False) if judging else []
        yield from ((Part.ADDRESSEE, actor) for actor in judged)
        return
    if trigger.kind is Kind.DEMAND and stage.tree[trigger.index].lemma == "demand":
        return
    if trigger.kind is Kind.REFUSAL and stage.tree[index].pos == "PRON":
        return  # "rejected them": what was offered, not who
    found = stage.actors(index)
    for actor in found:
        yield frame.object, actor
    if not found and frame.object == Part.TARGET:
        for actor in printed_victims(stage, index):
            yield frame.object, actor
    elif not found and trigger.kind in _DIRECTED:
        for actor in stage.owners(index):
            yield Part.ADDRESSEE, actor
    if not found and (trigger.kind in _MEASURES or trigger.kind is Kind.REFUSAL):
        yield from _met_by_measure(stage, frame, index)


def _met_by_measure(stage: Stage, frame: Frame, measure: int) -> Iterator[tuple[str, ActorRef]]:
    """Those behind a measure: "lifted the ban *on Chad*", "shared intelligence *with Sudan*"."""
    behind = dict(frame.behind) | ({"of": Part.TARGET.value} if stage.tree[measure].lemma in _INQUIRIES else {})
    for prep, part in behind.items():
        for pobj in stage.tree.objects_of(measure, prep) if part in _MET or prep == "with" else ():
            for actor in stage.actors(pobj) or (printed_victims(stage, pobj) if part == Part.TARGET else []):
                yield part, actor


def urged_to_act(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    """ "Urged X to …", where the parser hangs X on the complement."""
    if frame.object != "addressee" or trigger.kind not in (Kind.DEMAND, Kind.ACCUSATION):
        return
    for clause in stage.tree.kids(trigger.index, "ccomp", "xcomp"):
        if any(stage.tree[k].lemma == "to" for k in stage.tree.kids(clause, "aux")):
            for subject in stage.tree.kids(clause, "nsubj"):
                for each in stage.tree.conjuncts(subject):
                    for actor in stage.actors(each):
                        yield "addressee", actor


def not_allowed(stage: Stage, trigger: Trigger) -> Iterator[tuple[str, ActorRef]]:
    """Whom a refusal meets: "refused to let *Chad* send troops"."""
    tree = stage.tree
    for clause in tree.kids(trigger.index, "xcomp"):
        heads = tree.kids(clause, "dobj") if tree[clause].lemma in _ALLOWING else []
        heads += [s for c in tree.kids(clause, "ccomp", "xcomp") for s in tree.kids(c, "nsubj")]
        for each in (c for head in heads for c in tree.conjuncts(head)):
            for actor in stage.actors(each) or stage.owners(each, behind=False):
                yield Part.ADDRESSEE, actor


def met_behind(stage: Stage, trigger: Trigger, part: str, index: int) -> list[ActorRef]:
    """The actors behind a preposition; of a protest also whose that is against which it goes: "marched against *Deby's* rule"."""
    found = stage.actors(index)
    whose = trigger.kind is Kind.PROTEST and part == Part.TARGET and not found
    return stage.owners(index, behind=False) if whose else found
