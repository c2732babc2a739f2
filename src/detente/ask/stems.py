"""Words cut to the letters by which the forms of one word are known."""

from __future__ import annotations

import re
from collections.abc import Collection

from detente.lexicon.folding import fold

_WORD = re.compile(r"[a-z]{3,}")
_LETTERS = 6


def stems(text: str, without: Collection[str] = ()) -> set[str]:
    """The stems of a text's words of three letters or more; words ``without`` are left out.

    >>> sorted(stems("They withdrew; the withdrawal was withdrawn.", {"the", "they", "was"}))
    ['withdr']
    """
    return {word[:_LETTERS] for word in _WORD.findall(fold(text)) if word not in without}
