"""How the parse uses a country or a capital: as somebody who acts, as an owner, as a place."""

from __future__ import annotations

from enum import Enum, auto

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page
from detente.lexicon.readings import reading_words
from detente.model import NameType, Token

_HOPS = 6


class Reading(Enum):
    """How a name is used."""

    ACTS = auto()
    OWNS = auto()
    PLACE = auto()
    PLAIN = auto()


def read_parse(page: Page, sheet: Sheet, draft: Draft, *, capital: bool) -> Reading | None:
    """The use of a name in a parsed sentence; ``None`` where the parse does not tell.

    ``capital``: a capital or palace, a place unless it acts; a country is a state unless one is in it or goes there.
    """
    number = _head_of(page, draft)
    if number is None:
        return None
    number = _first_of_list(page, sheet, number)
    token = page.tokens[number]
    head = page.tokens[token.head]
    match token.dep:
        case "nsubj" | "nsubjpass" | "agent" | "csubj":
            if head.pos not in ("VERB", "AUX"):
                return None
            return Reading.PLACE if capital and _is_said_to_be_there(page, head) else Reading.ACTS
        case "dobj" | "dative":
            return Reading.PLACE if head.lemma in reading_words().of_place else Reading.ACTS
        case "pobj":
            return _after_preposition(page, head, capital=capital)
        case "poss":
            return _as_owner(sheet, head, capital=capital)
        case "compound" | "nmod" | "amod":
            return _before_noun(sheet, head, capital=capital)
        case _:
            return None


def _head_of(page: Page, draft: Draft) -> int | None:
    """The token of the name that hangs on a token outside it."""
    inside = [
        number
        for number, token in enumerate(page.tokens)
        if draft.start <= token.start < draft.end or token.start <= draft.start < token.end
    ]
    for number in inside:
        if page.tokens[number].head not in inside or page.tokens[number].head == number:
            return number
    return None


def _first_of_list(page: Page, sheet: Sheet, number: int) -> int:
    """Up "X, Y and Z" to X, whose use the others share."""
    for _ in range(_HOPS):
        token = page.tokens[number]
        up = page.tokens[token.head]
        if token.dep not in ("conj", "appos") or token.head == number or up.pos not in ("PROPN", "NOUN", "ADJ"):
            break
        other = sheet.at(up.start)
        if other is not None and other.type is NameType.PERSON and token.dep == "appos":
            break
        number = token.head
    return number


def _is_said_to_be_there(page: Page, verb: Token) -> bool:
    """ "Kigali is the capital", "Sanaa lies in the hills": towns, no governments."""
    if verb.lemma in reading_words().of_lying:
        return True
    return verb.lemma == "be" and any(
        other.dep == "attr" and other.lemma in reading_words().town for other in page.tokens
    )


def _after_preposition(page: Page, preposition: Token, *, capital: bool) -> Reading:
    words = reading_words()
    low = preposition.text.lower()
    governor = page.tokens[preposition.head]
    if low in words.party_prepositions:
        return Reading.PLACE if governor.lemma in words.lines and low != "by" else Reading.ACTS
    if low in words.place_prepositions or preposition.dep == "pcomp":
        return Reading.PLACE
    otherwise = Reading.PLACE if capital else Reading.PLAIN
    match low:
        case "to":
            return _after_to(governor, otherwise, capital=capital)
        case "from":
            return Reading.ACTS if governor.lemma in words.sent else Reading.PLACE
        case "on":
            return Reading.PLAIN if governor.lemma in words.topics or governor.pos == "PROPN" else Reading.ACTS
        case "for":
            if governor.lemma in words.of_leaving:
                return Reading.PLACE
            return Reading.ACTS if governor.lemma in words.act | words.sent else otherwise
        case "of":
            return _after_of(governor, capital=capital)
        case "including" | "like" | "as" | "than" | "unlike":
            return Reading.PLACE if capital else Reading.ACTS
        case _:
            return otherwise


def _after_to(governor: Token, otherwise: Reading, *, capital: bool) -> Reading:
    words = reading_words()
    if governor.lemma in words.of_motion | words.goals:
        return Reading.PLACE
    if governor.lemma in words.posts:
        return Reading.PLACE if capital else Reading.OWNS
    if governor.lemma in words.of_giving | words.act | words.sent | {"accord", "according", "ally", "concession"}:
        return Reading.ACTS
    return otherwise


def _after_of(governor: Token, *, capital: bool) -> Reading:
    words = reading_words()
    if governor.lemma in words.grasp | words.land and governor.lemma != "part":
        return Reading.PLACE
    if governor.lemma in words.act | {"accuse", "ask", "complain", "demand"}:
        return Reading.ACTS
    return Reading.PLACE if capital else Reading.OWNS


def _as_owner(sheet: Sheet, owned: Token, *, capital: bool) -> Reading:
    words = reading_words()
    marked = sheet.at(owned.start)
    if marked is not None and marked.type is NameType.TITLE:
        return Reading.OWNS
    if owned.lemma in words.act:
        return Reading.ACTS
    return Reading.PLACE if capital and owned.lemma in words.land else Reading.OWNS


def _before_noun(sheet: Sheet, head: Token, *, capital: bool) -> Reading | None:
    words = reading_words()
    marked = sheet.at(head.start)
    if marked is not None and marked.type in (NameType.TITLE, NameType.PERSON):
        return Reading.OWNS
    if head.lemma in words.land or (capital and head.lemma in words.shared | words.held):
        return Reading.PLACE
    if head.pos in ("VERB", "AUX") or head.lemma in words.act or (not capital and head.lemma in words.shared):
        return Reading.ACTS
    return None if capital else Reading.OWNS
