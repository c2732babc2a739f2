"""Claims that stand against each other: charges both ways, denials with what they deny, answers, contrasts, read-outs.

Structure opposes them, not how alike they sound: who speaks for which side, whom the words are about, what stands between them,
and words that deny, answer, contrast or negate (``data/opposition.toml``). Each pair says by what it was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from detente.ask.differing import Parties
from detente.ask.forsworn import find_forsworn
from detente.ask.negated import find_contrasts, find_negations
from detente.ask.opposition import MUTUAL, Opposition
from detente.ask.recounted import find_recounted
from detente.ask.replies import find_denials, find_replies
from detente.ask.utterances import Utterance, find_named, find_utterances
from detente.lexicon.opposition import find_opposition
from detente.model import Act, Claim, Event, Report


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
        found += find_denials(own, text)
        found += find_replies(own, text)
        found += find_contrasts(own, text)
    found += find_negations(said)
    found += find_forsworn(said, reports)
    found += find_recounted(said, events, parties)
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
                yield Opposition(MUTUAL, tuple(one.said_by(frozenset({side})) for side in sorted(one.sides)))
