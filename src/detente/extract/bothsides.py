"""Those whom one noun phrase means together: "both sides", "the two leaders", "Chad and Sudan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.cast import is_actor, singular
from detente.extract.home import is_armed, is_state
from detente.extract.joints import AND, joined_at
from detente.extract.memory import ActorRef
from detente.extract.owning import owners_of
from detente.lexicon.nouns import load_nouns
from detente.model import NameMark, NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

ASKING = frozenset("appeal ask beseech call encourage exhort implore invite press pressure push urge".split())
"""Verbs whose subject asks somebody for something."""
_ADDRESSING = frozenset("congratulate expect help remind tell warn".split())
"""Verbs that ask nothing: only whom they have for their own object is another than their subject."""
_DEFINITE = frozenset({"the", "both", "these", "those"})
_OF_TWO = frozenset({"side", "party", "leader", "rival", "foe", "minister", "neighbor", "neighbour", "delegation"})
"""Nouns that mean the two sides by their article alone: "the sides", "the ministers"."""
_MORE_THAN_TWO = frozenset({"three", "four", "five", "six", "several", "many", "other", "foreign"})
_TWO = frozenset({"two", "both"})
_ANYBODY = frozenset({"man", "men", "woman", "women", "politician", "statesman"})
_LANDS = frozenset({"country", "nation", "neighbor", "neighbour", "republic"})
"""What an armed group is not."""
_NEIGHBOURS = frozenset({"neighbor", "neighbour", "rival", "foe", "enemy", "adversary"})
_ONE_OF_TWO = frozenset({"side", "country", "party"})
_JOINABLE = frozenset({NameType.STATE, NameType.PEOPLE, NameType.GROUP})
_IN_ONE_WAR = frozenset({"side", "party", "faction", "camp", "force", "leader", "general"})
"""What the two sides of a war within a state are called."""
_STOPS = frozenset({".", "!", "?", "”", '"', "’", "'"})


def both_sides(stage: Stage, head: int) -> list[ActorRef]:
    """ "Both sides", "the two leaders", "the warring parties": each of the report's two sides."""
    token, nouns = stage.tree[head], load_nouns()
    people = token.lemma in nouns.collective_persons
    each = any(stage.tree[k].lemma == "each" for k in stage.tree.kids(head, "det"))
    sides = stage.cast.sides
    if (token.tag not in ("NNS", "NNPS") and not each) or not (people or token.lemma in nouns.collective_heads):
        return []
    owned = bool(owners_of(stage, head))
    if (owned and not _are_at_odds_in(stage, head)) or _is_wanted_by_a_side(stage, head):
        return []
    before = {stage.tree[k].lemma for k in stage.tree.kids(head, "det", "nummod", "amod", "predet", "poss")}
    definite = before & _DEFINITE
    if not (before & nouns.collective_marks or (definite and token.lemma in _OF_TWO)):
        return []
    if before & _MORE_THAN_TWO and not before & _TWO:
        return []
    if "two" in before and not (definite or owned) and stage.tree[len(stage.tree) - 1].text in _STOPS:
        return []  # "two officials said", but "Two leaders meet" in a headline
    if met := pair_that_met(stage, head):
        return met
    start, end = stage.tree.phrase(head)
    if not people and (not sides or (token.lemma in _LANDS and any(is_armed(side) for side in sides))):
        return [replace(ref, start=start, end=end) for ref in _two_told(stage, head)]
    title = singular(stage.tree[head].text)
    found = []
    for side in sides:
        name = (_person_of(stage, side, title) if people else None) or side
        found.append(
            ActorRef(name=name, start=start, end=end, type=NameType.PERSON if people else NameType.STATE, state=side)
        )
    if people and len({ref.name for ref in found} & {*sides}) and before & nouns.collective_pairs:
        found = pair_named(stage, head) or found
    return found


def _are_at_odds_in(stage: Stage, head: int) -> bool:
    """Whether words name the sides of a war within a state by that state, one of them: "*Mali's warring parties* met"."""
    tree, sides, owners = stage.tree, stage.cast.sides, owners_of(stage, head)
    before = {tree[k].lemma for k in tree.kids(head, "amod", "nummod", "compound")}
    told = before & load_nouns().collective_marks or tree[head].lemma in load_nouns().at_odds
    within = len(owners) == 1 and owners[0] in sides and not all(is_state(side) for side in sides)
    return bool(told) and within and tree[head].lemma in load_nouns().at_odds | _IN_ONE_WAR


def _person_of(stage: Stage, side: str, title: str) -> str | None:
    """Who of a side is meant by an office, or by "both men": its leader."""
    return stage.cast.leaders.get(side) if title in _ANYBODY else stage.cast.holder(side, title)


def _two_told(stage: Stage, head: int) -> list[ActorRef]:
    """Whom "the two countries" means in a report of more than two: the last two states that words join, or whose envoys met.

    "The two sides" are only those who met.
    """
    lemma = stage.tree[head].lemma
    pair = pair_joined(stage.text, [m for m in stage.names if m.end <= stage.tree[head].start]) or stage.memory.pair()
    if pair and lemma not in _OF_TWO - _LANDS:
        return pair
    met = stage.memory.parties_met()
    states = list(dict.fromkeys(ref.state or ref.name for ref in met if ref.state or ref.type in _JOINABLE))
    if len(states) == 2 and all(state[:1].isupper() for state in states):
        return [
            replace(ref, name=name, type=ref.type if ref.type in _JOINABLE else NameType.STATE, state=None)
            for ref, name in zip(met, states, strict=True)
        ]
    return met if lemma in _OF_TWO - _LANDS and all(ref.name[:1].isupper() for ref in met) else []


def pair_joined(text: str, names: Sequence[NameMark]) -> list[ActorRef]:
    """The last two states or armed groups of these names that "and" joins, where no third stands with them."""
    marks = [mark for mark in names if mark.type in _JOINABLE and mark.stands_for]
    joined = joined_at(text, marks, AND)
    for at in reversed(joined):
        left, right = marks[at : at + 2]
        if left.stands_for != right.stands_for and not {at - 1, at + 1} & {*joined}:
            return [
                ActorRef(
                    name=mark.stands_for or "",
                    start=mark.start,
                    end=mark.end,
                    type=mark.type if mark.type is NameType.GROUP else NameType.STATE,
                )
                for mark in (left, right)
            ]
    return []


def other_side(stage: Stage, head: int) -> list[ActorRef]:
    """The side that is meant by "its neighbour" told of the one side, or by "the other side" where the one acts."""
    tree, sides = stage.tree, stage.cast.sides or tuple(ref.name for ref in stage.memory.pair())
    if len(sides) != 2:
        return []
    words = {tree[k].lemma.lower() for k in tree.kids(head, "amod")}
    if tree[head].text.lower() in _NEIGHBOURS and "other" not in words:
        refs = [ref for at in tree.kids(head, "poss") for ref in stage.actors(at)]
    elif tree[head].text.lower() in _ONE_OF_TWO and words == {"other"}:
        verbs = [verb for verb in tree.ancestors(head) if tree[verb].pos in ("VERB", "AUX")]
        refs = [ref for verb in verbs for at in tree.subjects(verb) if at != head for ref in stage.actors(at)][:1]
    else:
        return []
    own = {ref.state or ref.name for ref in refs} & {*sides}
    start, end = tree.phrase(head)
    other = next(iter({*sides} - own), "")
    return [ActorRef(name=other, start=start, end=end, type=NameType.STATE)] if len(own) == 1 else []


def owners_meant(stage: Stage, head: int) -> list[str]:
    """The states or bodies that a phrase belongs to, those too that it names together: "ministers of *the two sides*"."""
    if owners := owners_of(stage, head):
        return owners
    behind = [*stage.tree.objects_of(head, "of", "from"), *stage.tree.kids(head, "poss")]
    whole = [ref for at in behind for ref in both_sides(stage, at)]
    nobodys = any(ref.type is NameType.PERSON and ref.state is None for ref in whole)
    return [] if nobodys else list(dict.fromkeys(ref.state or ref.name for ref in whole))


def are_two(stage: Stage, head: int) -> bool:
    """Whether the words before a plural say that two known are meant: "the ministers", "both envoys", not "the four leaders"."""
    before = {stage.tree[k].lemma for k in stage.tree.kids(head, "det", "predet", "nummod", "amod")}
    sort = {stage.tree[k].lemma.lower() for k in stage.tree.kids(head, "compound", "amod")}
    marks = [stage.mark_at(k) for k in stage.tree.kids(head, "compound", "amod")]
    wide = any(mark is not None and not is_actor(mark.stands_for) for mark in marks)
    if (wide or sort & load_nouns().against_state) and not before & _TWO:
        return False  # "the rebel leaders", "the African leaders"
    return bool(before & _DEFINITE) and not (before & _MORE_THAN_TWO and not before & _TWO)


def pair_that_met(stage: Stage, head: int) -> list[ActorRef]:
    """The two who were told to meet, where "the two sides" or "the ministers" can only be these.

    "X received Y in Doha. *The two sides* reviewed …": whoever the sides of the report are, these two did. Farther on "both
    presidents" are the two that met where the report shows each of them in that office.
    """
    tree, last = stage.tree, stage.memory.last_met()
    if len(last) != 2 or not are_two(stage, head) or not all(ref.name[:1].isupper() for ref in last):
        return []
    if {ref.state or ref.name for ref in last} == set(stage.cast.sides):
        return []
    if tree[head].lemma in load_nouns().collective_persons and any(ref.type is not NameType.PERSON for ref in last):
        return []
    verb = tree.head(head) if tree[head].dep in ("nsubj", "nsubjpass") else None
    right_before = stage.memory.has_just_met() and verb is not None and tree[verb].dep in ("ROOT", "conj")
    if not right_before and not {ref.name for ref in last} <= set(stage.cast.holders_of(singular(tree[head].text))):
        return []
    start, end = tree.phrase(head)
    return [replace(ref, start=start, end=end) for ref in last]


def _is_wanted_by_a_side(stage: Stage, head: int) -> bool:
    """Whether one of the sides found is who urges "both sides" to something: then the sides meant are others."""
    for verb in [*stage.tree.ancestors(head)][:4]:
        lemma = stage.tree[verb].lemma
        addressed = lemma in _ADDRESSING and head in _objects(stage, verb)
        if lemma in ASKING or addressed:
            asked = [ref for s in stage.tree.subjects(verb) if s != head for ref in stage.actors(s)]
            return any(stage.cast.sides and (ref.state or ref.name) in stage.cast.sides for ref in asked)
    return False


def _objects(stage: Stage, verb: int) -> list[int]:
    """Whom a verb has for its object, or for the subject of what it wants of them: "expects *both* to come back"."""
    wanted = [
        at
        for clause in stage.tree.kids(verb, "ccomp", "xcomp")
        if _is_bare(stage, clause)
        for at in stage.tree.kids(clause, "nsubj")
    ]
    return [*stage.tree.kids(verb, "dobj", "dative"), *wanted]


def _is_bare(stage: Stage, clause: int) -> bool:
    return any(stage.tree[k].tag == "TO" for k in stage.tree.kids(clause, "aux"))


def pair_named(stage: Stage, head: int) -> list[ActorRef]:
    """The two persons whom "both ministers" means where the sides show none: those two in the office, else those named last."""
    start, end = stage.tree.phrase(head)
    title = singular(stage.tree[head].text)
    held = stage.cast.holders_of("leader" if title in _ANYBODY else title)
    if len(held) == 2:
        return [
            ActorRef(name=who, start=start, end=end, type=NameType.PERSON, state=stage.cast.states.get(who))
            for who in held
        ]
    last = stage.memory.several(two=True)
    return [replace(ref, start=start, end=end) for ref in last] if all(r.type is NameType.PERSON for r in last) else []


def together(stage: Stage, head: int, pronoun: int | None = None) -> list[ActorRef]:
    """Those whom a noun phrase names together: "Chad and Sudan", "the two leaders", "rebels"; none where it names one.

    What holds the pronoun that means them is none of them: "the rebels and *their* army".
    """
    tree = stage.tree
    if tree[head].pos not in ("NOUN", "PROPN"):
        return []
    joined = tree.conjuncts(head)
    above = tree.ancestors(pronoun) if pronoun is not None else ()
    holder = next((at for at in above if at in joined), None)
    refs = list({ref.name: ref for at in joined if at != holder for ref in stage.actors(at)}.values())
    plural = tree[head].tag in ("NNS", "NNPS") and all(ref.type in (NameType.GROUP, NameType.PEOPLE) for ref in refs)
    return refs if len(refs) > 1 or plural else []
