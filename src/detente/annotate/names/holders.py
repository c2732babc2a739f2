"""Who holds which office, as this report prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.offices import owner_name
from detente.lexicon.folding import fold
from detente.model import NameType, Report

_OWNING = (NameType.STATE, NameType.PEOPLE, NameType.BODY, NameType.GROUP, NameType.PLACE)
_APPOSED = re.compile(
    r",? ?\(?(?:(?:the|a|an|his|her|its|their|one of the|who is|who was|then|now|former|as|most|new|top|senior|chief|also"
    r"|long-time|longtime|ex|current)\b[ -]?)*"
)
_Holding = tuple[str, str | None, str]


def link_holders(report: Report, sheets: Sequence[Sheet]) -> None:
    """Give every office its holder (``stands_for``) and every holder the state or body of the office (``of``).

    An office alone ("the chancellor") stands for the only one whom the report shows to hold it.
    """
    holdings: list[_Holding] = []
    lone: list[Draft] = []
    for sheet in sheets:
        drafts = list(sheet)
        for at, draft in enumerate(drafts):
            if draft.type is not NameType.TITLE:
                continue
            person = _after(report, drafts, at) or _before(report, drafts, at)
            if person is None or person.stands_for is None:
                lone.append(draft)
                continue
            draft.of = draft.of or person.of
            draft.stands_for = person.stands_for
            person.of = person.of or draft.of
            holdings.append((fold(report.text[draft.start : draft.end]), draft.of, person.stands_for))
    _share(sheets, holdings)
    for draft in lone:
        draft.stands_for = _only_holder(fold(report.text[draft.start : draft.end]), draft.of, holdings)


def _after(report: Report, drafts: Sequence[Draft], at: int) -> Draft | None:
    """The person in "President X", "president, X,", "President of Y X"; with the "of Z" that follows."""
    title = drafts[at]
    nearest = at + 1
    if (
        nearest < len(drafts)
        and drafts[nearest].type is NameType.TITLE
        and not report.text[title.end : drafts[nearest].start].strip()
    ):
        return _after(report, drafts, nearest)
    if (
        nearest < len(drafts)
        and drafts[nearest].type in _OWNING
        and fold(report.text[title.end : drafts[nearest].start]) in (" of ", " of the ", " to the ", " for ", " to ")
    ):
        if nearest + 1 < len(drafts) and report.text[drafts[nearest].end : drafts[nearest + 1].start] in (" ", ", "):
            nearest += 1
        title = drafts[nearest - 1]
    if nearest >= len(drafts) or drafts[nearest].type is not NameType.PERSON:
        return None
    person = drafts[nearest]
    gap = " ".join(fold(report.text[title.end : person.start]).split()) or " "
    if gap not in (" ", ",", "mr.", "dr.", "mr", "dr", "sir", "-", ":", "haji"):
        return None
    if (
        nearest + 1 < len(drafts)
        and drafts[nearest + 1].type in _OWNING
        and fold(report.text[person.end : drafts[nearest + 1].start]) in (" of ", " of the ")
    ):
        person.of = person.of or owner_name(drafts[nearest + 1])
    return person


def _before(report: Report, drafts: Sequence[Draft], at: int) -> Draft | None:
    """The person in "X, the Y president", "X (president)"."""
    title, left = drafts[at], at - 1
    start = title.start
    if (
        left >= 0
        and drafts[left].type in _OWNING
        and re.fullmatch(r"(?:'s?)?[ -](?:[a-z-]+ ){0,2}", fold(report.text[drafts[left].end : start]))
    ):
        start = drafts[left].start
        left -= 1
    if left < 0 or drafts[left].type is not NameType.PERSON:
        return None
    gap = fold(report.text[drafts[left].end : start])
    opens = gap[:1] in (",", "(") or gap[:2] == " ("
    return drafts[left] if opens and _APPOSED.fullmatch(gap.rstrip() + " ") else None


def _share(sheets: Sequence[Sheet], holdings: Sequence[_Holding]) -> None:
    owner: dict[str, str] = {}
    for _, of, person in holdings:
        if of:
            owner.setdefault(person, of)
    for sheet in sheets:
        for draft in sheet:
            if draft.type is NameType.PERSON and draft.of is None and draft.stands_for:
                draft.of = owner.get(draft.stands_for)


def _only_holder(title: str, of: str | None, holdings: Sequence[_Holding]) -> str | None:
    fitting = {
        person
        for held, held_of, person in holdings
        if (held == title or held.endswith(" " + title) or held.startswith(title + " of "))
        and (of is None or held_of is None or of == held_of)
    }
    return next(iter(fitting)) if len(fitting) == 1 else None
