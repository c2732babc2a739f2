"""What a number counts, as the words beside those counted and above them say."""

from __future__ import annotations

from detente.extract.measures import ADJECTIVES, DEATHS, DEEDS, FATALLY, HARM_WORDS, MEASURES, NOUNS, TAKEN, UNDONE
from detente.extract.population import are_people, may_be_people
from detente.extract.tree import Tree
from detente.model import Measure

_HELD = frozenset({"think", "believe", "fear", "report", "say", "know", "presume", "estimate", "confirm", "assume"})
"""Verbs under which, in the passive, stands what is held to have happened."""
_LEAVE = frozenset({"leave", "make", "shoot", "gun", "find", "lie", "fall"})
_CLAIMED = frozenset({"life", "victim", "dead", "casualty", "death", "fatality"})
"""Whom something "claims" that kills."""
_ANY = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.PARTICIPANTS, Measure.DISPLACED})
"""Measures of which the verb alone says that people are counted."""


def measure_of(tree: Tree, noun: int, counted: int) -> tuple[Measure, int] | None:
    """What is counted, and the word that says so."""
    people = counted == noun or may_be_people(tree, counted)
    for index in dict.fromkeys((noun, counted)):
        token = tree[index]
        if (
            token.lemma in ("life",)
            and (up := tree.head(index)) is not None
            and tree[up].lemma in ("claim", "cost", "lose", "take")
        ):
            return Measure.KILLED, up
        if token.lemma in NOUNS and token.lemma != "life":
            return NOUNS[token.lemma], index
        for kid in tree.kids(index, "acl", "amod", "relcl", "appos"):
            if tree[kid].text.lower() in ADJECTIVES and people:
                return ADJECTIVES[tree[kid].text.lower()], kid
            if tree[kid].dep in ("acl", "relcl") and tree[kid].lemma in MEASURES and tree[kid].tag == "VBN" and people:
                return MEASURES[tree[kid].lemma], kid
    return _above(tree, noun, people=people)


def dead_of_several(tree: Tree, number: int) -> tuple[Measure, int] | None:
    """What the verb says of some of several: "one of the wounded has died" is dead, whatever the others are."""
    above = _above(tree, number, people=True)
    return above if above is not None and above[0] is Measure.KILLED else None


def harm_beside(tree: Tree, start: int, end: int) -> Measure | None:
    """What the word says that stands right behind those counted, or right before the number: "nine wounded", "seizing two"."""
    inside = tree.at(start, end)
    for index in (inside[-1] + 1, inside[0] - 1) if inside else ():
        if 0 <= index < len(tree) and (measure := HARM_WORDS.get(tree[index].lemma)):
            return Measure.KILLED if measure is Measure.WOUNDED and is_fatal(tree, index) else measure
    if inside and inside[0] > 1 and tree[inside[0] - 1].lemma.lower() == "of" and _is_death(tree, inside[0] - 2):
        return Measure.KILLED
    before = tree[inside[0] - 1] if inside and inside[0] else None
    return TAKEN.get(before.lemma) if before is not None and before.pos == "VERB" else None


def _is_death(tree: Tree, index: int) -> bool:
    """Whether a noun names deaths; one in capitals may have kept its plural for a lemma."""
    return tree[index].lemma in DEATHS or tree[index].text.lower().removesuffix("s") in DEATHS


def is_fatal(tree: Tree, verb: int) -> bool:
    """Whether what hurt somebody is said to have killed: "fatally wounded"."""
    beside = [*tree.kids(verb, "advmod"), *([verb - 1] if verb else [])]
    return any(tree[k].text.lower() in FATALLY for k in beside)


def _above(tree: Tree, noun: int, *, people: bool) -> tuple[Measure, int] | None:
    """The word above a counted noun that says what is counted, at most three steps up."""
    at, steps = noun, 0
    while (up := tree.head(at)) is not None and steps < 3:
        token, dep = tree[up], tree[at].dep
        if token.text.lower() in ADJECTIVES and people:
            return ADJECTIVES[token.text.lower()], up
        if token.pos in ("VERB", "AUX"):
            of_what = dep == "prep" and tree[at].lemma in ("of", "from", "with")  # "died of several wounds"
            return None if of_what else _by_verb(tree, up, dep, noun, people=people)
        if dep == "prep" and tree[at].lemma == "of" and token.lemma in DEEDS and people:
            undone = any(tree[k].text.lower() in UNDONE for k in tree.kids(up, "amod"))
            return None if undone else (DEEDS[token.lemma], up)
        if dep == "prep" and tree[at].lemma == "to" and token.lemma in ("injury", "wound"):
            return Measure.WOUNDED, up
        if dep == "prep" and tree[at].lemma in ("with", "at", "to") and token.pos in ("NOUN", "PROPN"):
            return None  # "held talks with two leaders": the talks are held
        if token.lemma in ("toll",) and dep in ("pobj", "appos", "nummod", "prep"):
            return Measure.KILLED, up
        if dep not in ("conj", "pobj", "prep", "nummod", "appos", "dep", "nmod"):
            return None
        if dep == "pobj" and token.lemma not in ("of", "to", "at", "including", "than", "with"):
            return None
        at, steps = up, steps + 1
    return None


def _by_verb_beside(tree: Tree, verb: int, dep: str) -> tuple[Measure, int] | None:
    """What a participle before "be", or a verb coordinated with this one, says of those counted."""
    if tree[verb].lemma == "be" and dep == "attr":  # "also killed were nine men"
        beside = [k for k in tree.kids(verb, "nsubj", "csubj") if tree[k].tag == "VBN"]
    elif dep == "nsubj" and tree[verb].lemma not in MEASURES:  # "two men opened fire and were killed"
        own = ("nsubj", "nsubjpass", "mark")
        joined = [k for at in (verb, *tree.kids(verb, "dobj")) for k in tree.kids(at, "conj", "advcl")]
        beside = [k for k in joined if tree.kids(k, "auxpass") and not tree.kids(k, *own)]
    else:
        return None
    return next(((MEASURES[tree[k].lemma], k) for k in beside if tree[k].lemma in MEASURES), None)


def _by_verb(tree: Tree, verb: int, dep: str, counted: int, *, people: bool) -> tuple[Measure, int] | None:
    token = tree[verb]
    if token.lemma in _HELD and tree.is_passive(verb):  # "are thought to have died"
        verb = next((k for k in tree.kids(verb, "xcomp") if tree[k].lemma in MEASURES), verb)
        token = tree[verb]
    for kid in tree.kids(verb, "oprd", "acomp", "xcomp", "advmod", "ccomp"):
        if tree[kid].text.lower() in ADJECTIVES and (token.lemma in _LEAVE or token.lemma == "be"):
            return ADJECTIVES[tree[kid].text.lower()], kid
    if (aside := _by_verb_beside(tree, verb, dep)) is not None:
        return aside
    if token.text.lower() in ADJECTIVES and token.tag in ("JJ", "VBN") and people:
        return ADJECTIVES[token.text.lower()], verb
    subject = dep in ("nsubj", "conj")
    intransitive = token.lemma in (
        "die",
        "perish",
        "flee",
        "succumb",
        "gather",
        "rally",
        "march",
        "protest",
        "demonstrate",
        "attend",
        "disappear",
        "miss",
        "drown",
    )
    if token.lemma == "claim" and tree[counted].lemma not in _CLAIMED:
        return None  # "claims 3,000 fighters" has them
    if token.tag == "VBG" and dep == "nsubjpass":
        return None  # "five men were shooting" hit nobody yet
    if token.lemma in MEASURES and people and (MEASURES[token.lemma] in _ANY or are_people(tree, counted)):
        if dep in ("dobj", "nsubjpass", "attr") or (
            dep in ("nsubj", "conj", "npadvmod") and (intransitive or tree.is_passive(verb) or token.tag == "VBN")
        ):
            fatal = MEASURES[token.lemma] is Measure.WOUNDED and is_fatal(tree, verb)
            return (Measure.KILLED if fatal else MEASURES[token.lemma]), verb
        if dep == "conj" or (dep == "pobj" and not subject):
            return MEASURES[token.lemma], verb
    toll = next((s for s in tree.kids(verb, "nsubj", "nsubjpass") if tree[s].lemma in ("toll", "casualty")), None)
    if toll is not None and token.lemma in ("rise", "reach", "stand", "climb", "be", "exceed", "pass", "grow", "put"):
        return Measure.KILLED, toll
    return None
