"""``python -m training.reader.train --corpus corpus --out build/reader``: from scratch, seeded, on the processor."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.reader.batches import IGNORE, Batch, load_tokenizer, make_batches
from training.reader.data import Example, read_split
from training.reader.labels import LINKS
from training.reader.model import Reader

SEED = 20


def main() -> None:
    """Train, print the figures of the dev split after each epoch, and keep the last weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--also", nargs="*", default=[], help="further splits to train on")
    got = parser.parse_args()
    got.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(got.threads)
    rng, tokenizer = random.Random(SEED), load_tokenizer()  # noqa: S311 - shuffling, not secrecy
    train = [e for split in ("train", *got.also) for e in read_split(got.corpus, split)]
    dev = read_split(got.corpus, "dev")
    model = Reader()
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(
        False
    )  # saves a fifth of each step; the vocabulary stays
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": 2.5e-4},
        {"params": heads, "lr": 1e-3},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = got.epochs * ((len(train) + got.batch - 1) // got.batch)
    warmth = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.08 * steps), max(0.0, (steps - step) / (0.92 * steps)))
    )
    print(f"{len(train)} sentences to train on, {len(dev)} to look at, {steps} steps", flush=True)
    began = time.monotonic()
    for epoch in range(got.epochs):
        model.train()
        total = count = 0.0
        for batch in make_batches(train, tokenizer, got.batch, rng):
            loss = loss_of(model(*batch.inputs), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            warmth.step()
            total, count = total + float(loss.detach()), count + 1
        torch.save(model.state_dict(), got.out / "reader.pt")
        figures = evaluate(model, dev, tokenizer) if epoch % 2 or epoch + 1 == got.epochs else {}
        told = " ".join(f"{name} {value:.3f}" for name, value in figures.items())
        print(f"epoch {epoch + 1} loss {total / count:.3f} {told} ({time.monotonic() - began:.0f} s)", flush=True)


def loss_of(scores: tuple[Tensor, ...], batch: Batch) -> Tensor:
    """The sum of the heads' losses; rare labels of the pairs weigh as they stand."""
    kinds, statuses, names, metonyms, links = scores
    known = metonyms.new_zeros(())
    loss = 2.0 * _loss(kinds, batch.kinds) + _loss(names, batch.names) + 0.2 * _loss(metonyms, batch.metonyms)
    if bool((batch.statuses != IGNORE).any()):
        known = 0.5 * _loss(statuses, batch.statuses)
        loss = loss + 2.0 * _loss(links, batch.links)
    return loss + known


def _loss(scores: Tensor, targets: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, -2), targets.flatten(), ignore_index=IGNORE)


@torch.no_grad()
def evaluate(model: Reader, examples: list[Example], tokenizer: Tokenizer) -> dict[str, float]:
    """Triggers with kind, links (a run of words touched with the right label, gold triggers found), status, names by word."""
    model.eval()
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for batch in make_batches(examples, tokenizer, 32, None):
        kinds, statuses, names, _, links = (s.argmax(-1) for s in model(*batch.inputs))
        gold, ours = batch.kinds, kinds
        real = gold != IGNORE
        wanted["kind"] += int((real & (gold > 0)).sum())
        found["kind"] += int((real & (ours > 0)).sum())
        right["kind"] += int((real & (gold > 0) & (ours == gold)).sum())
        right["any"] += int((real & (gold > 0) & (ours > 0)).sum())
        wanted["name"] += int((real & (batch.names > 0)).sum())
        found["name"] += int((real & (names > 0)).sum())
        right["name"] += int((real & (batch.names > 0) & (names == batch.names)).sum())
        held = (gold > 0) & (ours > 0)
        content = LINKS.index("content")
        told = held.unsqueeze(2) & (batch.links != IGNORE)
        for name, ours_, gold_ in (
            ("link", (links > 0) & (links != content), (batch.links > 0) & (batch.links != content)),
            ("content", links == content, batch.links == content),
        ):
            wanted[name] += int((told & gold_).sum())
            found[name] += int((told & ours_).sum())
            right[name] += int((told & ours_ & (links == batch.links)).sum())
        for g, o in zip(batch.statuses[held].tolist(), statuses[held].tolist(), strict=True):
            pairs[g, o] += 1
    figures = {name: _f1(right[name], found[name], wanted[name]) for name in ("kind", "link", "content", "name")}
    figures["trigger"] = _f1(right["any"], found["kind"], wanted["kind"])
    held_ = [g for g, _ in pairs]
    figures["status"] = sum(
        _f1(
            pairs[s, s],
            sum(n for (_, o), n in pairs.items() if o == s),
            sum(n for (g, _), n in pairs.items() if g == s),
        )
        for s in set(held_)
    ) / max(1, len(set(held_)))
    return figures


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


if __name__ == "__main__":
    main()
