"""The paragraphs of a page: lines, with what a tag or a hard wrap broke put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from detente.model.lines import BULLET, ENDS, paragraph_ranges

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_ASKING = re.compile(r"\?[\"”’'»)\]]*$")
_LABELLED = re.compile(r"[^\W\d_][^:–—!?.]{1,40}(?::| [–—-]) ?\S")
_QUOTE = re.compile(r"\s*[\"“‘«„']")
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
        return bool(ENDS.search(self.text))

    @cached_property
    def listed(self) -> bool:
        """Whether it is an item of a list (a bullet, a number, a Markdown heading)."""
        return bool(BULLET.match(self.text))

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
    return tuple(Paragraph(start, end, text[start:end], gap) for start, end, gap in paragraph_ranges(text))
