"""Quoted spans: whether each is put in the mouth of the one who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bench.scoring.actors import Actors
from bench.scoring.rows import ClaimRow, QuotedSpan, Row
from bench.scoring.texts import Texts


class Heard(NamedTuple):
    """A quoted span with its speaker, and the one that a record gives: ``None`` where no claim of it holds the words."""

    words: str
    speaker: str
    given: str | None
    right: bool


def score_quotes(quotes: Iterable[Row], claims: Sequence[ClaimRow], actors: Actors, texts: Texts) -> list[Heard]:
    """Judge each row ``{"doc", "text", "speaker"}``, in the order given; ``doc`` is a file's name or how it begins.

    The claim of a quoted span is the one that holds most of it, at least half; of several, the one of the fewest words. Its
    speaker is right where it is an actor that the gold speaker means too.

    >>> texts = Texts({"a_1.txt": 'Voss called it "a good day". "We agree," Lund said.'})
    >>> said = [ClaimRow("Voss", "assert", "", QuotedSpan("a_1.txt", 'it "a good day"'))]
    >>> rows = [{"doc": "a", "text": '"a good day"', "speaker": "Voss"}, {"doc": "a", "text": '"We agree,"', "speaker": "Lund"}]
    >>> [(one.given, one.right) for one in score_quotes(rows, said, Actors([]), texts)]
    [('Voss', True), (None, False)]
    """
    return [_hear(row, claims, actors, texts) for row in quotes]


def _hear(row: Row, claims: Sequence[ClaimRow], actors: Actors, texts: Texts) -> Heard:
    best: tuple[float, int] = (0.5, 0)
    given: str | None = None
    for claim in claims:
        if claim.span.file.startswith(row["doc"]):
            shared = texts.held(QuotedSpan(claim.span.file, row["text"]), claim.span)
            if (shared, -len(claim.span.quote)) > best or (given is None and shared >= best[0]):
                best, given = (shared, -len(claim.span.quote)), claim.speaker
    return Heard(row["text"], row["speaker"], given, bool(given and actors.find(row["speaker"]) & actors.find(given)))


def to_rows(heard: Iterable[Heard]) -> list[list[Any]]:
    """Those that are wrong, for a table: speaker, the one given, the words."""
    return [[one.speaker, one.given or "-", " ".join(one.words.split())[:80]] for one in heard if not one.right]
