"""Whom a noun by itself means in a report: "the army", "police", "the rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.extract.bare import GROUPS, Meant, group_before, is_bare, is_bare_plural, is_of_home
from detente.extract.home import is_state
from detente.extract.local import police_of
from detente.extract.memory import ActorRef
from detente.lexicon.nouns import load_nouns
from detente.model import NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_AT_HOME = frozenset({"police", "policeman", "policemen", "gendarme", "gendarmerie", "authority", "government"})
_OWN = frozenset({"security", "riot", "local", "state"})


def meant_by(stage: Stage, head: int) -> ActorRef | None:
    """Whom a bare noun means in this report: "the army", "the rebels"; "police", "two soldiers" of the state at home in it."""
    token, nouns = stage.tree[head], load_nouns()
    if (state := _state_beside(stage, head)) is not None:
        start, _ = stage.tree.phrase(head)
        return ActorRef(name=state, start=start, end=token.end, type=NameType.STATE)
    if is_bare_plural(stage.tree, head) and token.lemma in nouns.bare_groups:
        return _bare(stage, head)
    if not is_bare(stage.tree, head):
        own = _whose_arms(stage, head)
        if own is None or token.lemma not in nouns.arms or not is_of_home(stage.tree, head):
            return None
        start, end = stage.tree.phrase(head)
        return ActorRef(name=own.name, start=start, end=end, type=own.type, state=own.state)
    return _bare(stage, head)


def _state_beside(stage: Stage, head: int) -> str | None:
    """The state that the words name as the place of its police or rule: "the *authorities in Mali*", not "troops in Mali"."""
    tree = stage.tree
    own = tree[head].lemma in _AT_HOME or any(tree[k].lemma == "security" for k in tree.kids(head, "compound"))
    others = [k for k in tree.kids(head, "amod", "compound", "nmod", "poss") if tree[k].lemma.lower() not in _OWN]
    if not own or others:
        return None
    marks = [mark for at in tree.objects_of(head, "in") if (mark := stage.mark_at(at)) is not None]
    named = [mark.stands_for or mark.text for mark in marks if mark.type in (NameType.STATE, NameType.PLACE)]
    return next((name for name in named if is_state(name)), None)


def _bare(stage: Stage, head: int) -> ActorRef | None:
    """Whom a noun by itself means in this report: "the army", and "rebels" where one group alone is told of."""
    token, nouns = stage.tree[head], load_nouns()
    if token.text.lower().endswith("s") and token.lemma in GROUPS - {"force"}:
        return None  # "the groups" are several
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
