"""Why two tellings of one event were not joined: what joining saw of them, and what was read otherwise than annotated.

The first reason that holds is given: a telling was not read; its kind is of another family; nobody knows its kind; a comparison
ruled the pair out; across reports the two never met in a bucket; they were compared and weighed too little; or they weighed
enough, and the rest of their groups refused.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from bench.result import Section
from detente.model import Mention, Statement
from detente.resolve import Together, join_pools, pairs_within, take_together
from detente.resolve.block import block
from detente.resolve.compare import ruling_out
from detente.resolve.decide import judge_if_near, score_and_judge, score_apart
from detente.resolve.facts import Facts, gather_facts
from detente.resolve.weights import ACROSS, WITHIN, Weights
from detente.resolve.words import is_open

Pair = tuple[str, str]
NOT_READ, JOINED = "not read", "joined"


@dataclass(frozen=True)
class Joining:
    """One record as joining sees it: the facts of its tellings, what is taken together, what met and what was joined."""

    facts: Mapping[str, Facts]

    @classmethod
    def of(cls, mentions: Iterable[Mention], statements: Iterable[Statement]) -> Joining:
        """The joining of these mentions."""
        return cls({fact.mention.id: fact for fact in gather_facts(mentions, statements)})

    @cached_property
    def _told(self) -> Together:
        return take_together(self.facts, {})

    @cached_property
    def _met(self) -> frozenset[Pair]:
        return frozenset((a.mention.id, b.mention.id) for a, b in block(list(self._told.pools.values())))

    @cached_property
    def _groups(self) -> Mapping[str, frozenset[str]]:
        pools = self._told.pools
        pairs = [(pools[a], pools[b]) for a, b in self._met]
        found = [judged for a, b in pairs if not is_open(a, b) and (judged := judge_if_near(a, b))]
        return join_pools(self._told.groups, found, pools, self._told.of, ())

    @cached_property
    def _within(self) -> Mapping[Pair, float]:
        known = [fact for fact in self.facts.values() if fact.told_as is None]
        return {(a.mention.id, b.mention.id): score_and_judge(a, b, around)[0] for a, b, around in pairs_within(known)}

    def why(self, left: str, right: str) -> str:
        """The reason why two mentions are not joined, or that they are."""
        if self._groups[left] == self._groups[right]:
            return JOINED
        one, two = self.facts[left], self.facts[right]
        within = one.report_id == two.report_id
        if not within:
            one, two = self._told.pools[self._told.of[left]], self._told.pools[self._told.of[right]]
        if one.family != two.family:
            return "kinds of two families"
        if one.told_as or two.told_as:
            return "a kind that nobody knows"
        pair = (min(one.mention.id, two.mention.id), max(one.mention.id, two.mention.id))
        if against := ruling_out(one, two):
            return f"ruled out, {against[0]}"
        if not within and pair not in self._met:
            return "never compared"
        score = self._within.get(pair) if within else score_apart(one, two)
        least = Weights.load(WITHIN if within else ACROSS).same
        if score is None:
            return "ruled out by what stands around"
        return "weighed too little" if score < least else "refused by its group"


def misread(annotated: Facts, read: Facts) -> list[str]:
    """What joining rests on and was read otherwise than annotated: kind, status, date, who."""
    found = [name for name in ("kind", "status") if getattr(annotated, name) != getattr(read, name)]
    days, theirs = (fact.when if fact.told and fact.dated else None for fact in (annotated, read))
    if (days is None) != (theirs is None) or (days and theirs and not days.overlaps(theirs)):
        found.append("date")
    if annotated.named and not {who.state for who in annotated.named} & {who.state for who in read.named}:
        found.append("who")
    return found


@dataclass(slots=True)
class Reasons:
    """The pairs of one event, by whether they are of one report, by reason, and by whether all was read as annotated."""

    counts: dict[str, Counter[str]]
    right: dict[str, Counter[str]]

    @classmethod
    def empty(cls) -> Reasons:
        """No pair yet."""
        return cls(defaultdict(Counter), defaultdict(Counter))

    def add(
        self, wanted: Sequence[tuple[Mention, str]], read_as: Mapping[str, str], annotated: Joining, ours: Joining
    ) -> None:
        """Count the pairs of one process. ``read_as``: each annotated mention with ours, where it was read."""
        events: dict[str, list[Mention]] = defaultdict(list)
        for mention, event in wanted:
            events[event].append(mention)
        for told in events.values():
            for left, right in combinations(told, 2):
                where = "within a report" if left.report_id == right.report_id else "across reports"
                one, two = read_as.get(left.id), read_as.get(right.id)
                why = ours.why(one, two) if one and two else NOT_READ
                self.counts[where][why] += 1
                if one and two and not self._misread(annotated, ours, ((left.id, one), (right.id, two))):
                    self.right[where][why] += 1

    @staticmethod
    def _misread(annotated: Joining, ours: Joining, pairs: Iterable[Pair]) -> bool:
        return any(misread(annotated.facts[theirs], ours.facts[mine]) for theirs, mine in pairs)

    def sections(self) -> list[Section]:
        """A table for pairs of one report and one for pairs of two."""
        head = ["pairs of one event", "number", "share", "of them read as annotated"]
        return [
            Section(
                f"why, {where}",
                head,
                [
                    [why, number, number / counts.total(), self.right[where][why]]
                    for why, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                ],
            )
            for where, counts in sorted(self.counts.items())
        ]
