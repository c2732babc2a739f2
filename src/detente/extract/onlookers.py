"""Those who have an event for their object and no part in it: who wants it, answers it, judges it, looks into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.extract.outright import stands_in
from detente.lexicon.frames import load_bearing, load_frames
from detente.model import Part

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.memory import ActorRef
    from detente.extract.tree import Tree
    from detente.extract.triggers import Trigger

_DOING = frozenset({Part.PARTY, Part.PERPETRATOR, Part.SPEAKER})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ARTICLES = frozenset({"a", "an"})
_OPENS = frozenset({'"', "“", "``", "‘"})


def only_looks_on(stage: Stage, trigger: Trigger, part: Part, ref: ActorRef) -> bool:
    """Whether somebody is only the subject of a verb that makes nobody do its object, by the kind of that.

    "*Chad* sought a pledge from Mali", "*Mali* accepted the offer", "*police* are investigating the killing", "*Chad* called the
    meeting a success": none of them pledged, offered, killed or met.
    """
    tree, noun = stage.tree, trigger.index
    verb = tree.head(noun) if trigger.noun and part in _DOING and tree[noun].dep in ("dobj", "nsubj") else None
    if verb is None or tree[verb].pos != "VERB":
        return False
    bears = tree[noun].dep == "dobj" and tree[verb].lemma in load_bearing().get(trigger.kind.value, ())
    if not bears and not is_called(tree, trigger, verb):
        return False
    words = {i for subject in tree.subjects(verb) if subject != noun for i in tree.subtree(subject)}
    return stands_in(stage, ref, words)


def is_called(tree: Tree, trigger: Trigger, verb: int) -> bool:
    """Whether a happening is only called something: "called *the* deal a mistake", "void"; to call a truce is to make one.

    Who calls talks frank was in them.
    """
    noun = trigger.index
    if tree[verb].lemma != "call" or noun < verb:
        return False
    after = tree[noun + 1] if noun + 1 < len(tree) else None
    named = after is not None and (after.lemma in _ARTICLES or after.text in _OPENS)
    definite = any(tree[k].lemma in _DEFINITE for k in tree.kids(noun, "det"))
    if load_frames()[trigger.kind].family != "accord":
        return definite and named
    return definite or named or (after is not None and after.pos == "ADJ")
