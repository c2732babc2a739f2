"""Talks that a third mediates or hosts anywhere in a report are a mediation wherever the report tells of them.

"Norway is mediating between Chad and Sudan" makes a mediation of "the two sides met on Friday" and of "the talks broke down" in the
sentences around it. Only what can be those talks: the sides alone, and no call or visit of one to the other. Of "met for talks
mediated by Norway" the noun tells the mediation.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.refined import BETWEEN_TWO
from detente.extract.sequels import are_of_one_time
from detente.extract.tellings import Telling
from detente.lexicon.contacts import is_social, verb_of_format
from detente.model import TALKS, Kind, Part, Status

_TALKS = frozenset({"talk", "talks", "negotiation", "round", "session", "dialogue"})
"""Nouns of the talks of sides, which need not name them anew: "the *talks* went on"."""
_MEETING = frozenset({"meeting", "summit", "conference", "discussion", "consultation"})
_KNOWN = frozenset({"the", "this", "that"})
_MET = frozenset({"meet", "talk", "negotiate", "confer", "exchange", "sit", "reconvene"})
_OTHERS = BETWEEN_TWO | {"trade", "separate", "internal"}
"""Words that say of talks that they were others: of two alone, or on something else."""
_THIRD = frozenset({Part.MEDIATOR, Part.HOST})


def mediated_throughout(told: Iterable[tuple[Stage, Telling]]) -> frozenset[int]:
    """The contacts, by the identity of the telling, that are of talks which the report tells to be mediated; see the module."""
    contacts = [(stage, telling) for stage, telling in told if telling.kind in TALKS]
    mediated = [(stage, telling) for stage, telling in contacts if _has_go_between(telling)]
    told_by = {(id(stage.tree), telling.trigger.index) for stage, telling in mediated}
    return frozenset(
        id(telling)
        for stage, telling in contacts
        if telling.kind is Kind.MEETING
        and not any((id(stage.tree), noun) in told_by for noun in stage.tree.objects_of(telling.trigger.index, "for"))
        and any(_can_be_of(stage, telling, talks) for _, talks in mediated)
    )


def _has_go_between(telling: Telling) -> bool:
    """Whether talks have a third who is told to mediate or host them, not only offers or is asked to."""
    third = any(part in _THIRD for part, _ in telling.parts)
    return telling.kind is Kind.MEDIATION and third and telling.status in (Status.OCCURRED, Status.PLANNED)


def _can_be_of(stage: Stage, telling: Telling, talks: Telling) -> bool:
    """Whether a contact can be of these talks: of none but their sides, in words of talks, and not to come and elsewhere.

    Where the words name who went between and not between whom ("Qatar hosted *both ministers*"), the contact of any two others on
    those days is of them, and so is "*the meeting*" by itself.
    """
    elsewhere = telling.place and talks.place and telling.place.name != talks.place.name
    if elsewhere and telling.status is not talks.status:
        return False
    tree, at = stage.tree, telling.trigger.index
    word = tree[at].lemma.lower()
    beside = {tree[k].lemma.lower() for k in tree.kids(at, "amod", "compound")}
    if beside & _OTHERS or is_social({word, *beside}) or verb_of_format(word):
        return False
    between = {_side(ref) for part, ref in talks.parts if part is Part.PARTY}
    met = {_side(ref) for _, ref in telling.parts}
    if len(met) > 1 and met <= between:
        return word in _TALKS | _MEETING | _MET
    if not met and telling.trigger.noun and word in _TALKS:
        return True
    if telling.status is not talks.status or not are_of_one_time(telling, talks):
        return False
    if not met:
        return word in _MEETING and any(tree[k].lemma in _KNOWN for k in tree.kids(at, "det"))
    sides = {ref.side for _, ref in telling.parts if ref.side}
    thirds = {_side(ref) for part, ref in talks.parts if part in _THIRD}
    two = len(between) < 2 and len(sides) > 1 and not sides & thirds
    return two and not elsewhere and word in _TALKS | _MEETING | _MET


def _side(ref: ActorRef) -> str:
    return ref.state or ref.name
