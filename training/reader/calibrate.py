"""Scores that mean what they say: each head's scores divided by one number, fitted where the network was not trained.

A temperature changes no label that is the likeliest, only how sure it is (Guo et al. 2017).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.reader.batches import IGNORE, load_tokenizer, make_batches
from training.reader.data import Example
from training.reader.labels import SHIPPED
from training.reader.model import Reader

STEPS = [0.7 + 0.05 * step for step in range(60)]
"""The temperatures that are tried."""


@torch.no_grad()
def fit_temperatures(model: Reader, dev: Sequence[Example]) -> dict[str, float]:
    """For each head with labels in ``dev``, and for the links, the temperature under which those labels are likeliest."""
    model.eval()
    scores: dict[str, list[Tensor]] = defaultdict(list)
    golds: dict[str, list[Tensor]] = defaultdict(list)
    for batch in make_batches(dev, load_tokenizer(), 32, None):
        found = model(*batch.inputs)
        layers = {name: labels for name, labels in batch.tokens.items() if name in SHIPPED}
        if batch.links is not None:
            layers["links"] = batch.links
        for name, labels in layers.items():
            real = labels != IGNORE
            scores[name].append(found[name][real])
            golds[name].append(labels[real])
    return {name: _best(torch.cat(scores[name]), torch.cat(golds[name])) for name in scores if golds[name]}


def _best(scores: Tensor, golds: Tensor) -> float:
    losses = {step: float(cross_entropy(scores / step, golds)) for step in STEPS}
    return round(min(losses, key=lambda step: losses[step]), 2)


@torch.no_grad()
def apply_temperatures(model: Reader, temperatures: dict[str, float]) -> None:
    """Build the temperatures into the weights, so that nothing has to be done with a score where it is read."""
    for name, step in temperatures.items():
        for weights in _last_weights(model, name):
            weights.div_(step)


def _last_weights(model: Reader, name: str) -> list[Tensor]:
    """What a head's scores are a linear function of."""
    if name == "links":
        return [model.pair, *model.left.parameters(), *model.right.parameters(), model.distance.weight]
    head = model.token[name]
    return list((head[-1] if isinstance(head, nn.Sequential) else head).parameters())
