"""The value of a number's words: "at least 286", "three to five", "dozens", "1.2 million"."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.model.words import Bound

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_WORDS: dict[str, float] = {word: n for n, word in enumerate(_UNITS)} | {
    word: 10.0 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
_WORDS |= {
    "no": 0,
    "none": 0,
    "both": 2,
    "pair": 2,
    "couple": 2,
    "half": 0.5,
}
_ONE = {"a", "an", "another", "single", "lone"}
"""One by themselves; before a number they count nothing ("a pair", "another two", "half a million")."""
_SCALES: dict[str, float] = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}
_VAGUE: dict[str, tuple[float, float | None]] = {
    "a quarter of a million": (250_000, 250_000),
    "tens of thousands": (10_000, 99_999),
    "hundreds of thousands": (100_000, 999_999),
    "millions": (1e6, 9_999_999),
    "thousands": (1000, 9999),
    "hundreds": (100, 999),
    "scores": (40, 199),
    "dozens": (24, 99),
    "tens": (20, 99),
    "several": (3, 9),
    "a few": (2, 9),
    "a handful": (3, 9),
    "multiple": (3, 9),
    "a number": (3, 9),
    "numerous": (4, None),
}
"""What vague words are read as, inclusive, ``None`` an open end: the convention of docs/reference/figures.md."""
_SEVERAL = 9
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    (
        r"at least|no fewer than|not less than|a minimum of|more than|over|upwards? of|in excess of|above",
        Bound.AT_LEAST,
    ),
    (r"at most|no more than|up to|as many as|fewer than|less than|under|below|a maximum of", Bound.AT_MOST),
    (
        r"about|around|roughly|approximately|some|nearly|almost|close to|an estimated|estimated|perhaps|just over|just under",
        Bound.ABOUT,
    ),
)


class Number(NamedTuple):
    """Bounds and best value."""

    low: float | None
    best: float | None
    high: float | None
    bound: Bound


def read_words(words: str) -> Number | None:
    """Read the value of the words, ``None`` where they are no number this knows.

    >>> read_words("more than 6,500")
    Number(low=6500.0, best=None, high=None, bound=<Bound.AT_LEAST: 'at_least'>)
    >>> read_words("dozens").high
    99.0
    >>> read_words("a few hundred")[:3]
    (200.0, None, 999.0)
    >>> read_words("two to three million")[:3]
    (2000000.0, None, 3000000.0)
    """
    text = re.sub(r"\s+", " ", words.lower()).strip()
    for vague, (low, high) in _VAGUE.items():
        match = re.fullmatch(rf"(?:many |the )?{vague}(?: of)?(?: ({'|'.join(_SCALES)}))?(?: of)?", text)
        if match and high is None:
            return None if match[1] else Number(float(low), None, None, Bound.AT_LEAST)
        if match and match[1] and high == _SEVERAL:
            scale = _SCALES[match[1]]
            return Number(float(low * scale), None, float((_SEVERAL + 1) * scale - 1), Bound.RANGE)
        if match and not match[1] and high is not None:
            return Number(float(low), None, float(high), Bound.RANGE)
    between = re.fullmatch(r"(?:between |from )?(\S.*?)(?: and | to | or |-|–)(\S.*)", text)
    if between and (text.startswith(("between", "from")) or re.search(r" to | or |\d[-–]\d", text)):
        low_value, high_value = _plain(between[1]), _plain(between[2])
        shared = re.fullmatch(rf"\S.* ({'|'.join(_SCALES)})", between[2])
        if low_value and high_value and shared and low_value < high_value / _SCALES[shared[1]]:
            low_value *= _SCALES[shared[1]]
        if low_value is not None and high_value is not None:
            return Number(low_value, None, high_value, Bound.RANGE)
    for pattern, bound in _BOUNDS:
        match = re.match(rf"(?:{pattern}) (.+)", text)
        if match and (value := _plain(match[1])) is not None:
            return _bounded(value, bound)
    value = _plain(text)
    return None if value is None else _bounded(value, Bound.EXACT)


def read_code(code: str) -> Number | None:
    """Read the value of a written code: ``4``, ``>=286``, ``<=40``, ``~30000``, ``3-5``.

    >>> read_code("24-99").low
    24.0
    """
    match = re.fullmatch(r"(>=|<=|~)?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?", code)
    if not match or (match[1] and match[3]):
        return None
    first = float(match[2])
    if match[3]:
        return Number(first, None, float(match[3]), Bound.RANGE) if first <= float(match[3]) else None
    return _bounded(first, {None: Bound.EXACT, ">=": Bound.AT_LEAST, "<=": Bound.AT_MOST, "~": Bound.ABOUT}[match[1]])


def _bounded(value: float, bound: Bound) -> Number:
    if bound is Bound.AT_LEAST:
        return Number(value, None, None, bound)
    if bound is Bound.AT_MOST:
        return Number(None, None, value, bound)
    if bound is Bound.ABOUT:
        return Number(None, value, None, bound)
    return Number(value, value, value, bound)


def _plain(text: str) -> float | None:
    total = current = 0.0
    seen = False
    text = re.sub(r"^(?:the|all|other|another) (?=\S)", "", text)
    words = [w for w in re.split(r"[\s-]+", re.sub(r"^[$€£]", "", text)) if w not in ("and", "of", "lakh")]
    counting = [w for w in words if w not in _ONE]
    if words and not counting:
        return 1.0
    for word in counting:
        digits = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?", word)
        if digits:
            current += float(digits[0].replace(",", ""))
        elif word in _WORDS:
            current += _WORDS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        else:
            return None
        seen = True
    return total + current if seen else None
