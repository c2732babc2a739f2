"""Whose a noun phrase is: "Chadian and Sudanese ministers", "the army of X", "Y's troops"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.extract.cast import is_actor
from detente.extract.home import is_ownerless
from detente.extract.joints import AND, DASHES
from detente.lexicon import state_of
from detente.lexicon.nouns import load_nouns
from detente.model import NameMark, NameType, Part

if TYPE_CHECKING:
    from detente.extract.actors import Stage
    from detente.extract.memory import ActorRef
    from detente.extract.tree import Tree


_SENDING = (NameType.STATE, NameType.BODY, NameType.GROUP)
_POSSESSIVE = re.compile(r"['’]s\b")
_COMMA = re.compile(r",\s+(?:the\s+)?")
_CLOSED = re.compile(r"\s*(?:[,;.)]|[–—-]\s|$)(?!\s+(?:and|or)\b)")
"""What closes an apposition, no list that goes on."""
_TO = re.compile(r"\bto (?:the )?$")
"""Before whom an envoy is sent to: "the ambassadors of Chad *to* Norway"."""
_NEAR = len("to the ") + 1
_IN_COMPOUND = re.compile(r"[-‑–][a-z]")
_AFTER_PREFIX = re.compile(r"\b(?:anti|ex|former|non|post|pre|pro)[-‑–]$", re.IGNORECASE)
_PREFIX_LENGTH = len("former--")


def is_in_compound(stage: Stage, mark: NameMark) -> bool:
    """Whether a name is only in a word that a hyphen makes of it: "*Turkish*-backed forces", "ex-*Soviet* states" are of others."""
    if _AFTER_PREFIX.search(stage.text, max(0, mark.start - _PREFIX_LENGTH), mark.start):
        return True
    return _IN_COMPOUND.match(stage.text, mark.end) is not None


def owners_of(stage: Stage, head: int) -> list[str]:
    """The states or bodies that a phrase belongs to: "Chadian and Sudanese …", "of X and Y", "from X", "X's …"."""
    inside = {*stage.tree.subtree(head, cut=frozenset({"relcl", "appos", "acl", "advcl", "prep", "punct"}))}
    for other in stage.tree.kids(head, "conj"):
        beside = stage.tree.kids(other, "det") and stage.mark_at(other) and not stage.tree.objects_of(head, "of")
        # "Chad's president and *Sudan's* president", "the state and *the XYZ*"
        if stage.tree.kids(other, "poss") or beside:
            inside -= {*stage.tree.subtree(other)}
    short = [at for at in stage.tree.kids(head, "appos") if at and stage.text[stage.tree[at].start - 1] == "("]
    for prep in (
        at for each in (head, *short) for at in stage.tree.kids(each, "prep")
    ):  # "the chiefs (CDS) of Chad and Mali"
        if stage.tree[prep].lemma in ("of", "from"):
            inside.update(stage.tree.subtree(prep))
    for kid in stage.tree.kids(head, "amod", "compound", "poss", "nmod"):
        inside.update(stage.tree.subtree(kid))
    owners: list[str] = []
    named = {mark.start for mark in stage.names if mark.type in (NameType.PEOPLE, NameType.STATE)}
    reach = [(stage.tree[i].start, stage.tree[i].end) for i in inside]
    for mark in reversed(stage.names):
        if is_in_compound(stage, mark) or _is_of_another(stage, mark, head):
            continue
        touches = any(start < mark.end and mark.start < end for start, end in reach)
        if not touches and mark.type in (NameType.PEOPLE, NameType.STATE):
            touches = any(start in named and AND.fullmatch(stage.text, mark.end, start) for start, _ in reach)
        if touches:
            reach.append((mark.start, mark.end))
        owner = _owner_named(stage, mark)
        if touches and owner and owner not in owners:
            owners.insert(0, owner)
    of_several = stage.tree[head].tag == "NNS" and stage.tree[head].lemma in load_nouns().acts_for_state
    return owners or (owners_before(stage, stage.tree[head].start) if of_several else [])


def sent_by(stage: Stage, head: int) -> list[str]:
    """The several for whom envoys speak: "negotiators *for the Chadian government and for the XYZ*"."""
    refs = [ref for at in stage.tree.objects_of(head, "for") for ref in stage.actors(at)]
    sent = list(dict.fromkeys(ref.state or ref.name for ref in refs))
    return sent if len(sent) > 1 and all(ref.type in _SENDING for ref in refs) else []


def _is_of_another(stage: Stage, mark: NameMark, head: int) -> bool:
    """Whether a name behind a noun is whose something else is, or to whom one goes: "Chadian PM, *Sudan's* Deng discuss …"."""
    tree = stage.tree
    if mark.start < tree[head].end:
        return False
    if _TO.search(stage.text, max(0, mark.start - _NEAR), mark.start):
        return True
    if not _POSSESSIVE.match(stage.text, mark.end):
        return False
    behind = {i for at in tree.kids(head, "prep") for i in tree.subtree(at)}
    return not behind & {*tree.at(mark.start, mark.end)}


def owners_before(stage: Stage, start: int) -> list[str]:
    """The states right before an office or a noun, by the words where the parse loses them: "Kosovo, Serbia *leaders* meet"."""
    found: list[str] = []
    at = start
    for before in reversed([m for m in stage.names if m.end < start]):
        joined = stage.text[before.end : at] == " " if not found else AND.fullmatch(stage.text, before.end, at)
        owner = _owner_named(stage, before)
        if not joined or owner is None or before.type not in (NameType.STATE, NameType.PEOPLE):
            break
        found.insert(0, owner)
        at = before.start
    return found


def without_owners(stage: Stage, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """The parts without those who only own another actor of the same part: of "the ECOWAS commissioner" not ECOWAS too."""
    owned = [
        (part, _inside(stage.tree, head), owners)
        for part, ref in parts
        if ref.type in (NameType.PERSON, NameType.GROUP)
        and (head := stage.tree.top_of(ref.start, ref.end)) is not None
        and (owners := [owner for owner in owners_of(stage, head) if owner != ref.name])
    ]
    parts = [
        (part, ref)
        for part, ref in parts
        if not any(part is of and ref is not other and only_says_whose(stage, ref, other) for of, other in parts)
    ]
    served = {(part, ref.state) for part, ref in parts if ref.type is NameType.PERSON}
    own = [pair for pair in parts if not (pair[1].type is NameType.BODY and (pair[0], pair[1].name) in served)]
    return [
        (part, ref)
        for part, ref in own  # of "the President of the Council X" not the council
        if ref.type is NameType.PERSON
        or stage.text[ref.end : ref.end + 1] in DASHES  # "the US-Taliban accord": two, no owner
        or not any(
            part is of and ref.name in owners and set(stage.tree.at(ref.start, ref.end)) <= inside
            for of, inside, owners in owned
        )
    ]


def only_says_whose(stage: Stage, ref: ActorRef, other: ActorRef) -> bool:
    """Whether somebody stands only in an apposition: of "Ada Berg, *Ouman's* sister", or of "*Chad's* union, the XYZ"."""
    tree, text = stage.tree, stage.text
    top = tree.top_of(ref.start, ref.end)
    noun = tree.head(top) if top is not None and _POSSESSIVE.match(text, ref.end) else None
    if noun is None or tree[noun].start < ref.end or tree[noun].pos not in ("NOUN", "PROPN"):
        return False
    nouns = load_nouns()
    if other.end <= ref.start and tree[noun].lemma.lower() in nouns.persons | nouns.speakers:
        return (
            _COMMA.fullmatch(text, other.end, ref.start) is not None and _CLOSED.match(text, tree[noun].end) is not None
        )
    apart = _COMMA.fullmatch(text, tree[noun].end, other.start) if tree[noun].end < other.start else None
    return apart is not None and _CLOSED.match(text, other.end) is not None


def _inside(tree: Tree, head: int) -> set[int]:
    """The words that belong to a noun, without those joined to it: "her envoys *and those of the union*" are two."""
    return {i for kid in tree.kids(head) if tree[kid].dep not in ("conj", "relcl", "appos") for i in tree.subtree(kid)}


def _owner_named(stage: Stage, mark: NameMark) -> str | None:
    """Whom a name inside a phrase makes its owner: a state's organ stands for the state, a town for nobody."""
    if mark.type in (NameType.PEOPLE, NameType.STATE, NameType.GROUP):
        return mark.stands_for if is_actor(mark.stands_for) else None
    if mark.type is NameType.BODY:
        return mark.of or (stage.cast.home if is_ownerless(mark) else None)
    is_side = mark.stands_for in stage.cast.sides or (mark.stands_for and mark.stands_for == state_of(mark.text))
    return mark.stands_for if mark.type is NameType.PLACE and is_side else None


def shares_noun(stage: Stage, mark: NameMark) -> bool:
    """Whether a nationality only shares the noun of the next one: "Chadian and Sudanese ministers"."""
    after = next((n for n in stage.names if n.start >= mark.end), None)
    if after is None or after.type is not NameType.PEOPLE or not AND.fullmatch(stage.text, mark.end, after.start):
        return False
    return stage.text[after.end : after.end + 1] == " " and stage.text[after.end + 1 : after.end + 2].isalpha()
