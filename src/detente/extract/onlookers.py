"""Those who have an event for their object and no part in it: who wants it, answers it, judges it, looks into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.extract.actors import stands_in
from detente.extract.printed import printed_actor
from detente.lexicon.frames import load_bearing, load_frames, load_undertakings
from detente.model import Kind, Part

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.memory import ActorRef
    from detente.extract.tree import Tree
    from detente.extract.triggers import Trigger

_DOING = frozenset({Part.PARTY, Part.PERPETRATOR, Part.SPEAKER})
_FIGHTING = frozenset({Kind.ATTACK, Kind.ARMED_CLASH, Kind.PROTEST})
_ENDING = frozenset({"stop", "halt", "end", "quell", "contain"})
_DOING_SOMETHING = frozenset(
    {"nothing", "little", "do", "act", "intervene", "step", "help", "fail", "struggle", "deploy"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ARTICLES = frozenset({"a", "an"})
_OPENS = frozenset({'"', "“", "``", "‘"})


def only_looks_on(stage: Stage, trigger: Trigger, part: Part, ref: ActorRef) -> bool:
    """Whether somebody is only the subject of a verb that makes nobody do its object, by the kind of that.

    "*Chad* sought a pledge from Mali", "*Mali* accepted the offer", "*police* are investigating the killing", "*Chad* called the
    meeting a success": none of them pledged, offered, killed or met.
    """
    tree, noun = stage.tree, trigger.index
    if _only_judges(stage, trigger, part, ref):
        return True
    verb = tree.head(noun) if trigger.noun and part in _DOING and tree[noun].dep in ("dobj", "nsubj") else None
    if verb is None or tree[verb].pos != "VERB":
        return False
    if any(tree[k].pos == "PRON" for k in tree.kids(noun, "poss")):
        return False  # "fled *their* raid"
    bears = tree[noun].dep == "dobj" and tree[verb].lemma in load_bearing().get(trigger.kind.value, ())
    bears = bears or (trigger.kind in _FIGHTING and _is_meant_to_end(tree, verb))
    if not bears and not is_called(tree, trigger, verb):
        return False
    words = {i for subject in tree.subjects(verb) if subject != noun for i in tree.subtree(subject)}
    return stands_in(stage, ref, words)


def _only_judges(stage: Stage, trigger: Trigger, part: Part, ref: ActorRef) -> bool:
    """Whether a passive tells that somebody looks into a happening or judges it: "the raid, *described by police* as an ambush"."""
    tree, noun = stage.tree, trigger.index
    if not trigger.noun or part not in _DOING:
        return False
    verbs = [tree.head(noun)] if tree[noun].dep == "nsubjpass" else []
    verbs += [clause for clause in tree.kids(noun, "relcl", "acl") if tree[clause].tag == "VBN"]
    bearing = load_bearing().get(trigger.kind.value, ())
    by = {
        i
        for verb in verbs
        if verb is not None and tree[verb].lemma in bearing
        for agent in tree.kids(verb, "agent", "prep")
        if tree[agent].lemma == "by"
        for i in tree.subtree(agent)
    }
    return stands_in(stage, ref, by)


def _is_meant_to_end(tree: Tree, verb: int) -> bool:
    """Whether somebody does something, or nothing, to end what others do: "did *nothing to stop* the violence"."""
    up = tree.head(verb)
    if tree[verb].lemma not in _ENDING or up is None or not any(tree[k].lemma == "to" for k in tree.kids(verb, "aux")):
        return False
    return tree[up].lemma in _DOING_SOMETHING


def of_undertaking(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """The parts of what somebody sets out to do with whose that is for who does it, not who stops or judges it.

    "Police stopped the *villagers'* attempt to seize a depot", "foiled a plot *by gunmen* to kill the mayor".
    """
    tree, verb = stage.tree, trigger.verb
    noun = tree.head(verb) if tree[verb].dep == "acl" and tree[verb].tag in ("VB", "VBG", "VBP") else None
    to = any(tree[k].lemma == "to" for k in tree.kids(verb, "aux"))
    agent = load_frames()[trigger.kind].agent
    if noun is None or not to or agent not in _DOING or tree[noun].lemma.lower() not in load_undertakings():
        return parts
    if any(k < verb for k in tree.kids(verb, "nsubj", "nsubjpass", "dobj")):
        return parts  # "his decision to have the force withdrawn"
    heads = [*tree.kids(noun, "poss"), *tree.objects_of(noun, "by")]
    owners = [ref for head in heads for at in tree.conjuncts(head) for ref in _who(stage, at)]
    if not owners:
        return parts
    names = {ref.name for ref in owners}
    rest = [(part, ref) for part, ref in parts if part.value != agent and ref.name not in names]
    return [*((Part(agent), ref) for ref in owners), *rest]


def _who(stage: Stage, head: int) -> list[ActorRef]:
    printed = printed_actor(stage, head) if stage.tree[head].pos in ("NOUN", "PROPN") else None
    return stage.actors(head) or ([printed] if printed is not None else [])


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
