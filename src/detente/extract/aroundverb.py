"""Who takes part in an event by where they stand around its verb: subject, object, behind a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from detente.extract.actors import Stage
from detente.extract.aimed import met_behind, not_allowed, object_of, urged_to_act
from detente.extract.memory import ActorRef
from detente.extract.onlookers import is_called
from detente.extract.printed import printed_victims
from detente.extract.someof import some_of
from detente.extract.triggers import GOING, Trigger
from detente.lexicon import Sort, entry_of
from detente.lexicon.frames import Frame, load_support_verbs
from detente.lexicon.kinds import load_kinds
from detente.model import Kind, NameType, Part

_CALLED = frozenset({"talks", "accord", "civic"})
"""Families of what is called: a meeting, a truce, an election."""
_GOING = GOING | {"arrive"}
_LEAVING = frozenset({Kind.CONCESSION, Kind.DEPLOYMENT, Kind.COERCION})
"""Kinds of what goes away from somewhere: "demanded the withdrawal from Chad" asks nothing of Chad."""
_UNDERGONE_AS_AGENT = frozenset({Kind.COMMITMENT, Kind.ELECTION, Kind.DEPLOYMENT})
"""Kinds whose passive subject is the one that acts: "ministers were tasked", "troops were deployed"."""


def around_verb(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    """Those around the verb that tells an event, or carries its noun ("held talks"), each with the part; an empty part is none."""
    agent = _agent_part(stage, trigger, frame)
    if stage.tree.is_passive(trigger.verb):
        yield from _passive(stage, trigger, frame, agent)
    else:
        yield from _active(stage, trigger, frame, agent)
    yield from _behind_verb(stage, trigger, frame)
    if frame.family == "talks" and stage.tree[trigger.verb].lemma in _GOING:
        for host in _visited(stage, trigger.verb):
            yield "host", host


def _passive(stage: Stage, trigger: Trigger, frame: Frame, agent: str) -> Iterator[tuple[str, ActorRef]]:
    tree, verb = stage.tree, trigger.verb
    for actor in done_by(stage, verb):
        yield agent or frame.agent, actor
    if trigger.noun or trigger.kind is Kind.AGREEMENT:
        return
    subjects, up = tree.subjects(verb), tree.head(verb)
    if tree[verb].dep in ("acl", "relcl") and not tree.kids(verb, "nsubjpass") and up is not None:
        subjects = [up]
    part = frame.agent if trigger.kind in _UNDERGONE_AS_AGENT else frame.object
    for subject in subjects:
        for actor in stage.actors(subject):
            yield part, actor


def _active(stage: Stage, trigger: Trigger, frame: Frame, agent: str) -> Iterator[tuple[str, ActorRef]]:
    tree, verb = stage.tree, trigger.verb
    for subject in tree.subjects(verb):
        if subject != trigger.index:
            for actor in (
                stage.speakers(subject)
                if agent == Part.SPEAKER and not trigger.noun
                else stage.actors(subject) or (_marching(stage, subject) if trigger.kind is Kind.PROTEST else [])
            ):
                yield agent, actor
    if trigger.noun:
        return
    for dobj in tree.kids(verb, "dobj", "dative"):
        for each in tree.conjuncts(dobj):
            yield from object_of(stage, trigger, frame, each)
    yield from urged_to_act(stage, trigger, frame)
    if trigger.kind is Kind.REFUSAL:
        yield from not_allowed(stage, trigger)


def _marching(stage: Stage, subject: int) -> list[ActorRef]:
    return printed_victims(stage, subject) or some_of(stage, subject)


def _behind_verb(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    tree, verb = stage.tree, trigger.verb
    for prep, part in frame.behind.items():
        if (
            prep == "by"
            or (prep == "of" and trigger.noun)
            or (prep == "from" and part == "speaker" and not trigger.noun)
        ):
            continue
        for pobj in tree.objects_of(verb, prep):
            for actor in met_behind(stage, trigger, part, pobj):
                yield part, actor
    if trigger.kind is Kind.DEMAND and not trigger.noun and not tree.is_passive(verb):  # "demanded an answer from Chad"
        nouns = load_kinds().nouns
        things = [
            at for at in tree.kids(verb, "dobj") if not {w.kind for w in nouns.get(tree[at].lemma, ())} & _LEAVING
        ]
        for pobj in (at for head in (verb, *things) for at in tree.objects_of(head, "from")):
            for actor in stage.actors(pobj):
                yield "addressee", actor
    if frame.family == "talks":
        for pobj in tree.objects_of(verb, "with", "between", "alongside"):
            for actor in stage.actors(pobj):
                yield "party", actor


def _agent_part(stage: Stage, trigger: Trigger, frame: Frame) -> str:
    """What the subject of the verb is to the event: its agent, a host, a mediator, or nothing."""
    if not trigger.noun:
        return frame.agent
    verbs, lemma = load_support_verbs(), stage.tree[trigger.verb].lemma
    if lemma in verbs["mediator"]:
        return "mediator" if frame.is_dealing else ""
    if lemma in verbs["host"]:
        return "host" if frame.is_dealing else frame.agent
    if lemma == "call" and (frame.family not in _CALLED or is_called(stage.tree, trigger, trigger.verb)):
        return ""  # "called the arrest unlawful", "called the deal a mistake"
    return frame.agent if lemma in verbs["agent"] else ""


def done_by(stage: Stage, verb: int) -> Iterator[ActorRef]:
    """Those behind the "by" of a passive: "brokered *by Qatar*"."""
    for agent in stage.tree.kids(verb, "agent", "prep"):
        if stage.tree[agent].lemma == "by":
            for pobj in stage.tree.kids(agent, "pobj"):
                for each in stage.tree.conjuncts(pobj):
                    yield from stage.actors(each)


def _visited(stage: Stage, verb: int) -> Iterator[ActorRef]:
    """The states whose land or capital a visitor goes to."""
    tree = stage.tree
    goals = [c for d in tree.kids(verb, "dobj") for c in tree.conjuncts(d)] + tree.objects_of(verb, "to", "in")
    for goal in goals:
        mark = stage.place_mark(goal)
        entry = entry_of(mark.text) if mark else None
        capital = entry.state if entry and entry.sort is Sort.CAPITAL else None
        host = mark.stands_for if mark and mark.type is NameType.STATE else capital
        if mark and host:
            yield ActorRef(name=host, start=mark.start, end=mark.end, type=NameType.STATE)
