"""From the network's scores to marks: what tells an event, who speaks, what is named, counted and dated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.annotate.reader.labels import ACTS, KINDS, LINKS, MEASURES, NAMES, SPANS, STATUSES
from detente.model import Act, CueMark, Kind, LinkMark, Measure, Reading, ReadSpan, Status, ToldMark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

FAINT = 0.1
"""Least probability that a word tells an event, or introduces speech, for it to be marked; extraction asks for more."""
_NONE = {"none", "O"}


def rows_wanted(chances: dict[str, Scores]) -> list[int]:
    """The words of a sentence whose links are asked for: those that may tell an event, introduce speech or begin a figure.

    ``chances``: the probabilities of each token head, (words, labels).
    """
    told, cues = 1.0 - chances["kinds"][:, 0], 1.0 - chances["acts"][:, 0]
    figures = chances["spans"].argmax(-1) == SPANS.index("B-figure")
    return [i for i in range(len(told)) if told[i] >= FAINT or cues[i] >= FAINT or figures[i]]


def decode(words: Sequence[tuple[int, int]], chances: dict[str, Scores], links: dict[int, Scores]) -> Reading:
    """The marks of one sentence.

    ``words``: their offsets; ``chances`` as for ``rows_wanted``; ``links``: for each of the wanted words the probabilities
    (words, links).
    """
    linked = {at: tuple(_runs(words, row, at)) for at, row in links.items()}
    return Reading(
        told=tuple(_told(words, chances, linked)),
        cues=tuple(_cues(words, chances, linked)),
        names=tuple(_spans(words, chances["names"], NAMES, chances["metonyms"])),
        times=tuple(s for s in _spans(words, chances["spans"], SPANS) if s.type == "time"),
        figures=tuple(_figures(words, chances, linked)),
    )


def _told(
    words: Sequence[tuple[int, int]], chances: dict[str, Scores], linked: dict[int, tuple[LinkMark, ...]]
) -> Iterator[ToldMark]:
    for at, links in linked.items():
        told = 1.0 - float(chances["kinds"][at, 0])
        if told < FAINT:
            continue
        kind, status = int(chances["kinds"][at, 1:].argmax()) + 1, int(chances["statuses"][at].argmax())
        yield ToldMark(
            start=words[at][0],
            end=words[at][1],
            kind=Kind(KINDS[kind]),
            status=Status(STATUSES[status]),
            score=round(told, 4),
            kind_score=round(float(chances["kinds"][at, kind]) / told, 4),
            status_score=round(float(chances["statuses"][at, status]), 4),
            hedged=round(float(chances["hedges"][at, 1]), 4),
            links=links,
        )


def _cues(
    words: Sequence[tuple[int, int]], chances: dict[str, Scores], linked: dict[int, tuple[LinkMark, ...]]
) -> Iterator[CueMark]:
    for at, links in linked.items():
        cue = 1.0 - float(chances["acts"][at, 0])
        if cue >= FAINT:
            act = Act(ACTS[int(chances["acts"][at, 1:].argmax()) + 1])
            yield CueMark(start=words[at][0], end=words[at][1], act=act, score=round(cue, 4), links=links)


def _figures(
    words: Sequence[tuple[int, int]], chances: dict[str, Scores], linked: dict[int, tuple[LinkMark, ...]]
) -> Iterator[ReadSpan]:
    starts = {start: at for at, (start, _) in enumerate(words)}
    for span in _spans(words, chances["spans"], SPANS):
        if span.type == "figure":
            at = starts[span.start]
            measure = Measure(MEASURES[int(chances["measures"][at].argmax())])
            yield ReadSpan(
                start=span.start,
                end=span.end,
                type=span.type,
                score=span.score,
                measure=measure,
                links=tuple(link for link in linked.get(at, ()) if link.label in ("population", "scope")),
            )


def _spans(
    words: Sequence[tuple[int, int]], chances: Scores, labels: Sequence[str], metonyms: Scores | None = None
) -> Iterator[ReadSpan]:
    """The runs of words under B and I labels; a run that begins with I is taken as if with B."""
    best = [labels[i] for i in chances.argmax(-1).tolist()]
    at = 0
    while at < len(best):
        last = at + 1
        if best[at] not in _NONE:
            kind = best[at][2:]
            while last < len(best) and best[last] == f"I-{kind}":
                last += 1
            score = float(chances[at:last].max(-1).mean())
            metonym = float(metonyms[at:last, 1].mean()) if metonyms is not None else 0.0
            yield ReadSpan(
                start=words[at][0], end=words[last - 1][1], type=kind, score=round(score, 4), metonym=round(metonym, 4)
            )
        at = last


def _runs(words: Sequence[tuple[int, int]], chances: Scores, own: int) -> Iterator[LinkMark]:
    """Stretches of words with one label; what is said may bridge two words between, its own cue among them."""
    labels = [LINKS[i] for i in chances.argmax(-1).tolist()]
    at = 0
    while at < len(labels):
        label, last = labels[at], at
        if label not in _NONE:
            bridge = 3 if label == "content" else 1
            ahead = last
            while ahead < len(labels) and ahead - last <= bridge:
                if labels[ahead] == label:
                    last = ahead
                elif ahead == own:
                    break
                ahead += 1
            column = LINKS.index(label)
            inside = [float(chances[i, column]) for i in range(at, last + 1) if labels[i] == label]
            score = sum(inside) / len(inside)
            yield LinkMark(start=words[at][0], end=words[last][1], label=label, score=round(score, 4))
        at = last + 1


def softmax(scores: Scores) -> Scores:
    """Probabilities along the last axis."""
    import numpy as np  # noqa: PLC0415 - loaded only by what reads

    moved = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Scores = moved / moved.sum(axis=-1, keepdims=True)
    return shares
