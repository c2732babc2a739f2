"""Which actors take which part in an event, from where they stand around its word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from detente.extract.actors import Stage
from detente.extract.cast import is_actor
from detente.extract.joined import dashed
from detente.extract.memory import ActorRef
from detente.extract.owning import is_in_compound
from detente.extract.tree import Tree
from detente.extract.triggers import GOING, Trigger
from detente.lexicon import Sort, entry_of
from detente.lexicon.frames import Frame, load_frames, load_judging_verbs, load_support_verbs
from detente.lexicon.kinds import load_kinds
from detente.model import Kind, NameMark, NameType, Part

_BROKERED = re.compile(
    r"-(brokered|mediated|sponsored|facilitated|negotiated|hosted|led|backed|supervised|convened)\b", re.IGNORECASE
)
_HOSTING = frozenset({"hosted", "convened"})
_AUSPICES = frozenset({"auspices", "mediation", "aegis", "sponsorship", "chairmanship", "facilitation"})
_TALKS = frozenset({Kind.MEETING, Kind.MEDIATION})
_BETWEEN_SIDES = frozenset({Kind.WAR, Kind.ARMED_CLASH, Kind.CEASEFIRE, Kind.AGREEMENT, Kind.MEETING})
_MADE = frozenset({Kind.AGREEMENT, Kind.CEASEFIRE, Kind.MEETING})
_DIRECTED = frozenset({Kind.ACCUSATION, Kind.REFUSAL, Kind.SUPPORT, Kind.DEMAND, Kind.THREAT, Kind.DENIAL})
"""Acts of speech that are aimed at whoever owns their object: "rejected Chad's proposal", "condemned the Israeli raid"."""
_INQUIRIES = frozenset({"investigation", "inquiry", "probe", "audit"})
"""Measures that are of whom they meet: "an investigation *of the envoy*"."""
_LEAVING = frozenset(
    "withdrawal pullout pull-out pullback retreat surrender resignation departure exit disarmament demobilization "
    "demobilisation".split()
)
"""Nouns of a concession that are of whoever makes it, where a release is of those who are let go."""
_CALLED = frozenset({"talks", "accord", "civic"})
"""Families of what is called: a meeting, a truce, an election."""
_MET = frozenset({Part.TARGET, Part.ADDRESSEE})
_MEASURES = frozenset(
    {Kind.SANCTION, Kind.CONCESSION, Kind.COERCION, Kind.DENIAL, Kind.AID, Kind.COOPERATION, Kind.OTHER}
)
"""Kinds whose verb has the measure for an object, and behind it those whom it meets: "lifted the ban on Chad"."""
_ACTING = frozenset({NameType.STATE, NameType.PEOPLE, NameType.GROUP, NameType.PERSON})
_GOING = GOING | {"arrive"}
_ALLOWING = frozenset({"allow", "let", "permit", "admit", "recognize", "recognise", "meet", "receive"})
"""Verbs whose object is whom a refusal meets: "refused to recognize Chad"."""
_UNDERGONE_AS_AGENT = frozenset({Kind.COMMITMENT, Kind.ELECTION, Kind.DEPLOYMENT})
"""Kinds whose passive subject is the one that acts: "ministers were tasked", "troops were deployed"."""


def find_parts(stage: Stage, trigger: Trigger) -> list[tuple[Part, ActorRef]]:
    """The participants of an event with their parts; an actor takes the first part found for it.

    Agents come first, then objects, then those behind prepositions, then mediators named by a modifier.
    """
    if trigger in stage.parts:
        return stage.parts[trigger][:]
    found: list[tuple[Part, ActorRef]] = []
    seen: set[str] = set()
    for part, ref in _candidates(stage, trigger):
        if part and ref.name not in seen:
            seen.add(ref.name)
            found.append((Part(part), ref))
    stage.parts[trigger] = found[:]
    return found


def understood_sides(stage: Stage, trigger: Trigger) -> tuple[tuple[Part, ActorRef], ...]:
    """The two sides of the report, where "the war", "the truce" or "it was agreed" can only be theirs.

    Only for a definite event noun, or the word of an accord that is told to be made, which names nobody and no country, in a report
    that has told of its two sides that they fought or dealt with each other: two names side by side are not yet sides of a war.
    """
    tree, noun = stage.tree, trigger.index
    if len(stage.cast.sides) != 2 or not (_is_definite(tree, trigger) or _is_made(tree, trigger)):
        return ()
    if not stage.memory.are_opposed(stage.cast.sides):
        return ()
    inside = tree.subtree(noun)
    start, end = tree[inside[0]].start, tree[inside[-1]].end
    if any(start <= mark.start < end and mark.type is not NameType.PLACE for mark in stage.names):
        return ()
    words = (tree[noun].start, tree[noun].end)
    return tuple(
        (Part.PARTY, ActorRef(name=side, start=words[0], end=words[1], type=NameType.STATE))
        for side in stage.cast.sides
    )


def _is_definite(tree: Tree, trigger: Trigger) -> bool:
    """Whether a noun means what is known: "the war", "this truce"."""
    definite = any(tree[k].lemma in ("the", "this", "that") for k in tree.kids(trigger.index, "det"))
    return trigger.noun and definite and trigger.kind in _BETWEEN_SIDES


def _is_made(tree: Tree, trigger: Trigger) -> bool:
    """Whether an accord is told as made, by nobody named: "a protocol was signed", "it was agreed to meet"."""
    return trigger.kind in _MADE and (trigger.support is not None or not trigger.noun) and tree.is_passive(trigger.verb)


def _candidates(stage: Stage, trigger: Trigger) -> Iterator[tuple[str, ActorRef]]:
    frame = load_frames()[trigger.kind]
    if frame.family in ("talks", "accord"):
        yield from _brokers(stage, trigger.index)
    else:  # "the retreat of Chadian-backed rebels": nobody stood between
        yield from _leaders(stage, trigger.index, frame)
    if not trigger.noun or trigger.support is not None:
        yield from _around_verb(stage, trigger, frame)
    if trigger.noun:
        yield from _around_noun(stage, trigger, frame)


def _around_verb(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    agent = _agent_part(stage, trigger, frame)
    if stage.tree.is_passive(trigger.verb):
        yield from _passive(stage, trigger, frame, agent)
    else:
        yield from _active(stage, trigger, frame, agent)
    yield from _behind_verb(stage, trigger, frame)
    if trigger.kind in _TALKS and stage.tree[trigger.verb].lemma in _GOING:
        for host in _visited(stage, trigger.verb):
            yield "host", host


def _passive(stage: Stage, trigger: Trigger, frame: Frame, agent: str) -> Iterator[tuple[str, ActorRef]]:
    tree, verb = stage.tree, trigger.verb
    for actor in _by(stage, verb):
        yield agent or frame.agent, actor
    if trigger.noun or trigger.kind is Kind.AGREEMENT:
        return
    subjects, up = tree.subjects(verb), tree.head(verb)
    if tree[verb].dep in ("acl", "relcl") and not tree.kids(verb, "nsubjpass") and up is not None:
        subjects = [up]
    part = frame.agent if trigger.kind in _UNDERGONE_AS_AGENT else frame.object
    for subject in subjects:
        for actor in stage.actors(subject):
            yield part, actor


def _active(stage: Stage, trigger: Trigger, frame: Frame, agent: str) -> Iterator[tuple[str, ActorRef]]:
    tree, verb = stage.tree, trigger.verb
    for subject in tree.subjects(verb):
        if subject != trigger.index:
            for actor in (
                stage.speakers(subject)
                if agent == Part.SPEAKER and not trigger.noun
                else stage.actors(subject) or (stage.victims(subject) if trigger.kind is Kind.PROTEST else [])
            ):
                yield agent, actor
    if trigger.noun:
        return
    for dobj in tree.kids(verb, "dobj", "dative"):
        for each in tree.conjuncts(dobj):
            yield from _object(stage, trigger, frame, each)
    yield from _complement_subject(stage, trigger, frame)
    if trigger.kind is Kind.REFUSAL:
        yield from _not_allowed(stage, trigger)


def _not_allowed(stage: Stage, trigger: Trigger) -> Iterator[tuple[str, ActorRef]]:
    """Whom a refusal meets: "refused to let *Chad* send troops"."""
    tree = stage.tree
    for clause in tree.kids(trigger.index, "xcomp"):
        heads = tree.kids(clause, "dobj") if tree[clause].lemma in _ALLOWING else []
        heads += [s for c in tree.kids(clause, "ccomp", "xcomp") for s in tree.kids(c, "nsubj")]
        for each in (c for head in heads for c in tree.conjuncts(head)):
            for actor in stage.actors(each) or stage.owners(each, behind=False):
                yield Part.ADDRESSEE, actor


def _behind_verb(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    tree, verb = stage.tree, trigger.verb
    for prep, part in frame.behind.items():
        if (
            prep == "by"
            or (prep == "of" and trigger.noun)
            or (prep == "from" and part == "speaker" and not trigger.noun)
        ):
            continue
        for pobj in tree.objects_of(verb, prep):
            for actor in _met_behind(stage, trigger, part, pobj):
                yield part, actor
    if trigger.kind in _TALKS:
        for pobj in tree.objects_of(verb, "with", "between", "alongside"):
            for actor in stage.actors(pobj):
                yield "party", actor


def _met_behind(stage: Stage, trigger: Trigger, part: str, index: int) -> list[ActorRef]:
    """The actors behind a preposition; of a protest also whose that is against which it goes: "marched against *Deby's* rule"."""
    found = stage.actors(index)
    whose = trigger.kind is Kind.PROTEST and part == Part.TARGET and not found
    return stage.owners(index, behind=False) if whose else found


def _agent_part(stage: Stage, trigger: Trigger, frame: Frame) -> str:
    """What the subject of the verb is to the event: its agent, a host, a mediator, or nothing."""
    if not trigger.noun:
        return frame.agent
    verbs, lemma = load_support_verbs(), stage.tree[trigger.verb].lemma
    if lemma in verbs["mediator"]:
        return "mediator" if frame.family in ("talks", "accord") else ""
    if lemma in verbs["host"]:
        return "host" if frame.family in ("talks", "accord") else frame.agent
    if lemma == "call" and (frame.family not in _CALLED or _is_judged(stage, trigger, frame)):
        return ""  # "called the arrest unlawful", "called the deal a mistake"
    return frame.agent if lemma in verbs["agent"] else ""


def _is_judged(stage: Stage, trigger: Trigger, frame: Frame) -> bool:
    """Whether what an accord is called follows it: "called the deal *a mistake*"; who calls talks frank was in them."""
    after = trigger.index + 1
    if frame.family != "accord" or after >= len(stage.tree):
        return False
    return stage.tree[after].lemma in ("a", "an") or stage.tree[after].pos == "ADJ"


def _by(stage: Stage, verb: int) -> Iterator[ActorRef]:
    for agent in stage.tree.kids(verb, "agent", "prep"):
        if stage.tree[agent].lemma == "by":
            for pobj in stage.tree.kids(agent, "pobj"):
                for each in stage.tree.conjuncts(pobj):
                    yield from stage.actors(each)


def _object(stage: Stage, trigger: Trigger, frame: Frame, index: int) -> Iterator[tuple[str, ActorRef]]:
    if trigger.kind is Kind.STATEMENT:
        judging = stage.tree[trigger.index].lemma in load_judging_verbs()
        judged = stage.actors(index) or stage.owners(index, behind=False) if judging else []
        yield from ((Part.ADDRESSEE, actor) for actor in judged)
        return
    if trigger.kind is Kind.DEMAND and stage.tree[trigger.index].lemma == "demand":
        return
    if trigger.kind is Kind.REFUSAL and stage.tree[index].pos == "PRON":
        return  # "rejected them": what was offered, not who
    found = stage.actors(index)
    for actor in found:
        yield frame.object, actor
    if not found and frame.object == Part.TARGET:
        for actor in stage.victims(index):
            yield frame.object, actor
    elif not found and trigger.kind in _DIRECTED:
        for actor in stage.owners(index):
            yield Part.ADDRESSEE, actor
    if not found and (trigger.kind in _MEASURES or trigger.kind is Kind.REFUSAL):
        yield from _met_by_measure(stage, frame, index)


def _met_by_measure(stage: Stage, frame: Frame, measure: int) -> Iterator[tuple[str, ActorRef]]:
    """Those behind a measure: "lifted the ban *on Chad*", "shared intelligence *with Sudan*"."""
    behind = dict(frame.behind) | ({"of": Part.TARGET.value} if stage.tree[measure].lemma in _INQUIRIES else {})
    for prep, part in behind.items():
        for pobj in stage.tree.objects_of(measure, prep) if part in _MET or prep == "with" else ():
            for actor in stage.actors(pobj) or (stage.victims(pobj) if part == Part.TARGET else []):
                yield part, actor


def _complement_subject(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    """ "Urged X to …", where the parser hangs X on the complement."""
    if frame.object != "addressee" or trigger.kind not in (Kind.DEMAND, Kind.ACCUSATION):
        return
    for clause in stage.tree.kids(trigger.index, "ccomp", "xcomp"):
        if any(stage.tree[k].lemma == "to" for k in stage.tree.kids(clause, "aux")):
            for subject in stage.tree.kids(clause, "nsubj"):
                for each in stage.tree.conjuncts(subject):
                    for actor in stage.actors(each):
                        yield "addressee", actor


def _visited(stage: Stage, verb: int) -> Iterator[ActorRef]:
    """The states whose land or capital a visitor goes to."""
    tree = stage.tree
    goals = [c for d in tree.kids(verb, "dobj") for c in tree.conjuncts(d)] + tree.objects_of(verb, "to", "in")
    for goal in goals:
        mark = stage.place_mark(goal)
        entry = entry_of(mark.text) if mark else None
        capital = entry.state if entry and entry.sort is Sort.CAPITAL else None
        host = mark.stands_for if mark and mark.type is NameType.STATE else capital
        if mark and host:
            yield ActorRef(name=host, start=mark.start, end=mark.end, type=NameType.STATE)


def _around_noun(stage: Stage, trigger: Trigger, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    tree, noun = stage.tree, trigger.index
    own = frame.agent if trigger.kind is not Kind.MEDIATION else "mediator"
    for owner in tree.kids(noun, "poss"):
        for each in tree.conjuncts(owner):
            for actor in stage.actors(each):
                yield own, actor
    leaves = trigger.kind is Kind.CONCESSION and tree[noun].lemma in _LEAVING
    behind = dict(frame.behind) | ({"of": frame.agent} if leaves else {})
    for prep, part in behind.items():
        for pobj in tree.objects_of(noun, prep):
            if prep == "of" and tree[pobj].pos not in ("PROPN", "NOUN", "PRON"):
                continue
            for actor in _met_behind(stage, trigger, part, pobj):
                yield part, actor
    for actor in _named_before(stage, noun):
        yield own, actor
    for clause in tree.kids(noun, "acl", "relcl"):
        yield from _noun_clause(stage, clause, trigger)
    if trigger.kind in _TALKS and trigger.support is None:
        for actor in (*_met_there(stage, noun), *_whose_talks(stage, noun)):
            yield "party", actor


def _named_before(stage: Stage, noun: int) -> Iterator[ActorRef]:
    """The actors that modify an event noun: "an Israeli air strike", "Sudan-Chad talks"; not the broker of one."""
    tree = stage.tree
    for kid in tree.kids(noun, "compound", "amod", "nmod"):
        mark = next((m for m in stage.names if m.start < tree[kid].end and tree[kid].start < m.end), None)
        if mark is None or mark.type not in _ACTING or is_in_compound(stage, mark):
            continue
        if not is_actor(mark.stands_for):
            continue
        first = ActorRef(name=mark.stands_for or mark.text, start=mark.start, end=mark.end, type=mark.type)
        yield from dashed(stage, [first])


def _met_there(stage: Stage, noun: int) -> Iterator[ActorRef]:
    """Those who do something to each other in a meeting are in it: "In another meeting, X told Y …"."""
    tree, prep = stage.tree, stage.tree.head(noun)
    if prep is None or tree[prep].lemma not in ("in", "at", "during"):
        return
    verb = tree.head(prep)
    if verb is None or tree[verb].pos != "VERB":
        return
    if any(word.kind == Kind.MEETING for word in load_kinds().verbs.get(tree[verb].lemma, ())):
        return  # "received X and, in another meeting, Y": two meetings
    subjects = [a for s in tree.subjects(verb) for a in stage.actors(s)]
    objects = [a for o in tree.kids(verb, "dobj", "dative") for a in stage.actors(o)]
    if subjects and objects:
        yield from (*subjects, *objects)


def _whose_talks(stage: Stage, noun: int) -> list[ActorRef]:
    """Who does something to its own talks with somebody: "*Chad* suspended negotiations with the XYZ"."""
    tree, verb = stage.tree, stage.tree.head(noun)
    if verb is None or tree[noun].dep != "dobj" or not (tree.objects_of(noun, "with") or tree.objects_of(verb, "with")):
        return []
    if tree[verb].lemma not in load_support_verbs()["agent"] or tree.objects_of(noun, "between"):
        return []
    return [a for s in tree.subjects(verb) for a in stage.actors(s)]


def _noun_clause(stage: Stage, clause: int, trigger: Trigger) -> Iterator[tuple[str, ActorRef]]:
    """ "Talks mediated by X", "a truce that Y brokered"."""
    verbs, tree = load_support_verbs(), stage.tree
    lemma, family = tree[clause].lemma, load_frames()[trigger.kind].family
    if family not in ("talks", "accord"):
        return
    part = "mediator" if lemma in verbs["mediator"] else "host" if lemma in verbs["host"] else ""
    if not part:
        return
    refs = (
        list(_by(stage, clause))
        if tree.is_passive(clause)
        else [a for s in tree.kids(clause, "nsubj") for a in stage.actors(s)]
    )
    for ref in refs:
        yield part, ref
    for pobj in tree.objects_of(clause, "between", "with"):
        for actor in stage.actors(pobj):
            yield "party", actor


def _leaders(stage: Stage, noun: int, frame: Frame) -> Iterator[tuple[str, ActorRef]]:
    """Who does what the words say was led by them: "a Chadian-led raid"."""
    start, end = stage.tree.phrase(noun)
    for mark, match in _words_of_brokers(stage)[0]:
        if match[1].lower() == "led" and start <= mark.start and mark.end <= end and is_actor(mark.stands_for):
            yield (
                frame.agent,
                ActorRef(name=mark.stands_for or mark.text, start=mark.start, end=mark.end, type=mark.type),
            )


@lru_cache(maxsize=1)
def _words_of_brokers(stage: Stage) -> tuple[list[tuple[NameMark, re.Match[str]]], list[int]]:
    """The names of a sentence that "-brokered" and the like follow, and the tokens that speak of auspices."""
    brokered = [(mark, match) for mark in stage.names if (match := _BROKERED.match(stage.text, mark.end))]
    return brokered, [i for i, token in enumerate(stage.tree.tokens) if token.text.lower() in _AUSPICES]


def _brokers(stage: Stage, noun: int) -> Iterator[tuple[str, ActorRef]]:
    """ "Russian-brokered", "under the auspices of X", "under X mediation"."""
    start, end = stage.tree.phrase(noun)
    brokered, auspices = _words_of_brokers(stage)
    for mark, match in brokered:
        if start <= mark.start and mark.end <= end and is_actor(mark.stands_for):
            part = "host" if match[1].lower() in _HOSTING else "mediator"
            yield part, ActorRef(name=mark.stands_for or mark.text, start=mark.start, end=mark.end, type=mark.type)
    for index in auspices:
        if index != noun and stage.tree.distance(index, noun) <= 4:
            refs = [a for p in stage.tree.objects_of(index, "of", "by") for a in stage.actors(p)]
            refs += [a for k in stage.tree.kids(index, "poss", "compound", "amod") for a in stage.actors(k)]
            for ref in refs:
                yield "mediator", ref
