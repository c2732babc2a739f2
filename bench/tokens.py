"""Tokens back into text, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "’", "''", "”"])
_NO_SPACE_AFTER = frozenset(["(", "[", "$", "``", "“", "#"])


def join_tokens(tokens: Sequence[str], sentences: Sequence[int] | None = None) -> tuple[str, list[tuple[int, int]]]:
    """A text written as people write it, and the half-open range of each token in it.

    A blank line stands between sentences, which are told apart by number.

    >>> join_tokens(["Peru", "'s", "envoy", "left", "."])
    ("Peru's envoy left.", [(0, 4), (4, 6), (7, 12), (13, 17), (17, 18)])
    """
    text, ranges = "", []
    for at, token in enumerate(tokens):
        if at and sentences and sentences[at] != sentences[at - 1]:
            text += "\n\n"
        elif at and token not in _NO_SPACE_BEFORE and tokens[at - 1] not in _NO_SPACE_AFTER:
            text += " "
        ranges.append((len(text), len(text) + len(token)))
        text += token
    return text, ranges
