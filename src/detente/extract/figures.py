"""What numbers count, of whom: killed, wounded, detained, displaced, taking part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.extract.tree import FINITE, Tree
from detente.lexicon.nouns import load_nouns
from detente.model import Figure, Measure, NumberMark, TimeMark

_VERBS = {
    Measure.KILLED: "kill die perish slay massacre execute murder assassinate claim drown succumb",
    Measure.WOUNDED: "wound injure hurt maim hospitalize",
    Measure.DETAINED: "detain arrest imprison jail capture seize hold",
    Measure.ABDUCTED: "abduct kidnap",
    Measure.RELEASED: "release free liberate repatriate pardon return",
    Measure.EXCHANGED: "exchange swap trade",
    Measure.DISPLACED: "displace flee uproot evacuate",
    Measure.PARTICIPANTS: "gather rally march protest demonstrate attend",
    Measure.MISSING: "miss disappear vanish",
}
_MEASURE = {verb: measure for measure, verbs in _VERBS.items() for verb in verbs.split()}
HARM_WORDS = {
    verb: measure
    for measure in (Measure.KILLED, Measure.WOUNDED)
    for verb in _VERBS[measure].split()
    if verb != "claim"
} | {
    "dead": Measure.KILLED,
    "injured": Measure.WOUNDED,
    "wounded": Measure.WOUNDED,
    "missing": Measure.MISSING,
    "miss": Measure.MISSING,
}
"""Words that say of those counted beside them that they died, were hurt or are missing."""
_DEATHS = frozenset({"death", "killing", "murder", "slaying", "massacre", "execution"})
_TAKEN = {
    verb: measure
    for measure in (Measure.DETAINED, Measure.ABDUCTED, Measure.DISPLACED)
    for verb in _VERBS[measure].split()
    if verb not in ("hold", "seize", "capture", "flee")
} | {"capture": Measure.CAPTURED}
_ADJECTIVES = {
    "dead": Measure.KILLED, "killed": Measure.KILLED, "wounded": Measure.WOUNDED, "injured": Measure.WOUNDED,
    "hurt": Measure.WOUNDED,
    "missing": Measure.MISSING, "homeless": Measure.DISPLACED, "displaced": Measure.DISPLACED, "detained": Measure.DETAINED,
}  # fmt: skip
_NOUNS = {
    "death": Measure.KILLED, "fatality": Measure.KILLED, "dead": Measure.KILLED, "toll": Measure.KILLED, "injury": Measure.WOUNDED,
    "wounded": Measure.WOUNDED, "refugee": Measure.DISPLACED, "life": Measure.KILLED, "arrest": Measure.DETAINED,
    "protester": Measure.PARTICIPANTS, "demonstrator": Measure.PARTICIPANTS,
}  # fmt: skip
_PRONOUNS = frozenset({"them", "they", "us", "these", "those"})
"""Pronouns, whatever the parse makes of them."""
_AT = re.compile(r"\s(?:at|to|of|in|by)$")
"""What is left of "the number of dead at 91" without the number."""
_NO_POPULATION = frozenset({"death", "fatality", "injury", "casualty", "toll"})
"""What befalls those counted, not who they are."""
_PEOPLE = re.compile(
    r"people|person|soldier|troop|civilian|member|fighter|rebel|child|woman|man|men|women|officer|police|militant|personnel|servicem|life|lives|other|"
    r"prisoner|detainee|hostage|body|bodies|captive|guerrilla|gunm|insurgent|worker|villager|resident|peacekeeper|supporter|protester|demonstrator|"
    r"student|journalist|combatant|guard|casualt|victim|passenger|refugee|inhabitant|individual|migrant|farmer|official|dead|wounded|"
    r"[a-z]+ian$|[a-z]+ese$|[a-z]+i$|[a-z]+ans?$",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\b(?:all|everyone|everybody|nobody|none) (?:but|except)(?: for)?\s+(?:the\s+)?$", re.IGNORECASE)
LENGTH = re.compile(r"P(\d+)([DWMY])")
"""A TIMEX3 duration: how many, of which unit."""
DURATIONS = {
    "D": Measure.DURATION_DAYS, "W": Measure.DURATION_WEEKS, "M": Measure.DURATION_MONTHS, "Y": Measure.DURATION_YEARS,
}  # fmt: skip
"""The measure of a TIMEX3 duration, by its unit."""
_HELD = frozenset({"think", "believe", "fear", "report", "say", "know", "presume", "estimate", "confirm", "assume"})
"""Verbs under which, in the passive, stands what is held to have happened."""
_LEAVE = frozenset({"leave", "make", "shoot", "gun", "find", "lie", "fall"})
_DEEDS = {
    "killing": Measure.KILLED, "murder": Measure.KILLED, "slaying": Measure.KILLED, "massacre": Measure.KILLED,
    "execution": Measure.KILLED, "assassination": Measure.KILLED, "loss": Measure.KILLED, "death": Measure.KILLED,
    "wounding": Measure.WOUNDED, "arrest": Measure.DETAINED, "detention": Measure.DETAINED, "capture": Measure.CAPTURED,
    "kidnapping": Measure.ABDUCTED, "abduction": Measure.ABDUCTED, "release": Measure.RELEASED,
    "exchange": Measure.EXCHANGED, "swap": Measure.EXCHANGED, "displacement": Measure.DISPLACED,
}  # fmt: skip
"""Nouns whose "of" says whom it befell: "the killing of three journalists"."""

_UNITS = frozenset(
    "kilogram kilo kg gram ton tonne pound lb ounce litre liter gallon barrel kilometre kilometer km metre meter mile yard foot "
    "feet inch inche acre hectare hour minute second day week month year decade percent round mm".split()
)
WOUNDS = frozenset("wound gunshot shot round bullet injury blow stab hole casing time".split())
"""What those killed or hurt have, and are not: "died of multiple gunshot wounds"."""
_ANY = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.PARTICIPANTS, Measure.DISPLACED})
"""Measures of which the verb alone says that people are counted."""
UNDONE = frozenset({"attempted", "planned", "failed", "foiled"})
"""What makes a deed none that was done: "the attempted murder of two deputies"."""

THE_REPORT = ""
"""In the mouth of nobody but the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRef:
    """A figure with the words that give it, and the token of the verb or noun that says what it counts.

    ``said_by``: who says it, where another or the report tells the event; ``THE_REPORT`` where another tells the event alone.
    """

    figure: Figure
    start: int
    end: int
    anchor: int
    counted: int
    said_by: str | None = None


def find_figures(tree: Tree, text: str, numbers: Iterable[NumberMark], times: Iterable[TimeMark]) -> list[FigureRef]:
    """The figures of one sentence. A number inside a time expression, a price or an age counts nothing here.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> marks = annotate(Report.of_text("The raid left four soldiers dead and wounded at least 12 civilians."))
    >>> [str(f.figure) for f in find_figures(Tree(marks.tokens[0]), marks.report.text, marks.numbers, ())]
    ['4 killed', 'at least 12 wounded']
    """
    busy = [(t.start, t.end) for t in times]
    found = []
    for number in numbers:
        if any(s < number.end and number.start < e for s, e in busy) or is_left_out(text, number.start):
            continue
        ref = _read(tree, text, number)
        if ref:
            found.append(ref)
    return sorted(found, key=lambda ref: (ref.start, ref.end))


def is_left_out(text: str, start: int) -> bool:
    """Whether a number counts those whom nothing befell: "released *all but* 21"."""
    return _ALL_BUT.search(text[max(0, start - 20) : start]) is not None


def length_of(mark: TimeMark, match: re.Match[str], numbers: Iterable[NumberMark]) -> Figure:
    """A duration as its number bounds it: "up to 60 days"; exact where no number gives it ("a month")."""
    length, measure = int(match[1]), DURATIONS[match[2]]
    for n in numbers:
        if n.start < mark.end and mark.start < n.end and length in (n.low, n.best, n.high):
            return Figure(measure=measure, low=n.low, best=n.best, high=n.high, bound=n.bound)
    return Figure(measure=measure, low=length, best=length, high=length)


def find_durations(
    tree: Tree, trigger: int, times: Iterable[TimeMark], numbers: Sequence[NumberMark] = ()
) -> list[FigureRef]:
    """How long an event noun is said to have lasted: "four-day talks", "four days of talks", "the six-week war"."""
    found = []
    for mark in times:
        match = LENGTH.fullmatch(mark.value) if mark.kind == "DURATION" else None
        top = tree.top_of(mark.start, mark.end)
        if match is None or top is None:
            continue
        of = tree.head(trigger)
        measured = tree[top].dep in ("compound", "amod", "nmod", "npadvmod", "poss") and tree.head(top) == trigger
        counted = of is not None and tree[of].lemma == "of" and tree.head(of) == top
        if measured or counted:
            figure = length_of(mark, match, numbers)
            found.append(FigureRef(figure=figure, start=mark.start, end=mark.end, anchor=trigger, counted=trigger))
    return found


def _read(tree: Tree, text: str, number: NumberMark) -> FigureRef | None:
    inside = tree.at(number.start, number.end)
    if not inside:
        return None
    members = set(inside)
    value = next((i for i in reversed(inside) if tree[i].pos == "NUM" or tree[i].tag in ("CD", "NNS")), inside[-1])
    noun = value
    while (
        tree[noun].dep in ("nummod", "quantmod", "compound", "advmod", "amod") and (up := tree.head(noun)) is not None
    ):
        noun = up
        modifies = tree[noun].dep in ("amod", "compound", "nmod")
        if noun not in members and tree[noun].pos in ("NOUN", "PROPN", "ADJ", "VERB") and not modifies:
            break
    of = [c for p in tree.kids(noun, "prep") if tree[p].lemma == "of" for c in tree.kids(p, "pobj")]
    counted = of[-1] if of and noun in members else noun
    some = value + 1 < len(tree) and tree[value + 1].lemma == "of"
    measured = (_dead_of_several(tree, noun) if some else None) or _measure(tree, noun, counted)
    if measured is None:
        return None
    measure, anchor = measured
    if measure not in (Measure.PARTICIPANTS, Measure.OTHER) and is_of_units(tree, number.end):
        return None
    if measure in (Measure.KILLED, Measure.WOUNDED) and tree[counted].lemma in WOUNDS:
        return None
    if measure in (Measure.KILLED, Measure.WOUNDED, Measure.DETAINED, Measure.CAPTURED):
        measure = harm_beside(tree, number.start, max(number.end, tree[counted].end)) or measure
    start, end = min(number.start, tree[noun].start), max(number.end, tree[counted].end)
    apart = any(tree[i].tag in FINITE for i in range(min(value, counted), max(value, counted)))
    population = None if counted in members or apart else population_at(tree, text, *tree.phrase(counted))
    if population:
        before, _, behind = population.partition(number.text)
        population = before if before.strip() and behind.lstrip()[:1] == "," else before + behind
        population = _AT.sub("", " ".join(population.split())).rstrip(":")
        population = population if population and population.lower() not in _ADJECTIVES else None
    figure = Figure(
        measure=measure, low=number.low, best=number.best, high=number.high, bound=number.bound, population=population
    )
    return FigureRef(
        figure=figure,
        start=start,
        end=max(end, tree[anchor].end) if 0 <= tree[anchor].start - end < 40 else end,
        anchor=anchor,
        counted=counted,
    )


def _dead_of_several(tree: Tree, number: int) -> tuple[Measure, int] | None:
    """What the verb says of some of several: "one of the wounded has died" is dead, whatever the others are."""
    above = _above(tree, number, people=True)
    return above if above is not None and above[0] is Measure.KILLED else None


def is_of_units(tree: Tree, end: int) -> bool:
    """Whether a number counts a unit of measure: "160 kilograms", "(1430 pounds)"."""
    behind = next((token for token in tree.tokens if token.start >= end), None)
    return behind is not None and behind.text.lower().rstrip("s.") in _UNITS


def population_at(tree: Tree, text: str, start: int, end: int) -> str | None:
    """The words that say who is counted; none where they are a pronoun alone, or a clause that the parse took for a noun."""
    inside = [tree[index] for index in tree.at(start, end)]
    if all(token.pos in ("PRON", "DET", "ADP", "NUM") or token.text.lower() in _PRONOUNS for token in inside) or any(
        token.tag in FINITE for token in inside
    ):
        return None
    while inside and (inside[-1].pos in ("ADP", "DET", "CCONJ", "PUNCT") or inside[-1].tag == "IN"):
        inside.pop()  # a mark may break off within a phrase: "soldiers of the"
    while inside and inside[0].pos == "ADP":
        inside.pop(0)  # or begin within one: "of suspected rebels"
    while inside and inside[-1].lemma in _NO_POPULATION:
        inside.pop()  # "890 civilian deaths" counts civilians
    return " ".join(text[max(start, inside[0].start) : inside[-1].end].split()) if inside else None


def harm_beside(tree: Tree, start: int, end: int) -> Measure | None:
    """What the word says that stands right behind those counted, or right before the number: "nine wounded", "seizing two"."""
    inside = tree.at(start, end)
    for index in (inside[-1] + 1, inside[0] - 1) if inside else ():
        if 0 <= index < len(tree) and (measure := HARM_WORDS.get(tree[index].lemma)):
            return Measure.KILLED if measure is Measure.WOUNDED and is_fatal(tree, index) else measure
    if inside and inside[0] > 1 and tree[inside[0] - 1].lemma.lower() == "of" and _is_death(tree, inside[0] - 2):
        return Measure.KILLED
    before = tree[inside[0] - 1] if inside and inside[0] else None
    return _TAKEN.get(before.lemma) if before is not None and before.pos == "VERB" else None


def _is_death(tree: Tree, index: int) -> bool:
    """Whether a noun names deaths; one in capitals may have kept its plural for a lemma."""
    return tree[index].lemma in _DEATHS or tree[index].text.lower().removesuffix("s") in _DEATHS


def is_fatal(tree: Tree, verb: int) -> bool:
    """Whether what hurt somebody is said to have killed: "fatally wounded"."""
    beside = [*tree.kids(verb, "advmod"), *([verb - 1] if verb else [])]
    return any(tree[k].lemma in ("fatally", "mortally") for k in beside)


def _measure(tree: Tree, noun: int, counted: int) -> tuple[Measure, int] | None:
    """What is counted, and the word that says so."""
    people = (
        bool(_PEOPLE.fullmatch(tree[counted].lemma) or _PEOPLE.match(tree[counted].text))
        or tree[counted].pos in ("NUM",)
        or tree[counted].lemma in load_nouns().persons
        or counted == noun
    )
    for index in dict.fromkeys((noun, counted)):
        token = tree[index]
        if (
            token.lemma in ("life",)
            and (up := tree.head(index)) is not None
            and tree[up].lemma in ("claim", "cost", "lose", "take")
        ):
            return Measure.KILLED, up
        if token.lemma in _NOUNS and token.lemma != "life":
            return _NOUNS[token.lemma], index
        for kid in tree.kids(index, "acl", "amod", "relcl", "appos"):
            if tree[kid].text.lower() in _ADJECTIVES and people:
                return _ADJECTIVES[tree[kid].text.lower()], kid
            if tree[kid].dep in ("acl", "relcl") and tree[kid].lemma in _MEASURE and tree[kid].tag == "VBN" and people:
                return _MEASURE[tree[kid].lemma], kid
    return _above(tree, noun, people=people)


def _above(tree: Tree, noun: int, *, people: bool) -> tuple[Measure, int] | None:
    """The word above a counted noun that says what is counted, at most three steps up."""
    at, steps = noun, 0
    while (up := tree.head(at)) is not None and steps < 3:
        token, dep = tree[up], tree[at].dep
        if token.text.lower() in _ADJECTIVES and people:
            return _ADJECTIVES[token.text.lower()], up
        if token.pos in ("VERB", "AUX"):
            of_what = dep == "prep" and tree[at].lemma in ("of", "from", "with")  # "died of several wounds"
            return None if of_what else _by_verb(tree, up, dep, noun, people=people)
        if dep == "prep" and tree[at].lemma == "of" and token.lemma in _DEEDS and people:
            undone = any(tree[k].text.lower() in UNDONE for k in tree.kids(up, "amod"))
            return None if undone else (_DEEDS[token.lemma], up)
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
    elif dep == "nsubj" and tree[verb].lemma not in _MEASURE:  # "two men opened fire and were killed"
        own = ("nsubj", "nsubjpass", "mark")
        joined = [k for at in (verb, *tree.kids(verb, "dobj")) for k in tree.kids(at, "conj", "advcl")]
        beside = [k for k in joined if tree.kids(k, "auxpass") and not tree.kids(k, *own)]
    else:
        return None
    return next(((_MEASURE[tree[k].lemma], k) for k in beside if tree[k].lemma in _MEASURE), None)


def are_people(tree: Tree, counted: int) -> bool:
    """Whether those counted are people, or a bare number of them."""
    token, nouns = tree[counted], load_nouns()
    if token.pos in ("NUM", "PRON", "PROPN") or _PEOPLE.match(token.lemma) or _PEOPLE.match(token.text):
        return True
    return token.lemma in nouns.persons | nouns.groups | nouns.speakers | nouns.collective_persons


def _by_verb(tree: Tree, verb: int, dep: str, counted: int, *, people: bool) -> tuple[Measure, int] | None:
    token = tree[verb]
    if token.lemma in _HELD and tree.is_passive(verb):  # "are thought to have died"
        verb = next((k for k in tree.kids(verb, "xcomp") if tree[k].lemma in _MEASURE), verb)
        token = tree[verb]
    for kid in tree.kids(verb, "oprd", "acomp", "xcomp", "advmod", "ccomp"):
        if tree[kid].text.lower() in _ADJECTIVES and (token.lemma in _LEAVE or token.lemma == "be"):
            return _ADJECTIVES[tree[kid].text.lower()], kid
    if (aside := _by_verb_beside(tree, verb, dep)) is not None:
        return aside
    if token.text.lower() in _ADJECTIVES and token.tag in ("JJ", "VBN") and people:
        return _ADJECTIVES[token.text.lower()], verb
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
    if token.lemma in _MEASURE and people and (_MEASURE[token.lemma] in _ANY or are_people(tree, counted)):
        if dep in ("dobj", "nsubjpass", "attr") or (
            dep in ("nsubj", "conj", "npadvmod") and (intransitive or tree.is_passive(verb) or token.tag == "VBN")
        ):
            fatal = _MEASURE[token.lemma] is Measure.WOUNDED and is_fatal(tree, verb)
            return (Measure.KILLED if fatal else _MEASURE[token.lemma]), verb
        if dep == "conj" or (dep == "pobj" and not subject):
            return _MEASURE[token.lemma], verb
    toll = next((s for s in tree.kids(verb, "nsubj", "nsubjpass") if tree[s].lemma in ("toll", "casualty")), None)
    if toll is not None and token.lemma in ("rise", "reach", "stand", "climb", "be", "exceed", "pass", "grow", "put"):
        return Measure.KILLED, toll
    return None
