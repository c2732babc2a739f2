"""The events around what has changed, worked out anew from what the record keeps of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from detente.model import Verdict
from detente.record.joined import Joined
from detente.record.pools import Told
from detente.resolve.cluster import name_events
from detente.resolve.decide import score_apart
from detente.resolve.facts import Facts
from detente.resolve.growth import Edge, Growth, Standing
from detente.resolve.linkage import Linkage
from detente.resolve.weights import ACROSS, Weights

Pair = tuple[str, str]


class Around:
    """The events that stand around some pools, read as they are asked for. ``facts`` tells those of a pool by its number."""

    def __init__(self, kept: Joined, decided: Mapping[Pair, Verdict], facts: Callable[[int], Facts]) -> None:
        self._kept = kept
        self._decided = decided
        self._facts = facts
        self._told: dict[str, Told] = {}
        self._scores: dict[Pair, float] = {}
        self._of: dict[str, str] = {}
        self._against: dict[str, set[str]] = defaultdict(set)
        for pair, verdict in decided.items():
            if verdict is Verdict.NOT_SAME:
                for one, other in (pair, pair[::-1]):
                    self._against[one].add(other)

    @property
    def looked_at(self) -> Collection[str]:
        """The pools that were looked at, by their mentions."""
        return self._told.keys()

    def events(self, changed: Iterable[str], *, whole: bool) -> dict[str, str]:
        """The events that may be others since these pools changed: each of their mentions with the id of its event.

        With ``whole`` the events of all that judgements connect with these.
        """
        apart = Linkage(self._score, Weights.load(ACROSS))
        growth = Growth(
            self._standing, self._are_of_two_reports, lambda one, two: self._are_kept_apart(one, two) or apart(one, two)
        )
        grown = growth.grow(changed, whole=whole)
        groups = [frozenset(mention for key in group for mention in self._told[key].members) for group in grown]
        return name_events({mention: group for group in groups for mention in group})

    def _standing(self, mention: str) -> Standing | None:
        pools = self._kept.standing(mention)
        parts: dict[str, list[str]] = defaultdict(list)
        edges: dict[str, list[Edge]] = {}
        for pool in pools:
            key = pool.mention_id
            self._told[key] = pool
            self._of.update((member, key) for member in pool.members if member in self._against)
            parts[pool.first_id].append(key)
            edges[key] = joining = []
            for left, right, verdict, score in self._kept.judged_with(key):
                if (left, right) not in self._decided:
                    self._scores[left, right] = score
                    if verdict == Verdict.SAME:
                        joining.append((-score, left, right))
        return Standing(parts=tuple(map(frozenset, parts.values())), edges=edges) if pools else None

    def _are_of_two_reports(self, left: str, right: str) -> bool:
        return self._told[left].report_id != self._told[right].report_id

    def _score(self, left: str, right: str) -> float:
        if (left, right) in self._scores and self._are_of_two_reports(left, right):
            return self._scores[left, right]
        return score_apart(*(self._facts(self._told[key].number) for key in (left, right)))

    def _are_kept_apart(self, one: Collection[str], two: Collection[str]) -> bool:
        """Whether a person keeps two of them apart."""
        return bool(self._of) and any(
            self._of.get(other) in two
            for key in one
            for member in self._told[key].members
            for other in self._against.get(member, ())
        )
