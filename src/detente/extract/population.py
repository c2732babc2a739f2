"""Who is counted by a number, and what counts nobody."""

from __future__ import annotations

import re
from itertools import dropwhile

from detente.extract.measures import ADJECTIVES
from detente.extract.tree import FINITE, Tree
from detente.lexicon.nouns import load_nouns
from detente.model import NumberMark

_PRONOUNS = frozenset({"them", "they", "us", "these", "those"})
"""Pronouns, whatever the parse makes of them."""
_AT = re.compile(r"\s(?:at|to|of|in|by)$")
"""What is left of "the number of dead at 91" without the number."""
_OF_THEM = re.compile(r"^of (?:(?:them|whom|these|those)\b\s*)?")
_AND_MORE = re.compile(r",?\s+and\s+\d.*$")
"""Others who are counted behind those: "19 of them Hungarians *and 11 Italians*"."""
_OF_COMPOUND = frozenset({"HYPH", "CC", "JJ", "NN", "NNP", "AFX", "IN", ":"})
_NO_POPULATION = frozenset({"death", "fatality", "injury", "casualty", "toll"})
"""What befalls those counted, not who they are."""
_SHORT_NAME = re.compile(r"\s*\([A-Z][\w-]{1,9}\)\s+([a-z]+?)s?\b")
_PEOPLE = re.compile(
    r"people|person|soldier|troop|civilian|member|fighter|rebel|child|woman|man|men|women|officer|police|militant|personnel|servicem|life|lives|other|"
    r"prisoner|detainee|hostage|body|bodies|captive|guerrilla|gunm|insurgent|worker|villager|resident|peacekeeper|supporter|protester|demonstrator|"
    r"student|journalist|combatant|guard|casualt|victim|passenger|refugee|inhabitant|individual|migrant|farmer|official|dead|wounded|"
    r"[a-z]+ian$|[a-z]+ese$|[a-z]+i$|[a-z]+ans?$",
    re.IGNORECASE,
)
_UNITS = frozenset(
    "kilogram kilo kg gram ton tonne pound lb ounce litre liter gallon barrel kilometre kilometer km metre meter mile yard foot "
    "feet inch inche acre hectare hour minute second day week month year decade percent round mm".split()
)
WOUNDS = frozenset("wound gunshot shot round bullet injury blow stab hole casing time".split())
"""What those killed or hurt have, and are not: "died of multiple gunshot wounds"."""


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
    if not inside:
        return None
    last = _past_brackets(text, _past_prefix(tree, inside[-1].end))
    return " ".join(text[max(start, inside[0].start) : last].split())


def _past_brackets(text: str, end: int) -> int:
    """Where those counted end whose group has its short name between: "13 Front for Change *(FFC) militants*"."""
    behind = _SHORT_NAME.match(text, end)
    nouns = load_nouns()
    return behind.end() if behind and behind[1] in nouns.acts_for_group | nouns.belongs | nouns.groups else end


def _past_prefix(tree: Tree, end: int) -> int:
    """Where those counted end whom the mark cuts at a hyphen: "hundreds of *pro- and anti-government demonstrators*"."""
    last = tree.at(end - 1, end)
    if not last or tree[last[-1]].text.lower() not in ("pro", "anti"):
        return end
    behind = next(dropwhile(lambda i: tree[i].tag in _OF_COMPOUND, range(last[-1] + 1, len(tree))), None)
    return tree[behind].end if behind is not None and tree[behind].tag == "NNS" else end


def population_beside(tree: Tree, text: str, counted: int, number: NumberMark) -> str | None:
    """Who is counted, by the phrase of a noun without the number in it: "the number of dead at 91" are dead."""
    start, end = tree.phrase(counted)
    population = population_at(tree, text, number.end if number.start <= start < number.end < end else start, end)
    if not population:
        return population
    before, _, behind = population.partition(number.text)
    population = before if before.strip() and behind.lstrip()[:1] == "," else before + behind
    if population.lstrip()[:1] in (",", ";", ":"):
        return None  # the phrase holds only what else is told: "killed thousands, displaced millions"
    population = _AT.sub("", " ".join(population.split())).rstrip(":")
    population = _AND_MORE.sub("", _OF_THEM.sub("", population))
    return population if population and population.lower() not in ADJECTIVES else None


def are_people(tree: Tree, counted: int) -> bool:
    """Whether those counted are people, or a bare number of them."""
    token, nouns = tree[counted], load_nouns()
    if token.pos in ("NUM", "PRON", "PROPN") or _PEOPLE.match(token.lemma) or _PEOPLE.match(token.text):
        return True
    return token.lemma in nouns.persons | nouns.groups | nouns.speakers | nouns.collective_persons


def may_be_people(tree: Tree, counted: int) -> bool:
    """Whether a noun can be one of people, by its form: names and pronouns, which ``are_people`` takes, are none here."""
    token = tree[counted]
    return (
        bool(_PEOPLE.fullmatch(token.lemma) or _PEOPLE.match(token.text))
        or token.pos == "NUM"
        or token.lemma in load_nouns().persons
    )


def is_of_units(tree: Tree, end: int) -> bool:
    """Whether a number counts a unit of measure: "160 kilograms", "(1430 pounds)"."""
    behind = next((token for token in tree.tokens if token.start >= end), None)
    return behind is not None and behind.text.lower().rstrip("s.") in _UNITS
