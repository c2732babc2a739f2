"""Those who do something to each other, by the words that name each of them over against the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.memory import ActorRef
from detente.lexicon.divided import halves_of
from detente.model import NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_MUTUAL = frozenset({("each", "other"), ("one", "another")})


def names_each_other(stage: Stage, start: int, end: int) -> bool:
    """Whether words are "each other": what those do that are meant they do first, and only then is it done to them."""
    return tuple(stage.text[start:end].lower().split()) in _MUTUAL


def each_other(stage: Stage, head: int) -> list[ActorRef]:
    """Those who do to "each other" what a verb above tells: "*Chad and Mali* accused *each other* of shelling a village"."""
    tree = stage.tree
    if not head or (tree[head - 1].text.lower(), tree[head].text.lower()) not in _MUTUAL:
        return []
    for verb in tree.ancestors(head):
        subjects = [at for at in tree.subjects(verb) if at != head] if tree[verb].pos in ("VERB", "AUX") else []
        refs = list({ref.name: ref for at in subjects for ref in stage.actors(at)}.values())
        if len(refs) > 1:
            return [replace(ref, start=tree[head - 1].start, end=tree[head].end) for ref in refs]
    return []


def halves(stage: Stage, head: int) -> list[ActorRef]:
    """The two states of a divided land: "the two *Koreas*"."""
    start, end = stage.tree.phrase(head)
    return [
        ActorRef(name=state, start=start, end=end, type=NameType.STATE) for state in halves_of(stage.tree[head].text)
    ]
