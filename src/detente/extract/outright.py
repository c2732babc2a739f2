"""Parts that the words say outright, whatever the reader links: "attended *as observers*", "*Chad's* demand", "received *them*"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from detente.extract.actors import Stage, stands_in
from detente.extract.attending import at_talks
from detente.extract.introduced import name_behind
from detente.extract.memory import ActorRef
from detente.extract.printed import printed_actor
from detente.extract.saying import words_of_source
from detente.extract.triggers import Trigger
from detente.lexicon import Sort, entry_of
from detente.lexicon.frames import load_capacities, load_frames, load_judging_verbs, load_support_verbs
from detente.lexicon.nouns import load_nouns
from detente.model import Kind, NameType, Part

_OF_THINGS = frozenset({Kind.CONCESSION, Kind.DENIAL, Kind.REFUSAL})
_UNDERGOING = frozenset({Part.TARGET, Part.ADDRESSEE})
_CLEARING = frozenset({"remove", "dismantle", "clear", "demolish", "breach", "bulldoze", "tear", "destroy", "bypass"})
_ASIDE = frozenset({"appos", "relcl", "acl"})
_SECOND = re.compile(r"(?:['’]s)?,? and (?:[\w.'’-]+ ){0,6}")
"""From the first of those between whom something was to the second, where the parse joins them not."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"subject", "target", "object", "victim"})
_BEING = frozenset({"be", "remain", "come", "become", "fall", "stay", "live"})


def told_outright(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """The parts of an event with those put right that its words say outright; nobody is added but the owner of what was said."""
    frame = load_frames()[trigger.kind]
    if frame.is_dealing:
        parts = _in_capacity(stage, trigger, parts)
        parts = _among_parties(stage, trigger, parts)
    if frame.family == "talks":
        parts = at_talks(stage, trigger, parts)
    parts = _by_name(stage, parts)
    if trigger.kind is Kind.CHECKPOINT_OR_BLOCKADE and trigger.noun:
        parts = _of_cleared(stage, trigger, parts)
    if frame.object in (Part.TARGET.value, Part.ADDRESSEE.value) and trigger.kind is not Kind.SUPPORT:
        parts = _borne(stage, trigger, parts, Part(frame.object))
    if not trigger.noun:
        parts = _without_own_objects(stage, trigger, parts)
        parts = _of_person(stage, trigger, _undergone(stage, trigger, parts))
    if frame.family == "speech":
        parts = _of_owner(stage, trigger, _of_clause(stage, trigger, parts))
    return parts


def _borne(
    stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]], undergoes: Part
) -> list[tuple[Part, ActorRef]]:
    """What is said to be "under" something undergoes it, or to be its "subject": "*Mali* is under regional sanctions"."""
    tree, before = stage.tree, stage.tree.at(stage.tree.phrase(trigger.index)[0], stage.tree[trigger.index].end)[0] - 1
    if before < 1 or any(part is undergoes for part, _ in parts):
        return parts
    subject = tree[before].lemma == "of" and tree[before - 1].lemma in _SUBJECTS
    above = tree.ancestors(before) if subject or tree[before].lemma == "under" else ()
    verb = next((at for at in above if tree[at].lemma in _BEING), None)
    if verb is None:
        return parts
    borne = {ref.name: ref for at in tree.subjects(verb) for ref in stage.actors(at)}
    return [
        *((part, ref) for part, ref in parts if ref.name not in borne),
        *((undergoes, ref) for ref in borne.values()),
    ]


def _undergone(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """The subject of a passive undergoes what the verb says: "*rebels* were blamed for it", "*troops* were fired upon by them"."""
    frame, words = (
        load_frames()[trigger.kind],
        undergoing(stage, trigger.index) or _done_by_others(stage, trigger, parts),
    )
    judged = trigger.kind is Kind.STATEMENT and stage.tree[trigger.index].lemma in load_judging_verbs()
    whom = Part.ADDRESSEE.value if judged else frame.object
    if whom not in (Part.TARGET, Part.ADDRESSEE) or frame.agent not in (Part.SPEAKER, Part.PERPETRATOR) or not words:
        return parts
    if trigger.kind is Kind.DEPLOYMENT:
        return parts  # "troops were sent": the troops go
    return [
        (Part(whom) if part.value == frame.agent and stands_in(stage, ref, words) else part, ref) for part, ref in parts
    ]


def _done_by_others(stage: Stage, trigger: Trigger, parts: Sequence[tuple[Part, ActorRef]]) -> set[int]:
    """The subject of a participle that the parse takes for the past, where another does it: "a unit hit *by rebels*"."""
    tree, verb = stage.tree, trigger.index
    by = {i for agent in tree.kids(verb, "agent") for i in tree.subtree(agent)}
    done = any(part is Part.PERPETRATOR and stands_in(stage, ref, by) for part, ref in parts)
    return {i for at in tree.kids(verb, "nsubj") for i in tree.subtree(at, cut=_ASIDE)} if done else set()


def _of_person(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """One person to whom a verb does something, for those of whom he is: "*the killer* of two nurses was jailed"."""
    tree, persons = stage.tree, load_nouns().persons
    found = []
    for part, ref in parts:
        printed = part is Part.TARGET and ref.name[:1].islower()  # "the leader of *the XYZ*" may be told by it
        heads = tree.kids(trigger.index, "nsubjpass", "dobj") if printed else []
        one = (h for h in heads if tree[h].tag == "NN" and tree[h].lemma.lower() in persons)
        whole = next((h for h in one if stands_in(stage, ref, _behind_of(stage, h))), None)
        own = next(iter(stage.actors(whole)), None) or printed_actor(stage, whole) if whole is not None else None
        found.append((part, own or ref))
    return list({(part, ref.name): (part, ref) for part, ref in found}.values())


def _behind_of(stage: Stage, noun: int) -> set[int]:
    return {i for at in stage.tree.objects_of(noun, "of") for i in stage.tree.subtree(at)}


def _without_own_objects(
    stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]
) -> list[tuple[Part, ActorRef]]:
    """The parts without doers who stand in what is done to, beside one who does it: "Georgia impounded a *Russian* convoy".

    "It" that is lifted, denied or turned down is no actor.
    """
    tree, verb = stage.tree, trigger.index
    inside = {i for dobj in tree.kids(verb, "dobj") for i in tree.subtree(dobj)}
    does = [ref for part, ref in parts if part is Part.PERPETRATOR and not stands_in(stage, ref, inside)]
    return [
        (part, ref)
        for part, ref in parts
        if not (part is Part.PERPETRATOR and does and stands_in(stage, ref, inside))
        and not (trigger.kind in _OF_THINGS and part in _UNDERGOING and stage.text[ref.start : ref.end].lower() == "it")
    ]


def _by_name(stage: Stage, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those whom a common noun tells by the name that stands beside it."""
    named = [(part, name_beside(stage, ref) or ref) for part, ref in parts]
    return list({(part, ref.name): (part, ref) for part, ref in named}.values())


def name_beside(stage: Stage, ref: ActorRef) -> ActorRef | None:
    """The name between commas that says which group a common noun means: "another rebel group, *the Free Front*, refused".

    Not the next of a list: "a rebel group, the Free Front and the army".
    """
    inside = stage.tree.at(ref.start, ref.end)
    if not inside or any(m.start < ref.end and ref.start < m.end and m.type is NameType.GROUP for m in stage.names):
        return None
    mark = name_behind(stage, stage.tree[inside[-1]].lemma, ref.end)
    return stage.named(mark) if mark is not None else None


def _of_cleared(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """A roadblock without those who clear it, who did not put it up: "*peacekeepers* removed a roadblock"."""
    tree, verb = stage.tree, stage.tree.head(trigger.index)
    if verb is None or tree[trigger.index].dep not in ("dobj", "nsubjpass") or tree[verb].lemma not in _CLEARING:
        return parts
    doers = [*tree.subjects(verb), *(p for a in tree.kids(verb, "agent") for p in tree.kids(a, "pobj"))]
    words = {i for doer in doers if doer != trigger.index for i in tree.subtree(doer)}
    return [(part, ref) for part, ref in parts if part is not Part.PERPETRATOR or not stands_in(stage, ref, words)]


def undergoing(stage: Stage, verb: int) -> set[int]:
    """The words of the subject of a passive verb, or of the noun that a participle stands before; none of any other verb.

    "The XYZ is a *banned* group": who is banned is the noun, and of whom it is said.
    """
    tree, noun = stage.tree, stage.tree.head(verb)
    attribute = tree[verb].dep in ("amod", "compound") and tree[verb].text.endswith("ed") and tree[verb].text.islower()
    if (attribute or (tree[verb].tag == "VBN" and tree[verb].dep == "amod")) and noun is not None and noun > verb:
        copula = tree.head(noun) if tree[noun].dep == "attr" else None
        said_of = tree.kids(copula, "nsubj") if copula is not None else []
        own = {*tree.subtree(verb)}  # "the *Russian*-held town"
        return {i for at in (noun, *said_of) for i in tree.subtree(at, cut=_ASIDE | {"prep"})} - own
    run = [*takewhile(lambda i: tree[i].tag in _NAMES, range(verb + 1, len(tree)))]
    if run and verb and tree[verb].tag == "VBN" and tree[verb - 1].tag in ("DT", "PRP$", "POS"):
        return {*run}  # however the parse hangs it
    if tree[verb].tag != "VBN" or not tree.kids(verb, "auxpass"):
        return set()
    told = tree.kids(verb, "nsubjpass", "nsubj")
    return {i for subject in told for i in tree.subtree(subject, cut=_ASIDE) if i < verb}


def _in_capacity(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """ "Chad and Sudan attended the talks as observers", "acted as guarantors": each subject has the part that is said."""
    tree = stage.tree
    for verb in dict.fromkeys((trigger.verb, *(i for i in tree.ancestors(trigger.index) if tree[i].pos == "VERB"))):
        told = (load_capacities().get(tree[noun].lemma.lower()) for noun in _behind_as(stage, verb))
        part = next((Part(each) for each in told if each), None)
        if part is None:
            continue
        words = {i for subject in tree.subjects(verb) for i in tree.subtree(subject)}
        return [(part if stands_in(stage, ref, words) else own, ref) for own, ref in parts]
    return parts


def _behind_as(stage: Stage, verb: int) -> list[int]:
    """The nouns behind the "as" of a verb; the parse may hang them on the verb itself."""
    tree = stage.tree
    bare = [prep for prep in tree.kids(verb, "prep") if tree[prep].lemma == "as" and not tree.kids(prep)]
    starts = {tree[prep + 1].start for prep in bare if prep + 1 < len(tree)}
    return [
        *tree.objects_of(verb, "as"),
        *(k for k in tree.kids(verb, "dobj", "attr", "oprd") if tree.phrase(k)[0] in starts),
    ]


def _among_parties(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """Those whom "between" names together are parties, each of them: "the deals *between Chad, Sudan and Libya*"."""
    tree = stage.tree
    joined = [at for head in {trigger.index, trigger.verb} for at in tree.objects_of(head, "between")]
    if not joined:
        return parts
    words = {i for at in joined for i in tree.subtree(at, cut=_ASIDE)} if len(joined) > 1 else set()
    end, first = tree[joined[0]].end, {*tree.subtree(joined[0], cut=_ASIDE | {"prep", "conj"})}
    parts = [(Part.PARTY if own is Part.MEDIATOR and stands_in(stage, ref, first) else own, ref) for own, ref in parts]
    parts = [
        (Part.PARTY if stands_in(stage, ref, words) or _SECOND.fullmatch(stage.text, end, ref.start) else own, ref)
        for own, ref in parts
    ]
    return [*_hosts(stage, parts)]


def _hosts(stage: Stage, parts: list[tuple[Part, ActorRef]]) -> Iterator[tuple[Part, ActorRef]]:
    """The parts, with those by whom the words say that something was hosted for its hosts: "…, *hosted by the emir*, …"."""
    tree = stage.tree
    for part, ref in parts:
        top = tree.top_of(ref.start, ref.end)
        prep = next((i for i in tree.ancestors(top) if tree[i].lemma == "by"), None) if top is not None else None
        verb = tree.head(prep) if prep is not None else None
        hosted = verb is not None and tree[verb].tag == "VBN" and tree[verb].lemma in load_support_verbs()["host"]
        yield (Part.HOST if hosted and part in (Part.PARTY, Part.MEDIATOR) else part), ref


def without_told(stage: Stage, cue: int, speakers: Sequence[ActorRef]) -> list[ActorRef]:
    """The speakers that stand outside what is said: "refused to take plates issued by *Chad*" was no refusal of Chad's."""
    tree = stage.tree
    if tree[cue].pos != "VERB" or not tree.subjects(cue):
        return list(speakers)
    own = {i for subject in tree.subjects(cue) for i in tree.subtree(subject)}
    below = {i for clause in tree.kids(cue, "xcomp", "dobj") for i in tree.subtree(clause)} - own
    return [ref for ref in speakers if not stands_in(stage, ref, below)]


def _of_clause(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    speakers = [ref for part, ref in parts if part is Part.SPEAKER]
    if stage.tree[trigger.index].text.lower() == "according":
        words = words_of_source(stage.tree, trigger.index)
        named = [ref for ref in speakers if stands_in(stage, ref, words)] or speakers
        return [(part, ref) for part, ref in parts if part is not Part.SPEAKER or ref in named]
    kept = {ref.name for ref in without_told(stage, trigger.index, speakers)}
    return [(part, ref) for part, ref in parts if part is not Part.SPEAKER or ref.name in kept]


def owners_of(stage: Stage, index: int) -> list[ActorRef]:
    """Who is said to own an act of speech that a noun tells: "rejected *the government's* demand"; nobody for "its demand"."""
    owners: list[ActorRef] = []
    for owner in _owners(stage, index):
        printed = printed_actor(stage, owner) if _acts(stage, owner) else None  # not "his New Year's address"
        owners += stage.actors(owner) or ([printed] if printed else [])
    return owners


def _seat(stage: Stage, index: int) -> list[ActorRef]:
    """The state that something comes from, by its own name or its capital's: "the demand from *Berlin*"."""
    mark, up = stage.place_mark(index), stage.tree.head(index)
    entry = entry_of(mark.text) if mark is not None else None
    if mark is None or entry is None or up is None or stage.tree[up].lemma != "from":
        return []
    state = entry.state if entry.sort is Sort.CAPITAL else mark.text if entry.sort is Sort.STATE else None
    return [ActorRef(name=state, start=mark.start, end=mark.end, type=NameType.STATE)] if state else []


def _acts(stage: Stage, index: int) -> bool:
    """Whether a common noun is one of people or of a body of them."""
    nouns = load_nouns()
    return stage.tree[index].lemma.lower() in nouns.persons | nouns.groups | nouns.speakers | nouns.collective_heads


def _of_owner(stage: Stage, trigger: Trigger, parts: list[tuple[Part, ActorRef]]) -> list[tuple[Part, ActorRef]]:
    """The speaker of a noun of speech is its owner, not who turned it down."""
    owners = owners_of(stage, trigger.index)
    if not owners and trigger.kind is not Kind.STATEMENT:  # "reports from Gao"
        owners = [ref for owner in _owners(stage, trigger.index) for ref in _seat(stage, owner)]
    if trigger.kind is Kind.SUPPORT or not owners:  # "reaffirmed Chad's support" supports it anew
        return parts
    names = {ref.name for ref in owners}
    rest = [(part, ref) for part, ref in parts if part is not Part.SPEAKER and ref.name not in names]
    return [*((Part.SPEAKER, ref) for ref in owners), *rest]


def _owners(stage: Stage, noun: int) -> list[int]:
    """Whose a noun is by a possessive, or by what stands behind it: "rejected *Chad's* demand", "the allegation *by Chad* that …".

    The parse may make a verb of the noun.
    """
    tree = stage.tree
    found = [c for poss in tree.kids(noun, "poss") for c in tree.conjuncts(poss) if tree[c].pos in _NOUNS]
    if not found and noun > 1 and tree[noun - 1].tag == "POS" and tree[noun - 2].pos in _NOUNS:
        found = [noun - 2]
    if not found and tree[noun].pos == "NOUN" and noun + 1 < len(tree) and tree[noun + 1].lemma in ("by", "from"):
        found = [c for p in tree.kids(noun + 1, "pobj") for c in tree.conjuncts(p) if tree[c].pos in _NOUNS]
    return found
