"""Sentences as the reader's words, and words as pieces with their case shapes. Training cuts in the same way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d[\d,.]*\d|\w+(?:[’']\w+)?|[^\w\s]")
SHAPES = ("pad", "lower", "title", "upper", "mixed", "digit", "other")
LONGEST = 220
"""Pieces a sentence is cut to."""
_CLS, _SEP, _UNKNOWN = 101, 102, 100


def cut_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offsets of the words, numbers and marks of a sentence; hyphened words are cut.

    >>> text = "U.S.-led talks"
    >>> [text[a:b] for a, b in cut_words(text, 0, len(text))]
    ['U.S.', '-', 'led', 'talks']
    """
    return [match.span() for match in _WORD.finditer(text, start, end)]


def shape(word: str) -> int:
    """The index of a word's case shape in ``SHAPES``.

    >>> [SHAPES[shape(word)] for word in ("talks", "Doha", "UN", "al-Burhan", "12", ",")]
    ['lower', 'title', 'upper', 'mixed', 'digit', 'other']
    """
    if any(c.isdigit() for c in word):
        return SHAPES.index("digit")
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return SHAPES.index("other")
    if all(c.islower() for c in letters):
        return SHAPES.index("lower")
    if all(c.isupper() for c in letters):
        return SHAPES.index("upper" if len(letters) > 1 else "title")
    return SHAPES.index("title" if letters[0].isupper() and all(c.islower() for c in letters[1:]) else "mixed")


def to_pieces(words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Piece ids, case shapes, and the position of each word's first piece, cut to ``LONGEST``."""
    tokenizer = _tokenizer()
    ids, shapes, firsts = [_CLS], [0], []
    for word in words:
        own = tokenizer.encode(word, add_special_tokens=False).ids or [_UNKNOWN]
        if len(ids) + len(own) >= LONGEST:
            break
        firsts.append(len(ids))
        ids += own
        shapes += [shape(word)] * len(own)
    return [*ids, _SEP], [*shapes, 0], firsts


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415 - loaded only by what reads

    tokenizer = Tokenizer.from_file(str(Path("build/reader/onnx/tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
