"""Who stood over an event by the words that modify it: "Russian-brokered", "under the auspices of X", "a Chadian-led raid"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from detente.extract.actors import Stage
from detente.extract.cast import is_actor
from detente.extract.memory import ActorRef
from detente.lexicon.frames import Frame
from detente.lexicon.nouns import load_nouns
from detente.model import NameMark, NameType

_BROKERED = re.compile(
    r"-(brokered|mediated|sponsored|facilitated|negotiated|hosted|led|backed|supervised|convened)\b", re.IGNORECASE
)
_BACKED = re.compile(r"[-‑–](?:aligned|allied|armed|backed|funded|sponsored|supported|trained)\s+", re.IGNORECASE)
"""What somebody behind another has done for him."""
_HOSTING = frozenset({"hosted", "convened"})
_AUSPICES = frozenset({"auspices", "mediation", "aegis", "sponsorship", "chairmanship", "facilitation"})


def find_brokers(stage: Stage, noun: int) -> Iterator[tuple[str, ActorRef]]:
    """Who stood between the parties: "Russian-brokered", "under the auspices of X"; whoever convened them is host."""
    start, end = stage.tree.phrase(noun)
    brokered, auspices = _words_of_brokers(stage)
    for mark, match in brokered:
        if start <= mark.start and mark.end <= end and is_actor(mark.stands_for) and not backs_somebody(stage, mark):
            part = "host" if match[1].lower() in _HOSTING else "mediator"
            yield part, ActorRef(name=mark.stands_for or mark.text, start=mark.start, end=mark.end, type=mark.type)
    for index in auspices:
        if index != noun and stage.tree.distance(index, noun) <= 4:
            refs = [a for p in stage.tree.objects_of(index, "of", "by") for a in stage.actors(p)]
            refs += [a for k in stage.tree.kids(index, "poss", "compound", "amod") for a in stage.actors(k)]
            for ref in refs:
                yield "mediator", ref


def backs_somebody(stage: Stage, mark: NameMark) -> bool:
    """Whether a name only says who is behind one who takes part: "*Chadian*-backed Seleka", not "a Chadian-backed raid"."""
    match = _BACKED.match(stage.text, mark.end)
    behind = stage.tree.at(match.end(), match.end() + 1) if match else []
    return bool(behind) and is_taking_part(stage, behind[0])


def is_taking_part(stage: Stage, noun: int) -> bool:
    """Whether a noun is one of those who can take part in something: a group's or state's name, "rebels"."""
    mark, nouns = stage.mark_at(noun), load_nouns()
    named = mark is not None and mark.type in (NameType.GROUP, NameType.STATE, NameType.PERSON, NameType.PEOPLE)
    return named or stage.tree[noun].lemma.lower() in nouns.groups | nouns.acts_for_state


def find_leaders(stage: Stage, noun: int, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    """Who does what the words say was led by them: "a Chadian-led raid"."""
    start, end = stage.tree.phrase(noun)
    for mark, match in _words_of_brokers(stage)[0]:
        if match[1].lower() == "led" and start <= mark.start and mark.end <= end and is_actor(mark.stands_for):
            yield (
                frame.agent,
                ActorRef(name=mark.stands_for or mark.text, start=mark.start, end=mark.end, type=mark.type),
            )


@lru_cache(maxsize=1)
def _words_of_brokers(stage: Stage) -> tuple[list[tuple[NameMark, re.Match[str]]], list[int]]:
    """The names of a sentence that "-brokered" and the like follow, and the tokens that speak of auspices."""
    brokered = [(mark, match) for mark in stage.names if (match := _BROKERED.match(stage.text, mark.end))]
    return brokered, [i for i, token in enumerate(stage.tree.tokens) if token.text.lower() in _AUSPICES]
