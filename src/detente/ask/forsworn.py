"""Force that one side is said to be about to use, and its own word that it will not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.ask.opposition import CHARGES, THREAT, TOLD, Opposition
from detente.ask.utterances import Utterance
from detente.lexicon.opposition import find_opposition
from detente.model import Act, Report

_YEAR = 366
"""Days within which a fear and a promise of two reports are of one time."""


def find_forsworn(said: Sequence[Utterance], reports: Mapping[str, Report]) -> Iterator[Opposition]:
    """A side that is said to be about to use force, and its own word that it will not; in one report or within a year."""
    feared = [one for one in said if one.act in CHARGES and find_opposition("force").search(one.words)]
    meek = [two for two in said if any(find_opposition(name).search(two.words) for name in ("peaceful", "forswearing"))]
    told: list[tuple[frozenset[str], Utterance]] = []
    for one in feared:
        graded = []
        for two in meek:
            other = two.apart_from(one)
            if other is None or not one.about & other.sides or not _of_then(one, two, reports):
                continue
            if two.act == Act.PLEDGE or (two.act in TOLD and find_opposition("forswearing").search(two.words)):
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
