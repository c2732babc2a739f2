"""Report -> marks: sentences, their words and trees, the reader's marks, names, times, numbers and quotations.

Nothing here says that anything happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from detente.annotate.dateline import town_of_dateline
from detente.annotate.names import find_names
from detente.annotate.numbers import find_numbers
from detente.annotate.prefilter import relevant
from detente.annotate.quotes import find_quotes
from detente.annotate.reader.find import Read, read_sentences
from detente.annotate.sentences import split_sentences
from detente.annotate.times import find_times
from detente.model import Marks, Reading, Report, Sentence

__all__ = [
    "annotate",
    "annotate_reports",
    "find_names",
    "find_numbers",
    "find_quotes",
    "find_times",
    "read_relevant",
    "split_sentences",
]


def annotate(report: Report, *, also: Collection[tuple[int, int]] = ()) -> Marks:
    """All marks of one report; its furniture is passed over. Sentences that hold words ``also`` asked for are read in any case.

    >>> marks = annotate(Report.of_text("Leaders met in Doha on Friday.", published="2024-02-17"))
    >>> [str(time.interval) for time in marks.times]
    ['2024-02-16']
    """
    sentences = split_sentences(report)
    read = read_relevant(report, sentences, also)
    tokens, readings = tuple(words for words, _ in read), tuple(reading for _, reading in read)
    return Marks(
        report=report,
        sentences=sentences,
        tokens=tokens,
        read=readings,
        names=find_names(report, sentences, tokens, readings),
        times=find_times(report, sentences),
        numbers=find_numbers(report, sentences),
        quotes=find_quotes(report, sentences),
        dateline=_dateline(report),
    )


def _dateline(report: Report) -> tuple[int, int] | None:
    town = town_of_dateline(report.text)
    return None if town is None or report.is_furniture(*town) else town


def read_relevant(report: Report, sentences: Sequence[Sentence], also: Collection[tuple[int, int]] = ()) -> list[Read]:
    """The tokens and the reader's marks of each sentence; those that the prefilter passes over have none.

    ``also``: half-open offsets of words whose sentences are read whatever the prefilter says.

    >>> report = Report.of_text("Rebels seized the port on Sunday. It rained all night and the day after.")
    >>> [len(tokens) for tokens, _ in read_relevant(report, split_sentences(report))]
    [7, 0]
    """
    passed = [
        sentence
        for sentence, seen in zip(sentences, relevant(report, sentences), strict=True)
        if seen or any(sentence.start < end and start < sentence.end for start, end in also)
    ]
    found = dict(zip(passed, read_sentences(report, passed), strict=True))
    return [found.get(sentence, ((), Reading())) for sentence in sentences]


def annotate_reports(reports: Iterable[Report]) -> Iterator[Marks]:
    """The marks of each report, lazily and in order."""
    return map(annotate, reports)
