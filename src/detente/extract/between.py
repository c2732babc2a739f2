"""Whether who is told beside the sides of a contact stood between them, or is only one of those who met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.tellings import Telling
from detente.lexicon.contacts import is_mediators_office, tells_of_mediation
from detente.model import Kind, Marks, NameType, Part, Status


@dataclass(frozen=True, slots=True)
class Between:
    """What a report shows of who mediates.

    ``names`` are those in its sentences with words of mediating, ``envoys`` those who hold an office of it.
    """

    names: frozenset[str]
    envoys: frozenset[str]

    def place(self, telling: Telling) -> Telling:
        """A contact with those for parties whom its words set on a side: "Chad's minister met the UN envoy and a general"."""
        if telling.kind is not Kind.MEDIATION:
            return telling
        parties = [ref for part, ref in telling.parts if part is Part.PARTY]
        parts = tuple(
            (Part.PARTY if part is Part.MEDIATOR and self._is_a_side(ref, parties) else part, ref)
            for part, ref in telling.parts
        )
        left = parts == telling.parts or any(part in (Part.MEDIATOR, Part.HOST) for part, _ in parts)
        return replace(telling, parts=parts, kind=telling.kind if left else Kind.MEETING)

    def _is_a_side(self, ref: ActorRef, parties: Sequence[ActorRef]) -> bool:
        """Whether nothing shows somebody to mediate, and one met is of its own side, goes between itself, or is of none known."""
        if ref.name in self.names or ref.state in self.names or is_mediators_office(ref.name):
            return False
        sides = [party.side for party in parties]
        if any(is_mediators_office(party.name) or party.name in self.envoys for party in parties) or ref.side in sides:
            return True
        return len(parties) > 1 and (None in sides or len(set(sides)) < 2)


def find_between(marks: Marks) -> Between:
    """What a report shows of who mediates, by the words of mediating in its sentences and the offices in it."""
    text = marks.report.text
    titles = (mark for mark in marks.names if mark.type is NameType.TITLE and is_mediators_office(mark.text))
    envoys = frozenset(mark.stands_for for mark in titles if mark.stands_for)
    names = set(envoys)
    told = [s for s in marks.sentences if tells_of_mediation(text[s.start : s.end])]
    for mark in marks.names:
        if any(s.start <= mark.start < s.end for s in told):
            names |= {name for name in (mark.stands_for or mark.text, mark.of) if name}
    return Between(names=frozenset(names), envoys=envoys)


def is_mediated(stage: Stage, tellings: Sequence[Telling]) -> bool:
    """Whether a sentence tells of somebody who mediates or hosts, not only of who offered to; ``tellings``: what it tells."""
    tree, told = stage.tree, [t for t in tellings if t.kind is Kind.MEDIATION]
    held = [t for t in told if t.status in (Status.OCCURRED, Status.PLANNED)]
    if any(part in (Part.MEDIATOR, Part.HOST) for t in held for part, _ in t.parts):
        return True
    words = stage.text[tree[0].start : tree[len(tree) - 1].end]
    for thought in (tree[t.trigger.index] for t in told if t.status in (Status.CALLED_FOR, Status.HYPOTHETICAL)):
        first, last = thought.start - tree[0].start, thought.end - tree[0].start
        words = words[:first] + " " * (last - first) + words[last:]
    return tells_of_mediation(words)


def without_mediator(telling: Telling) -> Telling:
    """Talks that the reader calls a mediation, in a report that names no mediator: a meeting, unless somebody hosts it."""
    if telling.kind is not Kind.MEDIATION or any(part in (Part.MEDIATOR, Part.HOST) for part, _ in telling.parts):
        return telling
    return replace(telling, kind=Kind.MEETING)
