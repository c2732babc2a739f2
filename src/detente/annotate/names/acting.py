"""Whether "Baku" is a place or a government, and "Sudan" a land or a party: read from the words around it."""

from __future__ import annotations

from itertools import pairwise

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.grammar import Reading, read_parse
from detente.annotate.names.page import Page
from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold
from detente.lexicon.lands import may_lie_in
from detente.lexicon.readings import acting_forms, reading_words
from detente.model import NameType, Report

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_COPULAS = frozenset({"is", "was", "are", "were", "remains", "remained"})
_BETWEEN = "between "
_HYPHENS = ("-", "–", "‑")


def settle(report: Report, page: Page, sheet: Sheet) -> None:
    """Give every country, capital, region and seat on a page its type, its metonymy and the actor or place meant."""
    for draft in sheet:
        entry = draft.entry
        if entry is None or draft.type not in (NameType.STATE, NameType.PLACE):
            continue
        reading = read(report, page, sheet, draft)
        if entry.kind == "body":
            draft.stands_for = report.text[draft.start : draft.end]
        if entry.sort in (Sort.STATE, Sort.FORMER_STATE):
            draft.type = NameType.PLACE if reading is Reading.PLACE else NameType.STATE
            draft.metonym = reading is Reading.ACTS
        elif entry.sort is Sort.CAPITAL and reading in (Reading.ACTS, Reading.OWNS):
            draft.type = NameType.BODY if entry.kind == "body" else NameType.STATE
            draft.stands_for, draft.metonym = (entry.name if entry.kind == "body" else entry.states[0]), True
        elif entry.sort is Sort.SEAT and reading is Reading.PLACE:
            draft.type, draft.metonym, draft.stands_for = NameType.PLACE, False, entry.name
        elif entry.kind == "de facto state" and reading is Reading.ACTS:
            draft.type, draft.metonym = NameType.STATE, True


def share_acts(report: Report, sheet: Sheet) -> None:
    """Let a capital or country act that "between" joins to one that does: "to mediate between Khartoum and Abu Dhabi"."""
    for left, right in pairwise(sheet):
        if fold(report.text[left.end : right.start]) != " and " or left.metonym == right.metonym:
            continue
        between = fold(report.text[max(0, left.start - len(_BETWEEN)) : left.start]) == _BETWEEN
        draft = right if left.metonym else left
        entry = draft.entry
        if (
            between
            and entry is not None
            and entry.sort in (Sort.CAPITAL, Sort.STATE)
            and entry.kind != "body"
            and entry.state
        ):
            draft.type, draft.metonym, draft.stands_for = NameType.STATE, True, entry.state


def read(report: Report, page: Page, sheet: Sheet, draft: Draft) -> Reading:
    """How one name is used: by what stands directly beside it, by the parse, else by the words before and after."""
    capital = draft.entry is not None and draft.entry.sort in (Sort.CAPITAL, Sort.SEAT)
    found = _beside_marks(report, page, sheet, draft, capital=capital)
    if found is None and _is_in_part(page, draft):
        found = Reading.PLACE
    if found is None and _speaks_next(page, draft):
        found = Reading.ACTS
    if found is None:
        found = _beside_hyphen(report, page, sheet, draft, capital=capital)
    if found is None and not page.shouting and not page.title_case:
        found = read_parse(page, sheet, draft, capital=capital)
    return found or _beside_words(report, page, draft, capital=capital)


def _beside_marks(report: Report, page: Page, sheet: Sheet, draft: Draft, *, capital: bool) -> Reading | None:
    """An office behind the name, an office or person "of" it, a town before it."""
    after = sheet.over(draft.end, draft.end + 4)
    if (
        after
        and after[0].type is NameType.TITLE
        and fold(report.text[draft.end : after[0].start]).strip() in ("", "'s", "'")
    ):
        return Reading.OWNS
    before = sheet.over(max(0, draft.start - 9), draft.start)
    if not before or before[-1].end > draft.start:
        return None
    between = fold(report.text[before[-1].end : draft.start])
    if before[-1].type in (NameType.TITLE, NameType.PERSON) and between in (" of ", " of the "):
        return Reading.OWNS
    town = before[-1].type is NameType.PLACE and between == ", " and not capital
    land = draft.entry.name if draft.entry is not None else ""
    if town and _closes(page, draft) and may_lie_in(report.text[before[-1].start : before[-1].end], land):
        return Reading.PLACE
    return None


def _is_in_part(page: Page, draft: Draft) -> bool:
    """ "southern X", "downtown X"."""
    first = page.word_at(draft.start)
    return (
        0 < first < len(page.words) and page.words[first].joined and page.words[first - 1].low in reading_words().parts
    )


def _closes(page: Page, draft: Draft) -> bool:
    """Whether "Town, Country" ends its phrase there: no verb and no second party follows."""
    at = page.word_at(draft.end)
    if at >= len(page.words) or not page.words[at].joined:
        return True
    return page.words[at].low != "and" and not page.tag(at).startswith(("VB", "MD"))


def _speaks_next(page: Page, draft: Draft) -> bool:
    """Whether a finite verb of saying or doing follows at once, and no preposition governs the name."""
    at = page.word_at(draft.end)
    if at >= len(page.words) or not page.words[at].joined or page.tag(at) not in _FINITE:
        return False
    first = page.word_at(draft.start)
    governed = first > 0 and page.words[first].joined and page.tag(first - 1) in ("IN", "TO")
    return page.words[at].low in acting_forms() - _COPULAS and not governed


def _beside_hyphen(report: Report, page: Page, sheet: Sheet, draft: Draft, *, capital: bool) -> Reading | None:
    """ "X-Y talks", "X-backed", "X-based"."""
    text = report.text
    if text[draft.end : draft.end + 1] in _HYPHENS:
        partner = sheet.at(draft.end + 1)
        if partner is not None and partner.type is not NameType.PERSON:
            return _between_two(page, partner.end)
        tail = text[draft.end + 1 : draft.end + 8].lower()
        if not capital:
            return Reading.PLAIN if tail[:1].isalpha() else None
        return Reading.PLACE if tail.startswith(("based", "born", "area")) else Reading.ACTS
    if draft.start and text[draft.start - 1] in _HYPHENS:
        return _between_two(page, draft.end) if sheet.at(draft.start - 2) is not None else Reading.PLAIN
    return None


def _between_two(page: Page, end: int) -> Reading:
    """ "X-Y talks" has two parties; "X-Y border" is a line."""
    words = reading_words()
    at = page.word_at(end)
    for word in page.words[at : at + 3]:
        if word.low in words.shared or word.low.rstrip("s") in words.shared:
            return Reading.ACTS
        if word.low in words.land:
            return Reading.PLACE
    return Reading.PLAIN


def _beside_words(report: Report, page: Page, draft: Draft, *, capital: bool) -> Reading:
    """Without a parse: the word before, the word after."""
    words = reading_words()
    span = page.words_in(draft.start, draft.end)
    first = page.word_at(draft.start)
    last = span[-1] if len(span) else first
    after = page.words[last + 1] if last + 1 < len(page.words) else None
    if first:
        low = (
            page.words[first - 2].low if page.words[first - 1].low == "the" and first > 1 else page.words[first - 1].low
        )
        if low in words.party_prepositions:
            return Reading.ACTS
        if low in words.place_prepositions or (low in ("from", "to") and capital):
            return Reading.PLACE
    if after is None:
        return Reading.PLACE if capital else Reading.PLAIN
    if fold(report.text[draft.end : draft.end + 2]) in ("'s", "' "):
        return Reading.PLACE if capital and after.low in words.land else Reading.OWNS
    # The tagger takes the verbs of headlines for nouns ("Qatar Hosts Talks").
    verb_like = after.low in acting_forms() and (page.title_case or not page.tag(last + 1).startswith("NN"))
    if after.joined and (after.low in words.act or verb_like):
        return Reading.ACTS
    verb = last + 3
    if after.low == "and" and verb < len(page.words) and page.words[verb].low in acting_forms():
        return Reading.ACTS
    return Reading.PLACE if capital else Reading.PLAIN
