"""Persons whose names hold the name of a country, a town or a group: an office before them, or unknown capitals beside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from detente.annotate.names.draft import Sheet
from detente.annotate.names.page import Page
from detente.lexicon.entries import Sort
from detente.lexicon.readings import head_words
from detente.model import NameType, Report

_NAMESAKES = frozenset({Sort.STATE, Sort.CAPITAL, Sort.GROUP, Sort.REGION, Sort.DEMONYM})


def rejoin_namesakes(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Take the lexicon's mark off a word that is part of a person's name: "Defence Minister Israel K.", "Abdel Fatah al-B."."""
    for page, sheet in zip(pages, sheets, strict=True):
        if page.title_case or page.shouting:
            continue
        for draft in sheet:
            entry = draft.entry
            if entry is None or entry.sort not in _NAMESAKES or " " in report.text[draft.start : draft.end]:
                continue
            index = page.word_at(draft.start)
            if index >= len(page.words) or page.words[index].end != draft.end or page.words[index].text.isupper():
                continue
            if _is_part_of_person(page, sheet, index, entry.sort):
                sheet.remove(draft)


def _is_part_of_person(page: Page, sheet: Sheet, index: int, sort: Sort) -> bool:
    words = page.words
    after = words[index + 1] if index + 1 < len(words) and words[index + 1].joined and not words[index].owner else None
    before = words[index - 1] if index and words[index].joined else None
    after_free = (
        after is not None
        and after.namey
        and not after.ordinary
        and sheet.at(after.start) is None
        and after.text.isupper() is False
    )
    before_free = (
        before is not None
        and before.cap
        and not before.ordinary
        and sheet.at(before.start) is None
        and not before.text.isupper()
    )
    titled = before is not None and _is_title(sheet, before.start)
    if after is not None and after.low in _heads():
        return False
    if titled and after_free and sort is not Sort.DEMONYM:
        return True
    if sort is Sort.DEMONYM:
        return False
    two_before = words[index - 2] if index > 1 and before is not None and before.joined else None
    if (
        before_free
        and two_before is not None
        and _is_title(sheet, two_before.start)
        and not (after is not None and sheet.at(after.start))
    ):
        return True
    if sort is Sort.GROUP:
        return after is not None and after.text[:3].lower() in ("al-", "el-") and sheet.at(after.start) is None
    if (
        before_free
        and sort in (Sort.STATE, Sort.CAPITAL)
        and page.tag(index - 1) == "NNP"
        and not page.sentence.heading
        and after is not None
        and not after.cap
    ):
        return True
    return (
        after_free
        and sort in (Sort.STATE, Sort.CAPITAL)
        and index + 2 < len(words)
        and words[index + 2].low in ("said", "told", "says", "warned", "added")
    )


def _is_title(sheet: Sheet, offset: int) -> bool:
    draft = sheet.at(offset)
    return draft is not None and draft.type is NameType.TITLE


@cache
def _heads() -> frozenset[str]:
    heads = head_words()
    return heads.body | heads.group | heads.place | heads.other
