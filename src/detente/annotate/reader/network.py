"""The network on onnxruntime: sentences in, scores out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.annotate.reader.pieces import Known, Pieces, to_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Scores = NDArray[np.float32]
    Indices = NDArray[np.int64]

TOKEN_HEADS = ("kinds", "statuses", "hedges", "names", "metonyms", "spans", "measures", "acts", "pos", "tags")
"""The heads that score every word, in the order of the network's outputs."""


@dataclass(frozen=True, slots=True)
class Words:
    """A batch of sentences read: for each its number of words that were read, and the scores of every head.

    ``heads[name]``: (sentences, words, labels) before softmax; ``arcs``: (sentences, words, words), for each word how well
    each other, or itself as the root, does as its head; ``vectors``: (sentences, words, width), for ``score_pairs``.
    """

    counts: tuple[int, ...]
    heads: dict[str, Scores]
    arcs: Scores
    vectors: Scores


def read_words(sentences: Sequence[Sequence[str]]) -> Words:
    """One pass of the network over sentences of like length; padding is masked."""
    import numpy as np  # noqa: PLC0415 - loaded only by what reads

    encoded: list[Pieces] = to_pieces(_tokenizer(), sentences, _known())
    width, length = max(len(e.ids) for e in encoded), max(1, *(len(e.firsts) for e in encoded))
    ids, shapes, mask = (np.zeros((len(encoded), width), dtype=np.int64) for _ in range(3))
    firsts = np.zeros((len(encoded), length), dtype=np.int64)
    for row, (own, forms, first) in enumerate(encoded):
        ids[row, : len(own)], shapes[row, : len(own)], mask[row, : len(own)] = own, forms, 1
        firsts[row, : len(first)] = first
    found: list[Any] = _session("reader.onnx").run(
        [*TOKEN_HEADS, "arcs", "words"], {"pieces": ids, "shapes": shapes, "mask": mask, "firsts": firsts}
    )
    heads = dict(zip(TOKEN_HEADS, found, strict=False))
    return Words(tuple(len(e.firsts) for e in encoded), heads, found[-2], found[-1])


def score_pairs(words: Words, heads: Indices, rows: Indices) -> tuple[Scores, Scores]:
    """The labels of the arcs to ``heads`` (sentences, words), and the links of chosen words.

    ``rows``: (n, 2) pairs of sentence and word. Returns (sentences, words, labels) and (n, words, links).
    """
    labels, links = _session("pairs.onnx").run(
        ["labels", "links"], {"words": words.vectors, "heads": heads, "rows": rows}
    )
    return labels, links


@cache
def _session(name: str) -> InferenceSession:
    import onnxruntime  # noqa: PLC0415 - loaded only by what reads

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one order of every sum: the same bytes on any number of cores
    options.inter_op_num_threads = 1
    weights = (files("detente.annotate.reader") / "data" / name).read_bytes()
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


@cache
def _known() -> dict[str, Known]:
    return {}


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415 - loaded only by what reads

    table = (files("detente.annotate.reader") / "data" / "tokenizer.json").read_text(encoding="utf-8")
    tokenizer = Tokenizer.from_str(table)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
