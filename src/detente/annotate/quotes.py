"""Where words stand inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.model import QuoteMark, Report, Sentence

_CLOSER = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’"}
_OPENER = re.compile(r"[“\"„«]|(?<![\w’'])‘(?=\w)|(?<![\w’'])'(?=[A-Z])")


def find_quotes(report: Report, sentences: Sequence[Sentence]) -> tuple[QuoteMark, ...]:
    """Quoted stretches, marks included, in text order; a quote that never closes ends with its paragraph.

    News prints opening marks without closing ones: a quotation that runs over paragraphs, or a careless rewrite. Straight
    marks open where they follow a space or bracket and close elsewhere.

    >>> report = Report.of_text('He said "we agreed" and left.')
    >>> [report.text[q.start : q.end] for q in find_quotes(report, [Sentence(start=0, end=29, paragraph=0)])]
    ['"we agreed"']
    """
    found: list[QuoteMark] = []
    for start, end in _paragraph_ranges(sentences):
        found.extend(_in_paragraph(report.text, start, end))
    return tuple(found)


def _paragraph_ranges(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, end = ranges.get(sentence.paragraph, (sentence.start, sentence.end))
        ranges[sentence.paragraph] = (min(start, sentence.start), max(end, sentence.end))
    return sorted(ranges.values())


def _in_paragraph(text: str, start: int, end: int) -> Iterator[QuoteMark]:
    at = start
    while opener := _OPENER.search(text, at, end):
        mark = opener.group()
        close = _find_close(text, opener.end(), end, _CLOSER.get(mark, mark))
        if close is None:
            if mark == "'":
                at = opener.end()
                continue
            if end - opener.end() > 1:
                yield QuoteMark(start=opener.start(), end=end, closed=False)
            return
        if close - opener.end() > 0:
            yield QuoteMark(start=opener.start(), end=close + 1)
        at = close + 1


def _find_close(text: str, at: int, end: int, closers: str) -> int | None:
    for position in range(at, end):
        if text[position] in closers:
            inside_word = position + 1 < end and text[position + 1].isalnum() and text[position - 1].isalnum()
            if closers in "'’" and inside_word:
                continue
            return position
    return None
