"""What a network in training finds of annotated sentences, layer by layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from tokenizers import Tokenizer

from training.reader.batches import IGNORE, make_batches
from training.reader.data import Example
from training.reader.labels import LINKS, TOKEN_HEADS
from training.reader.model import Reader


@torch.no_grad()
def evaluate(model: Reader, examples: Sequence[Example], tokenizer: Tokenizer) -> dict[str, float]:
    """F1 of triggers, triggers with kind, links and contents by word, cues, spans of names; status macro-F1; UAS and LAS."""
    model.eval()
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for batch in make_batches(examples, tokenizer, 32, None):
        scores = model(*batch.inputs)
        for name in ("names", "spans", "re3d", "meantime", "coarse"):
            if name in batch.tokens:
                for gold, ours in zip(batch.tokens[name].tolist(), scores[name].argmax(-1).tolist(), strict=True):
                    size = sum(g != IGNORE for g in gold)
                    a, b = spans_of(gold[:size], name), spans_of(ours[:size], name)
                    right[name] += len(a & b)
                    wanted[name] += len(a)
                    found[name] += len(b)
        if "kinds" in batch.tokens and batch.links is not None:
            _events(batch.tokens, batch.links, scores, right, found, wanted, pairs)
        if batch.heads is not None and batch.deps is not None:
            real = batch.heads != IGNORE
            known = (batch.inputs[3] > 0).unsqueeze(1)
            heads = scores["arcs"].masked_fill(~known, -1e4).argmax(-1)
            labels = model.labels(scores["words"], heads).argmax(-1)
            for name, hit in (
                ("uas", heads == batch.heads), ("las", (heads == batch.heads) & (labels == batch.deps)),
                ("tags", scores["tags"].argmax(-1) == batch.tokens["tags"]),
            ):  # fmt: skip
                right[name] += int((real & hit).sum())
                wanted[name] += int(real.sum())
                found[name] += int(real.sum())
    figures = {name: _f1(right[name], found[name], wanted[name]) for name in sorted(wanted) if wanted[name]}
    if pairs:
        golds = {g for g, _ in pairs}
        figures["status"] = sum(
            _f1(
                pairs[s, s],
                sum(n for (_, o), n in pairs.items() if o == s),
                sum(n for (g, _), n in pairs.items() if g == s),
            )
            for s in golds
        ) / len(golds)
    return figures


def _events(tokens, links_gold, scores, right, found, wanted, pairs) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    gold, ours = tokens["kinds"], scores["kinds"].argmax(-1)
    real = gold != IGNORE
    cues = scores["acts"].argmax(-1)
    links = scores["links"].argmax(-1)
    for name, g, o, same in (
        ("trigger", gold > 0, ours > 0, (gold > 0) & (ours > 0)),
        ("kind", gold > 0, ours > 0, (gold > 0) & (ours == gold)),
        ("cue", tokens["acts"] > 0, cues > 0, (tokens["acts"] > 0) & (cues > 0)),
    ):
        wanted[name] += int((real & g).sum())
        found[name] += int((real & o).sum())
        right[name] += int((real & same).sum())
    held = (gold > 0) & (ours > 0)
    content = LINKS.index("content")
    part = len(LINKS)
    told = held.unsqueeze(2) & (links_gold != IGNORE)
    del part
    for name, ours_, gold_ in (
        ("link", (links > 0) & (links != content), (links_gold > 0) & (links_gold != content)),
        ("content", links == content, links_gold == content),
    ):
        wanted[name] += int((told & gold_).sum())
        found[name] += int((told & ours_).sum())
        right[name] += int((told & ours_ & (links == links_gold)).sum())
    statuses = scores["statuses"].argmax(-1)
    for g, o in zip(tokens["statuses"][held].tolist(), statuses[held].tolist(), strict=True):
        pairs[g, o] += 1


def spans_of(labels: Sequence[int], head: str) -> set[tuple[int, int, str]]:
    """The spans (first word, word after the last, type) that a row of BIO labels marks."""
    known, found, at = TOKEN_HEADS[head], set(), 0
    while at < len(labels):
        last = at + 1
        if labels[at] > 0:
            kind = known[labels[at]][2:]
            while last < len(labels) and labels[last] > 0 and known[labels[last]] == f"I-{kind}":
                last += 1
            found.add((at, last, kind))
        at = last
    return found


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0
