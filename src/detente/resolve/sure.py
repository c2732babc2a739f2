"""Tellings that are surely of one happening whatever their days, so that one report may date another.

Actors, kind and place do not make two tellings one: the same ministers meet in the same town year after year. What does is
what hardly comes twice: a person's decision, a long quotation in one mouth, exact figures that are not round or are of one
town, a numbered round of talks between the same, the killing of one named person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.lexicon import fold
from detente.model import TALKS, Bound, Figure, Measure, Part, Status, Verdict
from detente.resolve.facts import Facts
from detente.resolve.places import compare_places

LONG_QUOTE = 10
"""Words of a quotation that two reports do not have in common by chance."""
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_WORD = re.compile(r"[^\W_]+")
_COUNTED = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED})
_LARGE, _SMALL, _IN_TOWN = 100, 3, 6
"""Exact figures of people that are seldom given twice: one from the first on that is not round; two from the second on; one
from the third on in one town."""
_SLAIN = frozenset({"killed", "assassinated", "murdered", "killing", "assassination", "murder", "slain", "slaying"})
_CROWD = 40
"""A quotation or figure of more tellings than this is a formula."""


@dataclass(frozen=True, slots=True, order=True)
class Surely:
    """A telling, another report's telling of the same happening, and what makes that sure."""

    mention: str
    other: str
    why: str


def find_sure(
    facts: Sequence[Facts], decided: Mapping[tuple[str, str], Verdict], reports: Collection[str]
) -> list[Surely]:
    """The tellings of these reports that are surely told elsewhere too, in a fixed order; their days play no part.

    ``decided`` is what people judged about pairs of mentions: what they merged is sure, what they keep apart is not.
    """
    by_id = {fact.mention.id: fact for fact in facts}
    found: dict[tuple[str, str], str] = {
        pair: "a person merged the two"
        for pair, verdict in decided.items()
        if verdict is Verdict.SAME and pair[0] in by_id and pair[1] in by_id
    }
    for left, right, why in _in_common(facts):
        pair = (min(left, right), max(left, right))
        if pair not in decided:
            found.setdefault(pair, why)
    sure = []
    for pair, why in found.items():
        for one, other in (pair, pair[::-1]):
            if by_id[one].report_id in reports and by_id[one].report_id != by_id[other].report_id:
                sure.append(Surely(one, other, why))
    return sorted(sure)


def _in_common(facts: Sequence[Facts]) -> Iterator[tuple[str, str, str]]:
    buckets: dict[Hashable, list[Facts]] = defaultdict(list)
    for fact in facts:
        for key in _marks_of(fact):
            buckets[key].append(fact)
    for key in sorted(buckets, key=str):
        told = buckets[key]
        if not 2 <= len(told) <= _CROWD:
            continue
        for number, left in enumerate(told):
            for right in told[number + 1 :]:
                if left.status is right.status and (why := _why(left, right)):
                    yield left.mention.id, right.mention.id, why


def _marks_of(fact: Facts) -> Iterable[Hashable]:
    if fact.family == "speech":
        return [("said", " ".join(words[:LONG_QUOTE])) for words in _quotes(fact)]
    marks: list[Hashable] = [(figure.measure.value, figure.best) for figure in fact.figures if _counts(figure)]
    marks += [("slain", who) for who in _slain(fact)]
    return [*marks, ("round", fact.wording.order)] if _is_round(fact) else marks


def _why(left: Facts, right: Facts) -> str | None:
    if left.family != right.family:
        return None
    if left.family == "speech":
        return "the same words in one mouth" if left.core & right.core and _quotes(left) else None
    here = compare_places(left.spot, right.spot) if left.spot and right.spot else None
    if here == "other":
        return None
    if slain := sorted(_slain(left) & _slain(right)):
        return f"the killing of {slain[0]}"
    town = here == "same" and not (left.spot and left.spot.wide)
    if (
        town
        and _is_round(left)
        and _is_round(right)
        and left.wording.order == right.wording.order
        and left.named == right.named
    ):
        return f"number {left.wording.order} of one series in one place between the same"
    meet = left.states & right.states or (left.spot and right.spot)
    common = sorted({str(a) for a in left.figures for b in right.figures if _counts(a) and _is_one(a, b)})
    large = [f for f in left.figures if str(f) in common and (_is_telling(f) or (town and (f.best or 0) >= _IN_TOWN))]
    return f"the same figures ({', '.join(common)})" if meet and (large or len(common) > 1) else None


def _slain(fact: Facts) -> frozenset[str]:
    """The named persons that a telling says were killed, by name and surname."""
    if fact.wording.trigger not in _SLAIN or fact.status is not Status.OCCURRED:
        return frozenset()
    return frozenset(who.name for who in fact.parts.get(Part.TARGET, ()) if who.named and who.person and " " in who.key)


def _is_round(fact: Facts) -> bool:
    return fact.kind in TALKS and (fact.wording.order or 0) > 1 and len({who.state for who in fact.named}) > 1


def _quotes(fact: Facts) -> list[list[str]]:
    """The words of each long quotation of a telling, folded."""
    spoken = [[fold(word) for word in _WORD.findall(said)] for said in _QUOTED.findall(fact.mention.telling.exact)]
    return [words for words in spoken if len(words) >= LONG_QUOTE]


def _counts(figure: Figure) -> bool:
    exact = figure.bound is Bound.EXACT and figure.best is not None
    return exact and figure.measure in _COUNTED and (figure.best or 0) >= _SMALL


def _is_one(left: Figure, right: Figure) -> bool:
    scopes = left.scope is None or right.scope is None or fold(left.scope) == fold(right.scope)
    return left.measure is right.measure and left.best == right.best and left.bound is right.bound and scopes


def _is_telling(figure: Figure) -> bool:
    return (figure.best or 0) > _LARGE and (figure.best or 0) % 10 != 0
