"""Mentions of no known kind joined: each pair judged with its grounds, then groups by average links.

Words that can mean the same make long chains ("died", "killed", "murdered", "attacked"), so that one pair which holds is not
enough here: the members of two groups must hold on the whole, and no two of them may be surely apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, product

from detente.model import Judgement, Verdict
from detente.resolve.block import block, block_within
from detente.resolve.compare import ruling_out
from detente.resolve.decide import judge
from detente.resolve.facts import Facts
from detente.resolve.mean_links import Pair, link_by_mean
from detente.resolve.weights import NEVER, OPEN, Weights
from detente.resolve.what import compare_series
from detente.resolve.when import compare_days
from detente.resolve.words import NO_MEETING, compare_setting, compare_standing


def join_open(
    facts: Mapping[str, Facts], decided: Mapping[Pair, Verdict]
) -> tuple[dict[Pair, Judgement], list[frozenset[str]]]:
    """The judgements about pairs of these mentions that are one event or may be, and the mentions grouped.

    ``facts`` are by mention id, ``decided`` is what people judged about pairs of them, which wins over all comparison.
    """
    weights = Weights.load(OPEN)
    found: dict[Pair, Judgement] = {}
    for left, right in candidates(facts.values()):
        pair = (left.mention.id, right.mention.id)
        if pair not in decided and (judged := judge(left, right, {})).score > NEVER:
            found[pair] = judged
    scores = {pair: judged.score for pair, judged in found.items()}
    groups = link_open(scores, Apart(facts, decided), same=weights.same, missing=weights.apart)
    return {pair: judged for pair, judged in found.items() if judged.score >= weights.ask}, groups


def candidates(facts: Iterable[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """The pairs worth comparing, smaller id first: those of one report, then those of two; a pair may come twice."""
    told = list(facts)
    return chain(block_within(told), block(told))


def link_open(scores: Mapping[Pair, float], apart: Apart, *, same: float, missing: float) -> list[frozenset[str]]:
    """The mentions grouped: two groups where the mean score of their pairs is ``same`` or more, a pair without one ``missing``."""
    return link_by_mean([[mention] for mention in apart.facts], scores, least=same, missing=missing, apart=apart)


_EVER_APART = (ruling_out, compare_standing, compare_days, compare_series, compare_setting)
"""What may keep two members of a group apart, whatever words tell them."""


class Apart:
    """Whether two groups hold a pair that a person keeps apart, or whose status, days or numbers cannot be one's."""

    def __init__(self, facts: Mapping[str, Facts], decided: Mapping[Pair, Verdict]) -> None:
        self.facts, self.decided = facts, decided
        self.known: dict[Pair, bool] = {}

    def __call__(self, one: Collection[str], two: Collection[str]) -> bool:
        """Whether any mention of the one group is apart from any of the other."""
        return any(self._known(min(pair), max(pair)) for pair in product(one, two))

    def _known(self, left: str, right: str) -> bool:
        found = self.known.get((left, right))
        if found is None:
            found = self.known[left, right] = self._pair(left, right)
        return found

    def _pair(self, left: str, right: str) -> bool:
        if (left, right) in self.decided:
            return self.decided[left, right] is Verdict.NOT_SAME
        one, two = self.facts[left], self.facts[right]
        grounds = (step(one, two) for step in _EVER_APART)
        return any(ground is not None and ground[0] in NO_MEETING for ground in grounds)
