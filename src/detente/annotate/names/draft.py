"""A mark in the making."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from detente.lexicon.entries import Entry
from detente.model import NameMark, NameType


@dataclass(slots=True)
class Draft:
    """A name mark that later steps still change. ``entry`` is what the lexicon knows of it; ``rank`` is that of an office."""

    start: int
    end: int
    type: NameType
    stands_for: str | None = None
    of: str | None = None
    metonym: bool = False
    entry: Entry | None = None
    rank: str = ""

    def mark(self, text: str) -> NameMark:
        """The finished mark."""
        return NameMark(
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            type=self.type,
            stands_for=self.stands_for,
            of=self.of,
            metonym=self.metonym,
        )


class Sheet:
    """The drafts of one sentence, in order and never overlapping."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._starts: list[int] = []

    def __iter__(self) -> Iterator[Draft]:
        return iter(tuple(self._drafts))

    def over(self, start: int, end: int) -> list[Draft]:
        """The drafts that share a character with a range."""
        at = bisect_right(self._starts, start)
        first = at - 1 if at and self._drafts[at - 1].end > start else at
        found = []
        while first < len(self._drafts) and self._drafts[first].start < end:
            found.append(self._drafts[first])
            first += 1
        return found

    def at(self, offset: int) -> Draft | None:
        """The draft that covers an offset."""
        found = self.over(offset, offset + 1)
        return found[0] if found else None

    def add(self, draft: Draft) -> None:
        """Put a draft in, in the place of those that it overlaps."""
        for other in self.over(draft.start, draft.end):
            self.remove(other)
        at = bisect_right(self._starts, draft.start)
        self._drafts.insert(at, draft)
        self._starts.insert(at, draft.start)

    def remove(self, draft: Draft) -> None:
        """Take a draft out."""
        at = self._drafts.index(draft)
        del self._drafts[at], self._starts[at]
