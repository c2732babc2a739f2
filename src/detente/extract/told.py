"""The reader's marks beside the rules: which triggers stand, of what kind, and what the rules had not found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.extract.measures import FATALLY
from detente.extract.senses import sense_of
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger, is_said_of, support_of
from detente.lexicon.frames import load_frames, load_judging_verbs
from detente.model import PART_PROPS, Kind, Reading, Status, ToldMark

ADDED = 0.65
"""Least probability at which a word that the tables do not know tells an event."""
DROPPED = 0.35
"""A word of the tables that the reader finds less likely than this tells none."""
OF_KIND = 0.5
"""Least probability at which the kind is the reader's where the tables say another."""
KNOWN_KIND = 0.4
"""Least probability of its kind at which a word that the tables do not know tells an event."""
LIKELY = 0.3
"""A noun with a likelier link than this is tied by its own."""
SURE_STATUS = 0.9
"""Least probability at which the status is the reader's where the rules find another than "occurred"."""
_MADE = frozenset({Kind.AGREEMENT, Kind.COMMITMENT, Kind.CEASEFIRE})
_NOUN_TAGS = frozenset({"NN", "NNP"})
SURE = 0.6
"""From here on an event stands without anything else beside its word."""


def weigh_triggers(tree: Tree, triggers: Sequence[Trigger], reading: Reading | None) -> list[Trigger]:
    """The triggers of one sentence by tables and reader together, in text order; by the tables alone where it was not read."""
    if reading is None:
        return list(triggers)
    marks = {
        index: mark for mark in reading.told if (index := next(iter(tree.at(mark.start, mark.end)), None)) is not None
    }
    by_index = {t.index: t for t in triggers}
    carrying = {t.support for t in triggers if _met_for(tree, t, marks)}
    found = [_weighed(t, _carried(tree, t, marks)) for t in triggers]
    for index, mark in marks.items():
        if index not in by_index and index not in carrying and mark.score >= ADDED and sense_of(tree, index) is None:
            found.append(_added(tree, index, mark))
    kept = [t for t in found if t is not None and not _is_second(tree, t, marks)]
    return _one_each(tree, _one_compound(tree, kept))


def _one_each(tree: Tree, triggers: Sequence[Trigger]) -> list[Trigger]:
    """One trigger an event: a noun and the verb that it is the object of, both of one kind, tell one ("imposed sanctions").

    So do a verb and what it says of somebody: "were *found dead*".
    """
    verbs = {t.index: t for t in triggers if not t.noun}
    gone: set[int] = set()
    found = []
    for trigger in triggers:
        completes = tree[trigger.index].dep in ("dobj", "nsubjpass") or is_said_of(tree[trigger.index])
        up = tree.head(trigger.index) if trigger.noun and completes else None
        verb = verbs.get(up) if up is not None else None
        if verb is not None and verb.kind is trigger.kind and tree[verb.index].lemma not in load_judging_verbs():
            gone.add(verb.index)
            found.append(replace(trigger, support=verb.index, told=_likelier(trigger, verb)))
        else:
            found.append(trigger)
    return sorted((t for t in found if t.index not in gone or t.noun), key=lambda t: t.index)


def _one_compound(tree: Tree, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with "*ceasefire* deal" and "*truce* talks" as one: the noun behind tells it; a deal of that sort is a truce.

    By the words: the parse makes now one, now two of them.
    """
    nouns = {t.index: t for t in triggers if t.noun}
    before = {t.index + 1: t for t in nouns.values() if t.kind is Kind.CEASEFIRE and tree[t.index].tag in _NOUN_TAGS}
    first = {i: word for i, word in before.items() if i in nouns}
    gone = {word.index for word in first.values()}
    return [_with_word(t, first.get(t.index)) for t in triggers if t.index not in gone]


def _with_word(noun: Trigger, word: Trigger | None) -> Trigger:
    """A noun with the word for a truce before it."""
    if word is None or noun.kind not in _MADE:
        return noun
    return replace(noun, kind=Kind.CEASEFIRE, told=_joined(noun, word))


def _joined(noun: Trigger, word: Trigger) -> ToldMark | None:
    """The reader's mark of a noun with what it links only to the word before it."""
    if noun.told is None or word.told is None:
        return noun.told or word.told
    own = {link.label for link in noun.told.links if link.score >= LIKELY}
    return replace(noun.told, links=(*noun.told.links, *(link for link in word.told.links if link.label not in own)))


def _likelier(noun: Trigger, verb: Trigger) -> ToldMark | None:
    """The reader's mark of the word of which it is surer, which is also the one that more is linked to."""
    marks = [t.told for t in (noun, verb) if t.told]
    return max(marks, key=lambda mark: (len(mark.links), mark.score), default=None)


def told_status(trigger: Trigger, ruled: Status | None) -> Status | None:
    """The status by the reader, by the rules where the reader is less sure of it; ``None`` where neither tells an event.

    ``ruled`` is ``None`` where the rules find the event negated.
    """
    told = trigger.told
    if told is None:
        return ruled
    if ruled not in (None, Status.OCCURRED) and told.status is not ruled and told.status_score < SURE_STATUS:
        return ruled
    return told.status


def is_sure(trigger: Trigger) -> bool:
    """Whether the reader is sure how an event stands."""
    return trigger.told is not None and trigger.told.status_score >= SURE_STATUS


def _weighed(trigger: Trigger, mark: ToldMark | None) -> Trigger | None:
    if mark is None or mark.score < DROPPED:
        return trigger if trigger.sure else None
    surer = mark.kind_score >= OF_KIND and not trigger.sure
    kind = mark.kind if mark.kind is not trigger.kind and surer else trigger.kind
    if trigger.sensed and not _kin(mark.kind, kind):  # whom the reader links has his part in another sense of the word
        others = PART_PROPS - {load_frames()[kind].agent}
        mark = replace(mark, links=tuple(link for link in mark.links if link.label not in others))
    return replace(trigger, kind=kind, tabled=trigger.kind, told=mark, weak=trigger.weak and mark.score < SURE)


def _met_for(tree: Tree, trigger: Trigger, marks: dict[int, ToldMark]) -> ToldMark | None:
    """The reader's mark of the verb of meeting that talks only complete: "have *met* for talks"."""
    mark = marks.get(trigger.support) if trigger.noun and trigger.support is not None else None
    talks = mark is not None and load_frames()[mark.kind].family == load_frames()[trigger.kind].family == "talks"
    bare = tree[trigger.index].dep == "pobj" and not tree.kids(trigger.index, "acl", "relcl")
    return mark if talks and bare else None


def _carried(tree: Tree, trigger: Trigger, marks: dict[int, ToldMark]) -> ToldMark | None:
    """The reader's mark of a trigger; of a noun that it links nobody to, with the links of the verb that carries it.

    "*Signed* a protocol": the signing is what the reader ties the signatories to. What a clause behind the noun tells is left out.
    """
    mark = marks.get(trigger.index) or _of_compound(tree, trigger, marks)
    if (met := _met_for(tree, trigger, marks)) is not None:
        return met
    if is_said_of(tree[trigger.index]) and (up := tree.head(trigger.index)) is not None and up in marks:
        return max((m for m in (mark, marks[up]) if m and m.kind is trigger.kind), key=lambda m: m.score, default=mark)
    verb = marks.get(trigger.support) if trigger.noun and trigger.support is not None else None
    if (
        mark is None
        or verb is None
        or not _kin(mark.kind, verb.kind)
        or any(link.score >= LIKELY for link in mark.links)
    ):
        return mark
    below = {i for clause in tree.kids(trigger.index, "relcl", "acl") for i in tree.subtree(clause)}
    return replace(mark, links=tuple(link for link in verb.links if not below & set(tree.at(link.start, link.end))))


def _of_compound(tree: Tree, trigger: Trigger, marks: dict[int, ToldMark]) -> ToldMark | None:
    """The reader's mark of the word before a noun that tells the event with it: "*mediation* efforts"."""
    before = (marks[kid] for kid in tree.kids(trigger.index, "compound", "nmod") if trigger.noun and kid in marks)
    return next((mark for mark in before if _kin(mark.kind, trigger.kind)), None)


def _added(tree: Tree, index: int, mark: ToldMark) -> Trigger | None:
    if mark.kind_score < KNOWN_KIND:
        return None  # whatever it tells, the reader does not know what
    if tree[index].text.lower() in FATALLY or (tree[index].dep == "advmod" and tree[index].text.endswith("ly")):
        return None  # "were *forcibly* dispersed": the verb tells it
    noun = tree[index].pos not in ("VERB", "AUX")
    return Trigger(index=index, kind=mark.kind, noun=noun, support=support_of(tree, index) if noun else None, told=mark)


def _is_second(tree: Tree, trigger: Trigger, marks: dict[int, ToldMark]) -> bool:
    """Whether a word only tells again, in its sentence, the event of a likelier one."""
    link = trigger.told.same if trigger.told else None
    if link is None or trigger.told is None:
        return False
    first = next((marks[i] for i in tree.at(link.start, link.end) if i in marks and i != trigger.index), None)
    return first is not None and first.score >= DROPPED and _kin(first.kind, trigger.kind)


def _kin(one: Kind, other: Kind) -> bool:
    return load_frames()[one].family == load_frames()[other].family
