"""Capitalised words in a row that the lexicon does not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import CALENDAR, Page
from detente.lexicon.entries import Sort
from detente.lexicon.readings import head_words, reading_words
from detente.lexicon.states import is_demonym
from detente.lexicon.titles import honorifics, title_words
from detente.model import NameType, Report

_CONNECTORS = frozenset({"of", "for", "on", "the", "and", "in", "to", "de", "des", "du", "del", "pour", "la"})
_MOST_WORDS = 8
_FREE = frozenset({Sort.GROUP, Sort.REGION, Sort.CAPITAL, Sort.STATE})


@dataclass(frozen=True)
class Run:
    """The words ``first`` to ``last`` of a page, in the same run of capitals."""

    page: int
    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        """The name as it is written, in lower case."""
        return " ".join(self.words)


def make_run(number: int, page: Page, first: int, last: int) -> Run:
    """The run of two word indices."""
    words = page.words[first : last + 1]
    return Run(number, first, last, words[0].start, words[-1].end, tuple(word.low for word in words))


def free_runs(number: int, page: Page, sheet: Sheet) -> Iterator[Run]:
    """The runs of capitals on a page that no draft covers, ordinary words cut from their edges."""
    index = 0
    while index < len(page.words):
        if not page.words[index].namey or not _opens(page, sheet, index):
            index += 1
            continue
        last = index
        while last + 1 < len(page.words) and last - index + 1 < _MOST_WORDS and _goes_on(page, sheet, last):
            last += 1
        stop = last + 1
        while last > index and not page.words[last].namey:
            last -= 1
        last -= _modifies_next(page, last)
        if last >= index and page.words[last].low not in head_words().other:
            first = index - 1 if _led_by_particle(page, sheet, index) else index
            yield make_run(number, page, first, last)
        index = stop


def _modifies_next(page: Page, last: int) -> int:
    """1 where the last word belongs to the capitalised thing behind it ("the Abraham Accords")."""
    heads = head_words()
    follows = page.words[last + 1] if last + 1 < len(page.words) else None
    return int(
        follows is not None
        and follows.joined
        and follows.cap
        and not page.words[last].owner
        and follows.low in heads.other | heads.body
    )


def _led_by_particle(page: Page, sheet: Sheet, index: int) -> bool:
    """Whether a particle opens the name: "told bin Rashid", "De Berg said"."""
    before = page.words[index - 1] if index else None
    return (
        before is not None
        and page.words[index].joined
        and (
            before.low in ("bin", "ibn", "van", "von", "ould", "el", "al")
            or (before.cap and before.low in ("de", "abu", "ben"))
        )
        and sheet.at(before.start) is None
    )


def _opens(page: Page, sheet: Sheet, index: int) -> bool:
    word = page.words[index]
    if (
        not (word.text.isalpha() or any(char.isalpha() for char in word.text))
        or sheet.over(word.start, word.end)
        or word.low in honorifics()
    ):
        return False
    if word.low in head_words().languages or is_demonym(word.text):
        return False
    follows = page.words[index + 1] if index + 1 < len(page.words) else None
    if word.low in reading_words().parts and not (
        follows is not None and follows.joined and follows.cap and not sheet.at(follows.start)
    ):
        return False
    if word.low in head_words().vessels or _ends_name(page, sheet, index):
        return False
    if not word.ordinary:
        return True
    if word.low in reading_words().place_prepositions | reading_words().party_prepositions:
        return False
    # "Mark", "Bill", "Price": an ordinary word opens a name only where the parse calls it one and more of a name follows.
    return (
        not page.title_case
        and not page.shouting
        and page.tag(index).startswith("NNP")
        and word.low not in CALENDAR | title_words()
        and follows is not None
        and follows.joined
        and follows.cap
        and not follows.ordinary
        and sheet.at(follows.start) is None
    )


def _ends_name(page: Page, sheet: Sheet, index: int) -> bool:
    """Whether a word ends what capitals before it name, and a whole name follows: "the Inter-Chad *Dialogue* Ada Berg"."""
    words, heads = page.words, head_words()
    if not index or index + 2 >= len(words) or words[index].low not in heads.other | heads.body:
        return False
    office = sheet.at(words[index - 1].start)
    titled = words[index - 1].low in honorifics() or (office is not None and office.type is NameType.TITLE)
    follows = words[index + 1 : index + 3]
    return words[index].joined and words[index - 1].cap and not titled and all(w.joined and w.cap for w in follows)


def _goes_on(page: Page, sheet: Sheet, at: int) -> bool:
    word = page.words[at + 1]
    if not word.joined or page.words[at].owner or sheet.over(word.start, word.end):
        return False
    if word.namey:
        if not word.ordinary:
            return any(char.isalpha() for char in word.text)
        calm = not page.title_case and not page.sentence.heading and page.tag(at + 1).startswith("NNP")
        return calm and word.low not in CALENDAR and word.low not in head_words().other
    if not word.particle or (word.low in ("e", "y", "le", "la") and page.shouting):
        return False
    step = at + 2
    while step < len(page.words) and page.words[step].particle and not page.words[step].cap and page.words[step].joined:
        step += 1
    return (
        step < len(page.words)
        and page.words[step].joined
        and page.words[step].namey
        and sheet.at(page.words[step].start) is None
    )


def find_headed(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Add the names that say what they are by their last noun: "Washington Institute for Near East Policy", "Gasabo Valley"."""
    for page, sheet in zip(pages, sheets, strict=True):
        if page.title_case or page.shouting:
            continue
        index = 0
        while index < len(page.words):
            if page.words[index].cap:
                index = _headed_from(report, page, sheet, index)
            index += 1


def _headed_from(report: Report, page: Page, sheet: Sheet, index: int) -> int:
    words = page.words
    if index == 0 and words[0].ordinary and not (len(words) > 1 and words[1].cap and words[1].joined):
        return index
    if _is_title(sheet, index, page) or (
        index == 0 and words[0].ordinary and page.tag(0) and not page.tag(0).startswith("NNP")
    ):
        return index
    last = index
    while (
        last + 1 < len(words)
        and words[last + 1].joined
        and not words[last].owner
        and not _is_title(sheet, last + 1, page)
    ):
        if words[last + 1].cap:
            last += 1
        elif (
            words[last + 1].low in head_words().place_tail
            and last + 1 - index <= 3
            and _plain_place(sheet, page, index, last)
        ):
            sheet.add(
                Draft(
                    words[index].start,
                    words[last + 1].end,
                    NameType.PLACE,
                    stands_for=report.text[words[index].start : words[last + 1].end],
                )
            )
            return last + 1
        else:
            break
    for head in range(last, index, -1):
        kind = _kind_of_head(words[head].low)
        if kind is None:
            continue
        inner = list(sheet.over(words[index].start, words[head].end))
        if any(
            draft.type is NameType.TITLE or draft.end > words[head].end or draft.start < words[index].start
            for draft in inner
        ):
            return last
        if inner and inner[-1].end == words[head].end and inner[0].start == words[index].start:
            return last
        if (
            kind == "other"
            or _ordinary_only(page, sheet, index, head)
            or (page.sentence.heading and not inner and all(word.ordinary for word in words[index:head]))
        ):
            return head if kind == "other" else last
        end = _extended(page, sheet, head) if kind == "body" else head
        of = next(
            (
                draft.entry.state or draft.stands_for
                for draft in inner
                if draft.entry
                and draft.type in (NameType.STATE, NameType.PEOPLE)
                and words[head].low not in head_words().press
            ),
            None,
        )
        start = words[index].start
        name = report.text[start : words[end].end]
        sheet.add(Draft(start, words[end].end, NameType(kind), stands_for=" ".join(name.split()), of=of))
        return end
    return last


def _plain_place(sheet: Sheet, page: Page, first: int, last: int) -> bool:
    """Whether "X province", "X corridor" is one name: not where X is a state, a people or a body."""
    drafts = sheet.over(page.words[first].start, page.words[last].end)
    return (
        all(draft.type is NameType.PLACE for draft in drafts)
        and not page.words[last].ordinary
        and not page.words[first].ordinary
    )


def _is_title(sheet: Sheet, index: int, page: Page) -> bool:
    draft = sheet.at(page.words[index].start)
    return draft is not None and draft.type is NameType.TITLE


def _kind_of_head(low: str) -> str | None:
    heads = head_words()
    if low in heads.other:
        return "other"
    if low in heads.body:
        return "body"
    if low in heads.group:
        return "group"
    return "place" if low in heads.place else None


def _ordinary_only(page: Page, sheet: Sheet, first: int, head: int) -> bool:
    """Whether nothing but a first, perhaps sentence-initial, ordinary word stands before the head ("The Army")."""
    return head - first == 1 and first == 0 and page.words[first].ordinary and sheet.at(page.words[first].start) is None


def _extended(page: Page, sheet: Sheet, head: int) -> int:
    """Over "for Near East Policy" after a head noun."""
    at = head
    while at + 2 < len(page.words) and page.words[at + 1].low in ("of", "for", "on", "and", "to"):
        step = at + 2
        if page.words[step].low == "the" and step + 1 < len(page.words):
            step += 1
        if not (page.words[at + 1].joined and page.words[step].joined and page.words[step].cap) or page.words[at].owner:
            break
        if page.words[at + 1].low == "on" and page.words[step].low in CALENDAR:
            break  # "ordered by the Columbia Union on Tuesday"
        covering = sheet.at(page.words[step].start)
        if covering is not None and (
            page.words[at + 1].low == "and" or covering.type not in (NameType.PLACE, NameType.STATE)
        ):
            break
        if page.words[at + 1].low == "and" and at == head:
            break
        while (
            step + 1 < len(page.words)
            and page.words[step + 1].cap
            and page.words[step + 1].joined
            and not page.words[step].owner
        ):
            step += 1
        at = step
    return at


__all__ = ["Run", "find_headed", "free_runs", "make_run"]
