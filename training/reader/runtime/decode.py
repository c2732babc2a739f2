"""From the network's scores to marks: which words tell an event, how it stands, what is linked to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.model import Kind, Part, Status
from training.reader.runtime.marks import LinkMark, ToldMark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

KINDS = tuple(Kind)
STATUSES = tuple(Status)
LINKS = ("none", *(part.value for part in Part), "place", "time", "content")
FAINT = 0.05
"""Least probability that a word tells any event for it to be marked; extraction asks for more."""
_BRIDGED = frozenset({"content"})


def decode(
    words: Sequence[tuple[int, int]], kinds: Scores, statuses: Scores, links: Scores, threshold: float = FAINT
) -> Iterator[ToldMark]:
    """The events that one sentence tells.

    ``words``: offsets; ``kinds`` (w, 1 + kinds), ``statuses`` (w, statuses), ``links`` (w, w, labels): scores before softmax.
    """
    for at, (start, end) in enumerate(words):
        chances = softmax(kinds[at])
        told = 1.0 - float(chances[0])
        if told < threshold:
            continue
        kind = KINDS[int(chances[1:].argmax())]
        status = STATUSES[int(statuses[at].argmax())]
        marks = tuple(_runs(words, softmax(links[at])))
        yield ToldMark(start=start, end=end, kind=kind, status=status, score=round(told, 4), links=marks)


def _runs(words: Sequence[tuple[int, int]], chances: Scores) -> Iterator[LinkMark]:
    """Stretches of words with one label; what is said may bridge a single word between."""
    labels = [int(row.argmax()) for row in chances]
    at = 0
    while at < len(labels):
        label, last = labels[at], at
        if label:
            while last + 1 < len(labels) and (
                labels[last + 1] == label
                or (LINKS[label] in _BRIDGED and last + 2 < len(labels) and labels[last + 2] == label)
            ):
                last += 1
            score = float(chances[at : last + 1, label].mean())
            yield LinkMark(start=words[at][0], end=words[last][1], label=LINKS[label], score=round(score, 4))
        at = last + 1


def softmax(scores: Scores) -> Scores:
    """Probabilities along the last axis."""
    import numpy as np  # noqa: PLC0415 - loaded only by what reads

    moved = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Scores = moved / moved.sum(axis=-1, keepdims=True)
    return shares
