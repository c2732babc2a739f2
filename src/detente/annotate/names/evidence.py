"""What the words around an unknown name say of it: a person, a place, a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.annotate.names.draft import Sheet
from detente.annotate.names.page import Page
from detente.annotate.names.runs import Run
from detente.lexicon.cities import cities_named
from detente.lexicon.readings import head_words, reading_words, speech_forms
from detente.lexicon.titles import honorifics
from detente.model import NameType, Report, Token

_AGE = re.compile(r", (?:aged )?\d{2},")
_WHO = re.compile(r", (?:who|whose|whom)\b")
_APPOSED = re.compile(r",? (?:\(|(?:the|a|an|his|her|its|their|one of|who is|then|now|former|another|also|and)\b)?")
_LOCATIVE = frozenset(
    {"in", "near", "at", "outside", "inside", "around", "across", "toward", "towards", "through", "into", "throughout"}
)
_GOES_ON = (" s", " t", " a", " h", " w")  # said, told, and, has, was
_CITY_BIG = 500_000
_SETTLED = 3


@dataclass(slots=True)
class Votes:
    """Points for each reading of a name, summed over a report."""

    person: int = 0
    place: int = 0
    body: int = 0

    def __iadd__(self, other: Votes) -> Votes:
        self.person += other.person
        self.place += other.place
        self.body += other.body
        return self


def weigh(report: Report, page: Page, sheet: Sheet, run: Run) -> Votes:
    """The votes of one place in the text. 3 settles a matter, 1 leans."""
    votes = Votes()
    text = report.text
    before = page.words[run.first - 1] if run.first else None
    office = sheet.at(before.start) if before and page.words[run.first].joined else None
    if office is not None and office.type is NameType.TITLE:
        votes.person += 3
    elif (before is not None and before.low.rstrip(".") + "." in honorifics() | {"mr.", "mrs."}) or (
        before is not None and before.low in honorifics()
    ):
        votes.person += 3 if page.words[run.first].joined or text[before.end] == "." else 0
    long = len(run.words) > 1
    if page.shouting and not long:
        # Every word is a capital one here: one word is a name only behind an office or where GeoNames knows it.
        if cities_named(text[run.start : run.end]) and before is not None and before.low in _LOCATIVE:
            votes.place += 3
        return votes
    letters = run.words[-1].isalpha() and text[run.start : run.end].isupper() and not page.shouting
    if letters and not long:
        votes.body += 1 if _is_subject(page, run) else 0
        return votes
    _from_after(report, page, sheet, run, votes, long=long)
    _from_title_before_comma(report, sheet, run, votes, long=long)
    _from_place_words(report, page, sheet, run, votes, long=long)
    if not page.sentence.heading and not page.shouting:
        _from_parse(page, run, votes, long=long)
    heads = head_words()
    if run.words[-1] in heads.body | heads.group | heads.place | heads.other:
        votes.person = votes.person if votes.person > _SETTLED else 0
    return votes


def _from_after(report: Report, page: Page, sheet: Sheet, run: Run, votes: Votes, *, long: bool) -> None:
    text = report.text
    if _AGE.match(text, run.end) or (_WHO.match(text, run.end) and long):
        votes.person += 3
    stop = min(page.sentence.end, run.end + 90)
    if text[run.end : run.end + 1] in (",", " ") and text[run.end : run.end + 2] in (", ", " ("):
        title = next((d for d in sheet.over(run.end, stop) if d.type is NameType.TITLE), None)
        if title is not None and not re.search(
            r"[.;:!?)]|, |\b(?:said|met|told|and|with|to|that|was|is|has|had)\b", text[run.end + 2 : title.start]
        ):
            votes.person += 3
    if not long and page.tag(run.last) in ("NNS", "NNPS"):
        return  # "Economists said", "Democrats said"
    follows = run.last + 1
    if follows < len(page.words) and page.words[follows].joined and page.words[follows].low in reading_words().rule:
        votes.person += 2
    if follows < len(page.words) and page.words[follows].low in speech_forms() and page.words[follows].joined:
        votes.person += 2 if long or not page.title_case else 0
    if (
        run.first
        and page.words[run.first - 1].low in ("said", "says", "told", "asked", "added", "wrote")
        and page.words[run.first].joined
    ):
        votes.person += 3 if long else 2


def _from_title_before_comma(report: Report, sheet: Sheet, run: Run, votes: Votes, *, long: bool) -> None:
    """ "the American secretary of state, Antony B.,": an office, a comma, and two words or more that end at a stop."""
    if not long or report.text[run.start - 2 : run.start] != ", ":
        return
    title = sheet.at(run.start - 3)
    stops = report.text[run.end : run.end + 1] in (",", ".", ";", "") or report.text[run.end : run.end + 2] in _GOES_ON
    if stops and title is not None and (title.type is NameType.TITLE or _ends_with_office_of(sheet, title.start)):
        votes.person += 3


def _ends_with_office_of(sheet: Sheet, start: int) -> bool:
    return any(draft.type is NameType.TITLE for draft in sheet.over(max(0, start - 12), start))


def _from_place_words(report: Report, page: Page, sheet: Sheet, run: Run, votes: Votes, *, long: bool) -> None:
    heads = head_words()
    before = page.words[run.first - 1] if run.first and page.words[run.first].joined else None
    name = report.text[run.start : run.end]
    city = cities_named(name) or (
        cities_named(name.partition(" ")[2]) if long and run.words[0] in reading_words().parts else ()
    )
    if before is not None:
        two = page.words[run.first - 2].low if run.first > 1 else ""
        if before.low in _LOCATIVE and not page.title_case:
            votes.place += 3 if city else 2
        elif before.low in ("from", "to", "of", "and", "between", "for") and city:
            votes.place += 1
        if (before.low == "of" and two in heads.introduce) or (before.low in heads.introduce and not before.cap):
            votes.place += 3
    after = sheet.at(run.end + 2) if report.text[run.end : run.end + 2] == ", " else None
    if (
        after is not None
        and after.type in (NameType.STATE, NameType.PLACE)
        and (city or (before is not None and before.low in _LOCATIVE))
    ):
        votes.place += 2
    if city and city[0].population >= _CITY_BIG and all(not word.isdigit() for word in run.words):
        votes.place += 1
    if run.words[0] in heads.place_before and long:
        votes.place += 2


def _from_parse(page: Page, run: Run, votes: Votes, *, long: bool) -> None:
    words = reading_words()
    before = page.words[run.first - 1].low if run.first and page.words[run.first].joined else ""
    if 1 < len(run.words) < 5 and before not in ("the", "a", "an") and not page.sentence.heading:
        named = [page.tag(index) for index in range(run.first, run.last + 1) if not page.words[index].particle]
        votes.person += 1 if all(tag == "NNP" for tag in named) and not page.words[run.first].ordinary else 0
    for index in range(run.first, run.last + 1):
        token = page.token_of(index)
        if token is None or token.tag == "NNPS" or (not long and token.tag != "NNP"):
            continue
        head = page.tokens[token.head]
        if page.words[run.first].start <= head.start < run.end:
            continue
        votes.place += token.dep == "dobj" and head.lemma in words.of_place
        votes.person += _as_person(page, token, head, long=long)
        break


def _as_person(page: Page, token: Token, head: Token, *, long: bool) -> int:
    """The votes of the parse for a person: somebody who speaks, acts, owns, is spoken to or talked with."""
    words = reading_words()
    match token.dep:
        case "nsubj" | "nsubjpass" if head.lemma in words.of_speech | words.of_persons:
            return 2
        case "nsubj" if head.pos in ("VERB", "AUX"):
            return 1
        case "dobj" if head.lemma in words.of_choosing:
            return 2
        case "poss":
            return 1
        case "pobj" if head.lemma in words.party_prepositions:
            return 1
        case "pobj" if head.lemma == "to" and page.tokens[head.head].lemma in ("accord", "according"):
            return 2 - long
        case "conj" if head.dep in ("nsubj", "pobj"):
            return int(head.pos == "PROPN")
        case _:
            return 0


def _is_subject(page: Page, run: Run) -> bool:
    token = page.token_of(run.last)
    return token is not None and (
        token.dep in ("nsubj", "nsubjpass")
        or (token.dep == "pobj" and page.tokens[token.head].lemma in ("by", "with", "between"))
    )


def weigh_all(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet], runs: Sequence[Run]) -> dict[str, Votes]:
    """The votes for each name, by its key."""
    table: dict[str, Votes] = {}
    for run in runs:
        page, sheet = pages[run.page], sheets[run.page]
        weight = weigh(report, page, sheet, run)
        if not page.title_case or (weight.person >= _SETTLED and len(run.words) > 1):
            entry = table.setdefault(run.key, Votes())
            entry += weight
    return table
