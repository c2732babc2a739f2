"""From judgements to events: mentions judged the same are one event, unless two of its members are surely apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from detente.model import Judgement, Verdict, content_id
from detente.resolve.decide import CERTAIN, surely_apart


def cluster(
    mention_ids: Sequence[str], judgements: Iterable[Judgement], ruled_out: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """Mention id -> event id. Strongest pairs join first; a join that would bring together a pair surely apart is refused.

    What a person merged joins before all else, and only what a person keeps apart stands in its way. ``ruled_out`` are
    further pairs that are surely apart, by a comparison.

    The id of an event is made of its smallest mention id, so it stays while the event grows around that mention; every
    mention's own id finds it too. The order of the input does not matter, and it is read once: of a large record's
    millions of pairs only those that join are held.
    """
    same: list[Judgement] = []
    apart: dict[str, set[str]] = defaultdict(set)
    forbidden: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.verdict is Verdict.SAME:
            same.append(judgement)
        for pairs, holds in ((apart, surely_apart(judgement)), (forbidden, judgement.score <= -CERTAIN)):
            if holds:
                pairs[judgement.left].add(judgement.right)
                pairs[judgement.right].add(judgement.left)
    chains = _chains(same)
    for left, right in ruled_out:
        if left in chains and chains[left] == chains.get(right):
            apart[left].add(right)
            apart[right].add(left)
    members = {mention: {mention} for mention in mention_ids}
    for judgement in sorted(same, key=lambda j: (-j.score, j.left, j.right)):
        one, two = members[judgement.left], members[judgement.right]
        against = forbidden if judgement.score >= CERTAIN else apart
        if one is two or any(against[m] & two for m in one):
            continue
        small, large = sorted((one, two), key=len)
        large |= small
        for mention in small:
            members[mention] = large
    return {mention: content_id("e", [min(group)]) for mention, group in members.items()}


def _chains(same: Iterable[Judgement]) -> dict[str, str]:
    """Each mention that may join another with a name of all those that it may join through others: no other pair can meet."""
    parent: dict[str, str] = {}

    def root(mention: str) -> str:
        while (up := parent.setdefault(mention, mention)) != mention:
            parent[mention] = mention = parent[up]
        return mention

    for judgement in same:
        parent[root(judgement.left)] = root(judgement.right)
    return {mention: root(mention) for mention in list(parent)}
