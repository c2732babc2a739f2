"""Those named near an event who have no part in it: who asks others for it, of whom it only speaks, with what, where."""

from __future__ import annotations

from itertools import takewhile

from detente.extract.actors import Stage
from detente.extract.aroundnoun import LEAVING
from detente.extract.bothsides import ASKING
from detente.extract.memory import ActorRef
from detente.extract.onlookers import only_looks_on
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.lexicon.kinds import load_kinds
from detente.lexicon.nouns import load_nouns
from detente.lexicon.readings import speech_forms
from detente.model import Kind, NameType, Part

Parts = list[tuple[Part, ActorRef]]
_AIMED = frozenset({"to", "against", "toward", "towards"})
_ABOUT = frozenset({"about", "concerning", "for", "on", "over", "regarding"})
_OWN = frozenset({"himself", "herself", "itself", "themselves", "him", "her", "them", "it", "us"})
"""Words that may mean the one who asks, or tell nothing of who is asked."""
_DOING = frozenset({Part.PARTY, Part.PERPETRATOR})
_BESIDE = frozenset({"after", "before", "following", "since"})
_NOBODY = frozenset({"no", "neither"})
_NAMED = frozenset({NameType.PERSON, NameType.STATE})
_BLASTS = frozenset({"blast", "bomb", "bombing", "explosion", "shooting", "stabbing", "massacre"})
"""Nouns of violence before which a place says where it was; "the Kabul strike" may be Kabul's."""
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", ","})
_CONTENT = frozenset({"xcomp", "ccomp", "prep", "dobj", "advcl"})
"""How what is asked hangs on the verb of asking; what is joined to that verb its subject does itself."""


def without_bystanders(stage: Stage, trigger: Trigger, parts: Parts) -> Parts:
    """The parts of an event without those who only stand near it; to whom a noun of speech is addressed is its addressee.

    "I *call on the rebels* to return to talks": I am no party to them. "Her *warnings to Chad*" are not Chad's, "a *request for
    comment on Chad's plan*" is not either; nor does anybody do what he only wants or judges. "*No troops* were hurt" names
    nobody, "a *car* bomb" and "the *Adre* bombing" no bomber, and what is retaken "*from Chad*" Chad has lost.
    """
    speech = load_frames()[trigger.kind].family == "speech"
    kept: Parts = []
    for part, ref in parts:
        if part is Part.SPEAKER and speech and trigger.noun and (prep := _behind(stage, trigger, ref)) is not None:
            if prep in _AIMED:
                kept.append((Part.ADDRESSEE, ref))
            continue
        if _is_nobody(stage, ref) or (part in _DOING and _asks_others(stage, trigger, ref)):
            continue
        if part is Part.PERPETRATOR and _only_tells(stage, trigger, ref):
            continue
        if _did_what_was_before(stage, trigger, ref) or only_looks_on(stage, trigger, part, ref):
            continue
        if part is Part.PERPETRATOR and _only_says_which(stage, trigger, ref):
            continue
        if part is Part.TARGET and _only_leaves(stage, trigger, ref):
            continue
        lost = part is Part.PERPETRATOR and _has_lost(stage, trigger, ref)
        kept.append((Part.TARGET if lost else part, ref))
    return kept


def _behind(stage: Stage, trigger: Trigger, ref: ActorRef) -> str | None:
    """The preposition that leads from a noun of speech to somebody behind it who is no speaker; ``None`` where none does."""
    tree, inside = stage.tree, stage.tree.at(ref.start, ref.end)
    if not inside or inside[0] <= trigger.index:
        return None
    between = [tree[i] for i in range(trigger.index + 1, inside[0])]
    if any(token.pos in ("VERB", "AUX", "PUNCT") for token in between):
        return None
    last = next((token.lemma.lower() for token in reversed(between) if token.pos == "ADP" or token.tag == "TO"), None)
    return last if last in _AIMED | _ABOUT else None


def _asks_others(stage: Stage, trigger: Trigger, ref: ActorRef) -> bool:
    """Whether somebody is the subject of a verb of asking above an event, and others are asked: "*Chad* urged the two to talk"."""
    tree, verb = stage.tree, _verb_of(stage, ref)
    if verb is None or tree[verb].lemma not in ASKING or verb in (trigger.index, trigger.verb):
        return False
    chain = [trigger.index, *tree.ancestors(trigger.index)]
    if verb not in chain or tree[chain[chain.index(verb) - 1]].dep not in _CONTENT:
        return False
    behind = tree.objects_of(verb, "on", "upon") or (tree.kids(verb, "dobj") if tree[verb].lemma != "call" else [])
    asked = [*behind, *(at for clause in tree.kids(verb, "ccomp", "xcomp") for at in tree.kids(clause, "nsubj"))]
    return any(trigger.index not in (at, *tree.subtree(at)) and tree[at].text.lower() not in _OWN for at in asked)


def _only_tells(stage: Stage, trigger: Trigger, ref: ActorRef) -> bool:
    """Whether somebody only says that something was done: "a mine that *Chad* alleged had been laid"."""
    tree, verb = stage.tree, _verb_of(stage, ref)
    if verb is None or trigger.noun or verb == trigger.index or tree[verb].text.lower() not in speech_forms():
        return False
    return verb in tree.ancestors(trigger.index) and bool(tree.kids(trigger.index, "auxpass"))


def _did_what_was_before(stage: Stage, trigger: Trigger, ref: ActorRef) -> bool:
    """Whether somebody did only what another event was after or before: "held talks days after a raid *by Chad*"."""
    tree, inside = stage.tree, stage.tree.at(ref.start, ref.end)
    between = range(trigger.index + 1, inside[0]) if inside else ()
    beside = next((i for i in between if tree[i].text.lower() in _BESIDE), None)
    if beside is None or any(tree[i].text == "," for i in range(beside, inside[0])):
        return False
    noun = next((i for i in range(beside + 1, inside[0]) if tree[i].lemma in load_kinds().nouns), None)
    return noun is not None and any(tree[i].text.lower() == "by" for i in range(noun + 1, inside[0]))


def _is_nobody(stage: Stage, ref: ActorRef) -> bool:
    """Whether words say that there is none of those they name: "*no* group", "*neither* side"."""
    inside = stage.tree.at(ref.start, ref.end)
    named = any(m.start < ref.end and ref.start < m.end and m.type in _NAMED for m in stage.names)
    if named or not inside:
        return False  # "neither X nor his deputy came"
    return any(stage.tree[i].text.lower() in _NOBODY for i in (inside[0], max(0, inside[0] - 1)))


def _only_says_which(stage: Stage, trigger: Trigger, ref: ActorRef) -> bool:
    """Whether a word before a noun of violence says with what or where, not who: "a *car* bomb", "the *Adre* bombing"."""
    tree, inside = stage.tree, stage.tree.at(ref.start, ref.end)
    if not inside or inside[-1] >= trigger.index:
        return False
    behind = [*takewhile(lambda i: tree[i].tag in _NOMINAL, range(inside[-1] + 1, len(tree)))]
    if not behind or (trigger.noun and trigger.index not in behind):
        return False
    nouns = load_nouns()
    things = (nouns.vehicles | nouns.harmers) - nouns.persons - nouns.acts_for_group - nouns.groups
    if trigger.noun and all(tree[i].tag == "NN" for i in inside) and tree[inside[-1]].lemma in things:
        return True
    return any(tree[i].lemma in _BLASTS for i in behind) and _is_land(stage, ref)


def _only_leaves(stage: Stage, trigger: Trigger, ref: ActorRef) -> bool:
    """Whether a word before a withdrawal only says of what it is, whoever withdraws it: "a *troop* withdrawal"."""
    tree, inside = stage.tree, stage.tree.at(ref.start, ref.end)
    if tree[trigger.index].lemma not in LEAVING:  # whatever the parse takes it for
        return False
    return bool(inside) and all(i < trigger.index and tree[i].tag == "NN" and tree[i].text.islower() for i in inside)


def _is_land(stage: Stage, ref: ActorRef) -> bool:
    """Whether a name is that of a place or land, not of its people ("Chadian"), and none that has no other form ("U.S.")."""
    mark = next((m for m in stage.names if m.start <= ref.start < m.end), None)
    if mark is None or mark.type not in (NameType.PLACE, NameType.STATE):
        return False
    return mark.text[1:2].islower()


def _has_lost(stage: Stage, trigger: Trigger, ref: ActorRef) -> bool:
    """Whether somebody is who ground or a thing is taken from: "the town was retaken *from the rebels*"."""
    top = stage.tree.top_of(ref.start, ref.end)
    prep = stage.tree.head(top) if top is not None else None
    taken = trigger.kind is Kind.TERRITORIAL_CAPTURE or (trigger.kind is Kind.COERCION and not trigger.noun)
    if not taken or prep is None or stage.tree[prep].lemma != "from":
        return False
    return stage.tree.head(prep) in (trigger.index, trigger.verb, *stage.tree.kids(trigger.index, "nsubjpass", "dobj"))


def _verb_of(stage: Stage, ref: ActorRef) -> int | None:
    """The verb whose subject somebody is."""
    top = stage.tree.top_of(ref.start, ref.end)
    return stage.tree.head(top) if top is not None and stage.tree[top].dep == "nsubj" else None
