"""Letters that a report itself explains: "Alliance for the River Congo (ARC)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page
from detente.lexicon.phrases import alternatives
from detente.lexicon.readings import head_words
from detente.model import NameType, Report

_BRACKET = re.compile(r"\(\s?[\"“']?([A-Z][A-Za-z/&-]{1,9})[\"”']?\s?[),;]")
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "du", "des", "del", "para", "pour", "to", "a"})
_NAMED = (NameType.BODY, NameType.GROUP, NameType.PLACE, NameType.STATE)


def learn_letters(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Add the names whose letters stand in brackets behind them, and the letters wherever the report uses them."""
    learned: dict[str, Draft] = {}
    for page, sheet in zip(pages, sheets, strict=True):
        for match in _BRACKET.finditer(report.text, page.sentence.start, page.sentence.end):
            letters = match.group(1)
            if sum(map(str.isupper, letters)) < 2:
                continue
            named = _named_before(report, page, sheet, match.start(), letters)
            if named is not None:
                learned.setdefault(letters, named)
    if not learned:
        return
    pattern = re.compile(rf"(?<![\w/@.-])(?:{alternatives(learned)})(?![\w@])")
    for page, sheet in zip(pages, sheets, strict=True):
        for match in pattern.finditer(report.text, page.sentence.start, page.sentence.end):
            if not sheet.over(match.start(), match.end()):
                named = learned[match.group()]
                sheet.add(Draft(match.start(), match.end(), named.type, stands_for=named.stands_for, of=named.of))


def _named_before(report: Report, page: Page, sheet: Sheet, bracket: int, letters: str) -> Draft | None:
    at = sheet.at(len(report.text[:bracket].rstrip()) - 1)
    if at is not None:
        return at if at.type in _NAMED and at.end - at.start > len(letters) else None
    last = page.word_at(bracket) - 1
    wanted = [char.lower() for char in letters if char.isupper()]
    first = last
    while first >= 0 and last - first < 10 and wanted:
        word = page.words[first]
        if word.low[0] == wanted[-1]:
            wanted.pop()
        elif word.low not in _SMALL and not word.cap and not page.shouting:
            return None
        if not wanted or not (word.joined or (first and page.words[first - 1].owner)):
            break
        first -= 1
    if wanted or first < 0 or not (page.words[first].cap or page.shouting):
        return None
    if letters.endswith("s") and all(word.ordinary for word in page.words[first : last + 1]):
        return None  # "Least Developed Countries (LDCs)": a class of things
    words = page.words[first : last + 1]
    group = any(word.low in head_words().group for word in words)
    start, end = words[0].start, words[-1].end
    draft = Draft(
        start, end, NameType.GROUP if group else NameType.BODY, stands_for=" ".join(report.text[start:end].split())
    )
    sheet.add(draft)
    return draft
