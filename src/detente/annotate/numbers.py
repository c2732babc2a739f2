"""Numbers as the words bound them: "four", "at least 286", "dozens", "tens of thousands", "between 3 and 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.lexicon.phrases import alternatives
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

VAGUE: dict[str, tuple[float, float | None]] = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (100, 999),
    "thousands": (1_000, 9_999),
    "tens of thousands": (10_000, 99_999),
    "hundreds of thousands": (100_000, 999_999),
    "millions": (1_000_000, 9_999_999),
    "several": (3, 9),
    "multiple": (3, 9),
    "a number": (3, 9),
    "numerous": (4, None),
    "a handful": (3, 9),
    "a few": (2, 9),
    "a couple": (2, 2),
    "a dozen": (12, 12),
    "half a dozen": (6, 6),
    "two dozen": (24, 24),
    "three dozen": (36, 36),
    "half a million": (500_000, 500_000),
    "half a billion": (500_000_000, 500_000_000),
    "a quarter of a million": (250_000, 250_000),
}
"""What vague words are read as, inclusive, ``None`` an open end: a convention of this project (docs/reference/figures.md)."""

_SIMPLE = alternatives(_WORDS)
_SCALE = "|".join(_SCALES)
_NUMERAL = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:\s+(?:{_SCALE}))?(?![\d,]*\d)"
_SPELLED = (
    rf"(?:(?:{_SIMPLE})(?:[- ](?:{_SIMPLE}))?|an?(?=\s+(?:{_SCALE})\b))(?:\s+(?:{_SCALE}))*"
    rf"(?:\s+and\s+(?:{_SIMPLE})(?:-(?:{_SIMPLE}))?)?"
)
_VAGUE = alternatives(VAGUE.keys() - {"a number"})
_DOZENS = {"dozen": 12, **_SCALES}
_SCALED = rf"(?:several|a few|a handful of|many|multiple)\s+(?:tens\s+of\s+)?(?:{'|'.join(_DOZENS)})s?\b"
_NUMBER_OF = r"a\s+number(?=\s+of\b)"
_CORE = rf"(?:{_SCALED}|{_NUMBER_OF}|{_VAGUE}|(?:{_SIMPLE}|\d+)\s+dozen\b|{_NUMERAL}|{_SPELLED})"
_AT_LEAST = (
    r"at least|no fewer than|not fewer than|no less than|not less than|a minimum of|(?:slightly |well )?more than|"
    r"(?:well )?over|upwards of|in excess of|above|exceeding"
)
_AT_MOST = r"at most|up to|as many as|no more than|not more than|fewer than|less than|well under"
_ABOUT = (
    r"about|around|approximately|roughly|some|an estimated|estimated|circa|nearly|almost|close to|just over|just under|"
    r"perhaps|possibly|maybe"
)
_NUMBER = re.compile(
    rf"(?<![\w.:$€£-])(?<!\d,)(?:(?P<atleast>{_AT_LEAST})\s+|(?P<atmost>{_AT_MOST})\s+|(?P<about>{_ABOUT})\s+)?"
    rf"(?:between\s+(?P<from>{_CORE})\s+and\s+(?P<to>{_CORE})|(?P<low>\d[\d,]*)\s*(?:-|–|to)\s*(?P<high>\d[\d,]*)(?![\d-])(?:\s+(?P<scale>{_SCALE})\b)?"
    rf"|(?P<one>{_CORE})\s+(?:or|to)\s+(?P<other>{_CORE})|(?P<core>{_CORE}))"
    r"(?P<ormore>\s+or\s+more|\s+plus\b|\+)?(?P<orso>\s+or\s+so\b)?(?P<orless>\s+or\s+(?:fewer|less)\b)?(?![\w%-]|\.\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s*(?::\d|[ap]\.?m\b|%|percent|per cent|th\b|st\b|nd\b|rd\b|[- ]years?[- ]old)", re.IGNORECASE)

_AGED = re.compile(r"\bage[sd]?\s+(?:of\s+)?(?:\d+,?\s+(?:and\s+)?)*$", re.IGNORECASE)
_DIED_AT = re.compile(r"\bdie[sd]\b[^.;,]{0,30}\bat $", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|the|this|that|which|each|every|any)[- ]$", re.IGNORECASE)
"""Before "one" it counts nobody: "no one", "the one being held"."""
_RATIO = re.compile(r"\s+in\s+(?:three|four|five|ten|a hundred)\b(?!\s+\w+s\b)", re.IGNORECASE)
_BEHIND_AGE = re.compile(
    r"(?:[,.);]|\s*(?:--|[–—])|\s+who\b|"
    r"\s+(?:of|from)\s+(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+(?:,|\s+(?:is|was|has|had|who|died|and)\b))"
)
_AGES = re.compile(
    r"(?:,|--|[–—])\s*(?:both\s+\d{1,2}(?:\s*[,.;]|\s+and\s+(?:from|of)\b)"
    r"|\d{1,2}(?:,\s+\d{1,2})*,?\s+and\s+\d{1,2}\s*(?:[,.;]|--|[–—])(?!\s*respectively))"
)
"""Ages of several, set off behind their names: "the brothers, *24 and 31*, were", "X and Y, *both 24*, died"."""
_NAMED = re.compile(r"[A-Z][\w'’.-]+, $")
_GIVEN = re.compile(r"\b(?:hand|turn|giv|gave|sign|deed)[a-z]* $", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:Highway|Route|Interstate|Road|Channel|Region|Section|Article|Chapter|Resolution|Annex|Protocol|Ward|Division|"
    r"Unit|Group|Flight|Camp|Post|Point|Zone|Area|Block|Level|Phase|Bill|Law|No\.|Nos\.|Number)\s+$"
    r"|\b(?:Image|Photo|Picture|Slide|Page)\s+(?:\d+\s+of\s+)?$"
)
_DIALLED = re.compile(
    r"(?:\(\d{2,4}\)\s?|\+\d{1,3}[\s-]|\b(?:call|phone|tel\.?|telephone|fax|dial)(?:ing)?:?\s)$", re.IGNORECASE
)
"""What stands before a number to be called."""
_AREA_CODE = re.compile(r"\)\s?\d{3}[\s-]")
_ADDRESS = re.compile(
    r"\d+\s+(?:block of|(?:[NSEW]\.?\s+)?(?:[A-Z][\w.]*\s+){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Court|Place|Highway|Parkway)\b)"
)


def find_numbers(report: Report, sentences: Sequence[Sentence]) -> tuple[NumberMark, ...]:
    """Numbers that could count something, in text order; ordinals, percentages, clock times and money signs are passed over.

    Whether a bare four-digit number is a year is for the caller to see from the time marks.

    >>> report = Report.of_text("At least 286 died and dozens were hurt.")
    >>> [(n.text, n.low, n.best, n.high) for n in find_numbers(report, [Sentence(start=0, end=39, paragraph=0)])]
    [('At least 286', 286, None, None), ('dozens', 24, None, 99)]
    """
    return tuple(mark for s in sentences for mark in _in_range(report.text, s.start, s.end))


def _in_range(text: str, start: int, end: int) -> Iterator[NumberMark]:
    passed = start
    for match in _NUMBER.finditer(text, start, end):
        if _CLOCK.match(text, match.end(), end) or _is_age(text, match) or _is_label(text, match):
            continue
        ratio = _RATIO.match(text, match.end(), end)
        passed = ratio.end() if ratio else passed
        pronoun = (match["core"] or "").lower() == "one" and _NO.search(text, max(0, match.start() - 6), match.start())
        if ratio or match.start() < passed or pronoun:
            continue
        bounds = _bounds(match)
        if bounds:
            low, best, high, bound = bounds
            yield NumberMark(
                start=match.start(), end=match.end(), text=match.group(), low=low, best=best, high=high, bound=bound
            )


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether a numeral is part of a name, or to be dialled: "Highway 8", "1013 Park Street", "Image 6 of 12", "(020) 673-6955"."""
    before = text[max(0, match.start() - 20) : match.start()]
    code = before.endswith("(") and _AREA_CODE.match(text, match.end())
    if _LABELLED.search(before) or code or (match["low"] and _DIALLED.search(before)):
        return True
    return match["core"] is not None and bool(_ADDRESS.match(text, match.start("core")))


def _is_age(text: str, match: re.Match[str]) -> bool:
    """Whether a number stands where an age does: "Ana Duarte, 61, said", "Luis Duarte, 32 of Leticia", "aged 18 to 38"."""
    if _AGED.search(text, max(0, match.start() - 40), match.start()):
        return True
    if _DIED_AT.search(text, max(0, match.start() - 40), match.start()) and text[match.end() : match.end() + 1] in (
        ".",
        ",",
    ):
        return True
    if match["core"] is None or not match["core"].isdigit() or len(match["core"]) > 2:
        return False
    if any(
        m.start() < match.start() < m.end() for m in _AGES.finditer(text, max(0, match.start() - 20), match.end() + 20)
    ):
        return True
    if text[max(0, match.start() - 2) : match.start()] != ", ":
        return False
    named = _NAMED.search(text, max(0, match.start() - 30), match.start()) is not None
    behind = text[match.end() : match.end() + 1] in (",", ".", ")")
    return behind or (named and bool(_BEHIND_AGE.match(text, match.end())))


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None, float | None, Bound] | None:
    if first := match["from"] or match["low"] or match["one"]:
        last = match["to"] or match["high"] or match["other"]
        scale = match["scale"] or last.rpartition(" ")[2]
        low, high = _end(first, 0), _end(f"{last} {match['scale'] or ''}", 1)
        if low is not None and low < 100 and scale in _DOZENS and first.rpartition(" ")[2] not in _DOZENS:
            low *= _DOZENS[scale]  # "two to three dozen", "10-15 thousand"
        return (low, None, high, Bound.RANGE) if low is not None and high is not None and low <= high else None
    core = " ".join(match["core"].lower().split())
    if vague := _read_vague(core):
        low, high = vague
        if match["atleast"] or high is None:
            return low, None, None, Bound.AT_LEAST
        if low == high and (match["about"] or match["orso"]):
            return None, low, None, Bound.ABOUT  # "nearly half a million"
        return (low, low, high, Bound.EXACT) if low == high else (low, None, high, Bound.RANGE)
    value = read_number(core)
    if value is None:
        return None
    if (match["atleast"] and not _ends_verb(match)) or match["ormore"]:
        return value, None, None, Bound.AT_LEAST
    if match["atmost"] or match["orless"]:
        return None, None, value, Bound.AT_MOST
    return (None, value, None, Bound.ABOUT) if match["about"] or match["orso"] else (value, value, value, Bound.EXACT)


def _ends_verb(match: re.Match[str]) -> bool:
    """Whether "over" belongs to the verb before it: "handed over 75 rifles" are 75."""
    return match["atleast"].lower() == "over" and bool(
        _GIVEN.search(match.string, max(0, match.start() - 10), match.start())
    )


def _end(words: str, which: int) -> float | None:
    """One end of a range: the number, or that end of vague words ("several hundred to a thousand")."""
    vague = _read_vague(" ".join(words.lower().split()))
    return vague[which] if vague else read_number(words)


def _read_vague(words: str) -> tuple[float, float | None] | None:
    """Both ends of vague words; before a scale they count in it, up to where the next of them begins: "a few hundred"."""
    if words in VAGUE:
        return VAGUE[words]
    head, _, scale = words.rpartition(" ")
    scale = scale if scale in _DOZENS else scale.removesuffix("s")
    tens = 10 if head.endswith(" tens of") else 1
    low, high = VAGUE.get(head.removesuffix(" tens of").removesuffix(" of").replace("many", "several"), (0, 0))
    if not low or high is None or scale not in _DOZENS:
        return None
    return low * tens * _DOZENS[scale], (high + 1) * tens * _DOZENS[scale] - 1


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
    value = round(total + current, 6)  # 8.2 million is no 8,199,999.999999999
    return (int(value) if float(value).is_integer() else value) if seen or value else None
