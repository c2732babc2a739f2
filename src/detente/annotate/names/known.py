"""The names that the lexicon knows, each read as what it means in this report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page
from detente.lexicon.cities import cities_named
from detente.lexicon.entries import Entry, Form, Sort
from detente.lexicon.folding import fold
from detente.lexicon.matching import find_forms, forms_by_key
from detente.lexicon.states import adjective_of
from detente.model import NameType, Report

_TYPES = {
    Sort.STATE: NameType.STATE,
    Sort.FORMER_STATE: NameType.STATE,
    Sort.CAPITAL: NameType.PLACE,
    Sort.DEMONYM: NameType.PEOPLE,
    Sort.REGION: NameType.PLACE,
    Sort.SEAT: NameType.STATE,
    Sort.BODY: NameType.BODY,
    Sort.GROUP: NameType.GROUP,
}
_BODY_SEATS = frozenset({"ministry", "agency", "military", "legislature", "body"})
_OF_MANY = frozenset(
    "national liberation people popular democratic revolutionary patriotic united resistance army front forces force movement "
    "party council union alliance command new free armed of for the and".split()
)
"""Words of which groups of many countries make their names."""
_SHORT = 5
_WORD_BEFORE = re.compile(r"\b[A-Z][A-Za-z]{2,} $")
_LONGEST = 20
_Match = tuple[int, int, tuple[Form, ...]]


def find_known(report: Report, pages: Sequence[Page]) -> list[Sheet]:
    """One sheet a page with the names that the lexicon holds.

    A name that may mean several things means what the rest of the report speaks of: "Congolese" is of the state that the
    report names; the letters of an armed group count only where its country or its full name is near.
    """
    found = [
        [(s + page.sentence.start, e + page.sentence.start, forms) for s, e, forms in find_forms(_text(report, page))]
        for page in pages
    ]
    spoken_of = _spoken_of(match for matches in found for match in matches)
    sheets = []
    for page, matches in zip(pages, found, strict=True):
        sheet = Sheet()
        for start, end, forms in matches:
            entry = _choose(report, page, (start, end), forms, spoken_of)
            if entry is not None:
                sheet.add(_draft(_past_article(report, start, end), end, entry))
        _say_whose(report, sheet)
        _widen_to_towns(report, sheet)
        sheets.append(sheet)
    return sheets


def _widen_to_towns(report: Report, sheet: Sheet) -> None:
    """Take a state's name with the word before it where the two name a town: "Port Sudan"."""
    for draft in sheet:
        before = _WORD_BEFORE.search(report.text, max(0, draft.start - _LONGEST), draft.start)
        if draft.type is not NameType.STATE or before is None or sheet.over(before.start(), before.end()):
            continue
        town = report.text[before.start() : draft.end]
        if cities_named(town):
            sheet.add(
                Draft(before.start(), draft.end, NameType.PLACE, stands_for=town.title() if town.isupper() else town)
            )


def _say_whose(report: Report, sheet: Sheet) -> None:
    """Give an organ whose name several states use to the one named before it: "the British Foreign Office"."""
    for before, draft in pairwise(sheet):
        entry = draft.entry
        if entry is None or entry.sort is not Sort.SEAT or draft.type is not NameType.BODY:
            continue
        if before.stands_for in entry.states:
            continue
        gap = {NameType.PEOPLE: (" ",), NameType.STATE: ("'s ", "’s ")}.get(before.type, ())
        if report.text[before.end : draft.start] in gap:
            draft.of = before.stands_for
            draft.stands_for = f"{adjective_of(draft.of or '') or draft.of} {entry.name}"


def _text(report: Report, page: Page) -> str:
    return report.text[page.sentence.start : page.sentence.end]


def _spoken_of(matches: Iterable[_Match]) -> Counter[str]:
    """How often the report names each state, and each group by more than its letters."""
    count: Counter[str] = Counter()
    for _, _, forms in matches:
        if len(forms) != 1 or forms[0].weak:
            count.update(_state_of_all(forms))
            continue
        entry = forms[0].entry
        if entry.sort is Sort.GROUP:
            if not _is_letters(forms[0].text):
                count[entry.name] += 1
        elif entry.kind != "people":
            count.update(state for state in (entry.name, *entry.states))
    return count


def _state_of_all(forms: Sequence[Form]) -> set[str]:
    """The state that a name shows whichever of its senses is meant: "Philippines" is the state or its people."""
    if any(form.weak or form.entry.sort is Sort.GROUP for form in forms):
        return set()
    return set.intersection(
        *({f.entry.name, *f.entry.states} if f.entry.sort is Sort.STATE else set(f.entry.states) for f in forms)
    )


def _past_article(report: Report, start: int, end: int) -> int:
    """Past "the" where the lexicon's form has one that is no part of the name ("the Caucasus", not "The Hague")."""
    words = report.text[start:end].split(None, 1)
    return start + 4 if len(words) == 2 and words[0].lower() == "the" and fold(words[1]) in forms_by_key() else start


def _is_letters(text: str) -> bool:
    return text.isupper() and len(text) <= _SHORT


def _is_common(text: str) -> bool:
    """Whether a name is made of words that groups of many countries bear: "National Liberation Army" is Colombian or Macedonian."""
    words = fold(text).replace("'s", "").replace("’s", "").split()
    return len(words) > 1 and all(word in _OF_MANY for word in words)


def _choose(
    report: Report, page: Page, span: tuple[int, int], forms: tuple[Form, ...], spoken_of: Counter[str]
) -> Entry | None:
    scored = []
    for place, form in enumerate(forms):
        entry = form.entry
        common = entry.sort is Sort.GROUP and _is_common(form.text)
        own = 0 if entry.sort is Sort.DEMONYM or common else spoken_of[entry.name]
        support = own + sum(spoken_of[state] for state in entry.states)
        namesake = entry.sort is Sort.GROUP and (_is_letters(form.text) or common)
        risky = form.weak or (namesake and bool(entry.states))
        if risky and not support:
            continue
        scored.append((support if not form.weak else support * 0.5, -place, entry))
    if not scored:
        return None
    if len(scored) > 1:
        adjective = [item for item in scored if item[2].sort is Sort.DEMONYM]
        others = [item for item in scored if item[2].sort is not Sort.DEMONYM]
        if adjective and others:
            scored = adjective if _before_noun(page, span[1]) and others[0][2].sort is Sort.REGION else others
    entry = max(scored, key=lambda item: item[:2])[2]
    return None if _is_language(report, page, span, entry) else entry


def _before_noun(page: Page, end: int) -> bool:
    at = page.word_at(end)
    return (
        at < len(page.words)
        and page.words[at].joined
        and not page.words[at].cap
        and page.words[at].low not in ("and", "or", "of", "in", "to")
    )


_LANGUAGES = ("-speaking", "-language", "-medium")


def _is_language(report: Report, page: Page, span: tuple[int, int], entry: Entry) -> bool:
    """ "said in Arabic", "speaks Russian": a language, no people."""
    if entry.sort is not Sort.DEMONYM:
        return False
    at = page.word_at(span[0])
    before = page.words[at - 1].low if at else ""
    follows = page.word_at(span[1])
    last = follows == len(page.words) or not page.words[follows].joined
    if report.text.startswith(_LANGUAGES, span[1]):
        return True
    if before in ("speak", "speaks", "spoke", "speaking"):
        return True
    if before == "in" and not report.text[span[0] : span[1]].endswith("s"):
        return last or page.words[follows].low in ("and", "that", "on", "to", "by", "as", "at", "language")
    return not last and page.words[follows].low in ("language", "word", "translation")


def _draft(start: int, end: int, entry: Entry) -> Draft:
    kind = _TYPES[entry.sort]
    draft = Draft(start, end, kind, entry=entry)
    match entry.sort:
        case Sort.DEMONYM:
            draft.stands_for = entry.states[0]
        case Sort.CAPITAL:
            draft.stands_for = entry.name
        case Sort.SEAT:
            draft.of = entry.state
            if entry.kind in _BODY_SEATS:
                draft.type, draft.stands_for = NameType.BODY, entry.name
            else:
                draft.stands_for, draft.metonym = entry.state or entry.name, True
        case _:
            draft.stands_for = entry.name
    return draft
