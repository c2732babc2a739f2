"""One spelling for matching: letters without case or accents, one kind of apostrophe, hyphen and space."""

from __future__ import annotations

import unicodedata

_SAME = {**dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys("‐‑–", "-"), **dict.fromkeys("\u00a0\n\t\r", " ")}
_LETTERS = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "s", "æ": "a", "œ": "o", "ə": "a", "ð": "d", "þ": "t"}


def fold(text: str) -> str:
    """The text for comparing, character for character as long as the original, so that offsets stay true.

    >>> fold("N’Djamena, Bogotá")
    "n'djamena, bogota"
    """
    return text.lower() if text.isascii() and "\n" not in text and "\t" not in text else text.translate(_FOLDED)


def _fold_char(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    low = char.lower()[:1] or char
    if low in _LETTERS:
        return _LETTERS[low]
    return unicodedata.normalize("NFD", low)[:1] or low


class _Folded(dict[int, str]):
    """Each letter met so far, by its code, folded."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_FOLDED = _Folded()


def plural(word: str) -> str:
    """The plural of a demonym or an office, the last word of several changed; itself where English has none.

    >>> [plural(word) for word in ("Armenian", "Chinese", "Dutchman", "foreign minister", "secretary of state")]
    ['Armenians', 'Chinese', 'Dutchmen', 'foreign ministers', 'secretaries of state']
    """
    for joint in (" of ", " for ", " in ", " to ", " without ", " at ", "-in-", "-at-", " d'", " general"):
        head, found, tail = word.partition(joint)
        if found and head:
            return plural(head) + found + tail
    low = word.lower()
    if (low.endswith("man") and not low.endswith(("oman", "german", "roman"))) or low.endswith("woman"):
        return word[:-2] + "en"
    if low.endswith(("ese", "ish", "ch", "s", "z", "x")):
        return word
    if low.endswith("y") and low[-2:-1] not in ("a", "e", "o", "u") and " " + low not in (" y",):
        return word[:-1] + "ies"
    return word + "s"
