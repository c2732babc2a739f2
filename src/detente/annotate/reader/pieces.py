"""Words as the network's inputs: word pieces with their case shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from detente.annotate.reader.words import shape

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

LONGEST = 220
"""Pieces a sentence is cut to."""
_CLS, _SEP, _UNKNOWN = 101, 102, 100
_KEPT = 50_000
"""Words whose pieces are kept at most."""


Known = tuple[tuple[int, ...], tuple[int, ...]]
"""The pieces of a word and their case shapes."""


class Pieces(NamedTuple):
    """One sentence: piece ids with [CLS] and [SEP] around them, case shapes, and the position of each word's first piece."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]


def to_pieces(
    tokenizer: Tokenizer, sentences: Sequence[Sequence[str]], known: dict[str, Known] | None = None
) -> list[Pieces]:
    """The pieces of each sentence; words beyond ``LONGEST`` pieces are left off.

    A word is cut alike wherever it stands: ``known`` keeps the pieces of words for the next call.
    """
    known = {} if known is None else known
    if len(known) > _KEPT:
        known.clear()
    new = list(dict.fromkeys(word for words in sentences for word in words if word not in known))
    if new:
        found = tokenizer.encode_batch([[word] for word in new], is_pretokenized=True, add_special_tokens=False)
        known.update((word, _known(word, one)) for word, one in zip(new, found, strict=True))
    return [_one([known[word] for word in words]) for words in sentences]


def _known(word: str, found: Encoding) -> Known:
    own = tuple(piece for piece, of in zip(found.ids, found.word_ids, strict=True) if of == 0) or (_UNKNOWN,)
    return own, (shape(word),) * len(own)


def _one(words: Sequence[Known]) -> Pieces:
    ids, shapes, firsts = [_CLS], [0], []
    for own, forms in words:
        if len(ids) + len(own) >= LONGEST:
            break
        firsts.append(len(ids))
        ids += own
        shapes += forms
    ids.append(_SEP)
    shapes.append(0)
    return Pieces(ids, shapes, firsts)
