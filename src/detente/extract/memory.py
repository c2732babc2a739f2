"""What a report has told so far: the last actors on the scene, and when what each did was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.model import Kind, NameType, Part, Status

if TYPE_CHECKING:
    from detente.extract.dating import Dating
    from detente.extract.tellings import Telling

_SORTS = {
    Kind.MEETING: "talks", Kind.MEDIATION: "talks", Kind.AGREEMENT: "accord", Kind.COMMITMENT: "accord",
    Kind.ARMED_CLASH: "clash", Kind.ATTACK: "attack", Kind.WAR: "war", Kind.CEASEFIRE: "ceasefire",
}  # fmt: skip
"""Kinds that a bare noun can come back to: "the session" may be a meeting told before or a mediation."""
DEEDS = frozenset({Kind.ATTACK, Kind.ARMED_CLASH, Kind.COERCION, Kind.CASUALTIES_REPORT})
"""Kinds that a report goes on telling from one sentence to the next."""
_ACTING = frozenset({Part.PARTY, Part.SPEAKER, Part.PERPETRATOR, Part.MEDIATOR, Part.HOST})
_SIDES = frozenset({Part.PARTY, Part.PERPETRATOR, Part.TARGET})
_CARRIED = "carried on from the sentences before"
LONGEST = 31
"""Days of the widest date that is carried on: a year told once says nothing of the next sentence."""
REACH = 3
"""So many sentences a date is carried on for the same actor: "X visited Y last week. She said …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor as named at one place: the name to record, the words that name it there, the state it acts for if shown."""

    name: str
    start: int
    end: int
    type: NameType
    state: str | None = None


class Memory:
    """The last person and the last state or body that was a subject, for the pronouns that follow; and each one's last date.

    ``author`` is whose statement the report prints, for its "I" and "we".
    """

    def __init__(self) -> None:
        self.person: ActorRef | None = None
        self.body: ActorRef | None = None
        self.author: ActorRef | None = None
        self._dates: dict[str, tuple[Dating, int]] = {}
        self._told: dict[str, tuple[Telling, int]] = {}
        self._deed: tuple[Dating, int] | None = None
        self._opposed: set[frozenset[str]] = set()
        self._sentence = 0

    def next_sentence(self) -> None:
        """Count one sentence on."""
        self._sentence += 1

    def note(self, refs: list[ActorRef]) -> None:
        """Remember the subject of a clause."""
        for ref in refs[:1]:
            if ref.type is NameType.PERSON:
                self.person = ref
            else:
                self.body = ref

    def note_event(self, telling: Telling) -> None:
        """Remember an event with its actors, for the bare "the talks", "the truce" that come back to it."""
        sides = {ref.state or ref.name for part, ref in telling.parts if part in _SIDES}
        if telling.kind in _SORTS and len(sides) == 2:
            self._opposed.add(frozenset(sides))
        if telling.parts and telling.status in (Status.OCCURRED, Status.PLANNED):
            self._told[_SORTS.get(telling.kind, telling.kind.value)] = (telling, self._sentence)

    def are_opposed(self, sides: Iterable[str]) -> bool:
        """Whether the report has told that these two fought, or dealt with each other."""
        return frozenset(sides) in self._opposed

    def last_told(self, kind: Kind) -> Telling | None:
        """The last event of this sort that was told with its actors."""
        told = self._told.get(_SORTS.get(kind, kind.value))
        return told[0] if told else None

    def talks_of(self, parts: Iterable[tuple[Part, ActorRef]]) -> Telling | None:
        """The meeting, told within reach, that those who come to an agreement have just held."""
        told = self._told.get("talks")
        if told is None or self._sentence - told[1] > REACH or told[0].status is not Status.OCCURRED:
            return None
        parties = {ref.state or ref.name for part, ref in parts if part is Part.PARTY}
        met = {ref.state or ref.name for part, ref in told[0].parts if part is Part.PARTY}
        return told[0] if len(parties) >= 2 and parties <= met else None

    def note_date(self, telling: Telling) -> None:
        """Remember when an actor did what has just been told, where words of time told it."""
        dating = telling.dating
        if dating is None or telling.status is not Status.OCCURRED or not dating.told or not dating.interval.bounded:
            return
        if dating.interval.is_day and telling.kind in DEEDS:
            self._deed = (dating, self._sentence)
        for part, ref in telling.parts[:1]:
            if part in _ACTING and ref.type is NameType.PERSON and (dating.interval.days or LONGEST + 1) <= LONGEST:
                self._dates[ref.name] = (dating, self._sentence)

    def date_of_deed(self) -> Dating | None:
        """The day of the last violence told, for what the next two sentences tell of it in the plain past."""
        if self._deed is None or not 0 < self._sentence - self._deed[1] <= 2:
            return None
        dating = self._deed[0]
        again = dating.note.startswith(_CARRIED)
        return dating if again else replace(dating, note=f"{_CARRIED} ({dating.note})")

    def date_of(self, parts: Sequence[tuple[Part, ActorRef]]) -> Dating | None:
        """The date that carries on to what the first of these does next, if one was told within reach.

        What is done to somebody carries nothing on: whom a man met on Monday does not date his killing.
        """
        for part, ref in parts[:1]:
            if part in _ACTING and ref.name in self._dates:
                dating, told = self._dates[ref.name]
                again = dating.note.startswith(_CARRIED)
                if self._sentence - told <= REACH and (again or self._sentence > told):
                    return dating if again else replace(dating, note=f"{_CARRIED} ({dating.note})")
        return None
