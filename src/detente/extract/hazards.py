"""What befalls people without anybody's doing: storms, illnesses, accidents on the road and at sea."""

from __future__ import annotations

from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.nouns import load_nouns


def is_hazard(tree: Tree, trigger: Trigger) -> bool:
    """Whether the word itself is what befalls people without anybody's doing, and nothing in the sentence does harm.

    The *landslide* and the *crash*; of verbs those of accidents alone, as soldiers storm a palace: a bus *crashed*.
    """
    if tree[trigger.index].pos == "VERB":
        return _is_mishap(tree, trigger.index) and not _harms(tree)
    return tree[trigger.index].lemma in load_nouns().hazards and not _harms(tree)


def names_hazard(tree: Tree) -> bool:
    """Whether a sentence names a storm, a crash or an illness, and nobody and nothing that does harm."""
    hazards = load_nouns().hazards
    found = any(token.lemma in hazards or _is_mishap(tree, i) for i, token in enumerate(tree.tokens))
    return found and not _harms(tree)


def _is_mishap(tree: Tree, index: int) -> bool:
    """Whether a verb tells what a vehicle or vessel did by itself: "a bus *crashed*", not "crashed the bus", "was overturned".

    Not where the sentence tells of those who fight, or of fire and blows: "the ferry *sank* after rebels hit it".
    """
    nouns = load_nouns()
    if tree[index].pos != "VERB" or tree[index].lemma not in nouns.mishaps:
        return False
    if tree.kids(index, "auxpass", "dobj") or tree.is_negated(index) or tree[index - 1].lemma == "be":
        return False
    if tree[index].tag == "VBN" and tree[index].dep in ("acl", "amod"):
        return False  # "a bus overturned by protesters"
    if not any(tree[s].lemma in nouns.vehicles for s in _had_by(tree, index)):
        return False
    return not any(t.lemma in nouns.against_state or t.lemma in _BLOWS or t.lemma in nouns.harmers for t in tree.tokens)


def _had_by(tree: Tree, verb: int) -> list[int]:
    """What an accident happened to, through "that" and "which" as well: "a bus *that crashed*"."""
    up = tree.head(verb) if tree[verb].dep == "relcl" else None
    return [*tree.subjects(verb), *([] if up is None else [up])]


def _harms(tree: Tree) -> bool:
    harmers = load_nouns().harmers
    return any(token.lemma in harmers for token in tree.tokens)


_BLOWS = frozenset(
    "shoot hit strike attack bomb shell ambush torpedo torpedoes target chase detonate explode suicide".split()
)
