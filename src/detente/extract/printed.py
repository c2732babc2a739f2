"""People and institutions that no name stands for, under the words that are printed."""

from __future__ import annotations

import re
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from detente.extract.cast import is_actor
from detente.extract.local import half_of
from detente.extract.memory import ActorRef
from detente.extract.owning import is_in_compound
from detente.lexicon.nouns import load_nouns
from detente.model import NameMark, NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_LEADING = re.compile(
    r"^(?:(?:the|a|an|more than|fewer than|less than|over|at least|nearly|almost|about|some|"
    r"its|their|his|her|our|some|several|many|other|another|all|any|more|at least|up to|about|around|these|those|between|to|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|"
    r"\d[\d,]*|dozen|hundred|thousand|dozens of|hundreds of|thousands of|scores of|unnamed|unidentified|"
    r"few|million|roughly|approximately|an?\s+estimated|an?\s+undetermined\s+number\s+of|a\s+handful\s+of|a\s+couple\s+of|further|"
    r"senior|top|local|heavily|armed|of|and|or)\s+)+",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s--\s|[“”\"]|^[,;:]|\s[–—]\s")
"""Where what is printed before a noun is of another phrase: "camels -- *rival demonstrators*"."""
_EDGES = " '\"“”‘’,;:"
_CLOSING = " )]"
"""What of brackets before a noun may be left in its phrase: "the Front (XYZ*) rebels*"."""
_NOBODY = re.compile(r"(?:each |one )?(?:an)?others?(?:['’]s?)?", re.IGNORECASE)
"""Words that name somebody only beside the one before: "the other's documents"."""
_NUMERALS = frozenset({"dozen", "hundred", "thousand", "ten", "million", "score", "half"})
_COUNTS = _NUMERALS | {"group", "crowd", "number", "majority"}
"""Words that count people: "dozens of students" are students."""
_OF_NUMBERS = frozenset({"CD", "RB", "JJ", "JJR", "IN", "DT"})
NAMING = (NameType.PEOPLE, NameType.STATE, NameType.BODY, NameType.GROUP)
"""Names that say of whoever stands with them what they are of."""
_POSSESSIVE = re.compile(r"['’]s?$")


def plain_words(stage: Stage, head: int) -> str:
    """The words of a noun phrase that names nobody, without what counts them; small where only their place is capital."""
    start, end = stage.tree.noun_phrase(head)
    start = _past_list(stage, start, head)
    text = stage.text[start:end]
    opens = stage.tree[0].start == start and stage.tree[0].tag in ("NN", "NNS", "JJ") and text[1:2].islower()
    if not any(start <= mark.start < end for mark in stage.names) and (opens or _is_shouted(text)):
        text = text.lower()
    name = re.sub(r"\s+", " ", _LEADING.sub("", _CUT.split(text)[-1].lstrip(_CLOSING))).strip(_EDGES)
    name = _POSSESSIVE.sub("", name)
    return "" if _NOBODY.fullmatch(name) else name


def _past_list(stage: Stage, start: int, head: int) -> int:
    """Where the words of the last of a list begin, where the parse hangs those before in its phrase: "workers, *students*"."""
    tree, nouns = stage.tree, load_nouns()
    for at in reversed(range(1, head)):
        if tree[at].start <= start:
            break
        before = tree[at - 1]
        people = before.lemma.lower() in nouns.people | nouns.persons | nouns.groups or before.text.endswith("ists")
        if before.tag in ("NNS", "NNPS") and (tree[at].text == "," or (tree[at].text in ("and", "or") and people)):
            return tree[at + 1].start
    return start


def counted_by(stage: Stage, head: int) -> int:
    """The noun of those whom a word only counts: "students" of "a crowd of students"; else the word itself."""
    tree = stage.tree
    counted = tree.objects_of(head, "of") if tree[head].lemma in _COUNTS else []
    if not counted and tree[head].lemma in _COUNTS and head + 1 < len(tree) and tree[head + 1].text == "of":
        behind = dropwhile(lambda i: tree[i].tag in _OF_NUMBERS, range(head + 2, len(tree)))
        counted = [*islice(behind, 1)]  # "a group of *around 700 people*", which the parse cuts in two
    return counted[0] if counted and tree[counted[0]].tag in ("NNS", "NNPS") else head


def printed_actor(stage: Stage, head: int) -> ActorRef | None:
    """A noun phrase that names nobody known, under its own words: "two gunmen", "the protesters"."""
    head = counted_by(stage, head)
    if stage.tree[head].lemma in _NUMERALS or stage.tree[head].text.lower() in ("pro", "anti"):
        return None  # "dozens", "*pro*- and anti-Deby miners"
    if stage.tree[head].pos not in ("NOUN", "PROPN") or (
        (mark := stage.mark_at(head)) and (mark.type is NameType.PLACE or is_platform(mark))
    ):
        return None
    start, end = stage.tree.phrase(head)
    name = plain_words(stage, head)
    if half := half_of(name, stage.cast.named):
        return ActorRef(name=half, start=start, end=end, type=NameType.STATE)
    return ActorRef(name=name, start=start, end=end, type=NameType.GROUP) if name else None


def printed_victims(stage: Stage, head: int) -> list[ActorRef]:
    """The people or institution that something was done to, under their printed name: "two Kuwaiti nationals".

    A noun counts where a nationality, state or body is named with it, or where it is a plural of people.
    """
    counted = stage.tree.objects_of(head, "of") if stage.tree[head].lemma in _COUNTS else []
    head = counted[0] if counted else head
    token = stage.tree[head]
    if token.pos not in ("NOUN", "PROPN") or stage.mark_at(head) is not None:
        return []
    start, end = stage.tree.phrase(head)
    inside = [m for m in stage.names if start <= m.start < end and m.type in NAMING]
    if not inside and token.lemma not in load_nouns().people:
        return []
    name = plain_words(stage, head)
    peoples = (m for m in inside if m.type in (NameType.PEOPLE, NameType.STATE) and not is_in_compound(stage, m))
    state = next((m.stands_for for m in peoples), None)
    return [ActorRef(name=name, start=start, end=end, type=NameType.GROUP, state=state)] if name else []


def _is_shouted(text: str) -> bool:
    """Whether words are all in capitals and more than letters that stand for a name."""
    return text.isupper() and " " in text.strip()


def is_platform(mark: NameMark) -> bool:
    """Whether a name is only that of where somebody posts what he says."""
    return mark.type is NameType.BODY and not is_actor(mark.stands_for)
