"""Who holds which office, as this report prints it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.offices import owner_name
from detente.annotate.names.page import Page
from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold
from detente.lexicon.titles import honorifics, office_of
from detente.model import NameType, Report

_OWNING = (NameType.STATE, NameType.PEOPLE, NameType.BODY, NameType.GROUP, NameType.PLACE)
_APPOSED = re.compile(
    r",? ?\(?(?:(?:the|a|an|his|her|its|their|one of the|who is|who was|then|now|former|as|most|new|top|senior|chief|also"
    r"|long-time|longtime|ex|current)\b[ -]?)*"
)
_FIELD = re.compile(r" (?:of|for|to|in|on|at)\b[^,.;:()\"“”\n]*")
"""What an office is for, between it and its holder: "envoy *of the council for the lakes*, Mr. X"."""
_FIELD_LENGTH = 120
_ENDS = re.compile(r"[,.;)]|$| and\b| who\b", re.MULTILINE)
"""What closes a person set beside an office: without it "the envoy to Chad, X said" are two."""
_BESIDE = re.compile(
    r"(?:'s)? (counterpart),? |,? (?:which is )?(?:(?:led|headed|commanded|chaired) by|under) ", re.IGNORECASE
)
"""Between an owner and a person of his: "her Chadian counterpart, X", "the XYZ, commanded by General X"."""
_APART = re.compile(r"\b(acting|interim|caretaker|deputy|vice|former|ex|outgoing|incoming)[ -]$", re.IGNORECASE)
_APART_LENGTH = 12
_SOME = re.compile(r"\b(?:one|another|some|any|no|every|each)\s+(?:(?:senior|top|former|other)\s+)?$", re.IGNORECASE)
"""Before an office that none is meant by whom the report shows in it: "*one* minister opposed it"."""
_SOME_LENGTH = 24
_STYLED = ("military", "envoy")
_NEAR = 2
"""So many sentences back the last holder of an office that several hold is meant by it."""
_Holding = tuple[str, str | None, str]


def link_holders(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Give every office its holder (``stands_for``) and every holder the state or body of the office (``of``).

    An office alone ("the chancellor") stands for the only one whom the report shows to hold it, and where several do for the
    one of them who was named in the sentences right before.
    """
    holdings: list[_Holding] = []
    lone: list[tuple[int, Draft]] = []
    for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True)):
        drafts = list(sheet)
        for at, draft in enumerate(drafts):
            if draft.type is not NameType.TITLE:
                continue
            person = (
                _after(report, drafts, at) or _before(report, drafts, at) or _behind_field(report, page, drafts, at)
            )
            if person is None or person.stands_for is None:
                if not _SOME.search(report.text, max(0, draft.start - _SOME_LENGTH), draft.start):
                    lone.append((number, draft))
                continue
            draft.of = draft.of or person.of
            draft.stands_for = person.stands_for
            person.of = person.of or draft.of
            holdings.append((_office(report, draft), draft.of, person.stands_for))
        holdings += _beside(report, drafts)
    _share(sheets, holdings)
    own = _own_states(sheets)
    for number, draft in lone:
        fitting = _holders(_office(report, draft), draft.of, holdings, own)
        if len(fitting) > 1:
            near = {
                d.stands_for
                for sheet in sheets[max(0, number - _NEAR) : number + 1]
                for d in sheet
                if d.end <= draft.start
            }
            fitting = fitting & near or fitting - {
                who for _, of, who in holdings if of
            }  # its own is named without its state
        draft.stands_for = next(iter(fitting)) if len(fitting) == 1 else None


def _office(report: Report, title: Draft) -> str:
    """An office in one form whatever its words, with what marks its holder off from another: "acting foreign minister"."""
    apart = _APART.search(report.text, max(0, title.start - _APART_LENGTH), title.start)
    return (f"{apart[1].lower()} " if apart else "") + office_of(report.text[title.start : title.end])


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


def _behind_field(report: Report, page: Page, drafts: Sequence[Draft], at: int) -> Draft | None:
    """The person set behind an office and what it is for: "the envoy of the Union for the lakes, Mr. X, said".

    "The envoy to Chad told reporters in Doha, X said" has a verb between; "X and the head of the mission of Y, Z" is read at
    the outer office.
    """
    title = drafts[at]
    comma = report.text.find(",", title.end, title.end + _FIELD_LENGTH)
    field = _FIELD.fullmatch(report.text, title.end, comma) if comma > 0 else None
    if comma != title.end and (field is None or _has_verb(page, title.end, comma) or _is_inner(report, drafts, at)):
        return None
    behind = [draft for draft in drafts[at + 1 :] if draft.start > comma > 0]
    styled = len(behind) > 1 and behind[0].type is NameType.TITLE and behind[0].rank in _STYLED
    start = behind[0].end if styled else comma + 1
    person = next(iter(behind[styled:]), None)
    if person is None or person.type is not NameType.PERSON or (styled and behind[0].start != comma + 2):
        return None
    courtesy = fold(report.text[start : person.start]).strip()
    if courtesy and courtesy not in honorifics():
        return None
    return person if courtesy or _ENDS.match(report.text, person.end) else None


def _beside(report: Report, drafts: Sequence[Draft]) -> Iterator[_Holding]:
    """The persons who are told to be somebody's counterpart, or to lead a group or a state's organ, ranks passed over."""
    for at, owner in enumerate(drafts):
        behind = next((d for d in drafts[at + 1 :] if d.type is not NameType.TITLE), None)
        if owner.type not in _OWNING or behind is None or behind.type is not NameType.PERSON or behind.of:
            continue
        start = next(d.start for d in drafts[at + 1 :])
        told = _BESIDE.fullmatch(report.text, owner.end, start)
        apart = [d for d in drafts[at + 1 :] if d.start < behind.start]
        joined = all(report.text[a.end : b.start] == " " for a, b in pairwise([*apart, behind]))
        led = owner.type is NameType.GROUP or (owner.type is NameType.BODY and owner.of is not None)
        of = (owner.of or owner_name(owner)) if told and joined and (told[1] or led) else None
        if of and behind.stands_for:
            behind.of = of
            yield (told[1].lower() if told and told[1] else "leader", of, behind.stands_for)


def _has_verb(page: Page, start: int, end: int) -> bool:
    return any(page.tag(index).startswith("VB") for index in page.words_in(start, end))


def _is_inner(report: Report, drafts: Sequence[Draft], at: int) -> bool:
    """Whether an office is only what another is for: "the Special Envoy of the *Secretary-General*"."""
    return any(
        draft.type is NameType.TITLE and _FIELD.fullmatch(report.text, draft.end, drafts[at].start)
        for draft in drafts[max(0, at - 3) : at]
    )


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


def _own_states(sheets: Sequence[Sheet]) -> set[str]:
    """The states that a report names oftenest, by their lands too: a minister of whom it says not whose he is is of one of them."""
    named: Counter[str] = Counter()
    for draft in (d for sheet in sheets for d in sheet):
        if draft.type in (NameType.STATE, NameType.PEOPLE) and draft.stands_for:
            named[draft.stands_for] += 1
        elif (
            draft.type is NameType.PLACE and draft.entry is not None and draft.entry.sort in (Sort.STATE, Sort.CAPITAL)
        ):
            named[draft.entry.state or draft.entry.name] += 1
    most = max(named.values(), default=0)
    return {state for state, times in named.items() if times == most}


def _holders(title: str, of: str | None, holdings: Sequence[_Holding], home: Set[str]) -> set[str]:
    """Those whom an office alone can mean: those shown in it by just these words, else by more ("the foreign minister").

    "Chad's president" is one of whom nothing tells whose he is only in a report about Chad.
    """
    own = [
        (held, who)
        for held, held_of, who in holdings
        if of is None or of == held_of or (held_of is None and of in home)
    ]
    exact = {who for held, who in own if held == title}
    return exact or {who for held, who in own if held.endswith(" " + title) or held.startswith(title + " of ")}
