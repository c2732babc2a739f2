"""Where words stand inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.model import QuoteMark, Report, Sentence

_CLOSER = {"“": ("”",), '"': ('"',), "„": ("“", "”"), "«": ("»",), "‘": ("’",), "''": ("''",), "``": ("''",)}
_OPENER = re.compile(r"[“„«]|``|(?<!')''(?!')|\"|(?<![\w’'])‘(?=\w)|(?<![\w’'])'(?=[A-Z])")
_CLOSES_ONLY = re.compile(r"(?<=[^\W\d]|[.,!?…)\]])(?:\"|'')(?!\w)")
"""A straight mark that can only close: behind a word or a stop, with no letter after it. Behind a digit it may be inches."""
_STRAIGHT = frozenset({'"', "''"})


def find_quotes(report: Report, sentences: Sequence[Sentence]) -> tuple[QuoteMark, ...]:
    """Quoted stretches, marks included, in text order; a quote that never closes ends with its paragraph.

    News prints opening marks without closing ones: a quotation that runs over paragraphs, or a careless rewrite. A straight
    mark that can only close and has none to open it closes what the paragraph begins with.

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
        mark, first = opener.group(), opener.start()
        if mark in _STRAIGHT and _CLOSES_ONLY.match(text, first):
            if at == start:
                yield QuoteMark(start=start, end=opener.end(), closed=False)
            at = opener.end()
            continue
        close = _find_close(text, opener.end(), end, _CLOSER.get(mark, (mark,)))
        if close is None:
            stray = mark in _STRAIGHT and first == start and text[opener.end() : opener.end() + 1].isspace()
            if mark == "'" or stray:
                at = opener.end()
                continue
            if end - opener.end() > 1:
                yield QuoteMark(start=first, end=end, closed=False)
            return
        if close[0] > opener.end():
            yield QuoteMark(start=first, end=close[1])
        at = close[1]


def _find_close(text: str, at: int, end: int, closers: Sequence[str]) -> tuple[int, int] | None:
    for position in range(at, end):
        closer = next((one for one in closers if text.startswith(one, position)), None)
        if closer is None:
            continue
        inside_word = position + 1 < end and text[position + 1].isalnum() and text[position - 1].isalnum()
        if not (closer in ("'", "’") and inside_word):
            return position, position + len(closer)
    return None
