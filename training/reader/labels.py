"""The label sets of the reader's heads, in the order of their indices; 0 is "none"."""

from __future__ import annotations

from detente.model import Kind, NameType, Part, Status

KINDS = ("none", *(kind.value for kind in Kind))
STATUSES = tuple(status.value for status in Status)
LINKS = ("none", *(part.value for part in Part), "place", "time", "content")
NAMES = ("O", *(f"{edge}-{kind.value}" for kind in NameType for edge in "BI"))
SHAPES = ("pad", "lower", "title", "upper", "mixed", "digit", "other")


def shape(word: str) -> int:
    """The index of a word's case shape: the vocabulary is uncased, so the shape is fed beside the word piece.

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
