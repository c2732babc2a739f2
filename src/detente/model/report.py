"""A report as received, and what on its page is not of its story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.model.ids import hash_bytes
from detente.model.interval import DayInterval


@dataclass(frozen=True, slots=True, order=True)
class Furniture:
    """A range ``[start, end)`` of a report's text that is on the page but not of the story, and why.

    ``reason``: navigation, page_date, teaser, related, slug, credit, repeated_headline, boilerplate.
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When a report was published: a closed interval, and on what that rests.

    ``basis``: metadata (given with the file), option (given on the command line), json_ld, html_meta, url,
    dateline, header, body, anchor (a person's decision).
    """

    interval: DayInterval
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document as received; ``text`` never changes once ids rest on it.

    ``sha256`` is of the raw bytes and is the report's identity; ``name`` the base name of the file it came from.
    ``date_shown`` is a date printed on the page, kept apart from ``published``: pages show false ones.
    ``origin`` is the source text that this report prints: reports of one origin are one witness.
    ``language`` is an ISO 639-1 code; only English is read, the others are kept and marked.
    """

    sha256: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    date_shown: str | None = None
    published: Published | None = None
    origin: str | None = None
    credit: str | None = None
    language: str = "en"
    media: str = "text"
    furniture: tuple[Furniture, ...] = field(default=())

    @property
    def id(self) -> str:
        """The short id: the first 16 digits of the SHA-256 of the bytes."""
        return f"r-{self.sha256[:16]}"

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether a range touches furniture."""
        return any(piece.start < end and start < piece.end for piece in self.furniture)

    @classmethod
    def of_text(cls, text: str, name: str = "report.txt", *, published: str | None = None) -> Report:
        """A report of a plain text, for the shell, the docs and tests.

        >>> Report.of_text("They met.", published="2024-02-17").published.interval.is_day
        True
        """
        when = Published(interval=DayInterval.parse(published), basis="option") if published else None
        return cls(sha256=hash_bytes(text.encode()), name=name, text=text, published=when)


def story_ranges(text: str, furniture: Iterable[Furniture]) -> list[tuple[int, int]]:
    """The ranges of a text that are of the story: what the furniture leaves, in order.

    >>> story_ranges("Home | Talks resumed.", [Furniture(0, 7, "navigation")])
    [(7, 21)]
    """
    ranges, at = [], 0
    for piece in sorted(furniture):
        if piece.start > at:
            ranges.append((at, piece.start))
        at = max(at, piece.end)
    if at < len(text):
        ranges.append((at, len(text)))
    return ranges
