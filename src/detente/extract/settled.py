"""The triggers of a sentence as they stand in the end: weighed by the reader, and one where two words tell one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.extract.actors import Stage
from detente.extract.crowds import one_march
from detente.extract.told import LIKELY, weigh_triggers
from detente.extract.tolls import fold_casualties
from detente.extract.tree import Tree
from detente.extract.triggers import STRETCHES, Trigger, find_triggers
from detente.lexicon.frames import load_frames
from detente.lexicon.kinds import load_kinds
from detente.model import Kind, NameType, Reading, ToldMark

_AT = {"in": None, "at": None, "for": {"a", "an"}, "under": None}
"""Prepositions by which a verb is tied to the occasion that it tells, each with the articles that it asks for, if any."""
_TELEPHONE = frozenset(
    {"phone", "telephone", "video", "conference", "speak", "talk", "counterpart", "conversation", "zoom"}
)
_ANSWERING = frozenset(
    {"to", "reject", "rebuff", "heed", "ignore", "answer", "echo", "repeat", "dismiss", "resist", "defy"}
)
"""What is done to a demand, and nobody does to a telephone."""
_OCCASIONS = frozenset({"talks", "civic"})
"""Families of kinds of which a verb and the noun of the occasion tell one: "met in a session", "was elected in a vote"."""


def settle_triggers(stage: Stage, reading: Reading | None) -> list[Trigger]:
    """The words of a sentence that tell an event, in text order, one each.

    >>> from detente.annotate import annotate
    >>> from detente.extract.cast import find_cast
    >>> from detente.extract.memory import Memory
    >>> from detente.model import Report
    >>> marks = annotate(Report.of_text("The chargé d'affaires of Chad met the rebels in Doha."))
    >>> stage = Stage(Tree(marks.tokens[0]), marks, find_cast(marks), Memory())
    >>> [stage.tree[trigger.index].text for trigger in settle_triggers(stage, marks.read[0])]
    ['met']
    """
    tree = stage.tree
    weighed = weigh_triggers(tree, find_triggers(tree), reading)
    own = [_as_asked(tree, t) for t in fold_casualties(tree, weighed) if not _is_of_office(stage, t)]
    return _one_each(tree, one_march(tree, own))


def _as_asked(tree: Tree, trigger: Trigger) -> Trigger:
    """A trigger, "call" as a demand where nobody telephones: "rebuffed those *calls*", "the founder's *call* to disarm"."""
    if trigger.kind is not Kind.MEETING or not trigger.noun or tree[trigger.index].lemma != "call":
        return trigger
    by_phone = any(token.lemma.lower() in _TELEPHONE for token in tree.tokens)
    if by_phone or tree.objects_of(trigger.index, "with", "between"):
        return trigger
    up = tree.head(trigger.index)
    clauses = tree.kids(trigger.index, "acl", "relcl")
    asked = any(tree[k].tag == "TO" for clause in clauses for k in tree.kids(clause, "aux"))
    asked = asked or bool(tree.objects_of(trigger.index, "for", "on"))
    whose = tree.kids(trigger.index, "poss") or up is None or tree[up].lemma != "to"  # police respond "to the call"
    answered = whose and up is not None and tree[up].lemma in _ANSWERING
    return replace(trigger, kind=Kind.DEMAND) if asked or answered else trigger


def _is_of_office(stage: Stage, trigger: Trigger) -> bool:
    """Whether a word is a part of an office's name: "the *charge* d'affaires", "the *war* minister"."""
    token = stage.tree[trigger.index]
    return any(m.type is NameType.TITLE and m.start <= token.start and token.end <= m.end for m in stage.names)


def _one_each(tree: Tree, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers without nouns that name only the occasion of a verb, or the talks that a round is of."""
    whole = {t.index: t for t in triggers}
    for noun in triggers:
        told = next((t for t in triggers if t.index in whole and _is_occasion_of(tree, noun, t)), None)
        if told is not None:
            del whole[noun.index]
            whole[told.index] = replace(whole[told.index], told=_with_links(whole[told.index], noun))
    return list(whole.values())


def _is_occasion_of(tree: Tree, noun: Trigger, told: Trigger) -> bool:
    """Whether a noun tells no other event: "received them *in a meeting*", "a round *of talks*"."""
    prep = tree.head(noun.index) if noun.noun and tree[noun.index].dep == "pobj" else None
    if prep is None or tree.head(prep) != told.index:
        return False
    family, word = load_frames()[told.kind].family, tree[prep].lemma
    if not told.noun and told.kind is noun.kind and _is_phrase(tree, told, word, noun):
        return True
    if load_frames()[noun.kind].family != family or family not in _OCCASIONS:
        return False
    if tree.kids(noun.index, "acl", "relcl"):
        return False  # "for talks mediated by Norway": what the clause says is of the talks
    if told.noun:
        return word == "of" and tree[told.index].lemma in STRETCHES
    if word == "under":
        return noun.kind is Kind.MEDIATION
    articles = {tree[k].lemma.lower() for k in tree.kids(noun.index, "det")}
    return word in _AT and articles <= (_AT[word] or articles)


def _is_phrase(tree: Tree, verb: Trigger, word: str, noun: Trigger) -> bool:
    """Whether the table has verb and noun as one: "went on strike", "took to the streets"."""
    entries = load_kinds().verbs.get(f"{tree[verb.index].lemma}+{word}", ())
    return any(entry.kind == verb.kind and tree[noun.index].lemma in entry.objects for entry in entries)


def _with_links(told: Trigger, noun: Trigger) -> ToldMark | None:
    """The reader's mark of a word with what it links to the noun of its occasion, where it links nothing of the sort to itself."""
    if told.told is None or noun.told is None:
        return told.told or noun.told
    own = {link.label for link in told.told.links if link.score >= LIKELY}
    return replace(told.told, links=(*told.told.links, *(link for link in noun.told.links if link.label not in own)))
