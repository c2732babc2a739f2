"""Claims that stand against each other: charges both ways, denials with what they deny, answers, contrasts, read-outs.

Structure opposes them, not how alike they sound: who speaks for which side, whom the words are about, what stands between them,
and words that deny, answer, contrast or negate (``data/opposition.toml``). Each pair says by what it was found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from detente.ask.differing import Parties
from detente.ask.utterances import Utterance, find_named, find_utterances, sentence_start, sentences_between
from detente.lexicon import fold
from detente.lexicon.frames import load_frames
from detente.lexicon.inflection import noun_forms, verb_forms
from detente.lexicon.kinds import load_kinds
from detente.lexicon.letters import LETTERS
from detente.lexicon.opposition import content_stems, find_opposition, is_charge
from detente.model import Act, Claim, Event, Prop, Report, Status

MUTUAL, DENIAL, ANSWER, CONTRAST, NEGATION, THREAT, READ_OUT = (
    "each charges the other",
    "one denies it",
    "one answers the other",
    "one sets it against the other",
    "one says what the other says not",
    "one fears force, the other forswears it",
    "each tells it its own way",
)
_AIMED = frozenset({Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.DENY, Act.REJECT, Act.DEMAND})
_DENIED = frozenset({Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.DEMAND, Act.PROPOSE, Act.ASSERT})
_CHARGES = frozenset({Act.ACCUSE, Act.CONDEMN, Act.WARN})
_TOLD = frozenset({Act.ASSERT, Act.ACCUSE, Act.WARN, Act.DENY, Act.REJECT, Act.CONDEMN})
_YEAR = 366
"""Days within which a fear and a promise of two reports are of one time."""
_NEAR = 2
"""Sentences back in which what is denied stands."""
_FAR = 12
"""Sentences back in which what is answered stands."""
_ENOUGH = 2.0
"""The least that must speak for a denial's being of a claim: of one sentence, a charge, about its speaker, in its words."""
_SHARED = 2
"""Words in common from which one content can be the other's negation, where they are half of the shorter."""
_CROWD = 200
"""A word that more contents share tells nothing: no pair is set side by side for it alone."""
_SENTENCE_END = re.compile(r"[.!?]\s")
_CLAUSE = re.compile(r"[,;:()\u2013\u2014]|\s-\s")
_BEFORE = 60
"""Characters in which what denies stands before what is said."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two utterances or more of different sides, and by what they were found to stand against each other."""

    how: str
    said: tuple[Utterance, ...]


def find_oppositions(
    claims: Iterable[Claim], events: Iterable[Event], reports: Mapping[str, Report], parties: Parties
) -> Iterator[Opposition]:
    """Every opposition, in the order of the reports and the places in them; a pair is told once, by the firmest sign."""
    claims, events = list(claims), list(events)
    said = list(find_utterances(claims, reports, parties, find_named([*events, *claims], parties)))
    by_report: dict[str, list[Utterance]] = defaultdict(list)
    for one in said:
        by_report[one.report_id].append(one)
    found = [*_mutual(said, reports)]
    for own in by_report.values():
        text = reports[own[0].report_id].text
        found += _denials(own, text)
        found += _answers(own, text)
        found += _contrasts(own, text)
    found += _negations(said)
    found += _threats(said, reports)
    found += _read_outs(said, events, parties)
    told: dict[tuple[str, int, int], list[Opposition]] = defaultdict(list)
    for pair in found:
        answer = _place(pair.said[-1])
        if pair.how == MUTUAL or not any(_is_told(pair, one) for one in told[answer]):
            for one in pair.said:
                told[_place(one)].append(pair)
            yield pair


def _place(one: Utterance) -> tuple[str, int, int]:
    return one.report_id, one.start, one.end


def _is_told(pair: Opposition, before: Opposition) -> bool:
    """Whether a pair stands in one told before, or is that of its headline: one answer to much the same words of one side."""
    if {_place(one) for one in pair.said} <= {_place(one) for one in before.said}:
        return True
    first, other = pair.said[0], before.said[0]
    alike = first.report_id == other.report_id and first.sides == other.sides and bool(first.stems & other.stems)
    return alike and len(pair.said) == 2 and _place(pair.said[1]) == _place(before.said[1])


def _mutual(said: Iterable[Utterance], reports: Mapping[str, Report]) -> Iterator[Opposition]:
    """Several speakers who accuse each other, in one breath."""
    for one in said:
        if one.act == Act.ACCUSE and len(one.sides) > 1:
            first = min(claim.mention.trigger.start for claim in one.claims)
            between = reports[one.report_id].text[min(first, one.start) : one.end]
            if find_opposition("reciprocal").search(between):
                yield Opposition(MUTUAL, tuple(_of_side(one, side) for side in sorted(one.sides)))


def _denials(own: Sequence[Utterance], text: str) -> Iterator[Opposition]:
    denials = [one for one in own if one.act in (Act.DENY, Act.REJECT)]
    for two in own:
        if two.act != Act.DENY and (not _led_by(two, text, "denying") or any(_goes_on(d, two, text) for d in denials)):
            continue
        graded = []
        for one in own:
            other = _apart(one, two)
            apart = sentences_between(text, one, two)
            if other is None or one.act not in _DENIED or apart > _NEAR or _overlap(one, two):
                continue
            if apart > 1 and not one.stems & two.stems and not is_charge(two.words):
                continue  # what it denies may be something else
            charged = bool(one.about & other.sides)
            charge = one.act in _CHARGES and (one.act != Act.WARN or bool(one.stems & two.stems))
            for_it = (
                (1.0 if apart == 0 else 0.0)
                + (1.0 if charge or (charged and one.act not in (Act.ASSERT, Act.WARN)) else 0.0)
                + (1.0 if charged else 0.0)
                + (0.5 if other.about & one.sides else 0.0)
                + min(2, len(one.stems & two.stems))
                - (0.5 if one.start > two.start else 0.0)
            )
            graded.append((for_it, -abs(one.start - two.start), one, other))
        best = max(graded, key=lambda row: row[:2], default=None)
        if best and best[0] >= _ENOUGH:
            more = (said for said in own if said.sides == two.sides and _goes_on(two, said, text))
            yield Opposition(DENIAL, (best[2], best[3], *(said for said in more if said is not best[2])))


def _goes_on(denial: Utterance, two: Utterance, text: str) -> bool:
    """Whether a denial's sentence goes on with what its speaker says instead: "denied it and said *Chad had fired first*"."""
    if two.start < denial.end or not two.sides <= denial.sides or two.act not in _TOLD:
        return False
    return sentence_start(text, two.start) == sentence_start(text, denial.start)


def _answers(own: Sequence[Utterance], text: str) -> Iterator[Opposition]:
    for two in own:
        opens = sentence_start(text, min(two.start, *(c.mention.trigger.start for c in two.claims)))
        opening = find_opposition("opening").match(text, opens)
        if two.act not in _TOLD or not (opening or _led_by(two, text, "answering")):
            continue
        graded = []
        for one in own:
            other = _apart(one, two)
            if other is None or one.end > two.start or one.act not in _AIMED:
                continue
            apart, shared = sentences_between(text, one, two), len(one.around & two.stems)
            charged = bool(one.about & other.sides)
            if apart <= _FAR and (shared or (apart <= 1 and charged)):
                graded.append((shared + charged, -apart, one, other))
        if graded:
            best = max(graded, key=lambda row: row[:2])
            yield Opposition(ANSWER, (best[2], best[3]))


def _contrasts(own: Sequence[Utterance], text: str) -> Iterator[Opposition]:
    """A content that itself sets one thing against another, and what another side says of it."""
    for two in own:
        stems = two.stems & _set_apart(two.words)
        if two.act not in _TOLD or not stems:
            continue
        graded = []
        for one in own:
            other = _apart(one, two)
            if other is None or one.act not in _DENIED or _overlap(one, two):
                continue
            shared, apart = len(one.stems & stems), sentences_between(text, one, two)
            if not shared or (shared < _SHARED and apart > _NEAR) or _is_quoted_again(one, two):
                continue
            if one.about & other.sides or other.about & one.sides:
                graded.append((shared, -apart, one, other))
        if graded:
            best = max(graded, key=lambda row: row[:2])
            yield Opposition(CONTRAST, (best[2], best[3]))


def _set_apart(words: str) -> frozenset[str]:
    """The stems of the sentence in which one thing is set against another."""
    found = find_opposition("contrasting").search(f" {words} ")
    if found is None:
        return frozenset()
    start = sentence_start(words, found.start())
    ends = _SENTENCE_END.search(words, found.end() - 1)
    return content_stems(words[start : ends.start() if ends else None])


def _is_quoted_again(one: Utterance, two: Utterance) -> bool:
    """Whether one content is a piece of the other: the same words once more, as in a heading."""
    fewer, more = sorted((one.stems, two.stems), key=len)
    return fewer <= more and find_opposition("contrasting").search(f" {one.words} ") is not None


def _negations(said: Sequence[Utterance]) -> Iterator[Opposition]:
    """Two contents in much the same words, one of them negated, by different sides; anywhere in the record."""
    told = [one for one in said if one.act in _TOLD and len(one.stems) >= _SHARED]
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for stem in one.stems:
            by_stem[stem].append(number)
    pairs = {pair for numbers in by_stem.values() if len(numbers) <= _CROWD for pair in combinations(numbers, 2)}
    for a, b in sorted(pairs):
        one, two = told[a], told[b]
        shared = len(one.stems & two.stems)
        few = shared < _SHARED or shared * 2 < min(len(one.stems), len(two.stems))
        if few or one.sides & two.sides or _overlap(one, two):
            continue
        near = one.report_id == two.report_id or (one.about | one.sides) & (two.about | two.sides)
        common = one.stems & two.stems
        if near and _negative(one) != _negative(two) and _negates(two if _negative(two) else one, common):
            yield Opposition(NEGATION, (two, one) if _negative(one) else (one, two))


def _negates(one: Utterance, common: Collection[str]) -> bool:
    """Whether what a content turns round is what both contents tell; a denial turns round all of it.

    "Not" turns the next word that tells something, "no" and "little" all that follows in the clause.
    """
    if one.act in (Act.DENY, Act.REJECT):
        return True
    for turn in find_opposition("negative").finditer(one.words):
        clause = _CLAUSE.split(one.words[turn.end() :].lstrip("\"\u201d\u2019' "), maxsplit=1)[0]
        after = [stems for word in LETTERS.findall(clause) if (stems := content_stems(word))]
        at_once = find_opposition("negative_verbs").fullmatch(turn[0]) is not None
        if any(not stems.isdisjoint(common) for stems in (after[:1] if at_once else after)):
            return True
    return False


def _negative(one: Utterance) -> bool:
    """Whether a content is turned round an odd number of times, a denial counting once."""
    turns = len(find_opposition("negative").findall(one.words)) + (one.act in (Act.DENY, Act.REJECT))
    return turns % 2 == 1


def _threats(said: Sequence[Utterance], reports: Mapping[str, Report]) -> Iterator[Opposition]:
    """A side that is said to be about to use force, and its own word that it will not; in one report or within a year."""
    feared = [one for one in said if one.act in _CHARGES and find_opposition("force").search(one.words)]
    meek = [two for two in said if any(find_opposition(name).search(two.words) for name in ("peaceful", "forswearing"))]
    told: list[tuple[frozenset[str], Utterance]] = []
    for one in feared:
        graded = []
        for two in meek:
            other = _apart(one, two)
            if other is None or not one.about & other.sides or not _of_then(one, two, reports):
                continue
            if two.act == Act.PLEDGE or (two.act in _TOLD and find_opposition("forswearing").search(two.words)):
                graded.append((one.report_id == two.report_id, -abs(one.start - two.start), other))
        if graded:
            best = max(graded, key=lambda row: row[:2])[2]
            if (one.sides, best) in told:
                continue  # a headline's fear, and its lead's
            told.append((one.sides, best))
            again = (two for two in meek if _tells_again(two, best) and not two.sides & one.sides)
            yield Opposition(THREAT, (one, best, *again))


def _of_then(one: Utterance, two: Utterance, reports: Mapping[str, Report]) -> bool:
    """Whether two utterances stand in one report, or in two that came out within a year."""
    if one.report_id == two.report_id:
        return True
    first, second = (reports[said.report_id].published for said in (one, two))
    if first is None or second is None:
        return False
    return first.interval.shift(-_YEAR).hull(first.interval.shift(_YEAR)).overlaps(second.interval)


def _tells_again(two: Utterance, pledge: Utterance) -> bool:
    """Whether others tell of a promise in the same report, in much the same words."""
    if two.report_id != pledge.report_id or two.start == pledge.start or two.act == Act.PLEDGE:
        return False
    promised = find_opposition("promising").search(two.words) is not None
    return promised and len(two.stems & pledge.stems) * 2 >= len(pledge.stems)


def _read_outs(said: Sequence[Utterance], events: Iterable[Event], parties: Parties) -> Iterator[Opposition]:
    """What several sides of talks each tell of them, behind their telling in a report and before that of the next."""
    told: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for event in events:
        held = event.status is Status.OCCURRED and event.date is not None and event.date.is_day
        for mention in event.mentions if held and load_frames()[event.kind].family == "talks" else ():
            told[mention.report_id].append((mention.trigger.start, event))
    occasions: dict[str, dict[str, dict[tuple[str, int], Utterance]]] = defaultdict(lambda: defaultdict(dict))
    for one in said:
        before = max(((at, event.id, event) for at, event in told[one.report_id] if at < one.end), default=None)
        if len(one.sides) > 1 or one.act not in (Act.ASSERT, Act.PLEDGE) or before is None:
            continue
        if words_of_talks().isdisjoint(LETTERS.findall(fold(one.words))):
            continue
        event = before[2]
        if one.sides <= {parties.of_cell(cell) for cell in event.all(Prop.PARTY, Prop.MEDIATOR, Prop.HOST)}:
            occasions[str(event.date)][next(iter(one.sides))][one.report_id, one.start] = one
    for _, sides in sorted(occasions.items()):
        if len(sides) > 1:
            yield Opposition(READ_OUT, tuple(one for side in sorted(sides) for one in sides[side].values()))


@cache
def words_of_talks() -> frozenset[str]:
    """Every form of the words that tell of talks and of what they come to.

    >>> {"treaty", "discussed", "negotiations"} <= words_of_talks()
    True
    """
    table, families = load_kinds(), load_frames()
    found: set[str] = set()
    for words, forms in ((table.nouns, noun_forms), (table.verbs, verb_forms)):
        for lemma, readings in words.items():
            if lemma.isalpha() and any(families[w.kind].is_dealing and not w.weak for w in readings):
                found |= forms(lemma, {})
    return frozenset(found)


def _apart(one: Utterance, two: Utterance) -> Utterance | None:
    """The second as said by those of its speakers who are not of the first's sides, if any."""
    left = two.sides - one.sides
    if not left:
        return None
    return two if left == two.sides else _of_sides(two, left)


def _of_side(one: Utterance, side: str) -> Utterance:
    return _of_sides(one, frozenset({side}))


def _of_sides(one: Utterance, sides: frozenset[str]) -> Utterance:
    return replace(one, claims=tuple(c for c in one.claims if one.side_of[c.id] & sides), sides=sides)


def _overlap(one: Utterance, two: Utterance) -> bool:
    return one.report_id == two.report_id and one.start < two.end and two.start < one.end


def _led_by(one: Utterance, text: str, name: str) -> bool:
    """Whether a word of the list stands in the same sentence shortly before what is said, or introduces it."""
    cues = [claim.mention.trigger for claim in one.claims]
    if any(find_opposition(name).match(fold(cue.exact)) for cue in cues):
        return True
    start = max(sentence_start(text, one.start), one.start - _BEFORE)
    return name == "denying" and find_opposition(name).search(text, start, one.start) is not None
