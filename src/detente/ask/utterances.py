"""What is said in one place, by whom and for which sides, about whom, in which words of content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.ask.differing import Parties
from detente.lexicon.matching import find_lexicon_names
from detente.lexicon.nouns import load_nouns
from detente.lexicon.opposition import content_stems
from detente.model import PART_PROPS, Act, Cell, Claim, Event, Prop, Report
from detente.resolve.parties import party_of

_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\s*\n\s*")


_JUST_BEFORE = 1000
"""Characters, a few sentences, within which "the ministry" is the one that spoke before."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one or several speakers say in one place.

    ``sides``: whom they act for, ``side_of`` each claim of them; ``about``: whom the sentence names; ``stems``: of what the words
    are, ``around`` of what the whole sentence is.
    """

    claims: tuple[Claim, ...]
    report_id: str
    start: int
    end: int
    act: str
    sides: frozenset[str]
    side_of: Mapping[str, frozenset[str]]
    about: frozenset[str]
    stems: frozenset[str]
    around: frozenset[str]
    words: str

    def said_by(self, sides: frozenset[str]) -> Utterance:
        """The same as said by those of its speakers who act for these of its sides."""
        return replace(self, claims=tuple(c for c in self.claims if self.side_of[c.id] & sides), sides=sides)

    def apart_from(self, other: Utterance) -> Utterance | None:
        """The same as said by those of its speakers who are not of the other's sides, if any."""
        left = self.sides - other.sides
        if not left:
            return None
        return self if left == self.sides else self.said_by(left)

    def overlaps(self, other: Utterance) -> bool:
        """Whether the two share a character of one report."""
        return self.report_id == other.report_id and self.start < other.end and other.start < self.end


Named = Mapping[str, Sequence[tuple[int, str]]]
"""Where each report names whom: report id -> places and parties."""


def find_named(told: Iterable[Event | Claim], parties: Parties) -> Named:
    """Whoever takes part or speaks, at the places that say so."""
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in told:
        for cell in (cell for prop, cells in one.cells.items() if prop in PART_PROPS for cell in cells):
            party = parties.of_cell(cell)
            for stmt in cell.statements:
                named[stmt.report_id].append((stmt.passage.start, party))
    return named


def find_utterances(
    claims: Iterable[Claim], reports: Mapping[str, Report], parties: Parties, named: Named
) -> Iterator[Utterance]:
    """The claims of a record, one for all speakers of one content; those whose content says nothing of its own are left out."""
    grouped: dict[tuple[str, int, int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        content = next((s for c in claim.cells.get(Prop.CONTENT, ()) for s in c.statements), None)
        if content and claim.mention.report_id in reports:
            at = content.passage
            grouped[at.report_id, at.start, at.end, claim.value(Prop.ACT) or Act.ASSERT].append(claim)
    spoke: dict[tuple[str, str], tuple[int, str]] = {}
    for (report_id, start, end, act), told in sorted(grouped.items()):
        text = reports[report_id].text
        first, last = _sentence_around(text, start, end)
        words, sentence = text[start:end], text[first:last]
        of = {
            claim.id: frozenset(_side(cell, start, parties, spoke) for cell in claim.cells.get(Prop.SPEAKER, ()))
            for claim in told
        }
        sides = frozenset().union(*of.values())
        stems = content_stems(words) - _stems_of_names(words)
        if not stems:
            continue
        yield Utterance(
            claims=tuple(told),
            report_id=report_id,
            start=start,
            end=end,
            act=act,
            sides=sides,
            side_of=of,
            about=_about(sentence) | {party for at, party in named.get(report_id, ()) if first <= at < last},
            stems=stems,
            around=content_stems(sentence) - _stems_of_names(sentence),
            words=words,
        )


def _side(cell: Cell, at: int, parties: Parties, spoke: dict[tuple[str, str], tuple[int, str]]) -> str:
    """Whom a speaker speaks for; "the ministry" is the one that spoke just before it. ``spoke``: who spoke last of each sort."""
    report_id = cell.statements[0].report_id
    party, party_side = party_of(cell.value), parties.of_cell(cell)
    if party.head not in load_nouns().bare_bodies:
        return party_side
    if party.named or " " in cell.value:
        spoke[report_id, party.head] = at, party_side
        return party_side
    before = spoke.get((report_id, party.head))
    return before[1] if before and at - before[0] <= _JUST_BEFORE else party_side


def _about(words: str) -> frozenset[str]:
    return frozenset(party_of(entry.name).state for _, _, entry in find_lexicon_names(words))


def _stems_of_names(words: str) -> frozenset[str]:
    return frozenset().union(*(content_stems(words[start:end]) for start, end, _ in find_lexicon_names(words)))


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    ends = _SENTENCE.search(text, max(start, end - 2))
    return sentence_start(text, start), ends.start() + 1 if ends else len(text)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence of a place begins."""
    ends = [found.end() for found in _SENTENCE.finditer(text, max(0, at - 1000), at)]
    return ends[-1] if ends else max(0, at - 1000)


def sentences_between(text: str, one: Utterance, two: Utterance) -> int:
    """How many ends of sentences lie between two utterances of one report."""
    first, second = sorted((one, two), key=lambda u: u.start)
    return sum(1 for _ in _SENTENCE.finditer(text, min(first.end, second.start), second.start))
