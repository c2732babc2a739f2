"""The kind of an event as those who take part in it, the numbers of them, and the words beside it show it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.extract.cast import singular
from detente.extract.crowds import puts_down
from detente.extract.figures import FigureRef
from detente.extract.memory import ActorRef
from detente.extract.senses import sense_of
from detente.extract.tree import FINITE, Tree
from detente.extract.triggers import Trigger, only_asserts, takes_people
from detente.lexicon.frames import load_frames
from detente.lexicon.kinds import load_kinds
from detente.lexicon.nouns import load_nouns
from detente.model import TALKS, Kind, Measure, Part

Parts = tuple[tuple[Part, ActorRef], ...]
_ENVOYS = frozenset({"envoy", "mediator", "facilitator"})
BETWEEN_TWO = frozenset({"direct", "bilateral", "two-way", "one-on-one", "tete-a-tete"})
"""Words that say of a contact that nobody stood between the two."""
_HOUSES = frozenset(
    {"base", "office", "embassy", "consulate", "mission", "bureau", "headquarters", "camp", "outpost", "station"}
)
_AT = frozenset({"against", "at", "from", "into", "off", "over", "toward", "towards", "upon"})
_OLD = re.compile(
    r"\b(?:aged?|at the age of|(?:he|she|who) was) (?:[6-9]\d|1[01]\d)\b(?! (?:[%-]|kilomet|miles?|percent))",
    re.IGNORECASE,
)
_NO_BED = frozenset("beat torture poison drown stab shoot hang capsize crash custody jail prison".split())
"""What speaks against a natural death, beside weapons and violence."""
_ILLNESSES = frozenset({"illness", "cancer", "stroke", "pneumonia", "leukaemia", "leukemia", "ailment", "disease"})
_IN_THE_WAY = frozenset(
    {Kind.CHECKPOINT_OR_BLOCKADE, Kind.CEASEFIRE, Kind.CEASEFIRE_VIOLATION, Kind.CONCESSION, Kind.ATTACK}
)
"""Kinds of ending, closing and breaking something: of a protest of others it is coercion."""
_FIRE = frozenset({"burn", "torch", "set"})
_OF_SIDES = frozenset({"talk", "talks", "negotiation", "round", "session", "dialogue"})
"""Nouns of contacts that have sides; who chairs a meeting may chair that of his own cabinet."""
_SIDES = frozenset({"side", "party", "parties", "delegation", "faction", "rival", "foe", "negotiator"})


def refine_kind(tree: Tree, trigger: Trigger, parts: Parts, figures: Sequence[FigureRef] = ()) -> tuple[Kind, Parts]:
    """The kind of what a trigger tells, and its parts as that kind calls them.

    "*Thousands* protested the killing" is a protest in the streets though one speaks there too; "captured two rebel leaders"
    takes no ground. Talks are settled by ``_refine_talks``.
    """
    kind = trigger.kind
    sense = sense_of(tree, trigger.index, kind.value)
    if sense is not None and sense.kind is not None:
        return Kind(sense.kind), _as_parts_of(Kind(sense.kind), kind, parts)
    if kind is Kind.DEMAND and only_asserts(tree, trigger.index):
        return Kind.STATEMENT, parts
    if kind is Kind.THREAT and _only_warns(tree, trigger):
        return Kind.STATEMENT, parts
    if kind is Kind.TERRITORIAL_CAPTURE and takes_people(tree, trigger):
        return Kind.COERCION, parts
    if kind in _IN_THE_WAY and puts_down(tree, trigger):
        doers = {Part.PERPETRATOR, Part.PARTY, Part.SPEAKER, Part.MEDIATOR}
        return Kind.COERCION, tuple((Part.PERPETRATOR if part in doers else part, ref) for part, ref in parts)
    if kind is Kind.AGREEMENT and _is_of_one_mind(tree, trigger, parts):
        return Kind.STATEMENT, tuple((Part.SPEAKER if part is Part.PARTY else part, ref) for part, ref in parts)
    if kind is Kind.ATTACK and _dismisses(tree, trigger):
        return Kind.OTHER, tuple((Part.PARTY if part is Part.PERPETRATOR else part, ref) for part, ref in parts)
    alone = all(f.figure.best == 1 for f in figures if f.figure.measure is Measure.KILLED)
    if kind is Kind.CASUALTIES_REPORT and alone and _dies_in_bed(tree, trigger):
        return Kind.OTHER, parts
    if kind is Kind.CHECKPOINT_OR_BLOCKADE and _closes_own(tree, trigger):
        return Kind.OTHER, tuple((Part.PARTY if part is Part.PERPETRATOR else part, ref) for part, ref in parts)
    if kind is Kind.PROTEST and not trigger.noun and _burns(tree, trigger, parts):
        return Kind.ATTACK, tuple((Part.PERPETRATOR if part is Part.PARTY else part, ref) for part, ref in parts)
    if kind in (Kind.ACCUSATION, Kind.STATEMENT) and trigger.tabled is Kind.PROTEST and _is_crowd(figures):
        return Kind.PROTEST, tuple((Part.PARTY, ref) for part, ref in parts if part is Part.SPEAKER)
    return _refine_talks(tree, trigger, parts)


def _only_warns(tree: Tree, trigger: Trigger) -> bool:
    """Whether somebody who "warns" tells how things are, not what he will do: "warned that the clashes *have* spread"."""
    if trigger.noun or tree[trigger.index].lemma != "warn":
        return False
    clauses = tree.kids(trigger.index, "ccomp")
    finite = [c for c in clauses if {tree[c].tag, *(tree[k].tag for k in tree.kids(c, "aux"))} & {*FINITE}]
    beside = (tree[k] for c in clauses for k in tree.kids(c, "aux", "acomp"))
    return bool(finite) and not any(token.tag == "MD" or token.lemma in ("ready", "prepared") for token in beside)


def _as_parts_of(kind: Kind, before: Kind, parts: Parts) -> Parts:
    """The parts of one kind as another calls them: who did it does it still."""
    one, other = load_frames()[before].agent, load_frames()[kind].agent
    return tuple((Part(other) if part == one else part, ref) for part, ref in parts)


def _is_of_one_mind(tree: Tree, trigger: Trigger, parts: Parts) -> bool:
    """Whether somebody alone only thinks as another does: "The spokesman *agreed*.", not "agreed to", "on" or "with"."""
    at = trigger.index
    if trigger.noun or tree[at].lemma != "agree" or tree[at].tag not in ("VBD", "VBZ", "VBP") or len(parts) != 1:
        return False
    speaks = any(
        tree[s].tag == "NN" and singular(tree[s].text) in load_nouns().speakers for s in tree.kids(at, "nsubj")
    )
    return speaks and not tree.kids(at, "xcomp", "ccomp", "prep", "dobj", "conj")


def _dismisses(tree: Tree, trigger: Trigger) -> bool:
    """Whether who is "fired" held an office: "*fired* his vice-president", not "fired at the minister's car"."""
    if trigger.noun or tree[trigger.index].lemma != "fire":
        return False
    preps = tree.kids(trigger.index, "prep", "prt")
    if any(tree[k].lemma in _AT or (tree[k].lemma == "on" and not tree.kids(k, "pobj")) for k in preps):
        return False  # "fired at the car", "was fired on"
    things = tree.kids(trigger.index, "dobj", "nsubjpass")
    return any(singular(tree[thing].text) in load_nouns().speakers for thing in things)


def _dies_in_bed(tree: Tree, trigger: Trigger) -> bool:
    """Whether a death is told with an age that only the old reach, or of an illness, and with nothing that does harm."""
    if tree[trigger.index].lemma not in ("die", "death", "pass") or any(
        t.lemma in load_nouns().harmers | _NO_BED for t in tree.tokens
    ):
        return False
    text = " ".join(token.text for token in tree.tokens)
    return bool(_OLD.search(text)) or any(token.lemma in _ILLNESSES for token in tree.tokens)


def _refine_talks(tree: Tree, trigger: Trigger, parts: Parts) -> tuple[Kind, Parts]:
    """Talks with a go-between are a mediation; so are talks that a third one hosts. A mere visit is none: it has no sides.

    Nor is what the words call direct or bilateral, unless they name who mediates between two.
    """
    kind, roles = trigger.kind, [p for p, _ in parts]
    known = Kind.MEETING in (trigger.kind, trigger.tabled)
    if not known and len({ref.state for _, ref in parts if ref.state}) > 1:  # "the leaders of X and Y met"
        known = any(word.kind == Kind.MEETING for word in load_kinds().verbs.get(tree[trigger.index].lemma, ()))
    visit = kind in TALKS and known and not trigger.noun
    if visit and set(roles) - {Part.HOST} == {Part.MEDIATOR}:
        return Kind.MEETING, tuple((part if part is Part.HOST else Part.PARTY, ref) for part, ref in parts)
    contact = kind in TALKS and trigger.noun
    if contact and not (Part.MEDIATOR in roles and roles.count(Part.PARTY) > 1):
        between_two = {tree[k].lemma.lower() for k in tree.kids(trigger.index, "amod", "compound")} & BETWEEN_TWO
        if between_two or tree[trigger.index].lemma.lower() in BETWEEN_TWO:
            return Kind.MEETING, tuple((Part.PARTY if part is Part.MEDIATOR else part, ref) for part, ref in parts)
    if Part.MEDIATOR in roles and _chairs_own(tree, trigger, parts):
        return Kind.MEETING, tuple((Part.PARTY if part is Part.MEDIATOR else part, ref) for part, ref in parts)
    if kind is Kind.MEDIATION and not trigger.noun and sorted(roles) == [Part.MEDIATOR, Part.PARTY]:
        parts = _envoy_between(tree, parts)
    if kind in TALKS and not trigger.noun and tree[trigger.index].lemma == "receive":
        guests = {ref.state or ref.name for part, ref in parts if part is Part.PARTY}
        if Part.MEDIATOR not in roles and len(guests) < 2:  # who receives guests of one side is the other
            return Kind.MEETING, parts
    if kind is Kind.MEETING and roles.count(Part.PARTY) >= 2 and (Part.MEDIATOR in roles or Part.HOST in roles):
        return Kind.MEDIATION, parts
    if kind is Kind.MEETING and Part.MEDIATOR in roles:
        return Kind.MEDIATION, parts
    return kind, parts


def _chairs_own(tree: Tree, trigger: Trigger, parts: Parts) -> bool:
    """Whether somebody only chairs a meeting of one side, or of nobody told: "chaired a meeting *of his war council*"."""
    clauses = tree.kids(trigger.index, "acl", "relcl") if trigger.noun else ()
    if "chair" not in {tree[i].lemma for i in (trigger.verb, trigger.index, *clauses)}:
        return False
    parties = [ref for part, ref in parts if part is Part.PARTY]
    if parties:
        words = {tree[i].lemma.lower() for ref in parties for i in tree.at(ref.start, ref.end)}
        return len({ref.state or ref.name for ref in parties}) < 2 and not words & _SIDES
    definite = any(tree[k].lemma in ("the", "this", "that", "those") for k in tree.kids(trigger.index, "det"))
    return trigger.noun and not definite and tree[trigger.index].lemma.lower() not in _OF_SIDES


def _closes_own(tree: Tree, trigger: Trigger) -> bool:
    """Whether somebody gives up a house of his own and bars nobody's way: "the mission closed *its base*"."""
    if trigger.noun or tree[trigger.index].lemma not in ("close", "shut"):
        return False
    things = tree.kids(trigger.index, "dobj")
    return any(tree[t].lemma in _HOUSES and any(tree[k].pos == "PRON" for k in tree.kids(t, "poss")) for t in things)


def _burns(tree: Tree, trigger: Trigger, parts: Parts) -> bool:
    """Whether armed men set something on fire, which is no protest: "gunmen *burned* two buses"."""
    if tree[trigger.index].lemma not in _FIRE:
        return False
    doers = {tree[i].lemma.lower() for part, ref in parts if part is Part.PARTY for i in tree.at(ref.start, ref.end)}
    return bool(doers & load_nouns().acts_for_group)


def _is_crowd(figures: Sequence[FigureRef]) -> bool:
    """Whether who does something is counted: "*thousands* protested the killing" in the streets, not in words."""
    return any(f.figure.measure is Measure.PARTICIPANTS for f in figures)


def _envoy_between(tree: Tree, parts: Parts) -> Parts:
    """Of two who met, the one that the words call an envoy is the go-between, whoever the subject is."""
    envoys = [any(tree[i].lemma.lower() in _ENVOYS for i in tree.at(ref.start, ref.end)) for _, ref in parts]
    swapped = {Part.MEDIATOR: Part.PARTY, Part.PARTY: Part.MEDIATOR}
    wrong = [part for (part, _), envoy in zip(parts, envoys, strict=True) if envoy] == [Part.PARTY]
    return tuple((swapped[part], ref) for part, ref in parts) if wrong else parts
