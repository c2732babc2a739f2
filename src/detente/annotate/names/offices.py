"""Offices: "Prime Minister", "spokesman", "foreign ministers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page
from detente.lexicon.folding import fold
from detente.lexicon.phrases import alternatives
from detente.lexicon.titles import between_words, find_titles, needs_support
from detente.model import NameType, Report

_PORTFOLIO_TAIL = re.compile(
    r" (?:of|for) (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}"
    r"(?:(?:, [A-Z][a-z]+(?=,| and| &)){0,3},?(?: and| &) (?:of |for )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?(?: Affairs)?(?=[^\w]|$)"
)
"""A field of several: "Agriculture, Livestock and Food", but not "Constitutional Development, Ali Ouman"."""
_AFFAIRS = re.compile(r" for (?:the )?[A-Z][\w-]+(?:(?: and| &|,)? [A-Z][\w-]+){0,3} Affairs\b")
"""A field that names a people or a region is no owner: "director for Arab Affairs"."""
_OWNING = (NameType.STATE, NameType.PEOPLE, NameType.BODY, NameType.GROUP, NameType.PLACE)
_SEAT = re.compile(r"(?:['’]s)? (?:headquarters|offices?|compound|base|building|summit|talks)\b")
"""What somebody may be at without being of it: "leaders at *UN headquarters*"."""


@cache
def _between() -> re.Pattern[str]:
    words = alternatives(between_words())
    return re.compile(rf"(?:'s?)? (?:(?:{words}) )*")


def find_offices(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Add the offices to the sheets; ``of`` is the state, body or group whose office it is shown to be."""
    for page, sheet in zip(pages, sheets, strict=True):
        text = report.text[page.sentence.start : page.sentence.end]
        for left, right, found_rank in find_titles(text):
            start, end, rank = page.sentence.start + left, page.sentence.start + right, found_rank
            covering = sheet.over(start, end)
            if covering:
                # "Security Council Secretary": the body is known, the office begins behind it.
                tail = find_titles(report.text[covering[-1].end : end]) if covering[-1].end < end else []
                if len(tail) != 1:
                    continue
                start, rank = covering[-1].end + tail[0][0], tail[0][2]
            draft = Draft(start, _with_portfolio(report, page, sheet, start, end), NameType.TITLE, rank=rank)
            draft.of = _owner(report, sheet, draft)
            if draft.end > end or (_is_office(report, page, draft) and not _is_surname(page, sheet, draft)):
                sheet.add(draft)


def _with_portfolio(report: Report, page: Page, sheet: Sheet, start: int, end: int) -> int:
    """ "Minister of State for Regional Integration": the rest of an office that the lexicon does not hold."""
    words = fold(report.text[start:end])
    if page.title_case or page.shouting:
        return end
    if affairs := _AFFAIRS.match(report.text, end, page.sentence.end):
        return affairs.end()
    if not words.endswith(("minister", "secretary", "minister of state")):
        return end
    tail = _PORTFOLIO_TAIL.match(report.text, end, page.sentence.end)
    return end if tail is None or sheet.over(end, tail.end()) else tail.end()


def _owner(report: Report, sheet: Sheet, draft: Draft) -> str | None:
    before = sheet.over(max(0, draft.start - 50), draft.start)
    if before and before[-1].end <= draft.start:
        if before[-1].type in _OWNING and _between().fullmatch(fold(report.text[before[-1].end : draft.start])):
            joined = len(before) > 1 and fold(report.text[before[-2].end : before[-1].start]) in (" and ", ", ", "-")
            return (
                None
                if joined and before[-2].type is before[-1].type and before[-1].type is not NameType.BODY
                else owner_name(before[-1])
            )
        if before[-1].type is NameType.TITLE and fold(report.text[before[-1].end : draft.start]) in (
            " and ",
            ", ",
            " and the ",
        ):
            return before[-1].of
    after = sheet.over(draft.end, draft.end + 10)
    if after and after[0].start >= draft.end and after[0].type in _OWNING:
        joint = fold(report.text[draft.end : after[0].start])
        at_seat = joint in (" in ", " at ") and _SEAT.match(report.text, after[0].end)
        if joint in (" of ", " of the ", " to the ") or (
            joint in (" for ", " for the ", " in ", " at ") and after[0].type is not NameType.PLACE and not at_seat
        ):
            return owner_name(after[0])
    return None


def owner_name(draft: Draft) -> str | None:
    """The state, body or group that owns what a mark stands before."""
    if draft.type is NameType.BODY and draft.of and draft.entry is not None:
        return draft.of
    return (
        draft.stands_for
        if draft.entry is None or not draft.entry.states or draft.type is not NameType.PLACE
        else (draft.entry.state or draft.stands_for)
    )


def _is_surname(page: Page, sheet: Sheet, draft: Draft) -> bool:
    """Whether the word for a rank is of a name: the last behind an office ("Minister Ana *Shah*"), or "Ali *Sheikh* Ouman"."""
    span = page.words_in(draft.start, draft.end)
    if len(span) != 1 or not span[0] > 1 or draft.of is not None or page.title_case or page.shouting:
        return False
    word, first = page.words[span[0]], page.words[span[0] - 1]
    follows = page.words[span[0] + 1] if span[0] + 1 < len(page.words) else None
    ends = follows is None or not follows.joined or not follows.cap
    named = (
        first.cap and not first.ordinary and word.cap and word.joined and first.joined and sheet.at(first.start) is None
    )
    if named and not ends and draft.rank == "religious":
        return True
    office = sheet.at(page.words[span[0] - 2].start)
    return ends and named and office is not None and office.type is NameType.TITLE


def _is_office(report: Report, page: Page, draft: Draft) -> bool:
    words = report.text[draft.start : draft.end]
    low = fold(words)
    span = page.words_in(draft.start, draft.end)
    last = page.token_of(span[-1]) if len(span) else None
    if last is not None and last.pos in ("VERB", "AUX", "ADJ", "ADV") and not words[0].isupper():
        return False
    follows = page.words[span[-1] + 1] if len(span) and span[-1] + 1 < len(page.words) else None
    if (
        low == "official"
        and follows is not None
        and follows.joined
        and (follows.cap or page.tag(span[-1] + 1).startswith("NN"))
    ):
        return False
    before = page.words[span[0] - 1] if len(span) and span[0] else None
    if before is not None and before.low in ("bin", "ibn", "al", "el", "abu", "ben", "bint") and " " not in low:
        return False
    if low not in needs_support() or page.shouting:
        return True
    named = follows is not None and follows.joined and follows.namey and not follows.ordinary
    if words[0].isupper() and (named or draft.of) and not page.title_case:
        return True
    if draft.of is not None and low not in ("general", "generals", "major", "executive", "chair"):
        return True
    return (
        named
        and low not in ("general", "major", "head", "chair", "executive")
        and not page.title_case
        and last is not None
        and last.pos != "VERB"
    )
