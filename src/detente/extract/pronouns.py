"""Whom a pronoun stands for: the subject above it, before a semicolon or "but", who spoke before, or last on the scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.bothsides import together
from detente.extract.cast import singular
from detente.extract.firstperson import is_first
from detente.extract.memory import ActorRef
from detente.lexicon.readings import speech_forms
from detente.model import NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

HE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
"""Pronouns that stand for one person."""
_AS_ONE = frozenset({"force", "authority"})
"""Plurals that "it" may mean: "the armed *forces*"."""
_IMPERSONAL = frozenset({"it", "itself"})
_PLURAL = frozenset({"they", "them", "themselves", "both", "two"})
_COUNTED = frozenset({"both", "two"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "appos"})
"""Where "both" stands for somebody, not before its noun or beside "and"."""
_EACH = frozenset({"each", "both", "all", "either", "neither"})
"""Words for those whom "of" names behind them: "met *each of* the ministers"."""
_SOME = frozenset({"some", "many", "most", "several", "few", "dozen", "hundred", "thousand", "one", "none", "part"})
_SAYING = frozenset({"say", "tell", "add", "explain", "note", "continue", "insist", "stress", "recall"})
_SUBJECT = ("nsubj", "nsubjpass")
_BETWEEN_SAID = frozenset({"IN", "NNP", "CD", "RB", "WDT"})
"""Words between "said" and what is said: "said *on Tuesday that* it"."""
_NEAR_SAID = 6
_OBJECT = ("dobj", "dative")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def stood_for(stage: Stage, head: int, word: str) -> Iterator[ActorRef]:
    """The actors that a pronoun stands for, under the pronoun's own words; none for one that is none of the words known."""
    token = stage.tree[head]
    if word in _EACH and (whole := stage.tree.objects_of(head, "of")):
        yield from (ref for at in whole for ref in stage.actors(at))
        return
    if word in RELATIVE:
        verb = stage.tree.head(head)
        while verb is not None and stage.tree[verb].dep not in ("relcl", "acl"):
            verb = stage.tree.head(verb)
        noun = stage.tree.head(verb) if verb is not None else None
        if noun is not None and noun != head:
            yield from stage.actors(noun)
        return
    if is_first(token.text):
        yield from stage.voices.first_person(word, token.start, token.end, stage.memory.author)
        return
    if word in HE:
        last = _named_behind(stage, head) or _one_meant(stage, head)
    elif word in _IMPERSONAL or word == "its":
        if _is_below_many(stage, head):
            return
        last = next(iter(_who_says(stage, head)), None) or _governing(stage, head, person=False)
        last = last or _before_stop(stage, head, person=False) or stage.memory.body
        last = last or (stage.memory.older if _says(stage, head) else None)
    elif word in _PLURAL or word == "their":
        if not (word in _COUNTED and token.dep not in _NOMINAL) and not _is_some_of(stage, head):
            yield from (replace(ref, start=token.start, end=token.end) for ref in _several_meant(stage, head, word))
        return
    else:
        return
    if last:
        yield ActorRef(name=last.name, start=token.start, end=token.end, type=last.type, state=last.state)


def _one_meant(stage: Stage, head: int) -> ActorRef | None:
    """Whom "he" or "she" means; within a quotation never who says it: ""*He* has not given up", the envoy's spokesman said"."""
    tree, up = stage.tree, stage.tree.head(head)
    says = (
        up is not None and tree[head].dep == "nsubj" and tree[up].lemma in _SAYING
    )  # however the quotation marks pair
    speaking = frozenset[str]() if says else stage.voices.speaking(tree[head].start)
    ways = (
        _done_to(stage, head),
        _governing(stage, head, person=True),
        _goes_on_saying(stage, head),
        _only_one_before(stage, head),
        _told_first(stage, head),
        _before_stop(stage, head, person=True),
        _subject_before(stage, head),
        _done_by_many(stage, head),
        stage.memory.person,
        stage.memory.before,
    )
    return next((ref for ref in ways if ref is not None and ref.name not in speaking), None)


def _says(stage: Stage, head: int) -> bool:
    """Whether a pronoun is the subject of a verb of saying."""
    up = stage.tree.head(head) if stage.tree[head].dep == "nsubj" else None
    return up is not None and (stage.tree[up].lemma in _SAYING or stage.tree[up].text.lower() in speech_forms())


def _named_behind(stage: Stage, head: int) -> ActorRef | None:
    """Whom brackets behind a pronoun name: "*he* (Ouman) must go"."""
    end = stage.tree[head].end
    for mark in (m for m in stage.names if m.type is NameType.PERSON):
        if stage.text[end : mark.start] in (" (", " [") and stage.text[mark.end : mark.end + 1] in (")", "]"):
            return stage.named(mark)
    return None


def _is_below_many(stage: Stage, head: int) -> bool:
    """Whether "it" begins a clause below one of several, and can only be a thing: "rebels refused the plan because *it* …"."""
    tree = stage.tree
    own = tree.head(head) if tree[head].dep in _SUBJECT else None
    above = [at for at in tree.ancestors(own) if tree[at].pos in ("VERB", "AUX")] if own is not None else []
    subjects = [at for verb in above[:1] for at in tree.kids(verb, *_SUBJECT) if at < head]
    return any(are_many(stage, ref, at) for at in subjects for ref in stage.subject_named(at))


def _done_by_many(stage: Stage, head: int) -> ActorRef | None:
    """The only person named before a pronoun below a verb whose subject is many: "the envoys met *Ouman* and said *he* agreed"."""
    tree = stage.tree
    verbs = [at for at in tree.ancestors(head) if tree[at].pos in ("VERB", "AUX")]
    subjects = [at for verb in verbs for at in tree.kids(verb, "nsubj") if at < head]
    if not any(are_many(stage, ref, at) for at in subjects for ref in stage.subject_named(at)):
        return None
    people = {m.stands_for: m for m in stage.names if m.type is NameType.PERSON and m.end <= tree[head].start}
    return stage.named(next(iter(people.values()))) if len(people) == 1 else None


def _who_says(stage: Stage, head: int) -> list[ActorRef]:
    """The state, body or group that speaks right before "it" or "they", however the clauses hang: "…; *Chad* says that it …"."""
    tree, at = stage.tree, head - 1
    if tree[head].dep not in _SUBJECT:
        return []
    while at > 0 and tree[at].tag in _BETWEEN_SAID:
        at -= 1
    if at < 1 or head - at > _NEAR_SAID or tree[at].text.lower() not in speech_forms() or tree[at].pos != "VERB":
        return []
    found = [ref for subject in tree.kids(at, "nsubj") if subject < at for ref in stage.subject_named(subject)]
    return [ref for ref in found if ref.type is not NameType.PERSON] if len(found) == 1 else []


def _several_meant(stage: Stage, head: int, word: str) -> list[ActorRef]:
    """Whom a plural pronoun means: in its sentence, those named together last, those who just met, else the two sides."""
    several = (_governing_several(stage, head) or _who_says(stage, head)) if word == "they" else []
    several = several or _done_to_several(stage, head) or _several_before(stage, head)
    several = several or stage.memory.several(two=word in _COUNTED)
    several = several or (_just_met(stage, head) if word == "they" else [])
    body = _governing(stage, head, person=False, many=True) if not several and word not in _COUNTED else None
    return several or ([body] if body is not None else []) or _sides(stage, known=word == "they")


def _done_to(stage: Stage, head: int) -> ActorRef | None:
    """Whom the verb before did something to, where the same subject goes on: "summoned the envoy and handed *him* a note"."""
    tree, own = stage.tree, stage.tree.head(head)
    if tree[head].dep == "pobj":  # "and levied sanctions against *him*"
        own = next((at for at in tree.ancestors(head) if tree[at].pos in ("VERB", "AUX")), None)
    if (
        own is None
        or tree[head].dep not in ("dobj", "dative", "pobj")
        or tree[own].dep != "conj"
        or tree.kids(own, "nsubj")
    ):
        return None
    first = tree.head(own)
    refs = [ref for at in tree.kids(first, "dobj") for ref in stage.actors(at)] if first is not None else []
    people = [ref for ref in refs if ref.type is NameType.PERSON]
    return people[0] if len(people) == 1 else None


def _done_to_several(stage: Stage, head: int) -> list[ActorRef]:
    """Those whom the verb before did something to, where the same subject goes on: "phoned *both leaders* and told *them*"."""
    tree, own = stage.tree, stage.tree.head(head)
    if own is None or tree[head].dep not in ("dobj", "dative"):
        return []
    before = [at for at in (tree.head(own), *tree.kids(own, "ccomp", "conj")) if at is not None and at < own]
    if tree[own].dep == "conj" and tree.kids(own, "nsubj"):
        return []
    refs = [
        [ref for at in tree.kids(verb, "dobj") for ref in stage.actors(at)]
        for verb in before
        if tree[verb].pos == "VERB"
    ]
    return next((found for found in refs if len(found) > 1), [])


def _is_some_of(stage: Stage, head: int) -> bool:
    """Whether a pronoun stands behind a number of those it means: "thirteen *of them*"."""
    prep = stage.tree.head(head)
    of = stage.tree.head(prep) if prep is not None and stage.tree[prep].lemma == "of" else None
    return of is not None and (stage.tree[of].tag == "CD" or stage.tree[of].lemma.lower() in _SOME)


def _just_met(stage: Stage, head: int) -> list[ActorRef]:
    """Those who were told to meet right before, where "they" go on in the main clause: "X met Y. *They* also spoke of …"."""
    verb = stage.tree.head(head) if stage.tree[head].dep == "nsubj" else None
    main = verb is not None and stage.tree[verb].dep in ("ROOT", "conj")
    return stage.memory.last_met() if main and stage.memory.has_just_met() else []


def _governing(stage: Stage, head: int, *, person: bool, many: bool = False) -> ActorRef | None:
    """The subject of a clause above a pronoun that it can stand for, ``many`` or one: "Baku announced *it* had set up …"."""
    own = stage.tree.head(head)
    for verb in stage.tree.ancestors(head):
        if verb == own or stage.tree[verb].pos not in ("VERB", "AUX"):
            continue
        for ref in _owner_of_plan(stage, verb):
            if (ref.type is NameType.PERSON) == person:
                return ref
        for subject in stage.tree.kids(verb, "nsubj"):
            for ref in stage.subject_named(subject):
                if (ref.type is NameType.PERSON) == person and (many or not are_many(stage, ref, subject)):
                    told = None if person or subject < head else _body_before(stage, head, verb)
                    return told or ref
    return None


def _body_before(stage: Stage, head: int, verb: int) -> ActorRef | None:
    """The body told before a pronoun in what another says behind it: "*the Front* will march, but its men …, X said"."""
    for at in reversed(range(head)):
        if stage.tree[at].dep == "nsubj" and stage.tree[at].pos == "PROPN" and stage.tree.head(at) != verb:
            bodies = [ref for ref in stage.subject_named(at) if ref.type in (NameType.BODY, NameType.GROUP)]
            if bodies:
                return bodies[0]
    return None


def _owner_of_plan(stage: Stage, verb: int) -> list[ActorRef]:
    """Whose the noun is that an infinitive fills: "welcomed *Chad's* plan to free its prisoners"."""
    tree = stage.tree
    noun = tree.head(verb) if tree[verb].dep == "acl" and tree[verb].tag in ("VB", "VBG", "VBP") else None
    if noun is None or tree[noun].pos != "NOUN" or not any(tree[k].lemma == "to" for k in tree.kids(verb, "aux")):
        return []
    return [ref for at in tree.kids(noun, "poss") if tree[at].pos == "PROPN" for ref in stage.actors(at)]


def are_many(stage: Stage, ref: ActorRef, at: int) -> bool:
    """Whether a noun tells of several, as no "he" or "it" does: "*lawmakers*", "*attorneys general* of six states", "*rebels*"."""
    mark = stage.mark_at(at)
    if mark is None:
        return ref.type is NameType.GROUP and stage.tree[at].tag == "NNS" and stage.tree[at].lemma not in _AS_ONE
    if mark.type is not NameType.TITLE or mark.end < ref.end:
        return False
    return singular(mark.text) != " ".join(mark.text.lower().split())


def _subject_before(stage: Stage, head: int) -> ActorRef | None:
    """The one person who is the last subject before a pronoun in its sentence: "the decree that *X* signed so *she* could …"."""
    above = set(stage.tree.ancestors(head))
    for at in reversed(range(head)):
        apart = stage.tree[at].dep in ("nsubj", "nsubjpass") and stage.tree.head(at) not in above
        if apart and stage.tree[at].pos in ("NOUN", "PROPN"):  # "X thanked *him*" is of another
            people = [ref for ref in stage.subject_named(at) if ref.type is NameType.PERSON]
            if len(people) == 1 and not are_many(stage, people[0], at):
                return people[0]
    return None


def _goes_on_saying(stage: Stage, head: int) -> ActorRef | None:
    """Who spoke in the sentence before, where a quotation goes on beside "he said": he is nobody whom that sentence told of."""
    tree, verb = stage.tree, stage.tree.head(head)
    if verb is None or tree[head].dep != "nsubj" or tree[verb].lemma not in _SAYING:
        return None
    start, end = tree[0].start, tree[len(tree) - 1].end
    quoted = any(q.start < end and start < q.end and not q.start <= tree[head].start < q.end for q in stage.quotes)
    return stage.memory.speaking() if quoted else None


def _only_one_before(stage: Stage, head: int) -> ActorRef | None:
    """The one person of the clause to which the pronoun's is joined: "reporters asked *the envoy* about it, but *he* declined".

    Of one to whom another does something first whom that clause was done to: "phoned *the envoy*, and Chad offered *him* a post".
    """
    tree, own = stage.tree, stage.tree.head(head)
    done_to = tree[head].dep in ("dobj", "dative") and own is not None and bool(tree.kids(own, "nsubj"))
    joined = own is not None and tree[own].dep == "conj" and (done_to or tree[head].dep == "nsubj")
    first = tree.head(own) if joined and own is not None else None
    if first is None or first > head:
        return None
    people = [
        [
            r
            for at in tree.kids(first, *deps)
            for c in tree.conjuncts(at)
            for r in stage.actors(c)
            if r.type is NameType.PERSON and not are_many(stage, r, c)
        ]
        for deps in ((_OBJECT, _SUBJECT) if done_to else (_SUBJECT, _OBJECT))
    ]
    told = next((refs for refs in people if refs), [])
    return told[0] if len(told) == 1 else None


def _told_first(stage: Stage, head: int) -> ActorRef | None:
    """The subject of what is said before who says it: "X will travel on Thursday, *his* office said"."""
    tree = stage.tree
    for verb in tree.ancestors(head):
        for clause in tree.kids(verb, "ccomp"):
            subjects = tree.kids(clause, "nsubj", "nsubjpass") if clause < head else []
            refs = [ref for at in subjects for ref in stage.subject_named(at) if ref.type is NameType.PERSON]
            if len(refs) == 1 and not are_many(stage, refs[0], subjects[0]):
                return refs[0]
    return None


def _governing_several(stage: Stage, head: int) -> list[ActorRef]:
    """The plural subject of a verb of saying whose content "they" begins: "the rebels said *they* would release …"."""
    own = stage.tree.head(head)
    verb = stage.tree.head(own) if own is not None and stage.tree[own].dep in ("ccomp", "xcomp") else None
    for subject in stage.tree.kids(verb, "nsubj") if verb is not None else ():
        plural = (
            stage.tree[subject].tag in ("NNS", "NNPS")
            or stage.tree[subject].lemma == "police"
            or len(stage.tree.conjuncts(subject)) > 1
        )
        if plural and stage.tree[subject].pos in ("NOUN", "PROPN"):
            return [ref for each in stage.tree.conjuncts(subject) for ref in stage.actors(each)]
    return []


def _several_before(stage: Stage, head: int) -> list[ActorRef]:
    """Several named as the last subject before a plural pronoun in its sentence, but of another clause where it is an object."""
    own = stage.tree.head(head) if stage.tree[head].dep in ("dobj", "pobj", "dative") else None
    clause = {own, *stage.tree.ancestors(own)} if own is not None else set()
    above = set(stage.tree.ancestors(head))
    for at in reversed(range(head)):
        dep, verb = stage.tree[at].dep, stage.tree.head(at)
        if dep == "pobj" and verb is not None:
            verb = stage.tree.head(verb)
        told_to = dep in ("dobj", "pobj") and verb in above  # "urged the two leaders to pull *their* troops back"
        told = told_to or (dep in ("nsubj", "nsubjpass") and verb not in clause)
        if told and (several := together(stage, at, head)):
            return several
    return []


def _sides(stage: Stage, *, known: bool) -> list[ActorRef]:
    """The two sides of the report; ``known``: only where it has told that they fought or dealt with each other."""
    if known and not stage.memory.are_opposed(stage.cast.sides):
        return []
    return [ActorRef(name=side, start=0, end=0, type=NameType.STATE) for side in stage.cast.sides]


def _before_stop(stage: Stage, head: int, *, person: bool) -> ActorRef | None:
    """The last subject before a semicolon that a pronoun behind it can stand for: "…, the force said; *it* spoke of …"."""
    stops = [at for at in range(head) if stage.tree[at].text == ";"]
    for at in reversed(range(stops[-1] if stops else 0)):
        if stage.tree[at].dep in ("nsubj", "nsubjpass") and stage.tree[at].pos in ("NOUN", "PROPN"):
            for ref in stage.actors(at):
                if (ref.type is NameType.PERSON) == person:
                    return ref
    return None
