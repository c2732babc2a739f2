"""Whether "Baku" is a place or a government, and "Sudan" a land or a party: read from the words around it."""

from __future__ import annotations

from enum import Enum, auto

from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.page import Page
from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold
from detente.lexicon.readings import ReadingWords, acting_forms, reading_words
from detente.model import NameType, Report, Token

_HOPS = 6


class Reading(Enum):
    """How a name is used."""

    ACTS = auto()
    OWNS = auto()
    PLACE = auto()
    PLAIN = auto()


def settle(report: Report, page: Page, sheet: Sheet) -> None:
    """Give every country, capital, region and seat on a page its type, its metonymy and the actor or place meant."""
    for draft in sheet:
        entry = draft.entry
        if entry is None or draft.type not in (NameType.STATE, NameType.PLACE):
            continue
        reading = read(report, page, sheet, draft)
        if entry.kind == "body":
            draft.stands_for = report.text[draft.start : draft.end]
        if entry.sort in (Sort.STATE, Sort.FORMER_STATE):
            draft.type = NameType.PLACE if reading is Reading.PLACE else NameType.STATE
            draft.metonym = reading is Reading.ACTS
        elif entry.sort is Sort.CAPITAL and reading in (Reading.ACTS, Reading.OWNS):
            draft.type = NameType.BODY if entry.kind == "body" else NameType.STATE
            draft.stands_for, draft.metonym = (entry.name if entry.kind == "body" else entry.states[0]), True
        elif entry.sort is Sort.SEAT:
            if reading is Reading.PLACE:
                draft.type, draft.metonym, draft.stands_for = NameType.PLACE, False, entry.name
        elif entry.sort is Sort.REGION and reading is Reading.ACTS and entry.kind == "de facto state":
            draft.type, draft.metonym = NameType.STATE, True


def read(report: Report, page: Page, sheet: Sheet, draft: Draft) -> Reading:
    """How one name is used."""
    capital = draft.entry is not None and draft.entry.sort in (Sort.CAPITAL, Sort.SEAT)
    neighbour = _from_neighbours(report, page, sheet, draft, capital=capital)
    if neighbour is not None:
        return neighbour
    token = None if page.shouting or page.title_case else _head_token(page, draft)
    if token is not None:
        found = _from_parse(page, sheet, token, capital=capital)
        if found is not None:
            return found
    return _from_surface(report, page, draft, capital=capital)


def _from_neighbours(report: Report, page: Page, sheet: Sheet, draft: Draft, *, capital: bool) -> Reading | None:
    """What stands directly beside the name: an office, an organ, a town before it, a hyphen."""
    text = report.text
    after = sheet.over(draft.end, draft.end + 4)
    gap = text[draft.end : after[0].start] if after else ""
    if after and after[0].type is NameType.TITLE and fold(gap).strip() in ("", "'s", "'"):
        return Reading.OWNS
    before = sheet.over(max(0, draft.start - 9), draft.start)
    if before and before[-1].end <= draft.start:
        between = fold(text[before[-1].end : draft.start])
        if before[-1].type in (NameType.TITLE, NameType.PERSON) and between in (" of ", " of the "):
            return Reading.OWNS
        if before[-1].type is NameType.PLACE and between == ", " and not capital and _closes(page, draft):
            return Reading.PLACE
    first = page.word_at(draft.start)
    if first and page.words[first - 1].low in reading_words().parts and first < len(page.words) and page.words[first].joined:
        return Reading.PLACE
    if _speaks_next(page, draft):
        return Reading.ACTS
    tail = text[draft.end : draft.end + 1]
    if tail in "-–" and tail:
        follows = page.word_at(draft.end)
        partner = sheet.at(draft.end + 1)
        if partner is not None and partner.type is not NameType.PERSON:
            return _shared(page, partner.end)
        if follows < len(page.words) and page.words[follows].start == draft.end + 1:
            return Reading.PLAIN if not capital else (Reading.PLACE if page.words[follows].low in ("based", "born", "area") else Reading.ACTS)
        number = page.word_at(draft.start)
        if number < len(page.words) and "-" in page.words[number].text and not capital:
            return Reading.PLAIN
        if capital:
            return Reading.PLACE if "based" in page.words[min(number, len(page.words) - 1)].low or "born" in page.words[min(number, len(page.words) - 1)].low else Reading.ACTS
    if text[draft.start - 1 : draft.start] in "-–" and draft.start and text[draft.start - 1 : draft.start]:
        partner = sheet.at(draft.start - 2)
        if partner is not None:
            return _shared(page, draft.end)
        return Reading.PLAIN
    return None


def _closes(page: Page, draft: Draft) -> bool:
    """Whether "Town, Country" ends its phrase there: no verb and no second party follows."""
    at = page.word_at(draft.end)
    if at >= len(page.words) or not page.words[at].joined:
        return True
    return page.words[at].low != "and" and not page.tag(at).startswith(("VB", "MD"))


def _speaks_next(page: Page, draft: Draft) -> bool:
    """Whether a finite verb of saying or doing follows at once, and no preposition governs the name."""
    at = page.word_at(draft.end)
    if at >= len(page.words) or not page.words[at].joined or page.tag(at) not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    first = page.word_at(draft.start)
    before = page.words[first - 1] if first else None
    governed = before is not None and before.joined and page.tag(first - 1) in ("IN", "TO")
    return page.words[at].low in acting_forms() and not governed and not (page.words[at].low in ("is", "was", "are", "were", "remains", "remained"))


def _shared(page: Page, end: int) -> Reading:
    """ "X-Y talks" has two parties; "X-Y border" is a line."""
    at = page.word_at(end)
    words = reading_words()
    for word in page.words[at : at + 3]:
        if word.low in words.shared or word.low.rstrip("s") in words.shared:
            return Reading.ACTS
        if word.low in words.land:
            return Reading.PLACE
    return Reading.PLAIN


def _head_token(page: Page, draft: Draft) -> tuple[int, Token] | None:
    inside = [number for number, token in enumerate(page.tokens) if draft.start <= token.start < draft.end or token.start <= draft.start < token.end]
    for number in inside:
        if page.tokens[number].head not in inside or page.tokens[number].head == number:
            return number, page.tokens[number]
    return None


def _from_parse(page: Page, sheet: Sheet, found: tuple[int, Token], *, capital: bool) -> Reading | None:
    number, token = found
    for _ in range(_HOPS):
        if token.dep not in ("conj", "appos") or token.head == number:
            break
        up = page.tokens[token.head]
        if up.pos not in ("PROPN", "NOUN", "ADJ"):
            break
        other = sheet.at(up.start)
        if other is not None and other.type is NameType.PERSON and token.dep == "appos":
            break
        number, token = token.head, up
    head = page.tokens[token.head]
    words = reading_words()
    match token.dep:
        case "nsubj" | "nsubjpass" | "agent" | "csubj":
            if head.pos in ("VERB", "AUX"):
                return Reading.ACTS if not (capital and _is_said_to_be_there(page, token, head)) else Reading.PLACE
            return None
        case "dobj" | "dative":
            if head.lemma in words.of_place:
                return Reading.PLACE
            return Reading.ACTS
        case "pobj":
            return _from_preposition(page, token, head, capital=capital)
        case "poss":
            return _from_owned(sheet, head, capital=capital)
        case "compound" | "nmod" | "amod":
            return _from_compound(sheet, head, capital=capital)
        case _:
            return None


def _is_said_to_be_there(page: Page, token: Token, verb: Token) -> bool:
    """ "Kigali is the capital", "Sanaa lies in the north": towns, no governments."""
    if verb.lemma in ("lie", "sit", "locate", "situate", "fall", "rise"):
        return verb.lemma != "fall" or token.dep == "nsubj"
    if verb.lemma != "be":
        return False
    return any(other.dep == "attr" and other.lemma in ("capital", "city", "town", "port", "hub", "home", "scene", "place", "venue") for other in page.tokens)


def _from_preposition(page: Page, token: Token, preposition: Token, *, capital: bool) -> Reading:
    words = reading_words()
    low = preposition.text.lower()
    governor = page.tokens[preposition.head]
    lemma = governor.lemma
    if low in words.party_prepositions:
        return Reading.PLACE if lemma in ("border", "frontier", "boundary", "road", "highway", "flight", "corridor", "route") and not low == "by" else Reading.ACTS
    if low in words.place_prepositions or preposition.dep == "pcomp":
        return Reading.PLACE
    match low:
        case "to":
            if lemma in words.of_motion or lemma in ("close", "visit", "trip", "return", "route", "next", "road", "adjacent", "way", "journey", "flight", "access", "tour", "travel", "neighbor", "neighbour"):
                return Reading.PLACE
            if lemma in ("ambassador", "envoy", "representative", "adviser"):
                return Reading.OWNS if not capital else Reading.PLACE
            if lemma in words.of_giving | words.act | words.sent | {"accord", "according", "ally", "threat", "concession"}:
                return Reading.ACTS
            return Reading.PLACE if capital else Reading.PLAIN
        case "from":
            return Reading.ACTS if lemma in words.sent else Reading.PLACE
        case "on":
            return Reading.ACTS if not (lemma in ("focus", "march", "base", "talk", "report", "talks", "resolution", "conference") or governor.pos == "PROPN") else Reading.PLAIN
        case "for":
            if lemma in ("leave", "depart", "head", "bind", "bound", "sail", "embark"):
                return Reading.PLACE
            return Reading.ACTS if lemma in words.act | {"support", "demand", "aid"} else (Reading.PLACE if capital else Reading.PLAIN)
        case "of":
            return _from_of(governor, capital=capital)
        case "including" | "like" | "as" | "than" | "without" | "unlike":
            return Reading.ACTS if not capital else Reading.PLACE
        case _:
            return Reading.PLACE if capital else Reading.PLAIN


def _from_of(governor: Token, *, capital: bool) -> Reading:
    words = reading_words()
    if governor.lemma in ("invasion", "occupation", "bombing", "bombardment", "siege", "capture", "fall", "control", "outside", "liberation", "evacuation"):
        return Reading.PLACE
    if governor.lemma in words.land:
        return Reading.PLACE
    if governor.lemma in words.act or governor.lemma in ("accuse", "ask", "demand", "complain", "part"):
        return Reading.ACTS
    return Reading.PLACE if capital else Reading.OWNS


def _from_owned(sheet: Sheet, owned: Token, *, capital: bool) -> Reading:
    words = reading_words()
    marked = sheet.at(owned.start)
    if marked is not None and marked.type is NameType.TITLE:
        return Reading.OWNS
    if owned.lemma in words.act:
        return Reading.ACTS
    if owned.lemma in words.land:
        return Reading.PLACE if capital else Reading.OWNS
    return Reading.OWNS


def _from_compound(sheet: Sheet, head: Token, *, capital: bool) -> Reading | None:
    words: ReadingWords = reading_words()
    marked = sheet.at(head.start)
    if marked is not None and marked.type in (NameType.TITLE, NameType.PERSON):
        return Reading.OWNS
    if head.lemma in words.land or capital and (head.lemma in words.shared or head.lemma in ("round", "process", "format", "declaration", "protocol")):
        return Reading.PLACE
    if head.lemma in words.act or not capital and head.lemma in words.shared:
        return Reading.ACTS
    if head.pos in ("VERB", "AUX"):
        return Reading.ACTS
    return Reading.OWNS if not capital else None


def _from_surface(report: Report, page: Page, draft: Draft, *, capital: bool) -> Reading:
    """Without a parse: the word before, the word after."""
    words = reading_words()
    first = page.word_at(draft.start)
    spanned = page.words_in(draft.start, draft.end)
    last = spanned[-1] if len(spanned) else first
    after = page.words[last + 1] if last + 1 < len(page.words) else None
    before = page.words[first - 1] if first else None
    owned = fold(report.text[draft.end : draft.end + 2]) in ("'s", "' ")
    if before is not None and before.joined is not None:
        low = before.low if before.low != "the" or first < 2 else page.words[first - 2].low
        if low in words.party_prepositions:
            return Reading.ACTS
        if low in words.place_prepositions or low in ("from", "to") and capital:
            return Reading.PLACE
    if owned:
        return Reading.PLACE if capital and after is not None and after.low in words.land else Reading.OWNS
    if after is not None and after.joined and after.low in acting_forms() and not (after.low in words.act and after.text.islower() and page.tag(last + 1).startswith("NN")):
        return Reading.ACTS
    partner = page.words[last + 2] if after is not None and after.low == "and" and last + 2 < len(page.words) else None
    if partner is not None and last + 3 < len(page.words) and page.words[last + 3].low in acting_forms():
        return Reading.ACTS
    if after is not None and after.joined and after.low in words.act:
        return Reading.ACTS
    return Reading.PLACE if capital else Reading.PLAIN
