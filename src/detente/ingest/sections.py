"""Sections of a page that list other stories: "Related Articles", "Latest", "Read more", and what stands under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from detente.ingest.lines import Paragraph
from detente.ingest.patterns import FurniturePatterns, fold

_LONGEST_HEADING = 60
_LONGEST_TEASER = 30
_LONGEST_SUBHEAD = 6
_STORY_FIRST = 60
"""Words of running text that must stand before a section for running text under it to be taken for a teaser."""
_ABOUT_WORDS = 90


def find_sections(page: Sequence[Paragraph], core: tuple[int, int], patterns: FurniturePatterns) -> dict[int, str]:
    """Index of paragraph -> reason, for the headings of such sections and the paragraphs that belong to them.

    Lines that are no running text are taken up to the next running text. A paragraph of running text is taken where
    it is of another story (it shares hardly a name or rare word with the rest), or stands under a teaser's headline
    after the story's end.
    """
    reading = _Page(page, core)
    found: dict[int, str] = {}
    index = 0
    while index < len(page):
        kind = _heading_kind(page[index], patterns)
        index += 1
        if kind is None:
            continue
        found[index - 1] = "related"
        reason = "boilerplate" if kind == "about" else "teaser"
        for taken in reading.about(index) if kind == "about" else reading.teasers(index, only_one=kind == "one"):
            found[taken] = reason
            index = taken + 1
    return found


def _heading_kind(paragraph: Paragraph, patterns: FurniturePatterns) -> str | None:
    if len(paragraph.text) > _LONGEST_HEADING or paragraph.quoted:
        return None
    line = fold(paragraph.text)
    kinds = {"one": patterns.section_one, "about": patterns.section_about, "many": patterns.section_many}
    return next((kind for kind, pattern in kinds.items() if pattern.fullmatch(line)), None)


class _Page:
    """A page's paragraphs, and what is asked of them at every heading."""

    def __init__(self, page: Sequence[Paragraph], core: tuple[int, int]) -> None:
        self._page, self._core = page, core
        self._names = rare_words(page)
        self._over = last_of_story(page, self._names)
        counts = (len(paragraph.words) if paragraph.prose else 0 for paragraph in page)
        self._prose_before = list(accumulate(counts, initial=0))

    def teasers(self, start: int, *, only_one: bool) -> Iterator[int]:
        """The teasers that stand from ``start`` on, under a heading."""
        before, whole = self._prose_before[start], self._prose_before[-1]
        late = before >= _STORY_FIRST and whole - before < before / 2
        for index in range(start, len(self._page)):
            paragraph = self._page[index]
            if paragraph.prose:
                under_headline = index > start and _under_headline(self._page, index)
                other = is_foreign(paragraph, self._names) or under_headline
                if only_one or not late or index <= self._over or not other:
                    return
            elif index <= self._core[0] or not self._may_be_teaser(index, late=late):
                return
            yield index
            if only_one:
                return

    def about(self, start: int) -> range:
        """A word on the writer with the name above it; nothing where no short running text follows soon."""
        for index in range(start, min(start + 4, len(self._page))):
            if self._page[index].prose:
                short = len(self._page[index].words) <= _ABOUT_WORDS
                return range(start, index + 1) if short and start > self._core[0] else range(0)
        return range(0)

    def _may_be_teaser(self, index: int, *, late: bool) -> bool:
        """Whether a line that is no running text can be another story's headline."""
        line = self._page[index]
        if line.quoted or line.listed or len(line.words) > _LONGEST_TEASER:
            return False
        return late or not (line.closed or self._introduces(index))

    def _introduces(self, index: int) -> bool:
        """Whether a short line stands right over running text of the story: then it is likelier its sub-head."""
        if index + 1 == len(self._page) or len(self._page[index].words) > _LONGEST_SUBHEAD:
            return False
        following = self._page[index + 1]
        return following.prose and not is_foreign(following, self._names) and not self._page[index - 1].closed


def last_of_story(page: Sequence[Paragraph], names: Counter[str]) -> int:
    """Index of the last running text that is plainly of the story: no other story's headline stands over it."""
    own = (
        i
        for i in reversed(range(len(page)))
        if page[i].prose and not is_foreign(page[i], names) and not _under_headline(page, i)
    )
    return next(own, -1)


def _under_headline(page: Sequence[Paragraph], index: int) -> bool:
    above = page[index - 1] if index else None
    return above is not None and not above.prose and not above.closed and len(above.words) >= 4


def rare_words(page: Sequence[Paragraph]) -> Counter[str]:
    """In how many paragraphs of running text each name and long word stands."""
    return Counter(word for paragraph in page if paragraph.prose for word in paragraph.rare)


def is_foreign(paragraph: Paragraph, names: Counter[str]) -> bool:
    """Whether a paragraph shares less than a quarter of its names and rare words with the other paragraphs."""
    own = paragraph.rare
    shared = len([word for word in own if names[word] > 1])
    return bool(own) and shared <= max(1, len(own) // 4)
