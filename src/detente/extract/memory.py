"""What a report has told so far: the last actors on the scene, and when what each did was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.model import DayInterval, Kind, NameMark, NameType, Part, Status

if TYPE_CHECKING:
    from detente.extract.dating import Dating
    from detente.extract.localities import PlaceRef
    from detente.extract.tellings import Telling

_SORTS = {
    Kind.MEETING: "talks", Kind.MEDIATION: "talks", Kind.AGREEMENT: "accord", Kind.COMMITMENT: "accord",
    Kind.ARMED_CLASH: "clash", Kind.ATTACK: "attack", Kind.WAR: "war", Kind.CEASEFIRE: "ceasefire",
}  # fmt: skip
"""Kinds that a bare noun can come back to: "the session" may be a meeting told before or a mediation."""
_DEALS = frozenset({"agreement", "deal", "accord", "pact"})
"""Nouns by which a truce is named too."""
_MIXED = frozenset({Kind.OTHER, Kind.CONCESSION, Kind.COERCION, Kind.COOPERATION, Kind.AID, Kind.SUPPORT})
"""Kinds that hold deeds of many sorts."""
DEEDS = frozenset({Kind.ATTACK, Kind.ARMED_CLASH, Kind.COERCION, Kind.CASUALTIES_REPORT})
"""Kinds that a report goes on telling from one sentence to the next."""
_ACTING = frozenset({Part.PARTY, Part.SPEAKER, Part.PERPETRATOR, Part.MEDIATOR, Part.HOST})
_MEETING = frozenset({Part.PARTY, Part.HOST, Part.MEDIATOR})
_SIDES = frozenset({Part.PARTY, Part.PERPETRATOR, Part.TARGET})
_SIDED = frozenset({NameType.STATE, NameType.PEOPLE, NameType.GROUP, NameType.BODY})
_CARRIED = "carried on from the sentences before"
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|s)$")
LONGEST = 31
"""Days of the widest date that is carried on: a year told once says nothing of the next sentence."""
FAR = 5
"""So many sentences those who met are "both sides" in a report that has no two sides."""
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

    @property
    def side(self) -> str | None:
        """Whom one who took part is there for; ``None`` where the words do not tell, or name some of many."""
        return self.state or (self.name if self.type in _SIDED and self.name[:1].isupper() else None)


class Memory:
    """The last person and the last state or body that was a subject, for the pronouns that follow; and each one's last date.

    ``before`` is the person told of before the last. ``spoke`` are those who said something last, for "the statement" that goes on.
    ``line`` is the last border named by its two sides, ``author`` whose statement the report prints, for its "I" and "we".
    ``dateline`` is where its town stands in the text. ``dated_later`` holds the dates that a later sentence gives to
    tellings, by their identity; ``kinds`` those that the report has told of.
    """

    def __init__(self, dateline: tuple[int, int] | None = None) -> None:
        self.dateline = dateline
        self.person: ActorRef | None = None
        self.before: ActorRef | None = None
        self.body: ActorRef | None = None
        self.older: ActorRef | None = None
        self.author: ActorRef | None = None
        self.spoke: tuple[ActorRef, ...] = ()
        self._speaking: tuple[ActorRef | None, int] = (None, -REACH)
        self._crowd: tuple[ActorRef | None, int] = (None, -REACH)
        self._several: tuple[list[ActorRef], int] = ([], -REACH)
        self._pair: tuple[list[ActorRef], int] = ([], -REACH)
        self._dates: dict[str, tuple[Dating, int]] = {}
        self._told: dict[str, tuple[Telling, int]] = {}
        self._worded: dict[tuple[str, str], Telling] = {}
        self._placed: tuple[Telling, int] | None = None
        self._places_told: dict[str, tuple[Telling, int]] = {}
        self._deed: tuple[Dating, int] | None = None
        self._news_talks: list[Telling] = []
        self._accords: list[Telling] = []
        self._deeds: list[tuple[Telling, int]] = []
        self.dated_later: dict[int, Dating] = {}
        self.kinds: set[Kind] = set()
        self._opposed: set[frozenset[str]] = set()
        self._places: list[tuple[NameMark, int]] = []
        self.line: PlaceRef | None = None
        self._sentence = 0

    def next_sentence(self) -> None:
        """Count one sentence on."""
        self._sentence += 1

    def note(self, refs: list[ActorRef], *, many: bool = False) -> None:
        """Remember the subject of a clause; behind ``many`` an "it" is a thing, or who spoke before: "… It added"."""
        if many and self.body is not None:
            self.older, self.body = self.body, None
        for ref in [] if many else refs[:1]:
            if ref.type is NameType.PERSON:
                if self.person is not None and self.person.name != ref.name:
                    self.before = self.person
                self.person = ref
            else:
                self.body = ref

    def note_other(self, refs: list[ActorRef]) -> None:
        """Remember the only person of a sentence in which no person is the subject: "sanctions hit X. *His* men …"."""
        if len({ref.name for ref in refs}) == 1:
            self.person = refs[0]

    def note_crowd(self, ref: ActorRef | None) -> None:
        """Remember a crowd that a sentence tells of."""
        if ref is not None:
            self._crowd = (ref, self._sentence)

    def crowd(self) -> ActorRef | None:
        """The crowd told last, within reach: "Students marched. *Others* …"."""
        ref, told = self._crowd
        return ref if self._sentence - told <= REACH else None

    def note_speaking(self, refs: Sequence[ActorRef]) -> None:
        """Remember the one person whose words a sentence gives."""
        if len(refs) == 1 and refs[0].type is NameType.PERSON:
            self._speaking = (refs[0], self._sentence)

    def speaking(self) -> ActorRef | None:
        """The one person whose words the sentence before gave."""
        ref, told = self._speaking
        return ref if told == self._sentence else None

    def note_several(self, refs: list[ActorRef]) -> None:
        """Remember those whom a plural subject, or a pair beside it, names."""
        self._several = (refs, self._sentence)

    def several(self, *, two: bool) -> list[ActorRef]:
        """Those named together last, not more than two sentences ago; ``two``: only where they are two."""
        refs, told = self._several
        return refs if self._sentence - told <= 2 and (len(refs) == 2 or not two) else []

    def note_pair(self, refs: list[ActorRef]) -> None:
        """Remember two states or groups that a sentence joins, whoever its subject is."""
        if refs:
            self._pair = (refs, self._sentence)

    def pair(self) -> list[ActorRef]:
        """The two that words joined last, not more than two sentences ago."""
        refs, told = self._pair
        return refs if self._sentence - told <= 2 else []

    def note_places(self, names: Iterable[NameMark]) -> None:
        """Remember the places that a sentence names, in text order."""
        self._places += [(m, self._sentence) for m in names if m.type is NameType.PLACE and not m.metonym]

    def places(self, sentences: int) -> Iterator[NameMark]:
        """The places named in so many sentences before this one, the last first."""
        for mark, told in reversed(self._places):
            if self._sentence - told > sentences:
                return
            yield mark

    def note_event(self, telling: Telling, word: str) -> None:
        """Remember an event with its actors, for the bare "the talks", "the truce" that come back to it.

        ``word`` is the lemma that told it: "the bombing" is the one in which somebody bombed, not the last attack.
        """
        if telling.kind in DEEDS and telling.status is Status.OCCURRED:
            self._deeds.append((telling, self._sentence))
        sides = {ref.state or ref.name for part, ref in telling.parts if part in _SIDES}
        if telling.kind in _SORTS and len(sides) == 2:
            self._opposed.add(frozenset(sides))
        if telling.parts and telling.status in (Status.OCCURRED, Status.PLANNED):
            sort = _SORTS.get(telling.kind, telling.kind.value)
            self._told[sort] = (telling, self._sentence)
            self._worded[sort, _root(word)] = telling
            if sort == "talks" and telling.place is not None and telling.status is Status.OCCURRED:
                self._placed = (telling, self._sentence)

    def note_placed(self, telling: Telling, family: str) -> None:
        """Remember what happened with its place, the last of each family of kinds."""
        if telling.place is not None and telling.status is Status.OCCURRED:
            self._places_told[family] = (telling, self._sentence)

    def placed(self, families: Sequence[str], sentences: int) -> Telling | None:
        """The last event of these families that was told with its place, at most so many sentences ago."""
        told = [self._places_told[family] for family in families if family in self._places_told]
        last = max(told, key=lambda item: (item[1], item[0].trigger.index), default=None)
        return last[0] if last is not None and self._sentence - last[1] <= sentences else None

    def are_opposed(self, sides: Iterable[str]) -> bool:
        """Whether the report has told that these two fought, or dealt with each other."""
        return frozenset(sides) in self._opposed

    def last_told(self, kind: Kind, word: str) -> Telling | None:
        """The last event of this sort that was told with its actors, by a word of this root where one was.

        Of kinds that hold deeds of many sorts only one of this root: "the coup" is no appointment told before.
        """
        sorts = [_SORTS.get(kind, kind.value)]
        if kind is Kind.AGREEMENT and word in _DEALS:
            sorts.append(_SORTS[Kind.CEASEFIRE])  # where the report has told of a truce alone
        worded = (self._worded.get((sort, _root(word))) for sort in sorts)
        told = (self._told[sort][0] for sort in sorts if sort in self._told and kind not in _MIXED)
        return next((telling for telling in (*worded, *told) if telling is not None), None)

    def last_met(self) -> list[ActorRef]:
        """Those of the last meeting that was told to have been."""
        told = self._told.get("talks")
        if told is None or told[0].status is not Status.OCCURRED:
            return []
        parties = [ref for part, ref in told[0].parts if part is Part.PARTY]
        return parties if len(parties) > 1 else [ref for part, ref in told[0].parts if part in _MEETING]

    def parties_met(self) -> list[ActorRef]:
        """The two parties of the last meeting, where it was told within reach; none where they were not two."""
        told = self._told.get("talks")
        if told is None or told[0].status is not Status.OCCURRED or self._sentence - told[1] > FAR:
            return []
        parties = [ref for part, ref in told[0].parts if part is Part.PARTY]
        return parties if len(parties) == 2 else []

    def has_just_met(self) -> bool:
        """Whether the last meeting was told in this sentence or the one before."""
        told = self._told.get("talks")
        return told is not None and self._sentence - told[1] <= 1

    def talks_placed(self, parts: Iterable[tuple[Part, ActorRef]]) -> Telling | None:
        """The last meeting told with its place, within reach, between these parties, or any where they are none."""
        parties = list(parts)
        if not parties and self._placed is not None and self._sentence - self._placed[1] <= 1:
            return self._placed[0]
        return self._between(self._placed, parties, set())

    def talks_of(self, parts: Iterable[tuple[Part, ActorRef]], states: set[str]) -> Telling | None:
        """The meeting, told within reach, that those who come to an agreement have just held.

        ``states`` are those that the sentence names: where one had no part in the talks, the accord may be another.
        """
        return self._between(self._told.get("talks"), parts, states)

    def _between(
        self, told: tuple[Telling, int] | None, parts: Iterable[tuple[Part, ActorRef]], states: set[str]
    ) -> Telling | None:
        if told is None or self._sentence - told[1] > REACH or told[0].status is not Status.OCCURRED:
            return None
        return told[0] if states <= _there(told[0]) and _have_met(parts, told[0]) else None

    def note_news(self, telling: Telling, family: str) -> None:
        """Remember the talks that are the news of the report and, before them, what those who held them agreed there."""
        dating = telling.dating
        if dating is None or telling.status is not Status.OCCURRED:
            return
        if family == "talks" and dating.told and dating.interval.is_day:
            self._news_talks.append(telling)
            for accord in self._accords:
                if _is_within(dating, accord.dating) and _have_met(accord.parts, telling):
                    self.dated_later.setdefault(id(accord), _of_talks(dating))
        elif family == "accord":
            self._accords.append(telling)

    def news_talks_of(
        self, parts: Sequence[tuple[Part, ActorRef]], days: DayInterval | None, states: set[str]
    ) -> Dating | None:
        """The day of the talks in the news, those of these days, at which just these parties came to terms; likewise."""
        for talks in self._news_talks:
            here = states <= _there(talks) and _have_met(parts, talks)
            if here and talks.dating and days and days.contains(talks.dating.interval):
                return _of_talks(talks.dating)
        return None

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

    def note_day(self, dating: Dating) -> None:
        """Remember the day of what a sentence tells in its main clause, violence or not."""
        self._deed = (dating, self._sentence)

    def it_happened(self, dating: Dating) -> None:
        """Date the last violence told, where it has only the days of the report, by a sentence that says when it happened."""
        told = [t for t, when in self._deeds if when == self._deeds[-1][1] and self._sentence - when <= REACH]
        for telling in told:
            if telling.dating is None or not telling.dating.told:
                self.dated_later[id(telling)] = dating
        if told:
            self._deed = (dating, self._sentence)

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


def _root(word: str) -> str:
    return _ENDING.sub("", word.lower())


def _there(talks: Telling) -> set[str]:
    return {ref.state or ref.name for _, ref in talks.parts}


def _have_met(parts: Iterable[tuple[Part, ActorRef]], talks: Telling) -> bool:
    """Whether two parties or more are all among those who held the talks."""
    parties = {ref.state or ref.name for part, ref in parts if part is Part.PARTY}
    met = {ref.state or ref.name for part, ref in talks.parts if part is Part.PARTY}
    return len(parties) >= 2 and parties <= met


def _of_talks(dating: Dating) -> Dating:
    return replace(dating, note=f"come to at the talks of that day ({dating.note})", told=False)


def _is_within(dating: Dating, loose: Dating | None) -> bool:
    """Whether a day lies in days that only the report's own gave."""
    return loose is not None and not loose.told and loose.interval.contains(dating.interval)
