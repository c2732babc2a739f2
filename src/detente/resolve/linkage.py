"""Whether two groups of tellings may be joined: what all their pairs say together, not the strongest pair alone.

Average linkage: a chain of likely pairs does not hold where most of the pairs that it brings together speak against it. One
pair that is surely apart keeps two groups apart whatever the others say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from detente.resolve.decide import score_apart
from detente.resolve.facts import Facts
from detente.resolve.weights import ACROSS, NEVER, WITHIN, Weights

Score = Callable[[str, str], float | None]
"""The log-odds of two mentions, smaller id first, being one event; nothing where the two are not to be compared."""


class Linkage:
    """Refuses to join two groups where a pair is surely apart, or where the mean of their pairs is too low."""

    def __init__(self, score: Score, of: Mapping[str, str], weights: Weights) -> None:
        self.score = score
        self.of = of
        self.weights = weights
        self.known: dict[tuple[str, str], float | None] = {}

    def __call__(self, one: Collection[str], two: Collection[str]) -> bool:
        """Whether the join is refused; ``of`` tells for each mention under which of them it is compared."""
        left, right = (sorted({self.of[mention] for mention in group}) for group in (one, two))
        total, compared = 0.0, 0
        for a in left:
            for b in right:
                found = self._score(min(a, b), max(a, b))
                if found is not None:
                    if found < self.weights.apart:
                        return True
                    total, compared = total + found, compared + 1
        return total < self.weights.mean * compared

    def _score(self, left: str, right: str) -> float | None:
        if (left, right) not in self.known:
            self.known[left, right] = self.score(left, right)
        return self.known[left, right]


def link_tellings(facts: Mapping[str, Facts], scores: Mapping[tuple[str, str], float]) -> Linkage:
    """Of the tellings of each report, by the score of each pair: one without is ruled out. Of two reports none are compared."""

    def score(left: str, right: str) -> float | None:
        if facts[left].report_id != facts[right].report_id:
            return None
        return scores.get((left, right), NEVER)

    return Linkage(score, {mention: mention for mention in facts}, Weights.load(WITHIN))


def link_reports(
    facts: Mapping[str, Facts], of: Mapping[str, str], known: Mapping[tuple[str, str], float] | None = None
) -> Linkage:
    """Across reports, of what each says of one event, taken together under one of its mentions; ``known``: pairs scored already."""
    linkage = Linkage(lambda left, right: score_apart(facts[left], facts[right]), of, Weights.load(ACROSS))
    linkage.known.update(known or {})
    return linkage
