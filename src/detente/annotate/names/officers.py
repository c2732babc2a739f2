"""Offices before a person that no table holds whole: "APNSA X", "Principal Deputy Director X", "Head of the … of Chad X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.offices import owner_name
from detente.model import NameType, Report

_ACRONYM = re.compile(r"([A-Z]{3,6})\s+(?=[A-Z][\w'’-]*[a-z])")
_PREFIX = re.compile(r"(?:\b(?:Principal|Senior|Acting|Associate|First)\s+)+$")
_UNDER = re.compile(r"(?:Deputy|Assistant|Vice)\s+")
_RUN = re.compile(
    r"\b(?:(?:Principal|Deputy|Acting|First|Senior)\s+)*(?:Head|Chief|Director|Chair|Chairman|Chairwoman|Secretary|Commander)"
    r"\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?[A-Z][\w’'-]*)*(?=\s+(?:of\s+(?:the\s+)?)?$)"
)
_LANDS = (NameType.STATE, NameType.PLACE)
_REACH = 160
_BEFORE = 24


def find_officers(report: Report, sheets: Sequence[Sheet]) -> None:
    """Add or widen the offices that stand right before a person; a person loses the letters that name an office.

    Letters in front of a name are an office where the report prints the name without them too: "KIM Jong Un" stays whole.
    """
    _cut_letters(report, sheets)
    for sheet in sheets:
        drafts = list(sheet)
        for left, right in pairwise(drafts):
            if left.type is NameType.TITLE and right.type in (NameType.TITLE, NameType.PERSON):
                _widen(report, sheet, left)


def find_heads(report: Report, sheets: Sequence[Sheet]) -> None:
    """Add the office that a run of capitals names before a state and a person: "Head of the … Department of Chad Ali Ouman"."""
    held: dict[str, str] = {}
    for sheet in sheets:
        for left, right in pairwise(list(sheet)):
            of = left.of if left.type is NameType.BODY else owner_name(left) if left.type in _LANDS else None
            if of and right.type is NameType.PERSON and not report.text[left.end : right.start].strip():
                run = _RUN.search(report.text, max(0, left.start - _REACH), left.start)
                if run and not any(d.type in (NameType.TITLE, NameType.PERSON) for d in sheet.over(*run.span())):
                    sheet.add(Draft(run.start(), run.end(), NameType.TITLE, of=of, stands_for=right.stands_for))
                    held.setdefault(right.stands_for or "", of)
    for draft in (draft for sheet in sheets for draft in sheet):
        if draft.type is NameType.PERSON and draft.of is None:
            draft.of = held.get(draft.stands_for or "")


def _cut_letters(report: Report, sheets: Sequence[Sheet]) -> None:
    people = [draft for sheet in sheets for draft in sheet if draft.type is NameType.PERSON]
    printed = {_plain(report.text[draft.start : draft.end]) for draft in people}
    cut: dict[str, str] = {}
    for sheet in sheets:
        for draft in sheet:
            text = report.text[draft.start : draft.end]
            letters = _ACRONYM.match(text) if draft.type is NameType.PERSON else None
            name = _plain(text[letters.end() :]) if letters else ""
            if letters is None or " " not in name or name not in printed:
                continue
            cut[_plain(text)] = name
            sheet.add(Draft(draft.start, draft.start + letters.end(1), NameType.TITLE))
            sheet.add(Draft(draft.start + letters.end(), draft.end, NameType.PERSON, stands_for=name, of=draft.of))
    for draft in people:
        if draft.stands_for in cut:
            draft.stands_for = cut[draft.stands_for]


def _widen(report: Report, sheet: Sheet, title: Draft) -> None:
    """ "Principal" before "Deputy National Security Advisor" is a part of the office."""
    if not _UNDER.match(report.text, title.start):
        return
    before = _PREFIX.search(report.text, max(0, title.start - _BEFORE), title.start)
    if before and not sheet.over(before.start(), title.start):
        sheet.add(replace(title, start=before.start()))


def _plain(text: str) -> str:
    return " ".join(text.split())
