"""Which of a system's events is which of the gold's: the ground on which the figures of a record stand.

Two events can match where their dates meet, their families of kinds agree, they share a participant (an office-holder
counts for its state) and a report. The pairing is one-to-one and the best in total weight; the strict one asks besides
that quoted words overlap by ``STRICT`` of their union.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from bench.scoring.actors import Actors
from bench.scoring.assignment import pair_best
from bench.scoring.days import dates_agree, dates_meet
from bench.scoring.rows import EventRow, Gold
from bench.scoring.texts import STRICT, Texts


@dataclass(frozen=True, slots=True)
class Side:
    """The events of one side, with the actors of each, narrow and with all that they belong to."""

    events: tuple[EventRow, ...]
    actors: tuple[frozenset[str], ...]
    wide: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, events: list[EventRow] | tuple[EventRow, ...], actors: Actors) -> Side:
        """Look every participant up once."""
        found = tuple(actors.of_event(event) for event in events)
        return cls(tuple(events), found, tuple(actors.widen(ids) for ids in found))


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairing of a system's events with the gold's; pairs are ``(system index, gold index)``."""

    system: Side
    gold: Side
    possible: frozenset[tuple[int, int]]
    pairs: tuple[tuple[int, int], ...]
    strict_pairs: tuple[tuple[int, int], ...]
    allowed_merges: dict[int, frozenset[int]]
    absorbed: frozenset[int]
    """Gold events that the system told as part of a neighbour with which they may merge: not missed."""

    @property
    def system_of(self) -> dict[int, int]:
        """The system event of each gold event that was found."""
        return {j: i for i, j in self.pairs}

    @property
    def wanted(self) -> list[int]:
        """The gold events that count."""
        return [j for j in range(len(self.gold.events)) if j not in self.absorbed]

    def matched(self) -> list[tuple[EventRow, EventRow]]:
        """The pairs themselves."""
        return [(self.system.events[i], self.gold.events[j]) for i, j in self.pairs]


def match_events(gold: Gold, events: list[EventRow], actors: Actors, texts: Texts) -> Matching:
    """Pair the events of a system with those of the gold. Mentions in other files than the gold's are left out."""
    ours = Side.of([kept for event in events if (kept := _in_files(event, gold.files))], actors)
    theirs = Side.of(gold.events, actors)
    loose: dict[tuple[int, int], float] = {}
    strict: dict[tuple[int, int], float] = {}
    for i in range(len(ours.events)):
        for j in range(len(theirs.events)):
            if _can_match(ours, i, theirs, j):
                loose[i, j], quoted = _weigh(ours, i, theirs, j, texts)
                if quoted:
                    strict[i, j] = loose[i, j]
    size = len(ours.events), len(theirs.events)
    pairs = pair_best(loose, *size)
    merges = _allowed_merges(gold.events)
    found = {j: i for i, j in pairs}
    absorbed = frozenset(
        j
        for j in range(len(gold.events))
        if j not in found
        and any(k in found and _tells(ours.events[found[k]], gold.events[j], texts) for k in merges.get(j, ()))
    )
    strict_pairs = tuple(pair_best(strict, *size))
    return Matching(ours, theirs, frozenset(loose), tuple(pairs), strict_pairs, merges, absorbed)


def _in_files(event: EventRow, files: frozenset[str]) -> EventRow | None:
    """The event with its mentions in these files alone; ``None`` where all of several lie elsewhere."""
    kept = tuple(mention for mention in event.mentions if mention.file in files and mention.quote)
    return replace(event, mentions=kept) if kept or not event.mentions else None


def _can_match(ours: Side, i: int, theirs: Side, j: int) -> bool:
    event, gold = ours.events[i], theirs.events[j]
    return (
        bool(event.families & gold.families)
        and bool(ours.wide[i] & theirs.wide[j])
        and bool(event.files & gold.files)
        and dates_meet(event.date, gold.date, gold.precision)
    )


def _weigh(ours: Side, i: int, theirs: Side, j: int, texts: Texts) -> tuple[float, bool]:
    """How well two events agree, and whether their quoted words do."""
    event, gold = ours.events[i], theirs.events[j]
    shares = [(texts.overlap(m, n), texts.union_share(m, n)) for m in event.mentions for n in gold.mentions]
    union = max((share for _, share in shares), default=0.0)
    touches = any(share > 0 for share, _ in shares)
    weight = (
        1
        + 4 * union
        + (1 if touches else 0)
        + 1.0 * dates_agree(event.date, gold.date, gold.precision)
        + len(ours.actors[i] & theirs.actors[j]) / max(1, len(ours.actors[i] | theirs.actors[j]))
        + 0.5 * (event.kind in gold.kinds)
        + 0.3 * (event.status == gold.status)
        + 0.05 * len(event.files & gold.files)
    )
    return weight, any(share >= 0.3 and joint >= STRICT for share, joint in shares)


def _allowed_merges(events: tuple[EventRow, ...]) -> dict[int, frozenset[int]]:
    index = {event.id: j for j, event in enumerate(events)}
    allowed: dict[int, set[int]] = defaultdict(set)
    for j, event in enumerate(events):
        for other in event.may_merge_with:
            allowed[j].add(index[other])
            allowed[index[other]].add(j)
    return {j: frozenset(others) for j, others in allowed.items()}


def _tells(event: EventRow, gold: EventRow, texts: Texts) -> bool:
    return any(texts.overlap(m, n) > 0 for m in event.mentions for n in gold.mentions)
