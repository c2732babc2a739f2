"""Who marches, against whom, and who only stands in their way, whatever the reader links to a protest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from detente.extract.actors import Stage, stands_in
from detente.extract.memory import ActorRef
from detente.extract.printed import printed_actor
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon import Sort, entry_of
from detente.lexicon.kinds import load_kinds
from detente.lexicon.nouns import load_nouns
from detente.lexicon.senses import load_rising
from detente.lexicon.states import is_demonym
from detente.model import Kind, NameMark, NameType, Part

Parts = list[tuple[Part, ActorRef]]

_ENDING = frozenset({"break", "shut", "disperse", "quash", "suppress", "crush", "quell", "ban", "block"})
_HOLDING = frozenset(
    "hold stage organise organize join lead attend begin start open continue resume end mount plan call announce launch mark go "
    "see draw bring sponsor convene address have stop suspend".split()
)
"""Verbs by which those who march do what their object says."""
_CROWDED = 3
"""So many times as many words of crowds as of arms make a rising one of crowds."""
_CARRYING = frozenset({"attempt", "effort", "plan", "bid", "series", "number", "wave", "dozen", "round"})
"""Nouns that only carry a protest: "two *attempts* to stage a rally"."""
_OPPOSED = frozenset({NameType.PERSON, NameType.STATE, NameType.BODY, NameType.GROUP})
_CAUSE = re.compile(r"\b(anti|pro)[-‑–]([\w'’.-]*)", re.IGNORECASE)
"""What a crowd is for or against, before its noun: "*anti-government* protests", "*pro-* and *anti-Deby* marchers"."""


def of_protest(stage: Stage, trigger: Trigger, parts: Parts) -> Parts:
    """The parts of a protest: whom it is "against" is its target, and who ends, forbids or judges it takes no part in it.

    "*Police* broke up a rally against *the minister*": neither marched.
    """
    if trigger.kind is not Kind.PROTEST:
        return parts
    against = _words_behind(stage.tree, trigger, "against")
    parts = [
        (Part.TARGET if part is Part.PARTY and stands_in(stage, ref, against) else part, ref) for part, ref in parts
    ]
    apart = _who_judges(stage.tree, trigger)
    parts = [(part, ref) for part, ref in parts if part is not Part.PARTY or not stands_in(stage, ref, apart)]
    parts = _named_before(stage, trigger, parts)
    return [(part, _as_people(stage, ref) if part is Part.PARTY else ref) for part, ref in parts]


def _as_people(stage: Stage, ref: ActorRef) -> ActorRef:
    """A people that marches as the people it is, not as its state: "*Malians* took to the streets"."""
    mark = next((m for m in stage.names if m.start <= ref.start and ref.end <= m.end), None)
    entry = entry_of(mark.text) if mark is not None else None
    if (
        mark is None
        or entry is None
        or entry.kind == "people"
        or not _are_a_people(mark)
        or ref.name != mark.stands_for
    ):
        return ref
    return replace(ref, name=mark.text, type=NameType.GROUP, state=mark.stands_for)


def _are_a_people(mark: NameMark) -> bool:
    """Whether a name is that of people, not the adjective of a state: "Malians"."""
    return mark.type is NameType.PEOPLE and mark.text.endswith("s") and is_demonym(mark.text[:-1])


def _named_before(stage: Stage, trigger: Trigger, parts: Parts) -> Parts:
    """The parts of a protest that a noun tells, without those whom the words before it only describe it by.

    "*Malian* protesters" and "*pro-Keita* marchers" are those people; "*Malian* protests" are of nobody named, and
    "*anti-government* rallies" neither.
    """
    tree, noun = stage.tree, trigger.index
    start, end = tree.phrase(noun)[0], tree[noun].start
    if not trigger.noun or start >= end:
        return parts
    if not _are_people(tree, noun):  # "*the anti-Deby rally* drew thousands": it did not march itself
        parts = [(part, ref) for part, ref in parts if not (ref.start <= end < ref.end)]
    causes = [match.span() for match in _CAUSE.finditer(stage.text, start, end)]
    parts = [*parts, *_against(stage, start, end, {ref.name for part, ref in parts if part is Part.TARGET})]
    own = {
        ref
        for part, ref in parts
        if part is Part.PARTY and start <= ref.start and ref.end <= end and _describes(stage, ref, causes)
    }
    if not own:
        return parts
    who = printed_actor(stage, noun) if _are_people(tree, noun) else None
    rest = [(part, ref) for part, ref in parts if ref not in own]
    return [*rest, (Part.PARTY, who)] if who is not None and who.name not in {ref.name for _, ref in rest} else rest


def _against(stage: Stage, start: int, end: int, known: set[str]) -> Parts:
    """Whom a name before the noun of a protest says that it is against: "an anti-*Deby* march".

    A surname alone is that of the one person of the report who bears it.
    """
    refs = []
    for match in _CAUSE.finditer(stage.text, start, end):
        first, last = match.span(2)
        bearers = [who for who in stage.cast.first_named if who.split()[-1] == match[2]]
        mark = next((m for m in stage.names if m.start < last and first < m.end and m.type in _OPPOSED), None)
        if match[1].lower() != "anti":
            continue
        if len(bearers) == 1:
            refs.append(ActorRef(name=bearers[0], start=first, end=last, type=NameType.PERSON))
        elif mark is not None:
            refs.append(stage.named(mark))
    return [(Part.TARGET, ref) for ref in refs if ref.name not in known]


def _are_people(tree: Tree, noun: int) -> bool:
    """Whether a noun that tells a protest means those who take part in it: "demonstrators"."""
    return tree[noun].lemma.lower() in load_nouns().groups | load_nouns().persons


def _describes(stage: Stage, ref: ActorRef, causes: list[tuple[int, int]]) -> bool:
    """Whether a name before the noun of a protest says only what sort it is: a state's adjective, or what it is for or against.

    That of a people without a state is its own: "the *Kurdish* rally".
    """
    if any(start < ref.end and ref.start < end for start, end in causes):
        return True
    mark = next((m for m in stage.names if m.start <= ref.start < m.end), None)
    if mark is None or mark.type not in (NameType.STATE, NameType.PEOPLE) or ref.end > mark.end:
        return False
    top = stage.tree.top_of(ref.start, ref.end)
    entry = entry_of(mark.text)
    of_state = entry is not None and entry.sort in (Sort.STATE, Sort.DEMONYM) and not entry.kind
    return of_state and not _are_a_people(mark) and top is not None and stage.tree[top].dep != "poss"


def puts_down(tree: Tree, trigger: Trigger) -> bool:
    """Whether somebody ends a protest of others: "*broke* up a rally", "*shut* down the demonstration"."""
    if trigger.noun or tree[trigger.index].lemma not in _ENDING:
        return False
    return any(_is_protest(tree, at) for at in tree.kids(trigger.index, "dobj", "nsubjpass"))


def as_rising(
    stage: Stage, trigger: Trigger, kind: Kind, parts: tuple[tuple[Part, ActorRef], ...]
) -> tuple[Kind, tuple[tuple[Part, ActorRef], ...]]:
    """Kind and parts, a rising told as a protest where its report tells of crowds and hardly of arms: "the *uprising* of May"."""
    rises = kind is Kind.WAR and stage.tree[trigger.index].lemma.lower() in load_rising().nouns
    if not rises or not _tells_of_crowds(stage.text):
        return kind, parts
    return Kind.PROTEST, tuple(of_protest(stage, replace(trigger, kind=Kind.PROTEST), list(parts)))


@lru_cache(maxsize=16)
def _tells_of_crowds(text: str) -> bool:
    words, folded = load_rising(), text.lower()
    crowds, arms = (
        len(re.findall(rf"\b(?:{'|'.join(map(re.escape, begin))})", folded)) for begin in (words.crowd, words.arms)
    )
    return crowds > 1 and crowds >= _CROWDED * arms


def one_march(tree: Tree, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without the marchers of a verb that tells the march itself: "*protesters* took to the streets"."""
    verbs = {t.index for t in triggers if t.kind is Kind.PROTEST and not t.noun}
    return [
        t
        for t in triggers
        if not (
            t.kind is Kind.PROTEST
            and tree[t.index].lemma in load_nouns().groups
            and tree[t.index].dep in ("nsubj", "nsubjpass")
            and tree.head(t.index) in verbs
        )
    ]


def _is_protest(tree: Tree, noun: int) -> bool:
    """Whether a noun means a protest and no person who takes part in one."""
    words = load_kinds().nouns.get(tree[noun].lemma, ())
    return any(word.kind == Kind.PROTEST for word in words)


def _words_behind(tree: Tree, trigger: Trigger, preposition: str) -> set[int]:
    heads = {trigger.index, trigger.verb}
    return {i for head in heads for at in tree.objects_of(head, preposition) for i in tree.subtree(at)}


def _who_judges(tree: Tree, trigger: Trigger) -> set[int]:
    """The words of those who do to a protest what is no part of it: the subject of its verb, or behind that verb's "by"."""
    at = trigger.index
    if not trigger.noun:
        return set()
    while tree[at].dep in ("pobj", "dobj") and (up := tree.head(at)) is not None:
        carrier = tree.head(up) if tree[up].dep == "prep" and tree[up].lemma == "of" else None
        if carrier is None or tree[carrier].lemma not in _CARRYING:
            break
        at = carrier
    verb = tree.head(at) if tree[at].dep in ("dobj", "nsubjpass") else None
    if verb is None or tree[verb].pos != "VERB" or tree[verb].lemma in _HOLDING:
        return set()
    doers = tree.kids(verb, "nsubj") if tree[at].dep == "dobj" else []
    doers = [*doers, *(p for agent in tree.kids(verb, "agent") for p in tree.kids(agent, "pobj"))]
    return {i for doer in doers for i in tree.subtree(doer)}
