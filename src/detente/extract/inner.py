"""Names inside the phrase that names somebody: they say whose or of what he is, and do nothing themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.extract.actors import Stage
from detente.extract.joints import DASHES
from detente.extract.memory import ActorRef
from detente.extract.saying import is_of_compound

_MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})
_OF = frozenset({"of", "for", "at", "from", "in", "with", "like", "throughout", "across", "around", "including"})


def without_inner(stage: Stage, refs: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Those who act without those whose names only stand in the phrase of another.

    "Mayor *Deng's* spokesman, Paul Ayen, said", "Paul Ayen, *Deng's* aide, said" and "a spokesman for *Deng*, Paul Ayen, said"
    have one speaker; so has "a *Ministry of Defence* spokesman said".
    """
    inner = {ref for ref in refs if any(_is_inside(stage, ref, other) for other in refs if other is not ref)}
    return tuple(ref for ref in refs if ref not in inner)


def _is_inside(stage: Stage, ref: ActorRef, other: ActorRef) -> bool:
    """Whether the words for somebody belong to the phrase of another as a part of it, not beside it."""
    tree = stage.tree
    top, own = tree.top_of(ref.start, ref.end), tree.top_of(other.start, other.end)
    if top is None or own is None:
        return False
    if other.start <= ref.start and ref.end <= other.end:
        return (ref.start, ref.end) != (other.start, other.end)
    if is_of_compound(tree, top - 1) and other.end + 1 == tree[top - 1].start:
        return True  # "the Deng Institute think *tank*"
    words, first = {*tree.at(other.start, other.end)}, tree.at(ref.start, ref.end)[0]
    return top not in words and any(words & {at, *tree.kids(at, "appos")} for at in _owned_by(stage, top, first))


def _owned_by(stage: Stage, top: int, first: int) -> Iterator[int]:
    """The nouns that a noun modifies, from the nearest upwards: "spokesman" of "*Deng's* spokesman", and what that one is to.

    ``first`` is where the words for somebody begin, ``top`` the one that heads them.
    """
    tree, at = stage.tree, top
    owned = False
    while (up := tree.head(at)) is not None:
        dep = tree[at].dep
        if dep == "pobj" and tree[up].lemma.lower() in _OF and (noun := tree.head(up)) is not None:
            if _is_listed(stage, up, min(at, first)):
                return
            up, owned = noun, True
        elif dep == "poss" or (dep in _MODIFYING and up > at and (owned or not _is_listed(stage, at, up))):
            owned = True
        elif dep != "appos":
            return
        if tree[up].pos in ("VERB", "AUX") and tree[up].dep not in _MODIFYING:
            return
        if owned:
            yield up
        at = up


def _is_listed(stage: Stage, first: int, last: int) -> bool:
    """Whether something that joins several stands between two words, or before the second: "Chad *and* Mali", "Chad-Mali"."""
    between = [stage.tree[i] for i in range(first + 1, last)]
    return any(token.text in (",", *DASHES) or token.tag == "CC" for token in between)


def of_own_subject(stage: Stage, cue: int, speakers: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """The speakers who are the subject of a verb of saying, where it has one and any of them is.

    "Quoting *officials*, the station said", "Deng told *the envoy*", "the letter said, according to *an aide*": the station, Deng
    and the letter say it.
    """
    tree = stage.tree
    heads = tree.kids(cue, "nsubj") if tree[cue].pos == "VERB" and not tree.is_passive(cue) else []
    words = {i for head in heads for i in tree.subtree(head)}
    own = tuple(ref for ref in speakers if words & set(tree.at(ref.start, ref.end)))
    return own or tuple(speakers)
