"""Runs the reader over the sentences of a report."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate.reader.casing import common_words, settle_case
from detente.annotate.reader.decode import decode, rows_wanted, softmax
from detente.annotate.reader.labels import DEPS, POS, TAGS
from detente.annotate.reader.lemmas import lemma_of
from detente.annotate.reader.network import Words, read_words, score_pairs
from detente.annotate.reader.tree import best_tree
from detente.annotate.reader.words import cut_words
from detente.model import Reading, Report, Sentence, Token

BATCH = 4
"""Sentences a pass: few, so that little is padded. All are of one report, so that a report reads alike in any company."""

Read = tuple[tuple[Token, ...], Reading]


def read_sentences(report: Report, sentences: Sequence[Sentence]) -> list[Read]:
    """The tokens and the marks of each sentence, in the order of the sentences; a sentence without words has none.

    >>> report = Report.of_text("Peru opened fire on us.")
    >>> tokens, reading = read_sentences(report, [Sentence(start=0, end=23, paragraph=0)])[0]
    >>> [(mark.kind.value, mark.status.value) for mark in reading.told]
    [('attack', 'occurred')]
    """
    spans = [cut_words(report.text, s.start, s.end) for s in sentences]
    order = sorted((i for i in range(len(sentences)) if spans[i]), key=lambda i: (len(spans[i]), i))
    common = common_words(report.text) if any(s.heading for s in sentences) else frozenset()
    found: dict[int, Read] = {}
    for at in range(0, len(order), BATCH):
        group = order[at : at + BATCH]
        shown = [_shown(report.text, spans[i], common if sentences[i].heading else None) for i in group]
        found.update(zip(group, _read(report.text, [spans[i] for i in group], shown), strict=True))
    return [found.get(i, ((), Reading())) for i in range(len(sentences))]


def _shown(text: str, spans: Sequence[tuple[int, int]], common: frozenset[str] | None) -> list[str]:
    words = [text[a:b] for a, b in spans]
    return words if common is None else settle_case(words, common)


def _read(text: str, batch: Sequence[Sequence[tuple[int, int]]], shown: Sequence[Sequence[str]]) -> list[Read]:
    import numpy as np  # noqa: PLC0415 - loaded only by what reads

    words = read_words(shown)
    shares = {name: softmax(scores) for name, scores in words.heads.items() if name not in ("pos", "tags")}
    chances = [{name: share[row, :count] for name, share in shares.items()} for row, count in enumerate(words.counts)]
    heads = np.zeros(words.arcs.shape[:2], dtype=np.int64)
    for row, count in enumerate(words.counts):
        heads[row, :count] = best_tree(words.arcs[row, :count, :count])
    wanted = [(row, at) for row, known in enumerate(chances) for at in rows_wanted(known)]
    rows = np.array(wanted or [(0, 0)], dtype=np.int64)
    labels, links = score_pairs(words, heads, rows)
    linked = softmax(links)
    found = []
    for row, count in enumerate(words.counts):
        spans = batch[row][:count]
        own = {at: linked[n, :count] for n, (r, at) in enumerate(wanted) if r == row}
        tokens = tuple(_tokens(text, spans, words, row, heads[row].tolist(), labels[row].argmax(-1).tolist()))
        found.append((tokens, decode(spans, chances[row], own)))
    return found


def _tokens(
    text: str, spans: Sequence[tuple[int, int]], words: Words, row: int, heads: list[int], labels: list[int]
) -> list[Token]:
    tags, poses = words.heads["tags"][row].argmax(-1).tolist(), words.heads["pos"][row].argmax(-1).tolist()
    found = []
    for at, (start, end) in enumerate(spans):
        word, pos, tag = text[start:end], POS[poses[at]], TAGS[tags[at]]
        dep = DEPS[labels[at]]
        found.append(
            Token(
                start=start,
                end=end,
                text=word,
                lemma=lemma_of(word, pos, tag),
                pos=pos,
                tag=tag,
                dep="ROOT" if heads[at] == at else dep if dep != "ROOT" else "dep",
                head=heads[at],
            )
        )
    return found
