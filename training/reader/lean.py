"""The network as it is exported: the same numbers by fewer and larger products, which int8 runs a fifth faster."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

from training.reader.labels import SHIPPED
from training.reader.model import Reader

HEADS = 12
"""Attention heads of the encoder."""
_FAR = -1e9


class Lean(nn.Module):
    """One pass over sentences: the shipped token heads, the arcs and the words as vectors, as ``Reader.forward`` gives them.

    Queries, keys and values are one product, so that what goes in is quantized once and not three times.
    """

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model
        found = model.encoder.embeddings
        self.word, self.shapes, self.norm = found.word_embeddings, model.shapes, found.LayerNorm
        places = found.position_embeddings.weight + found.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places.detach())
        self.layers = model.encoder.encoder.layer
        self.asked = nn.ModuleList([joined(layer.attention.self) for layer in self.layers])

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """The scores in the order of ``SHIPPED``, then arcs and words."""
        states = self.norm(self.word(pieces) + self.shapes(shapes) + self.places[: pieces.size(1)])
        hidden = ((1.0 - mask.to(states.dtype)) * _FAR).unsqueeze(1).unsqueeze(1)
        for layer, asked in zip(self.layers, self.asked, strict=True):
            query, key, value = asked(states).unflatten(-1, (3, HEADS, -1)).permute(2, 0, 3, 1, 4).unbind(0)
            shares = torch.softmax(query @ key.transpose(-1, -2) + hidden, -1)
            told = (shares @ value).transpose(1, 2).flatten(2)
            states = layer.attention.output.LayerNorm(layer.attention.output.dense(told) + states)
            grown = gelu(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(grown) + states)
        words = torch.gather(states, 1, firsts.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        return (*(self.model.token[name](words) for name in SHIPPED), self.model.arcs(words), words)


def joined(attention: nn.Module) -> nn.Linear:
    """Query, key and value as one layer; the scale of attention is taken into the query."""
    scale = attention.attention_head_size**-0.5
    joined = _stack([attention.query, attention.key, attention.value])
    with torch.no_grad():
        width = attention.query.out_features
        joined.weight[:width] *= scale
        joined.bias[:width] *= scale
    return joined


def _stack(layers: list[nn.Linear]) -> nn.Linear:
    found = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    with torch.no_grad():
        found.weight.copy_(torch.cat([layer.weight for layer in layers]))
        found.bias.copy_(torch.cat([layer.bias for layer in layers]))
    return found
