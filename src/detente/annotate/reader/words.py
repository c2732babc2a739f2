"""Sentences as the reader's words. Training cuts its own sentences in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|Prof|St|Adm|Brig|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
    r"(?=\s)"
    r"|\d+(?:[.,:/]\d+)+(?:[^\W\d_]+)?"
    r"|(?:co|re|pre|anti|non|ex|pro|mid|cease|flare|build|pull|sit|stand|break)-[a-z]+"
    r"|[^\W_]+(?:['’][^\W_]+)*"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|\.\.\.|--"
    r"|[^\s]"
)
_TAIL = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
SHAPES = ("pad", "lower", "title", "upper", "mixed", "digit", "other")


def cut_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offsets of the words, numbers and marks of a sentence; hyphened words, "'s" and "n't" are cut, as treebanks do.

    >>> text = "Syria's U.S.-led talks didn’t fail"
    >>> [text[a:b] for a, b in cut_words(text, 0, len(text))]
    ['Syria', "'s", 'U.S.', '-', 'led', 'talks', 'did', 'n’t', 'fail']
    """
    return [span for match in _WORD.finditer(text, start, end) for span in _split(text, *match.span())]


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if tail := _TAIL.search(text, start, end):
        yield start, tail.start()
        yield tail.start(), end
    elif text[start:end].lower() == "cannot":
        yield start, start + 3
        yield start + 3, end
    else:
        yield start, end


def shape(word: str) -> int:
    """The index of a word's case shape in ``SHAPES``.

    >>> [SHAPES[shape(word)] for word in ("talks", "Doha", "UN", "al-Burhan", "12", ",")]
    ['lower', 'title', 'upper', 'mixed', 'digit', 'other']
    """
    if word.islower() and word.isalpha():
        return 1
    if any(c.isdigit() for c in word):
        return 5
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(letters) > 1 else 2
    return 2 if letters[0].isupper() and all(c.islower() for c in letters[1:]) else 4
