"""What those are whom words set at talks: parties, hosts, witnesses, or those who go between."""

from __future__ import annotations

from detente.extract.actors import Stage, stands_in
from detente.extract.cast import singular
from detente.extract.memory import ActorRef
from detente.extract.triggers import Trigger
from detente.lexicon.contacts import is_mediators_office
from detente.lexicon.frames import load_capacities
from detente.model import NameType, Part

_GUESTED = frozenset({"receive", "welcome", "host", "greet"})
"""Verbs whose object comes to the subject."""
_COMING = {
    "attend": Part.PARTY,
    "join": Part.PARTY,
    "represent": Part.PARTY,
    "observe": Part.WITNESS,
    "witness": Part.WITNESS,
    "monitor": Part.WITNESS,
}
"""What those do who are at talks, whoever holds them, and their part."""
_SIDES = frozenset({"side", "foe", "rival"})
"""Nouns of those between whom something is, never of who stands between."""


def at_talks(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """The parts of talks with those put right that the words say outright; who is only spoken of is none of those who met."""
    parts = _own_talks(stage, trigger, parts)
    parts = _guests_of(stage, trigger, _guests(stage, trigger, parts))
    return _without_topics(stage, trigger, _go_betweens(stage, parts))


def _own_talks(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those whom words set between as parties, where they are of the sides themselves: "*co-chaired by Chad's minister*".

    What holds talks and is that of the parties mediates nothing: "the *commissions* of Chad and Mali met".
    """
    tree, tops = stage.tree, [stage.tree.top_of(ref.start, ref.end) for _, ref in parts]
    met = [ref for part, ref in parts if part is Part.PARTY]
    kept = []
    for (part, ref), top in zip(parts, tops, strict=True):
        inside = {*tree.subtree(top)} if part is Part.MEDIATOR and top is not None else set()
        if sum(stands_in(stage, other, inside) for other in met) > 1 and ref.type is not NameType.PERSON:
            continue
        side = part in (Part.MEDIATOR, Part.HOST) and top is not None and tree[top].lemma.lower() in _SIDES
        aside = (
            trigger.noun
            and part is Part.MEDIATOR
            and len(met) < 2
            and ref.state is not None
            and ref.state in stage.cast.sides
        )
        kept.append((Part.PARTY if aside or side else part, ref))
    return kept


def _guests(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those whom somebody received are parties, however many the reader takes for hosts."""
    tree, verb = stage.tree, trigger.verb
    if trigger.noun or tree[verb].lemma not in _GUESTED or tree.is_passive(verb):
        return parts
    words = {i for dobj in tree.kids(verb, "dobj") for i in tree.subtree(dobj)}
    return [(Part.PARTY if own is Part.HOST and stands_in(stage, ref, words) else own, ref) for own, ref in parts]


def _guests_of(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those of whom words say only that they came, as what they came: "*both envoys* attended the talks", "observed by *Chad*"."""
    tree = stage.tree
    came = [at for at in (tree.head(trigger.index), *tree.kids(trigger.index, "relcl", "acl")) if at is not None]
    as_what: dict[int, Part] = {}
    for verb in (at for at in came if tree[at].lemma in _COMING):
        agents = [k for k in tree.kids(verb, "agent", "prep") if tree[k].lemma == "by"]
        heads = agents if tree.is_passive(verb) or tree[verb].tag == "VBN" else tree.subjects(verb)
        as_what |= {i: _COMING[tree[verb].lemma] for at in heads if at != trigger.index for i in tree.subtree(at)}
    for at in (i for i, token in enumerate(tree.tokens) if token.lemma == "presence"):
        as_what |= {i: Part.WITNESS for noun in tree.objects_of(at, "of") for i in tree.subtree(noun)}
    there = [
        (part, ref, as_what.get(inside[0]) if (inside := tree.at(ref.start, ref.end)) else None) for part, ref in parts
    ]
    row = [(part, ref) for part, ref, own in there if own is Part.PARTY]
    met = any(part is Part.PARTY or _goes_between(stage, ref) for part, ref in row)
    return [(own if own and _only_came(stage, part, ref, own, met=met) else part, ref) for part, ref, own in there]


def _only_came(stage: Stage, part: Part, ref: ActorRef, own: Part, *, met: bool) -> bool:
    """Whether somebody set between the parties only came: as a witness, beside a party or a mediator, or for a side."""
    if part not in (Part.MEDIATOR, Part.HOST) or _goes_between(stage, ref):
        return False
    return own is Part.WITNESS or met or (ref.state or ref.name) in stage.cast.sides


def _goes_between(stage: Stage, ref: ActorRef) -> bool:
    """Whether the report shows somebody in an office of those who mediate."""
    offices = (office for office, who in stage.cast.shown.items() if ref.name in who)
    return any(is_mediators_office(office) for office in (ref.name, *offices))


def _go_betweens(stage: Stage, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those who are called mediators mediate, with one side or with both: "*Chadian mediators* held talks with Norway"."""
    tops = [stage.tree.top_of(ref.start, ref.end) for _, ref in parts]
    called = [
        top is not None and load_capacities().get(singular(stage.tree[top].text)) == Part.MEDIATOR for top in tops
    ]
    if not any(part is Part.PARTY and not name for (part, _), name in zip(parts, called, strict=True)):
        return parts
    return [
        (Part.MEDIATOR if name and part is Part.PARTY else part, ref)
        for (part, ref), name in zip(parts, called, strict=True)
    ]


def _without_topics(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those who met without those of whom they spoke: "exchanged views *on the ties between Chad and Mali*"."""
    tree = stage.tree
    heads = [trigger.index, *tree.kids(trigger.index, "dobj")]
    topics = {i for head in heads for at in tree.objects_of(head, "on", "about", "over") for i in tree.subtree(at)}
    met = [(part, ref) for part, ref in parts if part is not Part.PARTY or not stands_in(stage, ref, topics)]
    return met if any(part is Part.PARTY for part, _ in met) else parts
