"""The reader's names beside those of the tables: where no table knows a name, and where the words leave open how it is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.annotate.names.draft import Draft, Sheet
from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold
from detente.model import NameType, Reading, ReadSpan, Report

LIKELY, SURE = 0.6, 0.7
"""Least scores at which a name that no table knows is taken, and at which the reader decides what such a name is."""
CERTAIN = 0.9
"""Least score at which a name that no table knows is a state."""
_LEARNED = frozenset({NameType.PERSON, NameType.PLACE, NameType.BODY})
_REGION = "region"
"""The kind of a part of a state, which acts for itself."""
_LARGE = frozenset({NameType.STATE, NameType.PLACE})

Seen = Mapping[tuple[int, int], ReadSpan]


def seen_names(read: Sequence[Reading]) -> dict[tuple[int, int], ReadSpan]:
    """The reader's names by their offsets."""
    return {(name.start, name.end): name for reading in read for name in reading.names if name.score >= LIKELY}


def fill(report: Report, sheets: Sequence[Sheet], seen: Seen, starts: Sequence[tuple[int, int]]) -> None:
    """Put in the names that no table and no rule has found; ``starts``: the range of each sheet's sentence."""
    full = _full_names(sheets)
    for sheet, (start, end) in zip(sheets, starts, strict=True):
        for (at, last), name in seen.items():
            text = report.text[at:last]
            if not start <= at < end or not any(char.isupper() for char in text):
                continue
            over = sheet.over(at, last)
            kind = _believed(name)
            if _is_one_name(name, over):
                sheet.add(Draft(at, last, kind, stands_for=" ".join(text.split())))
            elif not over:
                known = full.get(fold(text)) if kind is NameType.PERSON else None
                stands_for = known or " ".join(text.split())
                metonym = name.metonym >= LIKELY and kind in _LARGE
                sheet.add(Draft(at, last, kind, stands_for=stands_for, metonym=metonym))
            elif len(over) == 1 and (over[0].start, over[0].end) == (at, last):
                _decide(over[0], name, text)


def settle_seen(seen: Seen, sheet: Sheet) -> None:
    """Whether a country or capital is a place or a government, where the reader is sure and the tables only guess."""
    for draft in sheet:
        name = seen.get((draft.start, draft.end))
        entry = draft.entry
        if name is None or entry is None or name.score < SURE or draft.type not in _LARGE or entry.kind == "body":
            continue
        if name.type == NameType.STATE and name.metonym >= SURE and not draft.metonym and entry.state:
            own = entry.kind == _REGION  # Catalonia is not Spain that acts
            draft.type, draft.metonym, draft.stands_for = NameType.STATE, True, entry.name if own else entry.state
        elif name.type == NameType.PLACE and draft.metonym and name.metonym < 1 - SURE:
            capital = entry.sort in (Sort.CAPITAL, Sort.SEAT)
            draft.type, draft.metonym, draft.stands_for = (
                NameType.PLACE,
                False,
                entry.name if capital else draft.stands_for,
            )


def _decide(draft: Draft, name: ReadSpan, text: str) -> None:
    """The reader's type for a name that was only learned from the report."""
    kind = _believed(name)
    if draft.type is NameType.PERSON and (draft.stands_for or "").endswith(f" {text}"):
        return  # a surname that the report gives in full elsewhere
    if draft.entry is None and draft.type in _LEARNED and name.score >= SURE and draft.type is not kind:
        draft.type, draft.metonym = kind, name.metonym >= LIKELY and kind in _LARGE


def _believed(name: ReadSpan) -> NameType:
    """The reader's type; a state that no table knows has to be sure: the tables know all there are, and companies act too."""
    kind = NameType(name.type)
    return NameType.BODY if kind is NameType.STATE and name.score < CERTAIN else kind


def _is_one_name(name: ReadSpan, over: Sequence[Draft]) -> bool:
    """Whether a title and what is left of a name are one name of a body: "General Motors".

    A likely one is enough: that a general is called Motors is a guess by the title alone.
    """
    return (
        len(over) > 1
        and NameType(name.type) in (NameType.BODY, NameType.GROUP)
        and over[0].start == name.start
        and over[-1].end == name.end
        and over[0].type is NameType.TITLE
        and all(draft.entry is None for draft in over[1:])
    )


def _full_names(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The full name behind each surname that only one of the report's persons has."""
    found: dict[str, set[str]] = {}
    for sheet in sheets:
        for draft in sheet:
            if draft.type is NameType.PERSON and draft.stands_for and " " in draft.stands_for:
                found.setdefault(fold(draft.stands_for.rsplit(" ", 1)[-1]), set()).add(draft.stands_for)
    return {surname: next(iter(names)) for surname, names in found.items() if len(names) == 1}
