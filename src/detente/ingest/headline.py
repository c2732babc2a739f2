"""The headline of a page: which line it is, and which printings of it are repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from detente.ingest.credit import is_dateline
from detente.ingest.lines import Paragraph

_SUFFIX = re.compile(r"\s+[|–—:·»-]{1,2}\s+[^|]{2,60}$")
_LOOKED_AT = 60
"""Paragraphs before the story among which a headline is sought."""
_NEAR = 10
"""Paragraphs before the story among which it is likeliest."""


def is_headline_like(paragraph: Paragraph) -> bool:
    """Whether a paragraph has the form of a headline: 2 to 45 words, no running text, list's item or dateline."""
    return (
        2 <= len(paragraph.words) <= 45
        and not paragraph.prose
        and not paragraph.listed
        and not is_dateline(paragraph.text)
    )


def find_headline(header: Sequence[Paragraph], story: Sequence[Paragraph]) -> Paragraph | None:
    """The line before the story that is its headline, or ``None``.

    A line that the page prints twice (once perhaps with the outlet's name behind it) is the surest; else it is the
    first that shares about as many words with the story as any.
    """
    candidates = [paragraph for paragraph in header[-_LOOKED_AT:] if is_headline_like(paragraph)]
    seen = long_words(story)
    scores = [share_of_story(paragraph, seen) for paragraph in candidates]
    printed = Counter(key for paragraph in header for key in {paragraph.key, _key(_SUFFIX.sub("", paragraph.text))})
    for paragraph, score in zip(reversed(candidates), reversed(scores), strict=True):
        if printed[paragraph.key] > 1 and score > 0:
            return paragraph
    near = {id(paragraph) for paragraph in header[-_NEAR:]}
    for close in (True, False):
        for paragraph, score in zip(candidates, scores, strict=True):
            if score > 0 and score >= max(scores) / 2 and (id(paragraph) in near or not close):
                return paragraph
    first = header[0] if header else None
    return first if first in candidates and (len(header) == 1 or header[1].gap) else None


def long_words(story: Sequence[Paragraph]) -> set[str]:
    """The words of more than three letters in a story's running text."""
    return {word for paragraph in story if paragraph.prose for word in paragraph.words if len(word) > 3}


def share_of_story(paragraph: Paragraph, seen: set[str]) -> float:
    """How far the long words of a line are the story's: the share of them, times their number; 0 for fewer than two."""
    words = {word for word in paragraph.words if len(word) > 3}
    shared = len(words & seen)
    return shared * shared / len(words) if shared >= 2 else 0.0


def find_repeats(title: str, header: Sequence[Paragraph], rest: Sequence[Paragraph]) -> list[Paragraph]:
    """The printings of a headline but one: the last before the story is kept, or else the first after its start.

    A printing with the outlet's name behind it counts as a printing.
    """
    keys = {_key(title), _key(_SUFFIX.sub("", title))} - {""}
    before = [paragraph for paragraph in header if _prints(paragraph, keys)]
    after = [paragraph for paragraph in rest if not paragraph.prose and _prints(paragraph, keys)]
    plain = [paragraph for paragraph in before if paragraph.key in keys] or before
    kept = plain[-1] if plain else after[0] if after else None
    return [paragraph for paragraph in (*before, *after) if paragraph is not kept]


def _prints(paragraph: Paragraph, keys: set[str]) -> bool:
    if not 3 <= len(paragraph.words) <= 45 or is_dateline(paragraph.text):
        return False
    return paragraph.key in keys or _key(_SUFFIX.sub("", paragraph.text)) in keys


def _key(line: str) -> str:
    return Paragraph(0, len(line), line, gap=False).key
