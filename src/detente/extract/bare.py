"""Whom a bare noun means in its report: "the army", "the rebels", "the council", as the names beside that noun show.

Only where one alone can be meant: a report that names two armies leaves "the army" as it is printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.extract.tree import Tree
from detente.lexicon import Sort, entry_of
from detente.lexicon.nouns import ActorNouns, load_nouns
from detente.lexicon.states import adjective_of
from detente.lexicon.titles import organs
from detente.model import NameMark, NameType

REACH = 400
"""So many characters back a noun may come back to a group: two or three sentences."""
_NEXT = re.compile(r"[ \n]+([^\W\d_]+(?:-[^\W\d_]+)?)")
_LAST = re.compile(r"([^\W\d_]+)[ \n,]+(?:the )?$")
_CAPITALS = re.compile(r"[A-Z]{2}|[A-Z].* [A-Z]|[a-z][A-Z]|[A-Z].*\d")
"""A name of its own, and no noun in capitals: two capitals, or a figure."""
_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"([^\W\d_]+) (?:of|from|in) (?:the )?$")
_IRREGULAR = {"authorities": "authority", "armies": "army", "navies": "navy"}
_ALONE = frozenset({"det", "punct", "cc", "conj", "case", "appos"})
"""What may hang on a bare noun: whatever else does says which of several is meant."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor that a bare noun stands for."""

    name: str
    type: NameType
    state: str | None = None


def is_bare(tree: Tree, head: int) -> bool:
    """Whether a noun stands with "the" and nothing else that picks one out of several."""
    kids = tree.kids(head)
    after_the = head > 0 and tree[head - 1].lemma == "the"
    return after_the and all(tree[kid].dep in _ALONE for kid in kids)


def group_before(groups: Sequence[NameMark], start: int) -> Meant | None:
    """The one armed group or movement that a report names within reach before a place: whom "the group" means there.

    >>> one, two = (NameMark(start=at, end=at + 3, text="XYZ", type=NameType.GROUP, stands_for="XYZ") for at in (0, 2000))
    >>> group_before([one, two], 40).name, group_before([one, two], 1900)
    ('XYZ', None)
    """
    near = {mark.stands_for or mark.text for mark in groups if start - REACH <= mark.start < start}
    return Meant(near.pop(), NameType.GROUP) if len(near) == 1 else None


def find_bare(text: str, names: Sequence[NameMark], sides: Sequence[str]) -> dict[str, Meant]:
    """Whom each noun means in a report, by its lemma, where the report shows only one.

    What the report names with the noun comes first: "Sudan's army", "M23 rebels", "the Security Council". Where it names
    none so, "the rebels" are the one group it names, and "the government" is that of its one state or of the one side that
    is a state.
    """
    nouns = load_nouns()
    shown: dict[str, dict[str, Meant]] = defaultdict(dict)
    for noun, meant in _shown(text, names, nouns):
        shown[noun][meant.name] = meant
    found = {noun: next(iter(known.values())) for noun, known in shown.items() if len(known) == 1}
    if group := _one_group(names):
        found |= {noun: group for noun in nouns.bare_groups if noun not in shown}
    if state := _one_state(names, sides):
        found |= {noun: _acting(noun, state) for noun in nouns.bare_states | nouns.bare_armed if noun not in shown}
    return found


def _shown(text: str, names: Sequence[NameMark], nouns: ActorNouns) -> Iterator[tuple[str, Meant]]:
    for mark in names:
        after, before = _NEXT.match(text, mark.end), _LAST.search(text[max(0, mark.start - 40) : mark.start])
        following = _lemma(after[1]) if after else ""
        if mark.type in (NameType.PEOPLE, NameType.STATE) and mark.stands_for:
            of = _OF.search(text[max(0, mark.start - 40) : mark.start])
            for noun in (following, _lemma(of[1]) if of else ""):
                if noun in nouns.bare_armed or noun in nouns.bare_states:
                    yield noun, _acting(noun, mark.stands_for)
        elif mark.type in (NameType.GROUP, NameType.BODY):
            meant = Meant(mark.stands_for or mark.text, mark.type, mark.of)
            beside = {following} | ({_lemma(before[1])} if before else set())
            yield from ((noun, meant) for noun in beside if noun in nouns.bare_groups)
            inside = {_lemma(word) for word in _WORD.findall(mark.text)}
            yield from (
                (noun, meant) for noun in inside if noun in (nouns.bare_groups | nouns.bare_bodies | nouns.bare_armed)
            )


def _acting(noun: str, state: str) -> Meant:
    """Who acts for a state: an organ under its own name, as where its owner is printed, else the state."""
    organ = f"{adjective_of(state) or state} {noun}"
    return Meant(organ, NameType.BODY, state) if noun in organs() else Meant(state, NameType.STATE)


def _one_group(names: Sequence[NameMark]) -> Meant | None:
    """The one armed group or movement that a report names, and names again."""
    named = Counter(mark.stands_for or mark.text for mark in names if is_group(mark))
    name = next(iter(named), "")
    entry = entry_of(name)
    known = entry is not None and entry.sort is Sort.GROUP
    own = known or (entry is None and _CAPITALS.search(name))
    return Meant(name, NameType.GROUP) if len(named) == 1 and named[name] > 1 and own else None


def is_group(mark: NameMark) -> bool:
    """Whether a name is that of an armed group or movement."""
    entry = entry_of(mark.stands_for) if mark.stands_for else None
    return mark.type is NameType.GROUP or (entry is not None and entry.sort is Sort.GROUP)


def _one_state(names: Sequence[NameMark], sides: Sequence[str]) -> str | None:
    """The state whose "government" a report speaks of: the one it names, or the one side that is a state."""
    states = {mark.stands_for for mark in names if mark.type is NameType.STATE and mark.stands_for}
    states |= {name for mark in names for name in (mark.of, mark.stands_for) if name and _is_state(name)}
    own = [side for side in sides if side in states]
    if len(sides) == 2 and len(own) == 1:
        return own[0]
    return states.pop() if len(states) == 1 else None


def _is_state(name: str) -> bool:
    entry = entry_of(name)
    return entry is not None and entry.sort is Sort.STATE


def _lemma(word: str) -> str:
    low = word.lower()
    return _IRREGULAR.get(low) or low.removesuffix("s")
