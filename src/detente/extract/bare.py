"""Whom a bare noun means in its report: "the army", "the rebels", "the council", as the names beside that noun show.

Only where one alone can be meant: a report that names two armies leaves "the army" as it is printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.extract.home import states_against
from detente.extract.tree import Tree
from detente.lexicon import Sort, entry_of
from detente.lexicon.letters import LETTERS
from detente.lexicon.nouns import ActorNouns, load_nouns
from detente.lexicon.states import adjective_of
from detente.lexicon.titles import organ_words, organs
from detente.model import NameMark, NameType

REACH = 400
"""So many characters back a noun may come back to a group: two or three sentences."""
_NEXT = re.compile(r"[ \n]+([^\W\d_]+(?:-[^\W\d_]+)?)")
_LAST = re.compile(r"([^\W\d_]+)[ \n,]+(?:the )?$")
_CAPITALS = re.compile(r"[A-Z]{2}|[A-Z].* [A-Z]|[a-z][A-Z]|[A-Z].*\d")
"""A name of its own, and no noun in capitals: two capitals, or a figure."""
_BEHIND = re.compile(r" (?:of|for|in|on|to) ")
"""What opens the rest of a name, behind the noun that it is built on."""
_OF = re.compile(r"([^\W\d_]+) (?:of|from|in) (?:the )?$")
_IRREGULAR = {"authorities": "authority", "armies": "army", "navies": "navy"}
_ALONE = frozenset({"det", "punct", "cc", "conj", "case", "appos"})
"""What may hang on a bare noun: whatever else does says which of several is meant."""

GROUPS = frozenset({"group", "movement", "faction", "force", "organisation", "organization"})
"""Nouns of a body of people who are armed, or may be."""
_OTHERS = frozenset({"former", "regional", "then"})
"""Words that say of a rule that it is another than the one of today."""
_BESIDE = _ALONE | {"nummod", "quantmod", "relcl", "acl", "advmod", "predet"}
_ARMED = frozenset(
    {"riot", "security", "government", "state", "army", "military", "federal", "national", "regular", "armed", "border"}
    | {"more", "many", "several", "few", "additional", "special", "uniformed", "traffic", "anti"}
)
"""Words beside a noun of a state's arms that leave them its own."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor that a bare noun stands for."""

    name: str
    type: NameType
    state: str | None = None


def is_bare(tree: Tree, head: int) -> bool:
    """Whether a noun stands with "the" and nothing else that picks one out of several."""
    kids = tree.kids(head)
    styled = [kid for kid in kids if tree[kid].dep in ("amod", "compound") and _is_style(tree, kid, head)]
    first = min([head, *(at for kid in styled for at in tree.subtree(kid))])
    after_the = first > 0 and tree[first - 1].lemma.lower() == "the"
    return after_the and all(tree[kid].dep in _ALONE or kid in styled for kid in kids)


def _is_style(tree: Tree, kid: int, head: int) -> bool:
    """Whether words only say how a rule came to be, or that a group is armed: "the *interim* government", "the *rebel* group"."""
    if tree[head].lemma in GROUPS:
        return tree[kid].text.lower() in load_nouns().against_state | _ARMED
    words = " ".join(tree[at].text.lower() for at in tree.subtree(kid))
    return words in organ_words("styles") - _OTHERS


def is_bare_plural(tree: Tree, head: int) -> bool:
    """Whether a plural stands without an article and with nothing that picks some out of several: "*rebels* shelled the town"."""
    kids = [tree[kid] for kid in tree.kids(head)]
    return tree[head].tag == "NNS" and all(kid.dep in _ALONE and kid.dep != "det" for kid in kids)


def is_of_home(tree: Tree, head: int) -> bool:
    """Whether nothing beside a noun of a state's arms says whose they are: "police", "two soldiers", "the security forces".

    What says that they are others' does: "rebel troops", "foreign soldiers", "his forces", "soldiers from the north".
    """
    kids = [kid for kid in tree.kids(head) if tree[kid].dep not in _BESIDE]
    return all(
        tree[kid].lemma.lower() in _ARMED for kid in kids if tree[kid].dep in ("amod", "compound", "nmod")
    ) and all(tree[kid].dep in ("amod", "compound", "nmod") for kid in kids)


def group_before(groups: Sequence[NameMark], start: int) -> Meant | None:
    """The one armed group or movement that a report names within reach before a place: whom "the group" means there.

    >>> one, two = (NameMark(start=at, end=at + 3, text="XYZ", type=NameType.GROUP, stands_for="XYZ") for at in (0, 2000))
    >>> group_before([one, two], 40).name, group_before([one, two], 1900)
    ('XYZ', None)
    """
    near = {mark.stands_for or mark.text for mark in groups if start - REACH <= mark.start < start}
    return Meant(near.pop(), NameType.GROUP) if len(near) == 1 else None


def find_bare(text: str, names: Sequence[NameMark], home: str | None) -> dict[str, Meant]:
    """Whom each noun means in a report, by its lemma, where the report shows only one.

    What the report names with the noun comes first: "Sudan's army", "M23 rebels", "the Security Council". Where it names
    none so, "the rebels" are the one group it names, and "the government" is that of the state at home in it.
    """
    nouns = load_nouns()
    shown: dict[str, dict[str, Meant]] = defaultdict(dict)
    for noun, meant in _shown(text, names, nouns):
        shown[noun][meant.name] = meant
    found = {noun: next(iter(known.values())) for noun, known in shown.items() if len(known) == 1}
    if group := _one_group(names):
        found |= {noun: group for noun in nouns.bare_groups if noun not in shown}
    if home:
        found |= {noun: _acting(noun, home) for noun in nouns.bare_states | nouns.bare_armed if noun not in shown}
    return found


def _shown(text: str, names: Sequence[NameMark], nouns: ActorNouns) -> Iterator[tuple[str, Meant]]:
    for mark in names:
        after, before = _NEXT.match(text, mark.end), _LAST.search(text[max(0, mark.start - 40) : mark.start])
        following = _lemma(after[1]) if after else ""
        if text[mark.start - 1 : mark.start] == "-":
            continue  # "inter-Korean military pact"
        if mark.type in (NameType.PEOPLE, NameType.STATE) and mark.stands_for:
            of = _OF.search(text[max(0, mark.start - 40) : mark.start])
            for noun in (following, _lemma(of[1]) if of else ""):
                if noun in nouns.bare_armed or noun in nouns.bare_states:
                    yield noun, _acting(noun, mark.stands_for)
        elif mark.type in (NameType.GROUP, NameType.BODY):
            meant = Meant(mark.stands_for or mark.text, mark.type, mark.of)
            if mark.of is None and meant.name in organs():
                continue  # "the army" shows nobody whose it is
            beside = {following} | ({_lemma(before[1])} if before else set())
            if not is_rule(mark):  # "the rebels, the Malian army and others"
                yield from ((noun, meant) for noun in beside if noun in nouns.bare_groups)
            noun = _head_of(mark.text)
            army = noun in nouns.bare_armed and not states_against(meant.name)  # "the army" is no rebel army
            if noun in nouns.bare_groups | nouns.bare_bodies or army:
                yield noun, meant


def _head_of(name: str) -> str:
    """The noun that a name is built on: "commission" of "Joint Military Commission for Darfur", not "military"."""
    words = LETTERS.findall(_BEHIND.split(name)[0])
    return _lemma(words[-1]) if words else ""


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
    """Whether a name is that of an armed group or movement; one that nobody knows is none by the name of a council."""
    entry = entry_of(mark.stands_for) if mark.stands_for else None
    if entry is not None and entry.sort is Sort.GROUP:
        return True
    return mark.type is NameType.GROUP and _head_of(mark.text) not in load_nouns().bare_bodies


def is_rule(mark: NameMark) -> bool:
    """Whether a name is that of a state's own rule or arms: "Sudan's army", "the Chadian government"; not its embassy."""
    nouns = load_nouns()
    return (
        mark.type is NameType.BODY
        and mark.of is not None
        and _head_of(mark.text) in nouns.bare_states | nouns.bare_armed
    )


def _lemma(word: str) -> str:
    low = word.lower()
    return _IRREGULAR.get(low) or low.removesuffix("s")
