"""An endless stream of read reports about conflicts that never were: reprints, rewrites and follow-ups, made without the reader.

States, people, towns and words are made of syllables. Happenings come every day, between neighbours and with go-betweens; reports
tell them again in other words for some days, print each other's texts, recall older happenings and name coming ones. Of what a
report says, some is left out, some is told with an open date, a surname alone, and a few reports have no date.
The same seed gives the same stream.

Where people hold offices, the states are those of the lexicon, so that "the Norwegian premier" means somebody; the people and what
they do are made up as ever. Offices pass on, some reports show their holders in them, and some print the office alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from random import Random

from detente.lexicon.states import adjective_of
from detente.lexicon.tables import read_table
from detente.model import (
    ACTS_FOR,
    Bound,
    Figure,
    Kind,
    Measure,
    Mention,
    Part,
    Passage,
    Precision,
    Prop,
    Report,
    Sort,
    Statement,
    Status,
)
from detente.resolve.offices import office_meant

FIRST = date(1995, 1, 2)
_OPEN, _CODA = "bdfgklmnprstvz", ("", "", "", "n", "r", "l", "s", "m")
_VOWELS = "aeiou"
_TALKS = {Kind.MEETING: "met", Kind.MEDIATION: "talks", Kind.AGREEMENT: "agreement", Kind.CEASEFIRE: "ceasefire"}
_FORCE = {Kind.ARMED_CLASH: "clash", Kind.ATTACK: "attack", Kind.CEASEFIRE_VIOLATION: "shelling"}
_OTHERS = {Kind.PROTEST: "protest", Kind.DEPLOYMENT: "deployment", Kind.AID: "aid", Kind.SANCTION: "sanctions"}
_WORDS = {**_TALKS, **_FORCE, **_OTHERS}
_DAYS_TOLD = 6
"""Days for which a happening is news."""
_REMEMBERED = 4000
"""Happenings that reports may recall."""
_REPRINTED = 60
_OFFICES = ("president", "prime minister", "foreign minister")
_SHOWN, _BY_OFFICE = 0.4, 0.15
"""How often a report shows the holder of an office in it, and how often it prints the office in place of the name."""

_Said = tuple[Prop, str, int, int, str | None, str | None]
"""What a cell says, where its words stand, how exact it is and a note."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report and its reading."""

    report: Report
    mentions: list[Mention]
    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    state: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class _Happening:
    kind: Kind
    day: date
    place: str
    sides: tuple[_Person, ...]
    broker: _Person | None
    killed: int | None
    words: tuple[str, ...]
    status: Status = Status.OCCURRED


class Stream:
    """Reports one after the other. ``a_day`` of them come out on a day; among ``states`` states, ``crowd`` a circle.

    ``undated``: the share of reports without a day. ``offices``: whether three people of each state hold an office.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        a_day: int = 20,
        states: int = 60,
        crowd: int = 6,
        undated: float = 0.0,
        offices: bool = False,
    ) -> None:
        self._chance = Random(seed)  # noqa: S311 - the same stream each time
        self._a_day = a_day
        self._undated = undated
        self._offices = _OFFICES if offices else ()
        circles = range(max(1, states // crowd))
        if offices:
            known = self._chance.sample(_states(), len(circles) * crowd)
            self._circles = [known[at * crowd : (at + 1) * crowd] for at in circles]
        else:
            self._circles = [[self._name() + "ia" for _ in range(crowd)] for _ in circles]
        self._towns = {state: [self._name() for _ in range(12)] for circle in self._circles for state in circle}
        self._people = {state: [self._person(state, self._office(at)) for at in range(5)] for state in self._towns}
        self._words = [self._name().lower() + self._name().lower() for _ in range(20_000)]
        self._news: deque[_Happening] = deque(maxlen=a_day * _DAYS_TOLD // 2 + 2)
        self._past: deque[_Happening] = deque(maxlen=_REMEMBERED)
        self._printed: deque[Written] = deque(maxlen=_REPRINTED)
        self._number = 0

    def take(self, many: int) -> Iterator[Written]:
        """The next reports."""
        return islice(self, many)

    def __iter__(self) -> Iterator[Written]:
        while True:
            day = FIRST + timedelta(days=self._number // self._a_day)
            self._number += 1
            if self._printed and self._chance.random() < 0.15:
                yield self._reprint(self._chance.choice(self._printed), day)
                continue
            written = self._report(day)
            self._printed.append(written)
            yield written

    # What happens

    def _happen(self, day: date) -> _Happening:
        chance = self._chance
        circle = chance.choice(self._circles)
        states = chance.sample(circle, min(2, len(circle)))
        kind = chance.choice([*_TALKS, *_FORCE, *_FORCE, *_OTHERS])
        if chance.random() < 0.1:
            people = self._people[chance.choice(states)]
            new = self._person(states[0])
            at = chance.randrange(len(people))
            people[at] = replace(new, state=people[at].state, office=people[at].office) if self._offices else new
        sides = tuple(chance.choice(self._people[state]) for state in states)
        others = [state for one in self._circles for state in one if state not in states]
        broker = (
            chance.choice(self._people[chance.choice(others)]) if kind in _TALKS and chance.random() < 0.5 else None
        )
        return _Happening(
            kind=kind,
            day=day - timedelta(days=chance.choice((0, 0, 1, 1, 2))),
            place=chance.choice(self._towns[chance.choice(states)]),
            sides=sides,
            broker=broker,
            killed=chance.choice((1, 2, 3, 4, 5, 7, 11, 14, 23, 48, 137)) if kind in _FORCE else None,
            words=tuple(self._word() for _ in range(7)),
        )

    def _name(self) -> str:
        chance = self._chance
        pieces = (
            chance.choice(_OPEN) + chance.choice(_VOWELS) + chance.choice(_CODA) for _ in range(chance.choice((2, 3)))
        )
        return "".join(pieces).capitalize()

    def _office(self, at: int) -> str | None:
        return self._offices[at] if at < len(self._offices) else None

    def _person(self, state: str, office: str | None = None) -> _Person:
        name = f"{self._name()} {self._name()}{self._chance.choice(('', 'ov', 'ez', 'sen', 'wi'))}"
        return _Person(name, state, office)

    def _word(self) -> str:
        """A word of a vocabulary in which few are common and most are rare."""
        return self._words[int(len(self._words) ** self._chance.random()) - 1]

    # How it is told

    def _report(self, day: date) -> Written:
        chance = self._chance
        while len(self._news) < 2 or chance.random() < 0.45:
            found = self._happen(day)
            self._news.append(found)
            self._past.append(found)
        main = chance.choice(self._news)
        dated = chance.random() >= self._undated
        page = _Page(self._number, day if dated else None, chance)
        for _ in range(chance.choice((2, 3))):
            page.tell(self._retold(main), firm=dated)
        for _ in range(chance.choice((2, 3, 4))):
            page.tell(self._retold(chance.choice(self._past)), firm=chance.random() < 0.6)
        coming = replace(main, kind=Kind.MEETING, day=day + timedelta(days=14), status=Status.PLANNED, killed=None)
        if chance.random() < 0.5:
            page.tell(coming, firm=False)
        for who in main.sides if self._offices else ():
            if who.office and chance.random() < _SHOWN:
                page.show(who)
        return page.written()

    def _retold(self, told: _Happening) -> _Happening:
        """The same in words of which a third are others; now and then a figure or a day differs."""
        chance = self._chance
        words = tuple(self._word() if chance.random() < 0.35 else word for word in told.words)
        killed = told.killed and (told.killed + chance.choice((0, 0, 0, 0, 1)))
        sides = told.sides if chance.random() > 0.1 else told.sides[:1]
        return replace(told, words=words, killed=killed, sides=sides)

    def _reprint(self, first: Written, day: date) -> Written:
        """The same text behind another heading, with all that was read in it."""
        heading = f"{self._name().upper()} {self._name().upper()} - {self._number}\n\n"
        report = Report.of_text(heading + first.report.text, f"stream-{self._number:07}.txt", published=str(day))
        if first.report.published is None:
            report = replace(report, published=None)
        return _moved(first, report, len(heading))


class _Page:
    """A report while it is written."""

    def __init__(self, number: int, day: date | None, chance: Random) -> None:
        self._number = number
        self._day = day
        self._chance = chance
        self._text = ""
        self._told: list[tuple[Sort, tuple[int, int], tuple[int, int], list[_Said]]] = []

    def show(self, who: _Person) -> None:
        """Write a sentence that shows somebody in an office, and mostly of which state."""
        holder, office = who.name, who.office or ""
        start = len(self._text)
        self._text += f"{holder}, "
        at = len(self._text)
        self._text += office
        where = (at, len(self._text))
        said: list[_Said] = [(Prop.HOLDER, holder, start, start + len(holder), None, None)]
        said.append((Prop.OFFICE, office, *where, None, None))
        if self._chance.random() < 0.8:
            self._text += " of "
            self._say(said, Prop.OF, who.state)
        self._told.append((Sort.OFFICE, where, (start, len(self._text)), said))
        self._text += ", spoke.\n"

    def tell(self, told: _Happening, *, firm: bool) -> None:
        """Write a sentence that tells a happening; with ``firm`` its day too."""
        chance = self._chance
        said: list[_Said] = []
        start = len(self._text)
        trigger = _WORDS[told.kind]
        for number, who in enumerate(told.sides):
            printed = (
                who.name if chance.random() < 0.7 else who.name.split()[-1] if chance.random() < 0.6 else who.state
            )
            if who.office and chance.random() < _BY_OFFICE:
                printed = f"{adjective_of(who.state)} {who.office}"
            note = f"{ACTS_FOR}{who.state}" if printed != who.state else None
            part = Part.PARTY if told.kind in _TALKS else (Part.PERPETRATOR, Part.TARGET)[number % 2]
            self._say(said, Prop(part.value), printed, note=note)
            self._text += " and " if number + 1 < len(told.sides) else " "
        at = len(self._text)
        self._text += trigger
        where = (at, at + len(trigger))
        said += [(Prop.KIND, told.kind.value, *where, None, None), (Prop.STATUS, told.status.value, *where, None, None)]
        if chance.random() < 0.75:
            self._text += " in "
            self._say(said, Prop.PLACE, told.place)
        if firm and chance.random() < 0.8:
            self._text += " on "
            self._say(said, Prop.DATE, str(told.day), words=f"{told.day:%A}", precision=Precision.DAY.value)
        elif self._day and told.status is Status.OCCURRED:
            said.append((Prop.DATE, f"../{self._day}", *where, Precision.DAY.value, None))
        elif self._day:
            said.append((Prop.DATE, f"{self._day}/..", *where, Precision.DAY.value, None))
        if told.broker and chance.random() < 0.7:
            self._text += " with "
            self._say(said, Prop.MEDIATOR, told.broker.name, note=f"{ACTS_FOR}{told.broker.state}")
        self._text += " over " + " ".join(told.words)
        if told.killed:
            self._text += ", "
            figure = Figure(
                measure=Measure.KILLED, low=told.killed, best=told.killed, high=told.killed, bound=Bound.EXACT
            )
            self._say(said, Prop.FIGURE, figure.to_value(), words=f"{told.killed} people were killed")
        self._told.append((Sort.EVENT, where, (start, len(self._text)), said))
        self._text += ".\n"

    def _say(
        self,
        said: list[_Said],
        prop: Prop,
        value: str,
        *,
        words: str | None = None,
        precision: str | None = None,
        note: str | None = None,
    ) -> None:
        at = len(self._text)
        self._text += words or value
        said.append((prop, value, at, len(self._text), precision, note))

    def written(self) -> Written:
        """The report and its reading."""
        day = str(self._day) if self._day else None
        report = Report.of_text(self._text, f"stream-{self._number:07}.txt", published=day)
        mentions, statements = [], []
        for sort, trigger, telling, said in self._told:
            cut = [Passage.cut(report.id, self._text, *where) for where in (trigger, telling)]
            mention = Mention(sort=sort, trigger=cut[0], telling=cut[1])
            mentions.append(mention)
            for prop, value, start, end, precision, note in said:
                passage = Passage.cut(report.id, self._text, start, end)
                statements.append(
                    Statement(
                        mention_id=mention.id, prop=prop, value=value, passage=passage, precision=precision, note=note
                    )
                )
        return Written(report, mentions, statements)


def _moved(first: Written, report: Report, by: int) -> Written:
    """A reading of a text, of the same text further down in another report."""

    def move(passage: Passage) -> Passage:
        return Passage(report.id, passage.start + by, passage.end + by, passage.exact)

    mentions = [replace(m, trigger=move(m.trigger), telling=move(m.telling)) for m in first.mentions]
    new_id = {old.id: new.id for old, new in zip(first.mentions, mentions, strict=True)}
    said = [replace(s, mention_id=new_id[s.mention_id], passage=move(s.passage)) for s in first.statements]
    return Written(report, mentions, said)


def _states() -> list[str]:
    """The states of the present day whose adjectives say which is meant."""
    names = [row["name"] for row in read_table("states.csv")]
    return [name for name in names if office_meant(f"{adjective_of(name)} president") == ("president", name)]


def count_mentions(written: Sequence[Written]) -> int:
    """How many mentions of events these reports have."""
    return sum(mention.sort is Sort.EVENT for one in written for mention in one.mentions)
