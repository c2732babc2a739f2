"""``python -m training.reader.train --corpus corpus --licensed GOLD --out build/reader``: from scratch, seeded.

With ``--start`` it goes on from weights that are there, which takes a third of the time where the corpus has grown; what is kept
then is the mean of the weights along the way (Polyak and Juditsky 1992), which depends less on the last sentences shown.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.reader.augment import collect_names, vary
from training.reader.batches import IGNORE, Batch, load_tokenizer, make_batches
from training.reader.data import Example, read_split
from training.reader.grammar import make_sentences
from training.reader.measure import evaluate
from training.reader.model import Reader
from training.reader.sets import is_kept_apart, read_licensed

SEED = 20
SEED_ON = 2
OTHERS = 0.4
"""Of the licensed sets, how much is shown in each epoch of a training that goes on."""
KEPT, _APART = 0.998, 4
"""What a step leaves of the mean so far, and how many steps lie between two that are counted in."""
MADE = 2500
"""Sentences of the small grammar of wire copy, half of them shown in each epoch."""
SMOOTHING = 0.02
"""Of each target, the share spread over all labels: without it the scores of what the network has learned by heart are too sure."""
_MASK = 103
"""The id of [MASK]; those of [CLS], [SEP] and padding are below it."""
HIDDEN = 0.08
"""Of the word pieces, how many are hidden behind [MASK] each time a sentence is shown."""
WEIGHTS = {
    "kinds": 2.0, "statuses": 0.6, "hedges": 0.2, "metonyms": 0.3, "spans": 0.6, "measures": 0.3, "pos": 0.4, "tags": 0.4,
    "coarse": 0.5, "re3d": 0.7, "meantime": 0.7,
}  # fmt: skip
"""What the loss of a head counts for; 1 where it is not named."""


def main() -> None:
    """Train, print the figures of the dev split as it goes, and keep the last weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--licensed", type=Path, help="the folder of the gold data; without it the corpus alone")
    parser.add_argument(
        "--share-alike", action="store_true", help="train on the share-alike sets too: the weights are then"
    )
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    parser.add_argument("--start", type=Path, help="weights to go on from, as training.reader.restore writes them")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--threads", type=int, default=2, help="more than there are idle cores slow it down badly")
    parser.add_argument("--full", action="store_true", help="no bfloat16: for processors without it")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the processes of the corpus, for the learning curve"
    )
    parser.add_argument("--also", nargs="*", default=[], help="further splits to train on")
    got = parser.parse_args()
    got.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(got.threads)
    own = [e for split in ("train", *got.also) for e in read_split(got.corpus, split, got.share)]
    others = read_licensed(got.licensed, share_alike=got.share_alike) if got.licensed else []
    others += make_sentences(MADE)
    dev = [*read_split(got.corpus, "dev"), *(e for e in others if is_kept_apart(e))]
    others = [e for e in others if not is_kept_apart(e)]
    model = train(
        own, others, dev, epochs=got.epochs, batch=got.batch, rate=got.rate, files=Files(got.out, got.start),
        half=not got.full,
    )  # fmt: skip
    torch.save(model.state_dict(), got.out / "reader.pt")


class Files(NamedTuple):
    """Where the weights are put after each epoch, and which are gone on from."""

    out: Path | None = None
    start: Path | None = None


_NOWHERE = Files()


def train(
    own: list[Example],
    others: list[Example],
    dev: list[Example],
    *,
    epochs: int,
    batch: int = 16,
    rate: float = 2.5e-4,
    files: Files = _NOWHERE,
    half: bool = True,
) -> Reader:
    """A network trained on the corpus (``own``) with the licensed sets beside it.

    The sets of names are shown whole in the first half of the epochs and a third at a time in the second, so that the
    corpus has the last word on names; nothing but the treebanks has trees, and they are shown whole throughout. Where it goes on
    from weights that are there, each epoch shows a part of all sets, and what comes back is the mean along the way.
    """
    out, start = files
    seed = SEED if start is None else SEED_ON
    torch.manual_seed(seed)
    rng, tokenizer = random.Random(seed), load_tokenizer()  # noqa: S311 - shuffling, not secrecy
    model = Reader()
    if start is not None:
        model.load_state_dict(torch.load(start, weights_only=True))
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(
        False
    )  # a fifth of each step saved; the vocabulary stays
    names = collect_names(own)
    plan = [
        _epoch(own, others, number, epochs, rng) if start is None else _more(own, others, rng)
        for number in range(epochs)
    ]
    mean = None if start is None else Mean(model)
    steps = sum(len(list(_sizes(members, batch))) for members in plan)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": 4 * rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    warmth = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps), max(0.0, (steps - step) / (0.94 * steps)))
    )
    print(f"{len(own)} own sentences, {len(others)} others, {len(dev)} to look at, {steps} steps", flush=True)
    began = time.monotonic()
    for number, members in enumerate(plan):
        model.train()
        total = count = 0.0
        for one in make_batches([vary(e, names, rng) for e in members], tokenizer, batch, rng):
            hide(one, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                loss = loss_of(model, one)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            warmth.step()
            if mean is not None:
                mean.take(model)
            total, count = total + float(loss.detach()), count + 1
        if out:
            torch.save(mean.weights if mean else model.state_dict(), out / "reader.pt")
        told = ""
        if dev and (number % 4 == 3 or number + 1 == epochs):
            told = " ".join(f"{name} {value:.3f}" for name, value in evaluate(model, dev, tokenizer).items())
        seconds = time.monotonic() - began
        left = seconds / (number + 1) * (epochs - number - 1)
        print(f"epoch {number + 1} loss {total / count:.3f} {told} ({seconds:.0f} s, {left:.0f} s to go)", flush=True)
    if mean is not None:
        model.load_state_dict(mean.weights)
    model.eval()
    return model


class Mean:
    """The weights of a network averaged along its training, the latest counting most."""

    def __init__(self, model: Reader) -> None:
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self._steps = 0

    @torch.no_grad()
    def take(self, model: Reader) -> None:
        """Count in the weights of now; only those of every fourth step are looked at."""
        self._steps += 1
        if self._steps % _APART:
            return
        kept = min(KEPT, self._steps / (self._steps + 50)) ** _APART
        for name, value in model.state_dict().items():
            if value.dtype.is_floating_point:
                self.weights[name].mul_(kept).add_(value, alpha=1 - kept)


def hide(batch: Batch, rng: random.Random) -> None:
    """Hide some of the word pieces, so that the words around them have to tell."""
    pieces = batch.inputs[0]
    chosen = torch.rand(pieces.shape, generator=torch.Generator().manual_seed(rng.getrandbits(32))) < HIDDEN
    pieces[chosen & (pieces > _MASK)] = _MASK


def _epoch(own: list[Example], others: list[Example], number: int, epochs: int, rng: random.Random) -> list[Example]:
    named = [e for e in others if not e.heads]
    made = [e for e in others if e.origin == "grammar"]
    share = 1.0 if 2 * number < epochs else 1 / 3
    told = [*own, *(e for e in others if e.heads and e.origin != "grammar")]
    return [*told, *rng.sample(made, len(made) // 2), *rng.sample(named, round(share * len(named)))]


def _more(own: list[Example], others: list[Example], rng: random.Random) -> list[Example]:
    return own + rng.sample(others, round(OTHERS * len(others)))


def _sizes(members: list[Example], batch: int) -> list[int]:
    layers: dict[tuple[str, ...], int] = {}
    for example in members:
        key = tuple(sorted(example.tokens))
        layers[key] = layers.get(key, 0) + 1
    return [batch] * sum((count + batch - 1) // batch for count in layers.values())


def loss_of(model: Reader, batch: Batch) -> Tensor:
    """The weighted sum of the losses of the layers that the batch has labels for."""
    words = model.encode(*batch.inputs)
    loss = words.new_zeros(())
    for name, targets in batch.tokens.items():
        if bool((targets != IGNORE).any()):
            loss = loss + WEIGHTS.get(name, 1.0) * _loss(model.token[name](words), targets)
    if batch.links is not None:
        loss = loss + 2.0 * _loss(model.links(words), batch.links)
    if batch.heads is not None and batch.deps is not None:
        real = (batch.inputs[3] > 0).unsqueeze(1)
        loss = loss + _loss(model.arcs(words).masked_fill(~real, -1e4), batch.heads)
        loss = loss + 0.5 * _loss(model.labels(words, batch.heads.clamp(min=0)), batch.deps)
    return loss


def _loss(scores: Tensor, targets: Tensor) -> Tensor:
    return cross_entropy(
        scores.flatten(0, -2).float(), targets.flatten(), ignore_index=IGNORE, label_smoothing=SMOOTHING
    )


if __name__ == "__main__":
    main()
