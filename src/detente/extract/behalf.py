"""On whose behalf somebody speaks: the ministry of its spokesman, those for whom it is said outright; with the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from detente.extract.actors import Stage
from detente.model import Marks, NameMark, NameType

_SPOKES = re.compile(r"\bspokes(?:man|woman|men|women|person|persons|people)$", re.IGNORECASE)
_OWNING = frozenset({NameType.STATE, NameType.PEOPLE, NameType.BODY, NameType.GROUP})
_BETWEEN = re.compile(
    r"(?:['’]s)?[\s,]*(?:(?:for|of|at|with|the|a|an|chief|deputy|main|official|senior)\b[\s,]*)*", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:on behalf of|in the name of|speaking for) (?:the |its |his |her )?$", re.IGNORECASE)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Behalf:
    """Whom somebody speaks for, under the name to record, and the words that say so."""

    name: str
    start: int
    end: int


def spokespeople(marks: Marks) -> dict[str, Behalf]:
    """Each person whom the report shows as somebody's spokesman, with the nearest body or state named beside the office.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> report = Report.of_text("The talks went well, said Norwegian Foreign Ministry spokesman Ola Nord.")
    >>> {who: behalf.name for who, behalf in spokespeople(annotate(report)).items()}
    {'Ola Nord': 'Norwegian foreign ministry'}
    """
    found: dict[str, Behalf] = {}
    for number, title in enumerate(marks.names):
        if title.type is NameType.TITLE and title.stands_for and _SPOKES.search(title.text):
            owner = _owner(marks, number)
            if owner is not None:
                found.setdefault(title.stands_for, owner)
    return found


def spoken_for(stage: Stage, cue: tuple[int, int], speaker: str, known: Mapping[str, Behalf]) -> Behalf | None:
    """On whose behalf a speaker says something: whom the sentence itself names so behind the cue, else whose spokesman it is."""
    for mark in stage.names:
        if mark.start >= cue[1] and mark.type in (*_OWNING, NameType.PERSON) and mark.stands_for != speaker:
            before = stage.text[max(cue[1], mark.start - _REACH) : mark.start]
            if _FOR.search(before):
                return _behalf(mark)
    return known.get(speaker)


def _owner(marks: Marks, number: int) -> Behalf | None:
    """The body beside an office, else the state: "State Department spokesman", "spokesman for the army"."""
    title, text = marks.names[number], marks.report.text
    near = [
        mark
        for mark in marks.names
        if mark.type in _OWNING and title.start - _REACH <= mark.start and mark.end <= title.end + _REACH
    ]
    joined = [mark for mark in near if _is_joined(text, sorted([*near, title], key=lambda m: m.start), mark, title)]
    ranked = sorted(joined, key=lambda m: (m.type not in (NameType.BODY, NameType.GROUP), abs(m.start - title.start)))
    return _behalf(ranked[0]) if ranked else None


def _is_joined(text: str, marks: list[NameMark], mark: NameMark, title: NameMark) -> bool:
    first, last = sorted((marks.index(mark), marks.index(title)))
    return all(_BETWEEN.fullmatch(text[a.end : b.start]) for a, b in pairwise(marks[first : last + 1]))


def _behalf(mark: NameMark) -> Behalf:
    name = mark.text if mark.type is NameType.BODY and not mark.stands_for else mark.stands_for or mark.text
    return Behalf(name, mark.start, mark.end)
