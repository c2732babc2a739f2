"""Words that are seldom names: what "March", "Reading" or a headline's capitals are checked against."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def is_ordinary(word: str) -> bool:
    """Whether a word, in lower case, is an ordinary word of English.

    >>> is_ordinary("reading"), is_ordinary("bukavu")
    (True, False)
    """
    return word in _words()


@cache
def _words() -> frozenset[str]:
    text = files("detente.lexicon").joinpath("data", "ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
