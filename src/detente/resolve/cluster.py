"""From judgements to groups: mentions judged the same are one event, unless two of its members are surely apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from detente.model import Judgement, Verdict, content_id
from detente.resolve.decide import CERTAIN

Groups = dict[str, frozenset[str]]
"""Each mention with all those that are one event with it."""
Apart = Callable[[Collection[str], Collection[str]], bool]
"""Whether two groups of mentions hold a pair that is surely apart, by a comparison."""


def cluster(
    groups: Groups, judgements: Iterable[Judgement], apart: Apart, forbidden: Iterable[tuple[str, str]] = ()
) -> Groups:
    """The groups joined as the judgements say, strongest pairs first; a join that brings together a pair apart is refused.

    What a person merged joins before all else, and only ``forbidden`` pairs, that a person keeps apart, stand in its way.
    That two members were never compared does not let them pass: ``apart`` is asked for every join. The order of the input
    does not matter.
    """
    against: dict[str, set[str]] = defaultdict(set)
    for left, right in forbidden:
        against[left].add(right)
        against[right].add(left)
    found = dict(groups)
    same = [judgement for judgement in judgements if judgement.verdict is Verdict.SAME]
    for judgement in sorted(same, key=lambda j: (-j.score, j.left, j.right)):
        one, two = found[judgement.left], found[judgement.right]
        if one is two or any(not against[mention].isdisjoint(two) for mention in one if mention in against):
            continue
        if judgement.score < CERTAIN and apart(one, two):
            continue
        joined = one | two
        for mention in joined:
            found[mention] = joined
    return found


def alone(mention_ids: Sequence[str]) -> Groups:
    """Each mention as a group of its own."""
    return {mention: frozenset({mention}) for mention in mention_ids}


def name_events(groups: Groups) -> dict[str, str]:
    """Mention id -> event id, made of the smallest mention id, so that it stays while the event grows around that mention."""
    names = {group: content_id("e", [min(group)]) for group in set(groups.values())}
    return {mention: names[group] for mention, group in groups.items()}
