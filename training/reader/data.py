"""Annotated sentences as the reader takes them: words, and the labels of each layer that the set has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.annotate.reader.words import cut_words
from detente.model import NameType
from training.corpus.model import Report, Sentence, Span
from training.corpus.parse import folders, read_folder
from training.reader.labels import ACTS, KINDS, LINKS, MEASURES, NAMES, SPANS, STATUSES

Range = tuple[int, int]


@dataclass(slots=True)
class Example:
    """One sentence. ``tokens`` has a list of label indices for each token head that the set labels, along the words.

    -100 counts nothing. ``links[i][j]`` is the label of word ``j`` for the word ``i``; words that are absent are "none".
    ``heads`` and ``deps`` are the dependency tree (a root heads itself), empty where the set has none.
    """

    words: list[str]
    tokens: dict[str, list[int]]
    links: dict[int, dict[int, int]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    deps: list[int] = field(default_factory=list)
    origin: str = ""
    events: bool = False


def read_split(root: Path, split: str, share: float = 1.0) -> list[Example]:
    """The sentences of one split of the corpus, furniture left out; ``share`` takes the first so many of its processes."""
    found = folders(root / split)
    return [
        example
        for folder in found[: max(1, round(share * len(found)))]
        for report in read_folder(folder)[1]
        for example in examples_of(report)
    ]


def examples_of(report: Report) -> Iterator[Example]:
    """The sentences of one report as examples."""
    for sentence in report.sentences:
        if sentence.role not in ("furniture", "dateline") and sentence.text.strip():
            yield make_example(sentence, report.id)


def make_example(sentence: Sentence, origin: str) -> Example:
    """One annotated sentence as an example."""
    spans = cut_words(sentence.text, 0, len(sentence.text))
    size = len(spans)
    tokens = {name: [0] * size for name in ("kinds", "names", "metonyms", "spans", "acts")}
    tokens |= {name: [-100] * size for name in ("statuses", "hedges", "measures")}
    example = Example([sentence.text[a:b] for a, b in spans], tokens, origin=origin, events=True)
    for name in sorted(sentence.names, key=lambda n: n.span.start - n.span.end):
        words = inside(spans, name.span)
        if any(tokens["names"][at] for at in words):
            continue  # a name inside a longer one: the marks of the product do not overlap
        for number, at in enumerate(words):
            tokens["names"][at] = NAMES.index(f"{'I' if number else 'B'}-{NameType(name.type).value}")
            tokens["metonyms"][at] = int(name.metonym)
    for time in sentence.times:
        _mark(tokens["spans"], inside(spans, time.span), "time")
    _events(sentence, spans, example)
    _speeches(sentence, spans, example)
    _figures(sentence, spans, example)
    return example


def _events(sentence: Sentence, spans: list[Range], example: Example) -> None:
    for event in sentence.events:
        first = None
        for trigger in event.triggers:
            at = next(iter(inside(spans, trigger)), None)
            if at is None:
                continue
            example.tokens["kinds"][at] = KINDS.index(event.kind.value)
            example.tokens["statuses"][at] = STATUSES.index(event.status.value)
            example.tokens["hedges"][at] = int(event.hedged)
            row = example.links.setdefault(at, {})
            if first is not None:
                row[first] = LINKS.index("same")
                continue
            first = at
            for part, filler in event.parts:
                _link(row, spans, filler.span, part.value)
            if event.place:
                _link(row, spans, event.place.span, "place")
            for time in event.times:
                _link(row, spans, time, "time")


def _speeches(sentence: Sentence, spans: list[Range], example: Example) -> None:
    for speech in sentence.speeches:
        at = next(iter(inside(spans, speech.cue)), None) if speech.cue else None
        if at is None:
            continue
        example.tokens["acts"][at] = ACTS.index(speech.act.value)
        row = example.links.setdefault(at, {})
        for speaker in speech.speakers:
            _link(row, spans, speaker.span, "speaker")
        for word in inside(spans, speech.content):
            row.setdefault(word, LINKS.index("content"))


def _figures(sentence: Sentence, spans: list[Range], example: Example) -> None:
    triggers = {event.id: event.triggers for event in sentence.events if event.triggers}
    for figure in sentence.figures:
        words = inside(spans, figure.span)
        if not words:
            continue
        _mark(example.tokens["spans"], words, "figure")
        for word in words:
            example.tokens["measures"][word] = MEASURES.index(figure.measure.value)
        row = example.links.setdefault(words[0], {})
        _link(row, spans, figure.population, "population", keep=words)
        _link(row, spans, figure.scope, "scope", keep=words)
        for trigger in triggers.get(figure.event or "", ())[:1]:
            for at in inside(spans, trigger)[:1]:
                for word in words:
                    example.links.setdefault(at, {}).setdefault(word, LINKS.index("figure"))


def inside(spans: list[Range], span: Span | Range | None) -> list[int]:
    """The words that share a character with a span."""
    return [] if span is None else [i for i, (a, b) in enumerate(spans) if a < span[1] and span[0] < b]


def _mark(labels: list[int], words: list[int], kind: str) -> None:
    for number, at in enumerate(words):
        labels[at] = SPANS.index(f"{'I' if number else 'B'}-{kind}")


def _link(
    row: dict[int, int], spans: list[Range], span: Span | None, label: str, keep: list[int] | None = None
) -> None:
    for word in inside(spans, span):
        if word not in (keep or ()):
            row[word] = LINKS.index(label)
