"""Whom "some", "others", "many" mean: of those named behind them, else of the crowd that was told last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.memory import ActorRef
from detente.lexicon.senses import load_rising
from detente.model import NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_SOME = frozenset(
    {"some", "others", "many", "most", "several", "dozens", "scores", "hundreds", "thousands", "tens", "all", "few"}
)


def some_of(stage: Stage, head: int) -> list[ActorRef]:
    """The crowd of which a word means a part, under that word: "Protesters marched to the palace. *Some* shouted …"."""
    token, crowd = stage.tree[head], stage.memory.crowd()
    if token.text.lower() not in _SOME or stage.tree.kids(head, "prep"):
        return []
    return [replace(crowd, start=token.start, end=token.end)] if crowd is not None else []


def crowd_told(stage: Stage) -> ActorRef | None:
    """Those of a sentence's subjects who make a crowd: "dozens of *students*"; the last, ``None`` where there are none."""
    found = None
    for index, token in enumerate(stage.tree.tokens):
        if token.dep in ("nsubj", "nsubjpass"):
            for ref in stage.actors(index):
                top = stage.tree.top_of(ref.start, ref.end)
                common = ref.type is NameType.GROUP and ref.name.islower()
                if common and top is not None and stage.tree[top].lemma in load_rising().marchers:
                    found = ref
    return found
