"""The two sides that a report is about, by whom it joins, names, and tells of together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from detente.extract.bare import is_rule
from detente.extract.home import JOINT, is_ownerless, states_against
from detente.lexicon import Sort, entry_of
from detente.lexicon.entries import NO_ACTORS
from detente.model import LinkMark, Marks, NameMark, NameType, Part

_ISSUED = re.compile(r"(?<!joint )\b(?:(?:statement|remarks) (?:by|on|from|at)|read-?out of)\b", re.IGNORECASE)
"""The heading of what one government puts out: it names its own state as often as another, and these two are no sides."""
_BETWEEN_THEM = re.compile(
    r"[\s,]*(?:[\w-]+ ){0,2}?(?:guarantors?|mediators?|mediation|facilitators?|observers?|monitors?|sponsors?|hosts?|co-chairs?)\b"
)
"""Behind two names: those who stand between the sides."""
_IN_A_ROW = re.compile(r"[A-Z][\w'’-]*, (?:the )?$")
_NEAR = 30
_OFTEN = 3
"""So often must a report name the second of two that it does not join, and oftener where it names a third nearly so often."""
_TAKING = frozenset(part.value for part in (Part.PARTY, Part.PERPETRATOR, Part.TARGET, Part.ADDRESSEE))
_LIKELY = 0.5
"""Least probability of a link that is taken."""
_SIDES = frozenset({NameType.STATE, NameType.PEOPLE, NameType.GROUP, NameType.BODY, NameType.PLACE})


def find_sides(marks: Marks, home: str | None) -> tuple[str, ...]:
    """The pair most often joined, unless only once and others are named oftener; else the two named oftener than any third.

    Two that no words join are sides only where an event is told in which both take part, where one is an armed group that may fight
    the other, or where they are named far oftener than others. ``home`` is whose "the government" is.

    >>> from detente.model import Report
    >>> def name(text, start):
    ...     return NameMark(start=start, end=start + len(text), text=text, type=NameType.STATE, stands_for=text)
    >>> find_sides(Marks(report=Report.of_text("Chad and Mali met."), names=(name("Chad", 0), name("Mali", 9))), None)
    ('Chad', 'Mali')
    """
    text, names = marks.report.text, marks.names
    pairs: Counter[tuple[str, str]] = Counter()
    named: Counter[str] = Counter()
    ruled = (replace(n, of=home) if is_ownerless(n) else n for n in names)  # "the government and the XYZ"
    actors = [n for n in ruled if n.type in _SIDES and n.stands_for and not _is_between(n) and not is_ownerless(n)]
    for mark in actors:
        if mark.type is not NameType.PLACE and (mark.type is not NameType.BODY or is_rule(mark)):
            named[_side_of(mark)] += 1
    for left, right in pairwise(actors):
        between = text[left.end : right.start]
        if (
            JOINT.fullmatch(between)
            and _side_of(left) != _side_of(right)
            and NameType.PLACE not in (left.type, right.type)
            and not _BETWEEN_THEM.match(text, right.end)
            and not _IN_A_ROW.search(text, max(0, left.start - _NEAR), left.start)
        ):
            pairs[tuple(sorted((_side_of(left), _side_of(right))))] += 1  # type: ignore[index]
    most = max(named.values(), default=0)
    least = {pair: min(named[one] for one in pair) for pair in pairs}
    firm = [
        pair for pair, count in pairs.items() if count > 1 or least[pair] > 1 or least[pair] == most or _is_rising(pair)
    ]
    if firm:
        best = max(firm, key=lambda p: (pairs[p], _is_rising(p), sum(named[x] for x in p), p))
        return tuple(sorted(best, key=lambda side: next(n.start for n in actors if _side_of(n) == side)))
    if rising := _rising(named):
        return rising
    first, second, third = [*named.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
    often = second[1] > max(2 * third[1], _OFTEN - 1) or second[1] > max(third[1], _OFTEN)
    if not often and second[1] > max(1, third[1]):
        pair = first[0], second[0]
        often = _may_fight(pair, names) or frozenset(pair) in _told_together(marks)
    issued = _ISSUED.search(text.strip().partition("\n")[0])
    return (first[0], second[0]) if often and not issued else ()


def _told_together(marks: Marks) -> set[frozenset[str]]:
    """The pairs whom the reader links to one event, as those who do it to, or with, each other."""
    found: set[frozenset[str]] = set()
    starts = [mark.start for mark in marks.names]
    for sentence, reading in zip(marks.sentences, marks.read, strict=False):
        inside = marks.names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for told in reading.told:
            taking = [link for link in told.links if link.label in _TAKING and link.score >= _LIKELY]
            found.add(frozenset(_acting_in(inside, taking)))
    return found


def _acting_in(names: Sequence[NameMark], links: Sequence[LinkMark]) -> Iterator[str]:
    for mark in names:
        if any(mark.start < link.end and link.start < mark.end for link in links):
            side = mark.of if mark.type is NameType.PERSON else _side_of(mark)
            if side and mark.type in (*_SIDES, NameType.PERSON) and not _is_between(mark):
                yield side


def _rising(named: Mapping[str, int]) -> tuple[str, ...]:
    """The one armed group that a report names, and the one state that it fights, where it names that too."""
    pairs = [(other, one) for one in named for other in named if other != one and _is_rising((one, other))]
    groups, states = {group for _, group in pairs}, {state for state, _ in pairs}
    return pairs[0] if len(groups) == len(states) == 1 else ()


def _may_fight(pair: tuple[str, str], names: Iterable[NameMark]) -> bool:
    """Whether one of two is an armed group and the other a state, and nobody knows it to fight another state."""
    groups = {mark.stands_for for mark in names if mark.type is NameType.GROUP} & {*pair}
    fought = {state for group in groups if group for state in states_against(group)}
    return len(groups) == 1 and (not fought or bool(fought & {*pair}))


def _is_rising(pair: tuple[str, str]) -> bool:
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
