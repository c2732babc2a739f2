"""Annotated sentences as the reader takes them: words, and the labels of each head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.model import NameType
from training.corpus.convert import tokens
from training.corpus.model import Report, Sentence, Span
from training.corpus.parse import folders, read_folder
from training.reader.labels import KINDS, LINKS, NAMES, STATUSES


@dataclass(slots=True)
class Example:
    """One sentence. ``kinds`` and ``names`` run along the words; ``statuses`` and ``links`` are keyed by trigger word.

    ``links[i][j]`` is the label of word ``j`` for the trigger at word ``i``; words that are absent are "none".
    """

    words: list[str]
    spans: list[tuple[int, int]]
    kinds: list[int]
    names: list[int]
    metonyms: list[int]
    statuses: dict[int, int] = field(default_factory=dict)
    links: dict[int, dict[int, int]] = field(default_factory=dict)
    origin: str = ""


def read_split(root: Path, split: str) -> list[Example]:
    """The sentences of one split of the corpus, furniture left out."""
    return [
        example
        for folder in folders(root / split)
        for report in read_folder(folder)[1]
        for example in examples_of(report)
    ]


def examples_of(report: Report) -> Iterator[Example]:
    """The sentences of one report as examples."""
    for sentence in report.sentences:
        if sentence.role not in ("furniture", "dateline") and sentence.text.strip():
            yield _example(sentence, report.id)


def _example(sentence: Sentence, origin: str) -> Example:
    spans = [s for t in tokens(sentence.text) for s in split_hyphens(sentence.text, t.start, t.end)]
    example = Example(
        words=[sentence.text[a:b] for a, b in spans],
        spans=spans,
        kinds=[0] * len(spans),
        names=[0] * len(spans),
        metonyms=[0] * len(spans),
        origin=origin,
    )
    for name in sentence.names:
        inside = _inside(spans, name.span)
        for number, at in enumerate(inside):
            example.names[at] = NAMES.index(f"{'B' if not number else 'I'}-{NameType(name.type).value}")
            example.metonyms[at] = int(name.metonym)
    for event in sentence.events:
        for number, trigger in enumerate(event.triggers):
            at = next(iter(_inside(spans, trigger)), None)
            if at is None:
                continue
            example.kinds[at] = KINDS.index(event.kind.value)
            example.statuses[at] = STATUSES.index(event.status.value)
            row = example.links.setdefault(at, {})
            if number:
                continue
            for part, filler in event.parts:
                _link(row, spans, filler.span, part.value)
            if event.place:
                _link(row, spans, event.place.span, "place")
            for time in event.times:
                _link(row, spans, time, "time")
    for speech in sentence.speeches:
        at = next(iter(_inside(spans, speech.cue)), None) if speech.cue else None
        if at is not None and speech.content is not None:
            row = example.links.setdefault(at, {})
            for word in _inside(spans, speech.content):
                row.setdefault(word, LINKS.index("content"))
    return example


def split_hyphens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A token cut at its hyphens: kept as one for now, the tokenizer of the corpus cuts them."""
    return [(start, end)] if text[start:end] else []


def _inside(spans: list[tuple[int, int]], span: Span | None) -> list[int]:
    return [] if span is None else [i for i, (a, b) in enumerate(spans) if a < span.end and span.start < b]


def _link(row: dict[int, int], spans: list[tuple[int, int]], span: Span | None, label: str) -> None:
    for word in _inside(spans, span):
        row[word] = LINKS.index(label)
