"""Who is shown in which office, and whose: "Foreign Minister X of Y", "X, the president of Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from detente.extract.cast import singular
from detente.lexicon.titles import office_of, rank_of
from detente.model import Marks, Mention, NameMark, NameType, Passage, Prop, Report, Sort, Statement

_REACH = 60
_LINK = re.compile(
    r"(?:[\s,(:\-–—]|['’]s\b|\b(?:of|for|to|the|a|an|and|his|her|its|their|mr|mrs|ms|dr|sir|is|was|as|then|now|new|current|former|ex|"
    r"late|outgoing|acting|interim|longtime|long-time|who)\b\.?)*",
    re.IGNORECASE,
)
"""What may stand between a person and an office, beside names of states and bodies."""
_ENDED = re.compile(
    r"(?:\b(?:former|ex|late|outgoing|ousted|deposed|then|previous|predecessor|one-time|onetime)\b[\s-]*)(?:[\w.'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:\b(?:incoming|future|next)\b[\s-]*)(?:[\w.'’-]+\s+){0,2}$", re.IGNORECASE)
_ACTING = re.compile(r"\b(acting|interim|caretaker)\s+$", re.IGNORECASE)
_OWNING = frozenset({NameType.STATE, NameType.PEOPLE, NameType.BODY, NameType.GROUP, NameType.PLACE})
_STYLES = frozenset({"religious", "military", "royal"})
_COMMAND = re.compile(r"\b(chief|commander|crown|leader|head)\b")
_UNDER = frozenset({"deputy", "vice", "assistant", "first deputy", "principal deputy"})
FORMER, TO_COME = "former", "to come"
"""The notes of an office that somebody held before, or is to hold."""


def state_offices(marks: Marks, method: str) -> Iterator[tuple[Mention, list[Statement]]]:
    """Each office with the person that the words beside it show in it: one mention a person, office and owner.

    >>> from detente.annotate import annotate
    >>> report = Report.of_text("Norwegian Foreign Minister Ada Berg met President Ali Ouman of Chad in Doha on Friday.")
    >>> [[s.value for s in said] for _, said in state_offices(annotate(report), "m")]
    [['Ada Berg', 'foreign minister', 'Norway'], ['Ali Ouman', 'president', 'Chad']]
    """
    seen = set()
    for number, title in enumerate(marks.names):
        person = _holder(marks, number) if title.type is NameType.TITLE and title.stands_for else None
        if person is None or marks.report.is_furniture(title.start, title.end):
            continue
        office = _office(marks, number)
        if office is None:
            continue
        before = marks.report.text[max(0, title.start - 40) : title.start]
        note = FORMER if _ENDED.search(before) else TO_COME if _BEGINS.search(before) else None
        key = (person.stands_for, office, title.of, note)
        if key not in seen:
            seen.add(key)
            yield _state(marks, title, person, office, note, method)


def _office(marks: Marks, number: int) -> str | None:
    """The office that a title names, with "deputy" or "acting" before it; ``None`` for a rank or a style, such as "Sheikh"."""
    title, text = marks.names[number], marks.report.text
    office = singular(title.text)
    rank = rank_of(office) or rank_of(title.text)
    after = marks.names[number + 1] if number + 1 < len(marks.names) else None
    if (
        office in _UNDER
        and after is not None
        and after.type is NameType.TITLE
        and not text[title.end : after.start].strip()
    ):
        return None
    if rank in _STYLES and not _COMMAND.search(office):
        return None
    before = marks.names[number - 1] if number else None
    if before is not None and before.type is NameType.TITLE and singular(before.text) in _UNDER:
        under = f"{singular(before.text)} " if not text[before.end : title.start].strip() else ""
        return under + office_of(office)
    acting = _ACTING.search(text[max(0, title.start - 20) : title.start])
    return (f"{acting[1].lower()} " if acting else "") + office_of(office)


def _holder(marks: Marks, number: int) -> NameMark | None:
    """The nearest mark of the office's holder with nothing but names of states and bodies between the two."""
    title, found = marks.names[number], []
    for step in (1, -1):
        at = number + step
        while 0 <= at < len(marks.names):
            mark = marks.names[at]
            gap = mark.start - title.end if step > 0 else title.start - mark.end
            if gap > _REACH:
                break
            if mark.type is NameType.PERSON:
                if mark.stands_for == title.stands_for and _joined(marks, *sorted((number, at))):
                    found.append((gap, mark))
                break
            at += step
    return min(found, key=lambda pair: (pair[0], pair[1].start))[1] if found else None


def _joined(marks: Marks, first: int, last: int) -> bool:
    inside = marks.names[first : last + 1]
    text = marks.report.text
    gaps = [text[a.end : b.start] for a, b in pairwise(inside)]
    return all(mark.type in _OWNING or mark.type is NameType.TITLE for mark in inside[1:-1]) and all(
        _LINK.fullmatch(gap) and gap.count("\n") < 2 for gap in gaps
    )


def _state(
    marks: Marks, title: NameMark, person: NameMark, office: str, note: str | None, method: str
) -> tuple[Mention, list[Statement]]:
    report = marks.report
    owner = _owner(marks, title, person)
    spans = [title, person, *([owner] if owner else [])]
    whole = (min(mark.start for mark in spans), max(mark.end for mark in spans))
    mention = Mention(sort=Sort.OFFICE, trigger=_cut(report, title.start, title.end), telling=_cut(report, *whole))
    values = [(Prop.HOLDER, person.stands_for or person.text, person), (Prop.OFFICE, office, title)]
    if title.of:
        values.append((Prop.OF, title.of, owner or title))
    return mention, [
        Statement(
            mention_id=mention.id,
            prop=prop,
            value=value,
            passage=_cut(report, mark.start, mark.end),
            note=note if prop is Prop.OFFICE else None,
            method=method,
        )
        for prop, value, mark in values
    ]


def _owner(marks: Marks, title: NameMark, person: NameMark) -> NameMark | None:
    """The words that say whose office it is, where they stand beside it."""
    if title.of is None:
        return None
    first, last = min(title.start, person.start) - _REACH, max(title.end, person.end) + _REACH
    near = [
        mark
        for mark in marks.names
        if mark.type in _OWNING and first <= mark.start and mark.end <= last and title.of in (mark.stands_for, mark.of)
    ]
    return min(near, key=lambda mark: (abs(mark.start - title.start), mark.start), default=None)


def _cut(report: Report, start: int, end: int) -> Passage:
    return Passage.cut(report.id, report.text, start, end)
