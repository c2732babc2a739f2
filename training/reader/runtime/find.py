"""Runs the network over the sentences of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model import Report, Sentence
from training.reader.runtime.decode import FAINT, decode
from training.reader.runtime.marks import ToldMark
from training.reader.runtime.words import cut_words, to_pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

BATCH = 16


WEIGHTS = Path("build/reader/onnx")
"""Where `training.reader.export` writes by default."""


def find_told(
    report: Report, sentences: Sequence[Sentence], threshold: float = FAINT
) -> tuple[tuple[ToldMark, ...], ...]:
    """What each sentence tells, in the order of the sentences.

    Sentences are batched by length; the order of batches and the padding do not change a score beyond rounding.
    """
    words = [cut_words(report.text, s.start, s.end) for s in sentences]
    found: dict[int, tuple[ToldMark, ...]] = {}
    order = sorted((i for i in range(len(sentences)) if words[i]), key=lambda i: (len(words[i]), i))
    for at in range(0, len(order), BATCH):
        group = order[at : at + BATCH]
        found.update(zip(group, _read(report.text, [words[i] for i in group], threshold), strict=True))
    return tuple(found.get(i, ()) for i in range(len(sentences)))


def _read(text: str, batch: Sequence[Sequence[tuple[int, int]]], threshold: float) -> Iterator[tuple[ToldMark, ...]]:
    import numpy as np  # noqa: PLC0415 - loaded only by what reads

    encoded = [to_pieces([text[a:b] for a, b in words]) for words in batch]
    width, length = max(len(ids) for ids, _, _ in encoded), max(len(firsts) for _, _, firsts in encoded)
    ids, shapes, mask = (np.zeros((len(batch), width), dtype=np.int64) for _ in range(3))
    firsts = np.zeros((len(batch), length), dtype=np.int64)
    for row, (pieces, forms, first) in enumerate(encoded):
        ids[row, : len(pieces)], shapes[row, : len(forms)], mask[row, : len(pieces)] = pieces, forms, 1
        firsts[row, : len(first)] = first
    kinds, statuses, links = _session().run(
        ["kinds", "statuses", "links"], {"pieces": ids, "shapes": shapes, "mask": mask, "firsts": firsts}
    )
    for row, words in enumerate(batch):
        count = len(encoded[row][2])
        yield tuple(decode(words[:count], kinds[row], statuses[row], links[row][:, :count], threshold))


@cache
def _session() -> InferenceSession:
    import onnxruntime  # noqa: PLC0415 - loaded only by what reads

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    weights = (WEIGHTS / "reader.onnx").read_bytes()
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
