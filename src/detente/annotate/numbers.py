"""Numbers as the words bound them: "four", "at least 286", "dozens", "tens of thousands", "between 3 and 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.model import Bound, NumberMark, Report, Sentence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_WORDS = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (100, 999),
    "thousands": (1_000, 9_999),
    "tens of thousands": (10_000, 99_999),
    "hundreds of thousands": (100_000, 999_999),
    "millions": (1_000_000, 9_999_999),
    "several": (3, 9),
    "a handful": (3, 9),
    "a few": (2, 9),
    "a couple": (2, 2),
    "a dozen": (12, 12),
    "half a dozen": (6, 6),
    "two dozen": (24, 24),
    "three dozen": (36, 36),
}
"""What vague words are read as, inclusive: a convention of this project, told in docs/reference/figures.md."""

_SIMPLE = "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_NUMERAL = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:\s+(?:{_SCALE}))?(?![\d,]*\d)"
_SPELLED = (
    rf"(?:(?:{_SIMPLE})(?:[- ](?:{_SIMPLE}))?|an?(?=\s+(?:{_SCALE})\b))(?:\s+(?:{_SCALE}))*"
    rf"(?:\s+and\s+(?:{_SIMPLE})(?:-(?:{_SIMPLE}))?)?"
)
_VAGUE = "|".join(sorted((re.escape(v) for v in VAGUE), key=len, reverse=True))
_DOZENS = {"dozen": 12, **_SCALES}
_SCALED = rf"(?:several|a few|a handful of|many)\s+(?:{'|'.join(_DOZENS)})\b"
_CORE = rf"(?:{_SCALED}|{_VAGUE}|(?:{_SIMPLE}|\d+)\s+dozen\b|{_NUMERAL}|{_SPELLED})"
_AT_LEAST = r"at least|no fewer than|not less than|a minimum of|more than|over|upwards of|in excess of|above|exceeding"
_AT_MOST = r"at most|up to|as many as|no more than|fewer than|less than"
_ABOUT = r"about|around|approximately|roughly|some|an estimated|estimated|circa|nearly|almost|close to"
_NUMBER = re.compile(
    rf"(?<![\w.:$€£-])(?:(?P<atleast>{_AT_LEAST})\s+|(?P<atmost>{_AT_MOST})\s+|(?P<about>{_ABOUT})\s+)?"
    rf"(?:between\s+(?P<from>{_CORE})\s+and\s+(?P<to>{_CORE})|(?P<low>\d[\d,]*)\s*(?:-|–|to)\s*(?P<high>\d[\d,]*)(?![\d-])|(?P<core>{_CORE}))"
    r"(?P<ormore>\s+or\s+more|\s+plus\b|\+)?(?![\w%-]|\.\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s*(?::\d|[ap]\.?m\b|%|percent|per cent|th\b|st\b|nd\b|rd\b|[- ]years?[- ]old)", re.IGNORECASE)


def find_numbers(report: Report, sentences: Sequence[Sentence]) -> tuple[NumberMark, ...]:
    """Numbers that could count something, in text order; ordinals, percentages, clock times and money signs are passed over.

    Whether a bare four-digit number is a year is for the caller to see from the time marks.

    >>> report = Report.of_text("At least 286 died and dozens were hurt.")
    >>> [(n.text, n.low, n.best, n.high) for n in find_numbers(report, [Sentence(start=0, end=39, paragraph=0)])]
    [('At least 286', 286, None, None), ('dozens', 24, None, 99)]
    """
    return tuple(mark for s in sentences for mark in _in_range(report.text, s.start, s.end))


def _in_range(text: str, start: int, end: int) -> Iterator[NumberMark]:
    for match in _NUMBER.finditer(text, start, end):
        if _CLOCK.match(text, match.end(), end) or _is_age(text, match):
            continue
        bounds = _bounds(match)
        if bounds:
            low, best, high, bound = bounds
            yield NumberMark(
                start=match.start(), end=match.end(), text=match.group(), low=low, best=best, high=high, bound=bound
            )


def _is_age(text: str, match: re.Match[str]) -> bool:
    """Whether a number stands where an age does: "Ana Duarte, 61, said"."""
    return (
        match["core"] is not None
        and match["core"].isdigit()
        and len(match["core"]) <= 2
        and text[max(0, match.start() - 2) : match.start()] == ", "
        and text[match.end() : match.end() + 1] in (",", ".", ")")
    )


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None, float | None, Bound] | None:
    if match["from"] or match["low"]:
        low, high = read_number(match["from"] or match["low"]), read_number(match["to"] or match["high"])
        return (low, None, high, Bound.RANGE) if low is not None and high is not None and low <= high else None
    core = " ".join(match["core"].lower().split())
    if vague := _read_vague(core):
        low, high = vague
        if match["atleast"]:
            return low, None, None, Bound.AT_LEAST
        return (low, low, high, Bound.EXACT) if low == high else (low, None, high, Bound.RANGE)
    value = read_number(core)
    if value is None:
        return None
    if match["atleast"] or match["ormore"]:
        return value, None, None, Bound.AT_LEAST
    if match["atmost"]:
        return None, None, value, Bound.AT_MOST
    return (None, value, None, Bound.ABOUT) if match["about"] else (value, value, value, Bound.EXACT)


def _read_vague(words: str) -> tuple[float, float] | None:
    """Both ends of vague words; before a scale they count in it, up to where the next of them begins: "a few hundred"."""
    if words in VAGUE:
        return VAGUE[words]
    head, _, scale = words.rpartition(" ")
    low, high = VAGUE.get(head.removesuffix(" of").replace("many", "several"), (0, 0))
    return (low * _DOZENS[scale], (high + 1) * _DOZENS[scale] - 1) if low and scale in _DOZENS else None


def read_number(words: str) -> float | None:
    """The value of a numeral or spelled number, or ``None``.

    >>> read_number("6,500"), read_number("twenty-one"), read_number("2.5 million"), read_number("two hundred and four")
    (6500, 21, 2500000, 204)
    """
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", words.lower().replace(",", "")):
        if word in ("and", ""):
            continue
        if word in ("a", "an"):
            current, seen = 1, True
        elif word in _WORDS:
            current, seen = current + _WORDS[word], True
        elif word in _DOZENS:
            current = (current or 1) * _DOZENS[word]
            if _DOZENS[word] >= 1000:
                total, current = total + current, 0
        elif re.fullmatch(r"\d+(\.\d+)?", word):
            current, seen = current + float(word), True
        else:
            return None
    value = total + current
    return (int(value) if float(value).is_integer() else value) if seen or value else None
