"""Which sentences go to the reader: those that may tell an event, a claim or a toll, or bring in an actor of one.

Strong words pass their sentence anywhere. Weak ones ("say", "meet", a state's name) pass theirs only where the sentences
around it hold enough strong ones to be news of conflict or politics: sport and film are passed over nearly whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, MatchKind

from detente.lexicon.entries import Form, Sort
from detente.lexicon.folding import fold
from detente.lexicon.prefilter import Grade, load_prefilter, play_words
from detente.lexicon.tables import all_forms
from detente.model import Report, Sentence

LEAST = 0.02
"""Strong words a sentence from which on a stretch of text is news of conflict or politics."""
AROUND = 12
"""Sentences on each side that say which sort of news a sentence stands in: a digest holds several."""

PLAY = 4
"""So many different words of a game make a stretch of text a report of one."""
_FREE = 3
"""A text of so few sentences need not show of which sort it is."""
_WEIGHTS = {Grade.NONE: 0.0, Grade.WEAK: 0.0, Grade.PASSES: 0.25, Grade.OPENS: 1.0}
_NO_WORD = re.compile(r"[\W_]")


def relevant(report: Report, sentences: Sequence[Sentence], *, least: float = LEAST) -> tuple[bool, ...]:
    """One flag a sentence: whether the reader is to see it. At ``least=0`` every sentence with a word of the table passes.

    >>> from detente.annotate import split_sentences
    >>> report = Report.of_text("Rebels seized the port on Sunday. It rained. It was a long wet night.")
    >>> relevant(report, split_sentences(report))
    (True, False, False)
    """
    grades = find_grades(report, sentences)
    rows = zip(grades, _in_news(grades, least), _in_play(report, sentences), strict=True)
    return tuple(grade >= (Grade.WEAK if among else Grade.PASSES) and not played for grade, among, played in rows)


def find_grades(report: Report, sentences: Sequence[Sentence]) -> list[Grade]:
    """The highest grade of the words and names of each sentence; the sentences are in text order.

    >>> from detente.annotate import split_sentences
    >>> report = Report.of_text("He told Chad of the truce. She met them. It rained.")
    >>> [grade.name for grade in find_grades(report, split_sentences(report))]
    ['OPENS', 'WEAK', 'NONE']
    """
    automaton, grades, names = _automaton()
    starts = [sentence.start for sentence in sentences]
    highest = [Grade.NONE] * len(sentences)
    for pattern, left, right in automaton.find_matches_as_indexes(_padded(report.text), overlapping=True):
        # The padded text is one ahead, and a match takes the spaces at its sides with it.
        start, end = left, right - 2
        at = bisect_right(starts, start) - 1
        if at < 0 or end > sentences[at].end or grades[pattern] <= highest[at]:
            continue
        if _fits(names[pattern], report.text[start:end]):
            highest[at] = grades[pattern]
    return highest


def _in_news(grades: Sequence[Grade], least: float) -> list[bool]:
    """Whether each sentence stands among enough strong words."""
    sums = list(accumulate((_WEIGHTS[grade] for grade in grades), initial=0.0))
    found = []
    for at in range(len(grades)):
        first, last = max(0, at - AROUND), min(len(grades), at + AROUND + 1)
        found.append(sums[last] - sums[first] >= least * max(0, last - first - _FREE))
    return found


def _in_play(report: Report, sentences: Sequence[Sentence]) -> list[bool]:
    """Whether each sentence stands among words of a game and tells of nobody hurt: there "attack" is a manner of speaking."""
    words, toll = play_words()
    told = [_padded(report.text[s.start : s.end]) for s in sentences]
    played = [{word for word in words if f" {word} " in text} for text in told]
    if len(set().union(*played)) < PLAY:
        return [False] * len(sentences)
    found = []
    for at, text in enumerate(told):
        around = set().union(*played[max(0, at - AROUND) : at + AROUND + 1])
        found.append(len(around) >= PLAY and not any(f" {word} " in text for word in toll))
    return found


def _fits(name: str, piece: str) -> bool:
    """Whether a name stands in capitals as it is written; what is no name stands as it likes."""
    if name.isupper():
        return piece.isupper()
    return piece[0].isupper() or not name[:1].isupper()


def _padded(text: str) -> str:
    """The text with a space around it and one for each sign that is no letter or digit, so that only whole words match."""
    return f" {_NO_WORD.sub(' ', fold(text))} "


@cache
def _automaton() -> tuple[AhoCorasick, tuple[Grade, ...], tuple[str, ...]]:
    """The automaton, and for each of its patterns the grade and the name as written, empty where it is a word."""
    rows = {_padded(form): (grade, "") for form, grade in load_prefilter().items()}
    for form in all_forms():
        if not form.weak:
            rows.setdefault(_padded(form.text), (_grade(form), form.text))
    automaton = AhoCorasick(tuple(rows), matchkind=MatchKind.Standard)
    return automaton, tuple(grade for grade, _ in rows.values()), tuple(name for _, name in rows.values())


def _grade(form: Form) -> Grade:
    return Grade.OPENS if form.entry.sort is Sort.GROUP else Grade.WEAK
