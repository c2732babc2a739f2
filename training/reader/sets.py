"""The licensed sets together, as examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from detente.annotate.reader.labels import DEPS, POS, TAGS
from training.reader.clear import convert
from training.reader.data import Example
from training.reader.named import Entity, bio_labels, read_meantime, read_re3d
from training.reader.treebanks import Treebanked
from training.reader.treebanks import read_licensed as read_treebanks

LONGEST_TREE = 80
"""Words; longer sentences are rare, slow, and mostly lists."""
_COARSE = {"person": "PER", "organization": "ORG", "place": "LOC"}
_ENTITY = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)|\)")


def read_licensed(gold: Path, *, share_alike: bool) -> list[Example]:
    """Every sentence of the sets that weights may be trained on, from the folder of the gold data."""
    suite = gold / "suite"
    found = read_re3d(suite / "re3d" / "train.jsonl", share_alike=share_alike)
    found += read_meantime(suite / "meantime" / "train.jsonl")
    return [*found, *read_trees(gold / "licensed", share_alike=share_alike)]


def read_trees(folder: Path, *, share_alike: bool) -> Iterator[Example]:
    """The sentences of the treebanks with their trees in the labels of the product, and of GUM the names."""
    given = (s for s in read_treebanks(folder) if share_alike or not s.share_alike)
    for sentence, arcs in convert(s for s in given if len(s.words) <= LONGEST_TREE)[0]:
        words = [word.form for word in sentence.words]
        tokens = {
            "pos": [_index(POS, word.upos) for word in sentence.words],
            "tags": [_index(TAGS, word.xpos) for word in sentence.words],
        }
        if sentence.treebank.startswith("gum"):
            tokens["coarse"] = bio_labels(len(words), list(_entities(sentence)), "coarse")
        yield Example(
            words,
            tokens,
            heads=[head for head, _ in arcs],
            deps=[_index(DEPS, label) for _, label in arcs],
            origin=f"{sentence.treebank}:{sentence.doc}",
        )


def is_kept_apart(example: Example) -> bool:
    """Whether a sentence of GUM is of the tenth of its free documents that trees are measured on."""
    return example.origin.startswith("gum") and bool(example.heads) and crc32(example.origin.encode()) % 10 == 0


def _index(table: tuple[str, ...], label: str) -> int:
    return table.index(label) if label in table else 0


def _entities(sentence: Treebanked) -> Iterator[Entity]:
    """The entities of GUM that end in a proper noun: names, where the annotation itself does not tell."""
    opened: list[tuple[str, str, int]] = []
    for at, word in enumerate(sentence.words):
        for match in _ENTITY.finditer(_field(word.misc)):
            if match[1]:
                opened.append((match[1], match[2], at))
                continue
            closed = next((o for o in reversed(opened) if match[3] in (None, o[0])), None)
            if closed is None:
                continue
            opened.remove(closed)
            start = closed[2] + (sentence.words[closed[2]].upos == "DET")
            if closed[1] in _COARSE and start <= at and word.upos == "PROPN":
                yield start, at + 1, _COARSE[closed[1]]


def _field(misc: object) -> str:
    if isinstance(misc, dict):
        return str(misc.get("Entity", ""))
    return next((f[7:] for f in str(misc).split("|") if f.startswith("Entity=")), "")
