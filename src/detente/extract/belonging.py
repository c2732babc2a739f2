"""Those whom a noun only counts to somebody: "its members", "fighters of the front", "his troops", "its foreign minister"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.firstperson import OWN
from detente.extract.memory import ActorRef
from detente.extract.pronouns import stood_for
from detente.lexicon import Sort, entry_of
from detente.lexicon.nouns import load_nouns
from detente.lexicon.titles import rank_of
from detente.model import NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

OFFICES = frozenset({"office"})
"""What speaks for the one whose it is: "his office said"."""
_OWN = frozenset({"its", "their", "his", "her", "whose"}) | OWN
_BODIES = frozenset({NameType.GROUP, NameType.BODY, NameType.STATE})
_RULING = frozenset({"head_of_state", "head_of_government", "minister", "military"})
"""Offices of a state: "his foreign minister" is his state's, "his aide" is his own."""


def whose(stage: Stage, head: int) -> list[ActorRef]:
    """Whom a noun counts its people to: by "its" or "their", or by the group or body named behind "of" or before the noun.

    Of a state only by a pronoun: "Chadian soldiers" are told of by their people.
    """
    return list(_pointed_at(stage, head)) or list(_named(stage, head))


def belonging(ref: ActorRef, plain: str, words: tuple[int, int], *, acts: bool) -> ActorRef:
    """The actor that people are who belong to somebody: that one itself where they ``act`` for it, else they under its name.

    What a person or an organ has is its state's, where that is known: "his troops" and "her side" are the state, else that person;
    his office is that person.
    """
    start, end = words
    if OFFICES & {*plain.split()[-1:]}:
        return replace(ref, start=start, end=end)
    if ref.type in (NameType.PERSON, NameType.BODY) and ref.state:
        ref = replace(ref, name=ref.state, type=NameType.STATE, state=None)
    if acts:
        return replace(ref, start=start, end=end)
    owner = ref.state or ref.name
    own = any(word[:1].isupper() for word in plain.split())  # "ANC supporters"
    return ActorRef(
        name=plain if own else f"{plain} of {ref.name}", start=start, end=end, type=NameType.GROUP, state=owner
    )


def owners_pointed_at(stage: Stage, head: int, title: str) -> list[str]:
    """The states or bodies whose office is meant by "its foreign minister", "their presidents"."""
    found: list[str] = []
    for ref in _pointed_at(stage, head):
        of_state = ref.state if ref.type is NameType.PERSON and rank_of(title) in _RULING else None
        owner = of_state or (ref.name if ref.type in _BODIES else None)
        if owner and owner not in found:
            found.append(owner)
    return found


def _pointed_at(stage: Stage, head: int) -> Iterator[ActorRef]:
    tree = stage.tree
    for at in tree.kids(head, "poss"):
        if tree[at].text.lower() in _OWN:
            yield from stood_for(stage, at, tree[at].text.lower())
        else:  # "Ouman's fighters"
            yield from (ref for ref in stage.actors(at) if ref.type is NameType.PERSON)


def _named(stage: Stage, head: int) -> Iterator[ActorRef]:
    """The groups and bodies behind "of" or "from", or whose name stands before the noun: "*XYZ* members"; no state's organs.

    Soldiers of a body of many states are told of in one report by that body, in another by its force: they stay as printed, but
    those of a mission are the mission.
    """
    tree, nouns = stage.tree, load_nouns()
    if tree[head].lemma not in nouns.belongs | nouns.adherents | nouns.own_forces:
        return
    behind = [ref for at in tree.objects_of(head, "of", "from") for ref in stage.actors(at)]
    start = tree.phrase(head)[0]
    before = [mark for mark in stage.names if start <= mark.start and mark.end + 1 == tree[head].start]
    before_refs = [stage.named(mark) for mark in before if mark.type in (NameType.GROUP, NameType.BODY)]
    armed = tree[head].lemma in nouns.arms | nouns.own_forces
    for ref in (*behind, *before_refs):
        if (
            (ref.type is NameType.GROUP or (ref.type is NameType.BODY and (not armed or _is_mission(ref))))
            and ref.state in (None, ref.name)
            and _is_name(ref)
        ):
            yield ref


def alliance_of(stage: Stage, head: int) -> str | None:
    """The body of many states whose armed force words name: of "*NATO* soldiers" and "troops of *NATO*"."""
    tree, nouns = stage.tree, load_nouns()
    if tree[head].lemma not in nouns.arms | nouns.own_forces:
        return None
    start, behind = tree.phrase(head)[0], tree.objects_of(head, "of", "from")
    spans = [(start, tree[head].start), *((tree.phrase(at)) for at in behind)]
    marks = [
        m for m in stage.names if m.type is NameType.BODY and m.of is None and any(a <= m.start < b for a, b in spans)
    ]
    return marks[0].stands_for if len(marks) == 1 and _is_known_body(marks[0].stands_for) else None


def _is_mission(ref: ActorRef) -> bool:
    entry = entry_of(ref.name)
    return entry is not None and entry.kind == "mission"


def _is_known_body(name: str | None) -> bool:
    entry = entry_of(name) if name else None
    return entry is not None and entry.sort is Sort.BODY


def _is_name(ref: ActorRef) -> bool:
    return any(word[:1].isupper() for word in ref.name.split())
