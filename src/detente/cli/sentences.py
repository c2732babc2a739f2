"""The sentence around a passage, by rule: for showing only, nothing is read from it."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?][\"'”’)])\s+|(?<=[.!?])\s+(?=[\"'“‘(]?[A-Z0-9])")
_LONGEST = 600


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the sentence or sentences that hold ``[start, end)``, cut short where no end is near.

    >>> sentence_around("They met. They talked in Oslo. They left.", 25, 29)
    (10, 30)
    """
    before, after = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    first = max((found.end() for found in _BREAK.finditer(text, before, start) if found.end() <= start), default=before)
    last = next((found.start() for found in _BREAK.finditer(text, end - 1, after) if found.start() >= end), after)
    while text[first] in " \n\t":
        first += 1
    return first, last
