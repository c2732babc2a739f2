"""Which lines of a text are one paragraph: those that a hard wrap, or a tag, broke in mid-sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

ENDS = re.compile(r"[.!?…:;][\"”’'»)\]*_]*$|[\"”»]$")
"""What a line that ends a sentence ends with."""
BULLET = re.compile(r"\s*(?:[•‣▪◦·*–—-]\s+|\(?\d{1,2}[.)]\s|\(?[a-zA-Z][.)]\s|\(?[ivxIVX]{1,4}[.)]\s|#{1,6}\s)")
"""What an item of a list begins with."""
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_OPEN_END = re.compile(
    r"(?:\b(?:a|an|and|as|at|between|but|by|for|from|her|his|in|into|its|of|on|or|said|that|the|their|this|to|was|were"
    r"|who|with)|[,(\[])$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"[a-z,;)\]]|\.(?:\s|$)|’s\b|'s\b")
_WRAP_WIDTH = range(50, 101)

Line = tuple[int, int, bool]
"""Start and end of a line without its white space, and whether an empty line stands before it."""


def paragraph_ranges(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    r"""The paragraphs of a text, or of a part of it: a line each, but for lines that were broken inside a sentence.

    >>> text = "Menu\nThe two sides met in\nLatveria, he said.\n\nShare"
    >>> [text[left:right] for left, right, _ in paragraph_ranges(text)]
    ['Menu', 'The two sides met in\nLatveria, he said.', 'Share']
    """
    for group in _groups(text, start, len(text) if end is None else end):
        yield group[0][0], group[-1][1], group[0][2]


def _groups(text: str, start: int, end: int) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in _lines(text, start, end):
        if line[2] and block:
            yield from _split(text, block)
            block = []
        block.append(line)
    if block:
        yield from _split(text, block)


def _lines(text: str, left: int, right: int) -> Iterator[Line]:
    last = left
    for found in _LINE.finditer(text, left, right):
        words = found.group().strip("\ufeff \t\xa0")
        if words.strip():
            start = found.start() + found.group().index(words)
            yield start, start + len(words), len(_BREAK.findall(text, last, start)) > 1
            last = start + len(words)


def _split(text: str, block: list[Line]) -> Iterator[list[Line]]:
    """The paragraphs of a block of lines with no empty line inside."""
    wrapped = _is_wrapped(text, block)
    group = block[:1]
    for line in block[1:]:
        before, after = text[group[-1][0] : group[-1][1]], text[line[0] : line[1]]
        if not BULLET.match(after) and (wrapped or _goes_on(before, after)):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _goes_on(before: str, after: str) -> bool:
    if ENDS.search(before):
        return False
    return bool(_CONTINUES.match(after) or (before.count(" ") > 2 and _OPEN_END.search(before)))


def _is_wrapped(text: str, block: list[Line]) -> bool:
    """Whether a block is one paragraph wrapped at a width: hardly a line had room for the next line's first word."""
    if len(block) < 2:
        return False
    lines = [text[start:end] for start, end, _ in block]
    width = max(map(len, lines))
    if width not in _WRAP_WIDTH:
        return False
    roomy = sum(len(line) + 1 + len(after.split()[0]) <= width - 8 for line, after in itertools.pairwise(lines))
    closed = sum(bool(ENDS.search(line)) for line in lines[:-1])
    return (roomy <= (len(lines) - 1) / 4 and closed <= (len(lines) - 1) / 3) or all(line.isupper() for line in lines)
