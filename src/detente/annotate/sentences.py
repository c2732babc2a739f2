"""Where the sentences of a story are: paragraphs by line, sentences by rule (sentencex), headings by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from detente.annotate.dateline import end_of_dateline, find_run_in
from detente.lexicon.titles import honorifics
from detente.model import Report, Sentence, story_ranges
from detente.model.lines import paragraph_ranges

MAX_SENTENCE = 2000
"""Code points after which a "sentence" is cut at the next space: minified pages and tables have none of their own."""

_OPENING = 3
"""Paragraphs of a report behind which no dateline stands within a line."""

_TERMINAL = re.compile(r"[.!?…:;,\"”’')\]]\s*$")
_SPEECH_TAIL = re.compile(r"^[\"”’')\]]*\s*[a-z]")


def split_sentences(report: Report) -> tuple[Sentence, ...]:
    r"""The sentences of a report's story in text order; furniture is left out.

    A line is a paragraph, unless it was broken in mid-sentence.
    A short line that ends without a stop is a heading, and so is the dateline of a wire story: it is no part of the sentence
    behind it.

    >>> report = Report.of_text("Talks resume\n\nThey met in Doha. They parted.")
    >>> [(s.start, s.end, s.heading) for s in split_sentences(report)]
    [(0, 12, True), (14, 31, False), (32, 44, False)]
    """
    text, found = report.text, []
    for number, (start, end) in enumerate(_paragraphs(text, report)):
        opening = end_of_dateline(text, start, end)
        behind = None if opening or number > _OPENING else find_run_in(text, start, end)
        if behind:
            for left, right in _trim(text, start, behind[0]):
                found.append(Sentence(start=left, end=right, paragraph=number, heading=True))
            start, opening = behind[0], behind[1:]  # noqa: PLW2901
        if opening:
            found.append(Sentence(start=start, end=opening[0], paragraph=number, heading=True))
            start = opening[1]  # noqa: PLW2901 - what follows is the paragraph without its dateline
        heading = _is_heading(text[start:end])
        for left, right in [(start, end)] if heading else _cut(text, start, end):
            found.append(Sentence(start=left, end=right, paragraph=number, heading=heading))
    return tuple(found)


def _paragraphs(text: str, report: Report) -> Iterator[tuple[int, int]]:
    for left, right in story_ranges(text, report.furniture):
        for start, end, _ in paragraph_ranges(text, left, right):
            yield from _trim(text, start, end)


def _is_heading(line: str) -> bool:
    words = line.split()
    if not words or len(words) > 20 or len(line) > 160 or _TERMINAL.search(line) or line.lstrip()[0] in "•-*\"“'‘":
        return False
    return line.lstrip()[0].isupper() or line.lstrip()[0].isdigit()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    pieces = [
        (start + b["start_index"], start + b["end_index"]) for b in get_sentence_boundaries("en", text[start:end])
    ]
    for left, right in _rejoin(text, pieces):
        at = left
        while right - at > MAX_SENTENCE:
            space = text.rfind(" ", at, at + MAX_SENTENCE)
            cut = space if space > at else at + MAX_SENTENCE
            yield from _trim(text, at, cut)
            at = cut
        yield from _trim(text, at, right)


def _rejoin(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A piece that goes on in lower case belongs to the one before ('"… now?" he asked'), and so does a name to its "Ms."."""
    joined: list[tuple[int, int]] = []
    for left, right in pieces:
        if joined and (_SPEECH_TAIL.match(text[left:right]) or _ends_in_title(text[joined[-1][0] : joined[-1][1]])):
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    return joined


def _ends_in_title(piece: str) -> bool:
    last = piece.split()[-1:]
    return bool(last) and last[0].endswith(".") and last[0].lower() in honorifics()


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
