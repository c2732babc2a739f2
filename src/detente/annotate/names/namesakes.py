"""Persons whose names hold the name of a country, a town or a group: an office before them, or unknown capitals beside."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import cast

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page, Word
from detente.lexicon.entries import Sort
from detente.lexicon.readings import head_words
from detente.model import NameType, Report

_NAMESAKES = frozenset({Sort.STATE, Sort.CAPITAL, Sort.GROUP, Sort.REGION, Sort.DEMONYM})


def rejoin_namesakes(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Take the lexicon's mark off a word that is part of a person's name: "Defence Minister Israel K.", "Abdel Fatah al-B.".

    A surname that is also a people's name is off everywhere in the report where it stands for somebody by itself.
    """
    surnames = {
        page.words[index].text
        for page, sheet in zip(pages, sheets, strict=True)
        for index in range(1, len(page.words))
        if not page.title_case and not page.shouting and _is_surname(page, sheet, index)
    }
    with_article = {
        word.low
        for page, sheet in zip(pages, sheets, strict=True)
        for index, word in enumerate(page.words)
        if _ends_person(page, sheet, index)
    }
    for page, sheet in zip(pages, sheets, strict=True):
        for index, word in enumerate(page.words):
            inside = _inside(sheet, word) if word.low in with_article else None
            if inside is not None and not _has_noun_behind(page, index) and not _follows_article(page, index):
                sheet.remove(inside)
        _free_surnames(page, sheet, surnames)
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


def _is_surname(page: Page, sheet: Sheet, index: int) -> bool:
    """Whether a people's name ends a person's: "envoy Jan Pole said", an unknown capital before it and no noun behind."""
    word, before = page.words[index], page.words[index - 1]
    return (
        _is_people(sheet, word)
        and word.joined
        and not before.owner
        and before.cap
        and not before.ordinary
        and not before.text.isupper()
        and sheet.at(before.start) is None
        and page.tag(index) == page.tag(index - 1) == "NNP"
        and not _has_noun_behind(page, index)
    )


def _ends_person(page: Page, sheet: Sheet, index: int) -> bool:
    """Whether an article and the name of a group or people end a person's: "Salem *al-Houthi*", an unknown capital before them."""
    before = page.words[index - 1] if index and page.words[index].joined else None
    if before is None or _inside(sheet, page.words[index]) is None:
        return False
    return before.cap and not before.ordinary and not before.owner and sheet.at(before.start) is None


def _inside(sheet: Sheet, word: Word) -> Draft | None:
    """The name of a group or people that a word has behind the article "al-"."""
    draft = sheet.at(word.end - 1) if word.text[:3].lower() in ("al-", "el-") else None
    if draft is None or draft.entry is None or draft.start <= word.start or draft.end != word.end:
        return None
    return draft if draft.entry.sort in (Sort.GROUP, Sort.DEMONYM) else None


def _free_surnames(page: Page, sheet: Sheet, surnames: Set[str]) -> None:
    for index, word in enumerate(page.words):
        if word.text not in surnames or not _is_people(sheet, word) or _has_noun_behind(page, index):
            continue
        if not _follows_article(page, index):
            sheet.remove(cast(Draft, sheet.at(word.start)))


def _follows_article(page: Page, index: int) -> bool:
    return index > 0 and page.words[index - 1].low in ("a", "an", "the")


def _is_people(sheet: Sheet, word: Word) -> bool:
    """Whether the lexicon has marked exactly this word as a people's name."""
    draft = sheet.at(word.start)
    if draft is None or draft.entry is None or draft.entry.sort is not Sort.DEMONYM:
        return False
    return (draft.start, draft.end) == (word.start, word.end)


def _has_noun_behind(page: Page, index: int) -> bool:
    """Whether a word stands before the noun that it tells more of: "Pole fighters"."""
    if index + 1 >= len(page.words) or page.words[index].owner or not page.words[index + 1].joined:
        return False
    return page.tag(index + 1).startswith(("NN", "JJ")) or page.words[index + 1].cap


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
    if before_free and _is_titled(page, sheet, index) and not (after is not None and sheet.at(after.start)):
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


def _is_titled(page: Page, sheet: Sheet, index: int) -> bool:
    """Whether an office stands before the unknown capitals that a word ends: "Foreign Minister Ana Maria *Wagner*"."""
    at = index - 1
    while at > 0 and page.words[at].joined and page.words[at].cap and sheet.at(page.words[at].start) is None:
        at -= 1
    return page.words[at + 1].joined and _is_title(sheet, page.words[at].start)


def _is_title(sheet: Sheet, offset: int) -> bool:
    draft = sheet.at(offset)
    return draft is not None and draft.type is NameType.TITLE


@cache
def _heads() -> frozenset[str]:
    heads = head_words()
    return heads.body | heads.group | heads.place | heads.other
