"""The two sides that a report is about, by whom it joins, names, and tells of together."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import combinations

from detente.extract.home import is_ownerless, states_against
from detente.extract.joints import JOINT, joined_at
from detente.lexicon import Sort, entry_of
from detente.lexicon.entries import NO_ACTORS
from detente.model import Marks, NameMark, NameType, Part, ToldMark

_BETWEEN_THEM = re.compile(
    r"[\s,]*(?:[\w-]+ ){0,2}?(?:guarantors?|mediators?|mediation|facilitators?|observers?|monitors?|sponsors?|hosts?|co-chairs?)\b"
)
"""Behind two names: those who stand between the sides."""
_IN_A_ROW = re.compile(r"[A-Z][\w'’-]*, (?:the )?$")
_NEAR = 30
_TAKING = frozenset(part.value for part in (Part.PARTY, Part.PERPETRATOR, Part.TARGET, Part.ADDRESSEE))
_BETWEEN = frozenset(part.value for part in (Part.MEDIATOR, Part.HOST))
_LIKELY = 0.5
"""Least probability of a link that is taken."""
_SIDES = frozenset({NameType.STATE, NameType.PEOPLE, NameType.GROUP, NameType.BODY, NameType.PLACE})
_LEAD = 2
_MOST: Mapping[str, int] = {
    "in one sentence": 4,
    "the lesser": 8,
    "the greater": 12,
    "a third": 12,
    "between": 3,
    "rivals": 6,
}
"""Beyond this a count says no more."""

Pair = tuple[str, str]


def find_sides(marks: Marks, home: str | None) -> tuple[str, ...]:
    """The likeliest pair of those whom a report names, the one named first before the other; nobody where none is likely.

    ``home`` is whose "the government" is. What speaks for a pair and what against it is weighed as ``python -m training.sides``
    learned it on the project's own corpus, where they are the two who take part in most of what the annotators marked.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> find_sides(annotate(Report.of_text("Chad and Mali signed a truce. Qatar praised Chad and Mali for it.")), None)
    ('Chad', 'Mali')
    """
    roll = call_roll(marks, home)
    weights = load_weights()
    scored = {pair: weights.score(grounds) for pair, grounds in roll.pairs()}
    best = max(scored, key=lambda pair: (scored[pair], pair), default=None)
    if best is None or scored[best] < weights.least:
        return ()
    return tuple(sorted(best, key=lambda side: roll.first[side]))


@dataclass(frozen=True, slots=True)
class SideWeights:
    """What each ground weighs, in log-odds; a pair of ``least`` or more is taken."""

    prior: float
    least: float
    grounds: Mapping[str, float]

    def score(self, grounds: Mapping[str, float]) -> float:
        """The log-odds that a pair with these grounds are the sides."""
        return self.prior + sum(self.grounds.get(name, 0.0) * much for name, much in grounds.items())


@cache
def load_weights() -> SideWeights:
    """The weights that are shipped."""
    table = json.loads((files("detente.extract") / "data" / "sides.json").read_text(encoding="utf-8"))
    return SideWeights(table["prior"], table["least"], table["grounds"])


@dataclass(slots=True)
class Roll:
    """Who may be a side, and how the report tells of each: how often it names it, and where.

    ``first``: offset of the first name. ``joined``: the pairs that its words join ("Chad and Mali", "Chad-Mali").
    """

    first: dict[str, int] = field(default_factory=dict)
    types: dict[str, NameType] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    taking: Counter[str] = field(default_factory=Counter)
    between: Counter[str] = field(default_factory=Counter)
    speaking: Counter[str] = field(default_factory=Counter)
    heading: Counter[str] = field(default_factory=Counter)
    lead: Counter[str] = field(default_factory=Counter)
    sentences: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    joined: set[Pair] = field(default_factory=set)

    def pairs(self) -> Iterator[tuple[Pair, dict[str, float]]]:
        """Each pair, smaller name first, with its grounds."""
        weight = {side: self.named[side] + 2 * self.taking[side] for side in self.named}
        most = Counter(weight).most_common(3)
        for pair in combinations(sorted(self.named), 2):
            third = next((much for side, much in most if side not in pair), 0)
            yield pair, self._grounds(pair, sorted(weight[side] for side in pair), third)

    def _grounds(self, pair: Pair, weight: list[int], third: int) -> dict[str, float]:
        one, two = pair
        types = [self.types.get(side) for side in pair]
        grounds = {
            "joined": pair in self.joined,
            "in one sentence": len(self.sentences[one] & self.sentences[two]),
            "the lesser": weight[0],
            "the greater": weight[1],
            "a third": third,
            "between": self.between[one] + self.between[two],
            "shown by persons alone": types.count(None),
            "groups": types.count(NameType.GROUP),
            "known to fight": _is_rising(pair),
            "one in the heading": (self.heading[one] > 0) != (self.heading[two] > 0),
            "both in the lead": self.lead[one] > 0 and self.lead[two] > 0,
            "speaks alone": sum(self.speaking[side] > 0 and not self.taking[side] for side in pair),
            "rivals": len(self.named),
        }
        return {name: float(min(much, _MOST.get(name, much))) for name, much in grounds.items() if much}


def call_roll(marks: Marks, home: str | None) -> Roll:
    """Who may be a side of a report. A person counts for whom it acts; a body of many states and a wide area are no sides."""
    actors = list(find_candidates(marks.names, home))
    roll = Roll()
    for mark, side in actors:
        roll.named[side] += mark.type is not NameType.PLACE
        roll.first.setdefault(side, mark.start)
        if mark.type not in (NameType.PERSON, NameType.PLACE):
            roll.types.setdefault(side, mark.type)
    roll.named = +roll.named
    starts = [mark.start for mark, _ in actors]
    body = 0
    for number, sentence in enumerate(marks.sentences):
        inside = actors[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        body += not sentence.heading
        for _, side in inside:
            roll.sentences[side].add(number)
            roll.heading[side] += sentence.heading
            roll.lead[side] += not sentence.heading and body <= _LEAD
        for told in marks.read[number].told if number < len(marks.read) else ():
            _note_parts(roll, told, inside)
    _note_joined(roll, marks.report.text, [actor for actor in actors if actor[0].type is not NameType.PERSON])
    return roll


def find_candidates(names: Iterable[NameMark], home: str | None) -> Iterator[tuple[NameMark, str]]:
    """The names that may speak for a side, each with the side, in text order; "the government" is of ``home``."""
    for mark in names:
        if mark.type is NameType.PERSON:
            if mark.of:
                yield mark, mark.of
            continue
        owned = replace(mark, of=home) if is_ownerless(mark) else mark
        if owned.type in _SIDES and owned.stands_for and not _is_between(owned) and not is_ownerless(owned):
            yield owned, _side_of(owned)


def _note_parts(roll: Roll, told: ToldMark, inside: Iterable[tuple[NameMark, str]]) -> None:
    """Who takes which part in an event, by the reader."""
    parts: set[tuple[str, str]] = {
        (link.label, side)
        for link in told.links
        if link.score >= _LIKELY
        for mark, side in inside
        if mark.start < link.end and link.start < mark.end
    }
    for label, side in parts:
        roll.taking[side] += label in _TAKING
        roll.between[side] += label in _BETWEEN
        roll.speaking[side] += label == Part.SPEAKER.value


def _note_joined(roll: Roll, text: str, actors: Sequence[tuple[NameMark, str]]) -> None:
    """The pairs that words join, but for those in a row of several; "Chad and Mali as guarantors" stand between others."""
    for at in joined_at(text, [mark for mark, _ in actors], JOINT):
        (left, one), (right, two) = actors[at : at + 2]
        if one == two or NameType.PLACE in (left.type, right.type):
            continue
        if _BETWEEN_THEM.match(text, right.end):
            roll.between.update((one, two))
        elif not _IN_A_ROW.search(text, max(0, left.start - _NEAR), left.start):
            roll.joined.add((one, two) if one < two else (two, one))


def _is_rising(pair: Pair) -> bool:
    """Whether one of two is an armed group and the other the state that it fights."""
    return any(other in states_against(one) for one, other in zip(pair, reversed(pair), strict=True))


def _is_between(mark: NameMark) -> bool:
    """Whether a name is that of a body of many states, which is no side, or of a wide area."""
    entry = entry_of(mark.stands_for) if mark.stands_for else None
    return entry is not None and (entry.sort is Sort.BODY or entry.kind in NO_ACTORS)


def _side_of(mark: NameMark) -> str:
    """Whom a name speaks for: an organ of a state for the state."""
    if mark.type is NameType.BODY and mark.of:
        return mark.of
    return mark.stands_for or mark.text
