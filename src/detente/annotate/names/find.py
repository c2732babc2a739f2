"""The names of a report, step by step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from detente.annotate.names.acting import settle, share_acts
from detente.annotate.names.dashed import name_pairs
from detente.annotate.names.draft import Draft, Sheet
from detente.annotate.names.evidence import Votes, weigh_all
from detente.annotate.names.holders import link_holders
from detente.annotate.names.known import find_known
from detente.annotate.names.letters import learn_letters
from detente.annotate.names.namesakes import rejoin_namesakes
from detente.annotate.names.officers import find_heads, find_officers
from detente.annotate.names.offices import find_offices
from detente.annotate.names.organs import find_organs
from detente.annotate.names.page import Page, make_page
from detente.annotate.names.people import Person, cut_headlines, index_people, is_person, learn_people, other_spelling
from detente.annotate.names.runs import Run, find_headed, free_runs
from detente.annotate.names.seen import fill, seen_names, settle_seen
from detente.lexicon.cities import cities_named
from detente.lexicon.folding import fold
from detente.model import NameMark, NameType, Reading, Report, Sentence, Token

_LONGEST = 7
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\b\S+@\S+\.\w+")


def find_names(
    report: Report, sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]], read: Sequence[Reading] = ()
) -> tuple[NameMark, ...]:
    """The persons, states, places, bodies, groups, peoples and offices that a report names, in text order.

    ``tokens`` runs parallel to ``sentences``; where a sentence has none, the words alone decide. ``read`` is what the reader
    marks: it adds names that the tables do not know. No two marks overlap:
    "Kenyan Foreign Minister Ann Odhiambo" is three marks, "the Kenyan presidency" one.

    >>> report = Report.of_text("Chad's President Ali Ouman met an envoy in Doha.")
    >>> [(mark.text, mark.type.value) for mark in find_names(report, [Sentence(start=0, end=48, paragraph=0)], [()])]
    [('Chad', 'state'), ('President', 'title'), ('Ali Ouman', 'person'), ('envoy', 'title'), ('Doha', 'place')]
    """
    pages = [make_page(report, sentence, words) for sentence, words in zip(sentences, tokens, strict=True)]
    sheets = find_known(report, pages)
    find_organs(report, pages, sheets)
    find_offices(report, pages, sheets)
    rejoin_namesakes(report, pages, sheets)
    find_headed(report, pages, sheets)
    learn_letters(report, pages, sheets)
    seen = seen_names(read)
    _name_the_rest(report, pages, sheets)
    fill(report, sheets, seen, [(sentence.start, sentence.end) for sentence in sentences])
    for page, sheet in zip(pages, sheets, strict=True):
        settle(report, page, sheet)
        if not page.sentence.heading:
            settle_seen(seen, sheet)
        share_acts(report, sheet)
    name_pairs(report, pages, sheets)
    find_officers(report, sheets)
    link_holders(report, pages, sheets)
    find_heads(report, sheets)
    addresses = _addresses(report.text)
    drafts = (draft for sheet in sheets for draft in sheet)
    return tuple(
        draft.mark(report.text)
        for draft in drafts
        if not any(start < draft.end and draft.start < end for start, end in addresses)
    )


def _addresses(text: str) -> list[tuple[int, int]]:
    if "@" not in text and "://" not in text and "www." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _name_the_rest(report: Report, pages: Sequence[Page], sheets: Sequence[Sheet]) -> None:
    """Persons, towns and letters among the capitals that no table holds."""
    runs = [
        run
        for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True))
        for run in free_runs(number, page, sheet)
    ]
    runs = cut_headlines(runs, pages)
    votes = weigh_all(report, pages, sheets, runs)
    printed = _printed(report, pages, runs)
    learned = learn_people(runs, votes, printed)
    people = index_people(learned)
    count = Counter(run.key for run in runs)
    for run in runs:
        page, sheet = pages[run.page], sheets[run.page]
        words = tuple(fold(" ".join(run.words)).split())
        person = people.get(words)
        if person is None and run.key in votes and not votes[run.key].place:
            person = other_spelling(words, learned)
        if person is not None:
            sheet.add(Draft(run.start, run.end, NameType.PERSON, stands_for=person.full))
            continue
        draft = _other_name(report, run, votes, count)
        if draft is not None:
            sheet.add(draft)
    opening = {words[0] for words in people if words}
    for page, sheet in zip(pages, sheets, strict=True):
        _add_known_people(page, sheet, people, opening)


def _printed(report: Report, pages: Sequence[Page], runs: Sequence[Run]) -> dict[str, str]:
    """Each name as it is printed, in mixed case wherever that is to be had."""
    table: dict[str, str] = {}
    shouted: dict[str, str] = {}
    for run in runs:
        text = " ".join(report.text[run.start : run.end].split())
        if pages[run.page].shouting:
            shouted.setdefault(run.key, text.title())
        else:
            table.setdefault(run.key, text)
    return shouted | table


def _other_name(report: Report, run: Run, votes: Mapping[str, Votes], count: Counter[str]) -> Draft | None:
    text = " ".join(report.text[run.start : run.end].split())
    tally = votes.get(run.key)
    if tally is None or is_person(run, tally):
        return None
    city = cities_named(text)
    if tally.place >= (1 if city else 2) and tally.place > tally.person:
        return Draft(run.start, run.end, NameType.PLACE, stands_for=text)
    if text.isupper() and 2 <= len(text) <= 6 and text.isalpha() and tally.body and count[run.key] > 1:
        return Draft(run.start, run.end, NameType.BODY, stands_for=text)
    return None


def _add_known_people(
    page: Page, sheet: Sheet, people: Mapping[tuple[str, ...], Person], opening: Collection[str]
) -> None:
    """The persons learned, in headlines and copy where capitals tell nothing, and by surname; ``opening``: their first words."""
    index = 0
    folded = [word.low if word.text.isascii() else fold(word.text) for word in page.words]
    while index < len(page.words):
        lengths = range(min(_LONGEST, len(page.words) - index), 0, -1) if folded[index] in opening else ()
        for length in lengths:
            person = people.get(tuple(folded[index : index + length]))
            if person is None or not _is_name_here(page, sheet, index, length):
                continue
            start, end = page.words[index].start, page.words[index + length - 1].end
            sheet.add(Draft(start, end, NameType.PERSON, stands_for=person.full))
            index += length - 1
            break
        index += 1


def _is_name_here(page: Page, sheet: Sheet, index: int, length: int) -> bool:
    words = page.words[index : index + length]
    if sheet.over(words[0].start, words[-1].end) or not all(word.joined for word in words[1:]):
        return False
    if length > 1:
        return words[-1].text[0].isupper() or words[-1].namey
    word = words[0]
    if not word.namey and not (page.shouting and word.text[0].isupper() and not word.ordinary):
        return False
    return not word.ordinary or (index > 0 and not page.title_case) or page.tag(index) == "NNP"
