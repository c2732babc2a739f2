"""Report -> marks: sentences, their parse, names, times, numbers and quotations. Nothing here says that anything happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.annotate.names import find_names
from detente.annotate.numbers import find_numbers
from detente.annotate.parse import parse
from detente.annotate.quotes import find_quotes
from detente.annotate.sentences import split_sentences
from detente.annotate.times import find_times
from detente.model import Marks, Report

__all__ = [
    "annotate",
    "annotate_reports",
    "find_names",
    "find_numbers",
    "find_quotes",
    "find_times",
    "parse",
    "split_sentences",
]


def annotate(report: Report) -> Marks:
    """All marks of one report; its furniture is passed over.

    >>> marks = annotate(Report.of_text("Leaders met in Doha on Friday.", published="2024-02-17"))
    >>> [str(time.interval) for time in marks.times]
    ['2024-02-16']
    """
    sentences = split_sentences(report)
    tokens = parse(report, sentences)
    return Marks(
        report=report,
        sentences=sentences,
        tokens=tokens,
        names=find_names(report, sentences, tokens),
        times=find_times(report, sentences),
        numbers=find_numbers(report, sentences),
        quotes=find_quotes(report, sentences),
    )


def annotate_reports(reports: Iterable[Report]) -> Iterator[Marks]:
    """The marks of each report, lazily and in order."""
    return map(annotate, reports)
