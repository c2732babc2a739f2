"""Where a report says that its text comes from: "Source: Reuters", "SOKOVGRAD, 3 May (AFP) -"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from detente.ingest.lines import paragraphs
from detente.ingest.patterns import furniture_patterns

_NAME = r"(?P<name>[A-Z0-9][\w&’'.-]*(?:(?:\s+|/)(?:[A-Z0-9][\w&’'.-]*|of|the|de|and|&|for|in)){0,6})"
_SOURCE = re.compile(
    rf"(?:News )?(?:Sources?|SOURCES?|Credit|Courtesy|Via)\s*[:–—]\s*\(?{_NAME}\)?(?:\s*[/,;|]\s*[^.\n]{{0,40}})?[\s.]*"
)
_PUBLISHED = re.compile(
    r"\(?(?:(?:This|The) (?:article|story|piece|post|report|text)\s+(?:was |has been |is )?)?"
    r"(?:[Ff]irst |[Oo]riginally |[Rr]e-?)\s*(?:[Pp]ublished|[Aa]ppeared|[Pp]osted|[Pp]rinted|[Pp]roduced)\s*"
    rf"(?:with permission\s*)?(?:on|in|by|at|from)\s+(?:the )?{_NAME}.{{0,120}}"
)
_FILES = re.compile(
    r"[\(—–-]*\s*(?:With|with) (?:files|inputs?|information|material|(?:additional )?reporting|agency inputs?) from "
    rf"(?:the )?{_NAME}.{{0,80}}"
)
_DATELINE = re.compile(
    r"(?P<place>(?:[A-ZÀ-Þ][^\n()—–]{1,70}?\s*[,-]?\s*)?)"
    r"(?P<credit>[(\[](?P<name>[A-Z][\w./ -]{1,30})[)\]]\s*(?P<dash>[-–—:]{0,2}))"
)
_SIGNED = re.compile(r"(?:[-–—/]\s*)(?P<name>[A-Z][\w .-]{1,30}?)\.?")
_BYLINE = re.compile(r"By\b.{3,80}?[\s,|/]+(?P<name>[A-Z][\w .-]{1,30})")
_LONGEST_LINE = 200
_OPENING = 5
"""Paragraphs at a text's start in which a dateline may stand."""
_DATELINE_RANK = 5


@dataclass(frozen=True, slots=True)
class Credit:
    """The range ``[start, end)`` in which a text names its source; a lower ``rank`` says it more plainly."""

    start: int
    end: int
    name: str
    rank: int


def find_credit(text: str) -> str | None:
    r"""The outlet or agency that a text credits, or ``None``; what a whole line says goes before a dateline.

    >>> find_credit("Talks resumed in Sokovgrad.\n\nSource : The Latverian Herald")
    'The Latverian Herald'
    >>> find_credit("SOKOVGRAD, 3 May (AFP) - Talks resumed.")
    'AFP'
    """
    found = min(find_credits(text), key=lambda credit: (credit.rank, credit.start), default=None)
    return found.name if found else None


@lru_cache(maxsize=2)
def find_credits(text: str) -> tuple[Credit, ...]:
    """Every credit in order. Of a dateline only the credit itself: its place and its day are of the story."""
    return tuple(_credits(text))


def _credits(text: str) -> Iterator[Credit]:
    agencies = furniture_patterns().agencies
    for number, paragraph in enumerate(paragraphs(text)):
        whole = _of_line(paragraph.text, agencies)
        if whole:
            yield Credit(paragraph.start, paragraph.end, whole[0].strip(" .,;:-"), whole[1])
            continue
        found = _of_dateline(paragraph.text, agencies, opening=number < _OPENING)
        if found:
            start, end = (paragraph.start + at for at in found.span("credit"))
            yield Credit(start, end, found.group("name").strip(), _DATELINE_RANK)


def is_dateline(line: str) -> bool:
    """Whether a line opens as a dateline with its agency: ``SOKOVGRAD, 3 May (AFP)``."""
    return _of_dateline(line, furniture_patterns().agencies, opening=True) is not None


def _of_line(line: str, agencies: frozenset[str]) -> tuple[str, int] | None:
    """The source that a whole line names, with its rank."""
    if len(line) > _LONGEST_LINE:
        return None
    for rank, pattern in enumerate((_SOURCE, _PUBLISHED, _FILES)):
        found = pattern.fullmatch(line)
        if found:
            return found.group("name"), rank
    signed = _SIGNED.fullmatch(line)
    if signed and signed.group("name").strip() in agencies:
        return signed.group("name"), 3
    if line in agencies and len(line) > 2:
        return line, 3
    agency = _last_words(line, agencies) if _BYLINE.fullmatch(line) else ""
    return (agency, 4) if agency else None


def _of_dateline(line: str, agencies: frozenset[str], *, opening: bool) -> re.Match[str] | None:
    """The dateline that opens a line, with a known agency, or at the text's opening with any name in capitals."""
    found = _DATELINE.match(line) if "(" in line or "[" in line else None
    if not found:
        return None
    name, place, dash = (found.group(part) for part in ("name", "place", "dash"))
    if name.strip() in agencies or name.strip().split("/")[-1] in agencies:
        return found if dash or not place or found.end() == len(line) else None
    city = re.split(r"[,/(]", place, maxsplit=1)[0].strip()
    return found if opening and dash and name.isupper() and len(city) > 2 and city.isupper() else None


def _last_words(line: str, agencies: frozenset[str]) -> str:
    """The agency with which a byline ends, the longest name that fits."""
    fitting = [name for name in agencies if line.endswith(name) and line[: -len(name)][-1:] in tuple(" ,|/\t")]
    return max(fitting, key=lambda name: (len(name), name), default="")
