"""The sets of names that weights may be trained on, each under its own convention of what a name is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from detente.annotate.reader.words import cut_words
from detente.annotate.sentences import split_sentences
from detente.model import Report
from training.reader.data import Example, inside
from training.reader.labels import TOKEN_HEADS

Entity = tuple[int, int, str]
LAST_NAMED = 5
"""The last sentence of a MEANTIME document whose mentions say whether they are names; behind it only some are marked."""
_BARRED, _SHARE_ALIKE = "BBC", "SA"


def read_re3d(path: Path, *, share_alike: bool, barred: bool = False) -> list[Example]:
    """Conflict and defence documents; rows of the BBC (``barred``) are never for training, share-alike ones by choice."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        example
        for row in rows
        if (barred or _BARRED not in row["source"]) and (share_alike or _SHARE_ALIKE not in row["licence"].split("-"))
        for example in _of_text(row["text"], [(e["start"], e["end"], e["type"]) for e in row["entities"]], "re3d")
    ]


def read_meantime(path: Path) -> list[Example]:
    """Business news of Wikinews: named mentions of persons, organizations and places."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for number in range(min(int(row["last_annotated_sentence"]), LAST_NAMED) + 1):
            at = [i for i, sentence in enumerate(row["sent_id"]) if sentence == number]
            if at:
                named = [(e["tok"][0] - at[0], e["tok"][-1] + 1 - at[0], e["etype"]) for e in named_entities(row)]
                words = [row["tokens"][i] for i in at]
                found.append(_example(words, [n for n in named if n[0] >= 0 and n[1] <= len(words)], "meantime"))
    return found


def named_entities(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The mentions of a MEANTIME document that are names of known type, in one piece."""
    return [
        e
        for e in row["entities"]
        if e["syn"] == "NAM"
        and e["etype"] in ("PER", "ORG", "LOC")
        and e["tok"] == list(range(e["tok"][0], e["tok"][-1] + 1))
    ]


def _of_text(text: str, entities: list[Entity], head: str) -> Iterator[Example]:
    for sentence in split_sentences(Report.of_text(text)):
        spans = cut_words(text, sentence.start, sentence.end)
        named = []
        for start, end, kind in entities:
            words = inside(spans, (start, end))
            if words:
                named.append((words[0], words[-1] + 1, kind))
        if spans:
            yield _example([text[a:b] for a, b in spans], named, head)


def _example(words: list[str], named: Iterable[Entity], head: str) -> Example:
    return Example(words, {head: bio_labels(len(words), named, head)}, origin=head)


def bio_labels(size: int, named: Iterable[Entity], head: str) -> list[int]:
    """Spans in words as labels; of spans that overlap the shorter one stays, of one span with two types the organization."""
    labels, known = [0] * size, TOKEN_HEADS[head]
    for start, end, kind in sorted(named, key=lambda n: (n[1] - n[0], not n[2].upper().startswith("ORG"), n)):
        if f"B-{kind}" in known and not any(labels[start:end]):
            for at in range(start, end):
                labels[at] = known.index(f"{'B' if at == start else 'I'}-{kind}")
    return labels
