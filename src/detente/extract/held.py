"""The holders of an office that words name: "the Chadian minister", "both presidents", "the governors of Batken and Sughd"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.bare import is_bare
from detente.extract.belonging import belonging, owners_pointed_at, whose
from detente.extract.bothsides import are_two, owners_meant, pair_named, pair_that_met
from detente.extract.cast import is_actor, singular
from detente.extract.local import local_offices
from detente.extract.memory import ActorRef
from detente.extract.owning import owners_before, owners_of, sent_by
from detente.extract.printed import plain_words
from detente.lexicon import adjective_of
from detente.lexicon.nouns import load_nouns
from detente.lexicon.readings import speech_forms
from detente.model import NameMark, NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_LISTED = re.compile(r"(?:['’]s?)?\s?(?:,\s|,?\s?and\s)?|-")
"""What stands between those whose an office is, and before the office."""
_STYLES = frozenset({"diplomat", "top diplomat", "leader", "envoy", "politician", "minister"})
"""What a report calls somebody whom it has named by his office: "the US diplomat"."""


_CALLED = _STYLES | {"official", "spokesman", "spokeswoman", "spokesperson", "politician", "commander", "general"}
"""What a report calls who has just spoken: "the official added"."""


def holders(stage: Stage, head: int, mark: NameMark) -> Iterator[ActorRef]:
    """The holder of an office, or each holder of one named in the plural; the office itself where none is known."""
    title = singular(mark.text)
    plural = stage.tree[head].tag in ("NNS", "NNPS")
    if plural and title in load_nouns().belongs and mark.of is None and (own := whose(stage, head)):
        yield from (belonging(ref, plain_words(stage, head), stage.tree.phrase(head), acts=True) for ref in own)
        return
    owners = owners_meant(stage, head) or owners_pointed_at(stage, head, title)
    told = [mark.of] if mark.of and is_actor(mark.of) else []
    owners = owners or sent_by(stage, head) or told or owners_before(stage, mark.start)
    preps = [k for k in stage.tree.kids(head, "prep") if stage.tree[k].start >= mark.end]  # not "heads of state"
    says_whose = any(stage.tree[k].lemma in ("of", "from", "for") for k in preps)
    if not owners and plural and not says_whose and are_two(stage, head):
        if pair := pair_that_met(stage, head) or ([] if stage.cast.sides else pair_named(stage, head)):
            yield from pair
            return
        owners = list(stage.cast.sides)
        if pair := _two_shown(stage, head, title, owners) or _two_met(stage, head, title, owners):
            yield from pair
            return
    if not owners and (local := list(local_offices(stage, head, mark, title))):
        yield from local
        return
    if not owners and not plural and mark.stands_for is None and (again := _who_spoke(stage, head, title)) is not None:
        yield again
        return
    if not owners:
        start, end = stage.tree.phrase(head)
        whole = start <= mark.start and mark.end <= end  # the parse may cut "Director for Arab Affairs"
        name = mark.stands_for or (plain_words(stage, head) if whole else mark.text)
        kind = NameType.GROUP if plural else NameType.PERSON
        wide = whole and mark.of is not None and mark.stands_for is None  # "*African* leaders"
        yield ActorRef(name=name, start=start if wide else mark.start, end=mark.end, type=kind)
    for owner in owners:
        known = (mark.stands_for if len(owners) == 1 and not plural else None) or stage.cast.holder(owner, title)
        if known is None and not plural and title in _STYLES and _is_the(stage, head):
            known = _named_before(stage, owner, mark.start)
        yield ActorRef(
            name=known or f"{adjective_of(owner) or owner} {title}",
            start=mark.start if known else _owned_from(stage, mark, owner),
            end=mark.end,
            type=NameType.PERSON,
            state=stage.cast.organs.get(owner, owner),
        )


def _who_spoke(stage: Stage, head: int, title: str) -> ActorRef | None:
    """Whom "the official" means who goes on saying: the office holder whose words the sentence before gave."""
    tree, last = stage.tree, stage.memory.speaking()
    verb = tree.head(head) if tree[head].dep == "nsubj" else None
    if last is None or verb is None or tree[verb].text.lower() not in speech_forms():
        return None
    if title not in _CALLED or not is_bare(tree, head) or not stage.cast.holds_office(last.name):
        return None
    if re.search(rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,3}}{title}\b", stage.text[: tree[head].start], re.IGNORECASE):
        return None  # "a senior official" may be the one
    return replace(last, start=tree[head].start, end=tree[head].end)


def _owned_from(stage: Stage, office: NameMark, owner: str) -> int:
    """Where the words of an office begin with whose it is: "*Chadian* officials", "*Chad* and Sudan's envoys"."""
    before = [m for m in stage.names if m.end <= office.start]
    own = next((m for m in reversed(before) if m.stands_for == owner), None)
    if own is None:
        return office.start
    edges = [own.end, *(edge for m in before if m.start >= own.end for edge in (m.start, m.end)), office.start]
    between = (stage.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return own.start if all(_LISTED.fullmatch(words) for words in between) else office.start


def _two_shown(stage: Stage, head: int, title: str, sides: list[str]) -> list[ActorRef]:
    """The two shown in an office, whosever it is, where a side shows no holder of its own: "Premier X met President Y"."""
    held = stage.cast.holders_of(title)
    if len(held) != 2 or all(stage.cast.holder(side, title) for side in sides):
        return []
    states = [stage.cast.states.get(who) for who in held]
    return pair_named(stage, head) if all(state is None or state in sides for state in states) else []


def _two_met(stage: Stage, head: int, title: str, sides: list[str]) -> list[ActorRef]:
    """The two who met right before for the sides, where one is shown in such an office: "X met Minister Y. *The ministers* …"."""
    met = stage.memory.parties_met() if stage.memory.has_just_met() else []
    persons = all(ref.type is NameType.PERSON for ref in met)
    if (
        not persons
        or {ref.state for ref in met} != {*sides}
        or not {ref.name for ref in met} & {*stage.cast.holders_of(title)}
    ):
        return []
    start, end = stage.tree.phrase(head)
    return [replace(ref, start=start, end=end) for ref in met]


def counterpart(stage: Stage, head: int) -> list[ActorRef]:
    """Who is somebody's counterpart: in the same office for another, "a minister and his *Chadian counterpart*"."""
    tree, owners = stage.tree, owners_of(stage, head) if stage.tree[head].lemma == "counterpart" else []
    office = next((m for m in reversed(stage.names) if m.type is NameType.TITLE and m.end <= tree[head].start), None)
    if len(owners) != 1 or office is None:
        return []
    title, (start, end) = singular(office.text), tree.phrase(head)
    known = stage.cast.holder(owners[0], title)
    name = known or f"{adjective_of(owners[0]) or owners[0]} {title}"
    return [ActorRef(name=name, start=start, end=end, type=NameType.PERSON, state=owners[0])]


def _named_before(stage: Stage, owner: str, before: int) -> str | None:
    """Whom "the US diplomat" means: the last subject where he is of that state, else the only one of it named so far."""
    last = stage.memory.person
    if last is not None and last.state == owner:
        return last.name
    known = {
        who for who, first in stage.cast.first_named.items() if first < before and stage.cast.states.get(who) == owner
    }
    return next(iter(known)) if len(known) == 1 else None


def _is_the(stage: Stage, head: int) -> bool:
    return any(stage.tree[k].lemma == "the" for k in stage.tree.kids(head, "det"))
