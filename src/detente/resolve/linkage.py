"""Whether two groups of tellings may be joined: what all their pairs say together, not the strongest pair alone.

Average linkage: a chain of likely pairs does not hold where most of the pairs that it brings together speak against it. One
pair that is surely apart keeps two groups apart whatever the others say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from detente.resolve.decide import score_apart
from detente.resolve.facts import Facts
from detente.resolve.weights import ACROSS, NEVER, WITHIN, Weights

Score = Callable[[str, str], float | None]
"""The log-odds of two mentions, smaller id first, being one event; nothing where the two are not to be compared."""


class Linkage:
    """Refuses to join two groups where a pair is surely apart, or where the mean of their pairs is too low."""

    def __init__(self, score: Score, weights: Weights, of: Mapping[str, str] | None = None) -> None:
        self.score = score
        self.of = of
        self.weights = weights
        self.known: dict[tuple[str, str], float | None] = {}
        self.far: dict[str, set[str]] = defaultdict(set)
        """Those of which one was found to be surely apart from another."""

    def __call__(self, one: Collection[str], two: Collection[str]) -> bool:
        """Whether the join is refused; ``of`` tells for each mention under which of them it is compared, else by itself."""
        left, right = (self._compared(group) for group in (one, two))
        if any(not self.far[a].isdisjoint(right) for a in left if a in self.far):
            return True
        total, compared = 0.0, 0
        for a in left:
            for b in right:
                found = self._score((a, b) if a < b else (b, a))
                if found is not None:
                    if found < self.weights.apart:
                        self.far[a].add(b)
                        self.far[b].add(a)
                        return True
                    total, compared = total + found, compared + 1
        return total < self.weights.mean * compared

    def _compared(self, group: Collection[str]) -> list[str]:
        return sorted(group if self.of is None else {self.of[mention] for mention in group})

    def _score(self, pair: tuple[str, str]) -> float | None:
        if pair not in self.known:
            self.known[pair] = self.score(*pair)
        return self.known[pair]


def link_tellings(facts: Mapping[str, Facts], scores: Mapping[tuple[str, str], float]) -> Linkage:
    """Of the tellings of each report, by the score of each pair: one without is ruled out. Of two reports none are compared."""

    def score(left: str, right: str) -> float | None:
        if facts[left].report_id != facts[right].report_id:
            return None
        return scores.get((left, right), NEVER)

    return Linkage(score, Weights.load(WITHIN))


def link_reports(
    facts: Mapping[str, Facts], of: Mapping[str, str], known: Mapping[tuple[str, str], float] | None = None
) -> Linkage:
    """Across reports, of what each says of one event, taken together under one of its mentions; ``known``: pairs scored already."""
    linkage = Linkage(lambda left, right: score_apart(facts[left], facts[right]), Weights.load(ACROSS), of)
    linkage.known.update(known or {})
    return linkage
