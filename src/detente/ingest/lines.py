"""The paragraphs of a page: lines, with what a tag or a hard wrap broke put together again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_END = re.compile(r"[.!?…:;][\"”’'»)\]*_]*$|[\"”»]$")
_ASKING = re.compile(r"\?[\"”’'»)\]]*$")
_BULLET = re.compile(r"\s*(?:[•‣▪◦·*–—-]\s+|\(?\d{1,2}[.)]\s|\(?[a-zA-Z][.)]\s|\(?[ivxIVX]{1,4}[.)]\s|#{1,6}\s)")
_LABELLED = re.compile(r"[^\W\d_][^:–—!?.]{1,40}(?::| [–—-]) ?\S")
_QUOTE = re.compile(r"\s*[\"“‘«„']")
_OPEN_END = re.compile(
    r"(?:\b(?:a|an|and|as|at|between|but|by|for|from|her|his|in|into|its|of|on|or|said|that|the|their|this|to|was|were"
    r"|who|with)|[,(\[])$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"[a-z,;)\]]|\.(?:\s|$)|’s\b|'s\b")
_WRAP_WIDTH = range(50, 101)
_SMALL = frozenset(
    "a about after against all also an and any are as at be been before between but by can could did do for from had has "
    "have he her his if in into is it its more no not of on one or our out over said she so some than that the their "
    "them there they this to two under up was we were what when which while who will with would you".split()
)
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]{2,}")
_LONG = 8
PROSE_WORDS = 8


@dataclass(frozen=True)
class Paragraph:
    """A range ``[start, end)`` of a text that reads as one paragraph; ``gap``: an empty line stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @cached_property
    def words(self) -> list[str]:
        """The words, lower-cased."""
        return [word.lower() for word in _WORD.findall(self.text)]

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_END.search(self.text))

    @cached_property
    def listed(self) -> bool:
        """Whether it is an item of a list (a bullet, a number, a Markdown heading)."""
        return bool(_BULLET.match(self.text))

    @cached_property
    def quoted(self) -> bool:
        """Whether it opens with a quotation mark."""
        return bool(_QUOTE.match(self.text))

    @cached_property
    def prose(self) -> bool:
        """Whether it is running text: long enough, closed as a sentence, with the small words of sentences."""
        count = len(self.words)
        if count < PROSE_WORDS or (_ASKING.search(self.text) and count < 2 * PROSE_WORDS and not self.quoted):
            return False
        small = len([word for word in self.words if word in _SMALL]) / count
        return (self.closed and small > 0.1) or (count >= 40 and small > 0.2)

    @cached_property
    def labelled(self) -> bool:
        """Whether it is a label with its value, as fact boxes have them ("Mediator: Norway")."""
        return bool(_LABELLED.match(self.text))

    @cached_property
    def key(self) -> str:
        """What two printings of one line share."""
        return " ".join(self.words)

    @cached_property
    def rare(self) -> frozenset[str]:
        """Its names and its long words, lower-cased."""
        names = [word.lower() for word in _NAME.findall(self.text)]
        return frozenset([*names, *(word for word in self.words if len(word) >= _LONG)])


@lru_cache(maxsize=2)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a text in order, without the white space around them.

    A line break inside a sentence (a hard wrap, a tag that broke a line) does not end a paragraph; any other does.

    >>> [p.text for p in paragraphs("Menu\nThe two sides met in\nLatveria, he said.\n\nShare")]
    ['Menu', 'The two sides met in\nLatveria, he said.', 'Share']
    """
    # kept for a moment: title, furniture and credit of one report are each sought in them
    return tuple(_join(text, group) for group in _groups(text))


def _join(text: str, group: list[tuple[int, int, bool]]) -> Paragraph:
    start, end = group[0][0], group[-1][1]
    return Paragraph(start, end, text[start:end], group[0][2])


def _groups(text: str) -> Iterator[list[tuple[int, int, bool]]]:
    block: list[tuple[int, int, bool]] = []
    for line in _lines(text):
        if line[2] and block:
            yield from _split(text, block)
            block = []
        block.append(line)
    if block:
        yield from _split(text, block)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    last = 0
    for found in _LINE.finditer(text):
        words = found.group().strip("\ufeff \t\xa0")
        if words:
            start = found.start() + found.group().index(words)
            yield start, start + len(words), len(_BREAK.findall(text, last, start)) > 1
            last = start + len(words)


def _split(text: str, block: list[tuple[int, int, bool]]) -> Iterator[list[tuple[int, int, bool]]]:
    """The paragraphs of a block of lines with no empty line inside."""
    wrapped = _is_wrapped(text, block)
    group = block[:1]
    for line in block[1:]:
        before, after = text[group[-1][0] : group[-1][1]], text[line[0] : line[1]]
        if not _BULLET.match(after) and (wrapped or _goes_on(before, after)):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _goes_on(before: str, after: str) -> bool:
    if _END.search(before):
        return False
    return bool(_CONTINUES.match(after) or (before.count(" ") > 2 and _OPEN_END.search(before)))


def _is_wrapped(text: str, block: list[tuple[int, int, bool]]) -> bool:
    """Whether a block is one paragraph wrapped at a width: hardly a line had room for the next line's first word."""
    if len(block) < 2:
        return False
    lines = [text[start:end] for start, end, _ in block]
    width = max(map(len, lines))
    if width not in _WRAP_WIDTH:
        return False
    roomy = sum(len(line) + 1 + len(after.split()[0]) <= width - 8 for line, after in itertools.pairwise(lines))
    closed = sum(bool(_END.search(line)) for line in lines[:-1])
    return (roomy <= (len(lines) - 1) / 4 and closed <= (len(lines) - 1) / 3) or all(line.isupper() for line in lines)
