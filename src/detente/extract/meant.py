"""Whom a noun by itself means in a report: "the army", "police", "the rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.extract.bare import Meant, group_before, is_bare, is_bare_plural, is_of_home
from detente.extract.local import police_of
from detente.extract.memory import ActorRef
from detente.lexicon.nouns import load_nouns
from detente.model import NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage


def meant_by(stage: Stage, head: int) -> ActorRef | None:
    """Whom a bare noun means in this report: "the army", "the rebels"; "police", "two soldiers" of the state at home in it."""
    token, nouns = stage.tree[head], load_nouns()
    if is_bare_plural(stage.tree, head) and token.lemma in nouns.bare_groups:
        return _bare(stage, head)
    if not is_bare(stage.tree, head):
        own = _whose_arms(stage, head)
        if own is None or token.lemma not in nouns.arms or not is_of_home(stage.tree, head):
            return None
        start, end = stage.tree.phrase(head)
        return ActorRef(name=own.name, start=start, end=end, type=own.type, state=own.state)
    return _bare(stage, head)


def _bare(stage: Stage, head: int) -> ActorRef | None:
    """Whom a noun by itself means in this report: "the army", and "rebels" where one group alone is told of."""
    token, nouns = stage.tree[head], load_nouns()
    meant = stage.cast.bare.get(token.lemma)
    if meant is None and token.lemma in nouns.bare_groups:
        meant = group_before(stage.cast.groups, token.start)
    if meant is None and token.lemma in nouns.arms:
        meant = _whose_arms(stage, head)
    if meant is None:
        return None
    return ActorRef(name=meant.name, start=token.start, end=token.end, type=meant.type, state=meant.state)


def _whose_arms(stage: Stage, head: int) -> Meant | None:
    """Whose the arms of a state are that nothing says more of: those of the state at home in the report, or a police's own."""
    return Meant(stage.cast.home, NameType.STATE) if stage.cast.home else police_of(stage, head)
