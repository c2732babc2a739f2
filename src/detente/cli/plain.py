"""Text of reports made fit for a terminal."""

from __future__ import annotations

import re

from detente.ask.plain import count, in_words, short_ids, when, when_told, word

__all__ = ["count", "in_words", "one_line", "printable", "short_ids", "when", "when_told", "word"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""The text without control characters, which could otherwise drive the terminal; tabs and line ends stay.

    >>> printable("a\x1b[2Jb")
    'a�[2Jb'
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(printable(text).split())
