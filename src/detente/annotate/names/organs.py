"""Organs of a state named with its people or name: "the Chadian presidency", "Turkey's Defence Ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page
from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold
from detente.lexicon.phrases import alternatives
from detente.lexicon.states import adjective_of
from detente.lexicon.titles import organ_words, organs, portfolios
from detente.model import NameType, Report

_SAME = {
    "defense ministry": "defence ministry",
    "external affairs ministry": "foreign ministry",
    "foreign affairs ministry": "foreign ministry",
    "military": "army",
    "armed forces": "army",
}
_OWNERS = (NameType.STATE, NameType.PEOPLE, NameType.PLACE)
_OWNER_SORTS = frozenset({Sort.STATE, Sort.FORMER_STATE, Sort.CAPITAL, Sort.DEMONYM, Sort.REGION})


@cache
def _styles() -> re.Pattern[str]:
    styles = alternatives(organ_words("styles"))
    return re.compile(rf"(?:'s?)? (?:(?:{styles}) )*")


@cache
def _pattern() -> re.Pattern[str]:
    portfolio = alternatives(portfolios())
    organ = alternatives(organs())
    named = rf"(?:{portfolio}) (?:ministry|ministries|department)"
    of = rf"(?:ministry|ministries|department) (?:of|for) (?:the )?(?:{portfolio})(?:(?:,| and|, and) (?:{portfolio}))*"
    return re.compile(rf"\b(?:{named}|{of}|{organ}|ministry)\b(?!-)")


@cache
def _hints() -> AhoCorasick:
    """Pieces of which the text of every organ holds one: quickly looked for, and most sentences hold none."""
    return AhoCorasick(["ministry", "ministries", "department", *sorted(organs())])


def find_organs(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Add the organs to the sheets; each takes its owner into its span and stands for it: ``of`` is the state.

    An organ without an owner takes the only owner that the report names for one of its kind.
    """
    ownerless: list[tuple[Draft, str]] = []
    owners: dict[str, set[str]] = {}
    for page, sheet in zip(pages, sheets, strict=True):
        text = fold(report.text[page.sentence.start : page.sentence.end])
        if not _hints().find_matches_as_indexes(text):
            continue
        for match in _pattern().finditer(text):
            start, end = page.sentence.start + match.start(), page.sentence.start + match.end()
            if any(draft.end > end or draft.start < start < draft.end for draft in sheet.over(start, end)):
                continue
            draft = _with_owner(report, page, sheet, start, end, match.group())
            if draft is None:
                continue
            sheet.add(draft)
            if draft.of is None and (pointed := _pointed_at(report, page, sheet, start)):
                draft.of, draft.stands_for = pointed, _named(pointed, match.group())
            if draft.of:
                owners.setdefault(_kind(match.group()), set()).add(draft.of)
            else:
                ownerless.append((draft, match.group()))
    for draft, organ in ownerless:
        known = owners.get(_kind(organ), set())
        if len(known) == 1:
            draft.of = next(iter(known))
            draft.stands_for = _named(draft.of, organ)
        else:
            draft.stands_for = organ


def _kind(organ: str) -> str:
    return "ministry" if "ministr" in organ else "army" if organ in ("army", "military", "armed forces") else organ


def _with_owner(report: Report, page: Page, sheet: Sheet, start: int, end: int, organ: str) -> Draft | None:
    owner, left = _owner_before(report, sheet, start)
    right = end
    if owner is None:
        owner, right = _owner_after(report, sheet, end)
    if owner is not None:
        state = _state(owner)
        return Draft(min(left, start), max(right, end), NameType.BODY, stands_for=_named(state, organ), of=state)
    before = report.text[max(page.sentence.start, start - 4) : start].lower()
    proper = report.text[start].isupper() and not page.title_case and not page.shouting and start > page.sentence.start
    is_ministry = "ministry" in organ and organ != "ministry"
    at = page.word_at(end)
    if proper and not is_ministry and at < len(page.words) and page.words[at].joined and page.words[at].cap:
        return None
    bare = organ in organ_words("bare")
    after_the = before.endswith("the ") and (bare or organ == "ministry")
    if is_ministry or after_the or (proper and (bare or organ in organ_words("proper"))):
        return Draft(start, end, NameType.BODY)
    return None


def _pointed_at(report: Report, page: Page, sheet: Sheet, start: int) -> str | None:
    """The only state that a sentence names before "its" and an organ: "Chad agreed, *its* foreign ministry said"."""
    if not report.text[page.sentence.start : start].lower().endswith("its "):
        return None
    named = {
        _state(d) for d in sheet.over(page.sentence.start, start) if d.type is NameType.STATE and d.entry is not None
    }
    return named.pop() if len(named) == 1 else None


def _owner_before(report: Report, sheet: Sheet, start: int) -> tuple[Draft | None, int]:
    """The state, people or capital that stands directly before, over words such as "interim"."""
    for draft in reversed(sheet.over(max(0, start - 60), start)):
        if (
            draft.end > start
            or draft.type not in _OWNERS
            or draft.entry is None
            or draft.entry.sort not in _OWNER_SORTS
        ):
            break
        if (
            draft.entry.kind == "people" or report.text[draft.start - 1 : draft.start] == "-"
        ):  # "inter-Korean military pact"
            break
        between = fold(report.text[draft.end : start])
        if _styles().fullmatch(between):
            return draft, draft.start
        break
    return None, start


def _owner_after(report: Report, sheet: Sheet, end: int) -> tuple[Draft | None, int]:
    """The state in "foreign ministry of X"."""
    for draft in sheet.over(end, end + 12):
        between = fold(report.text[end : draft.start])
        if (
            between in (" of ", " of the ")
            and draft.entry is not None
            and draft.entry.sort in (Sort.STATE, Sort.FORMER_STATE)
        ):
            return draft, draft.end
        break
    return None, end


def _state(owner: Draft) -> str:
    entry = owner.entry
    if entry is None:
        return owner.stands_for or ""
    if entry.sort in (Sort.CAPITAL, Sort.DEMONYM):
        return entry.states[0] if entry.states else entry.name
    return entry.name


def _named(state: str, organ: str) -> str:
    words = re.sub(r"^(ministry|department) (?:of|for) (?:the )?(.+)$", r"\2 \1", organ)
    words = _SAME.get(words, words)
    return f"{adjective_of(state) or state} {words}"
