"""From grounds to a judgement: same, not the same, or ask. A person's decision always wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from detente.model import Choice, Decision, Judgement, Verdict
from detente.resolve.compare import Reason, Weighed, put_into_words, weigh_grounds
from detente.resolve.facts import Facts
from detente.resolve.weights import NEVER

SAME_FROM = 2.5
ASK_FROM = 1.5
APART_BELOW = 0.5
"""Sums of weights from which a pair is one event, or is put to the user; and below which its members never meet in one
cluster, not even through others."""

_UNKNOWN = frozenset({"when: one undated", "when: one open", "when: both open"})

CERTAIN = 100.0
"""The score of what a person decided, below 0 for keeping apart: beyond all that a comparison comes to."""


def judge(
    left: Facts,
    right: Facts,
    decided: Mapping[tuple[str, str], Verdict],
    pointing: Mapping[tuple[str, str], str] | None = None,
) -> Judgement:
    """The judgement about a pair with its grounds; the pair is written smaller id first."""
    first, second = (left, right) if left.mention.id < right.mention.id else (right, left)
    pair = (first.mention.id, second.mention.id)
    if pair in decided:
        score = CERTAIN if decided[pair] is Verdict.SAME else -CERTAIN
        return Judgement(
            left=pair[0], right=pair[1], verdict=decided[pair], score=score, reasons=("a person decided so",)
        )
    grounds = weigh_grounds(first, second, pointing.get(pair) if pointing else None)
    return _judgement(pair, grounds, _total(grounds))


def judge_if_near(left: Facts, right: Facts, pointing: str | None = None) -> Judgement | float:
    """The judgement about a pair that is one event or may be, smaller id first; of any other pair the score alone.

    Most pairs are neither, and their grounds need not be put into words. That a date is not known, which is no sign of two
    events, is left out of their score: it keeps nothing apart that others join.
    """
    grounds = weigh_grounds(left, right, pointing)
    total = _total(grounds)
    if total < ASK_FROM:
        return round(max(NEVER, total - sum(weight for weight, (level, _) in grounds if level in _UNKNOWN)), 2)
    return _judgement((left.mention.id, right.mention.id), grounds, total)


def _total(grounds: Sequence[Weighed]) -> float:
    return max(NEVER, sum([weight for weight, _ in grounds]))


def _judgement(pair: tuple[str, str], grounds: Sequence[Weighed], total: float) -> Judgement:
    verdict = Verdict.SAME if total >= SAME_FROM else Verdict.ASK if total >= ASK_FROM else Verdict.NOT_SAME
    told = tuple(map(_told, put_into_words(grounds)))
    return Judgement(left=pair[0], right=pair[1], verdict=verdict, score=round(total, 2), reasons=told)


def surely_apart(judgement: Judgement) -> bool:
    """Whether a pair must not meet in one cluster, not even through others."""
    return judgement.verdict is Verdict.NOT_SAME and judgement.score < APART_BELOW


def decided_pairs(decisions: Iterable[Decision]) -> dict[tuple[str, str], Verdict]:
    """What people decided about pairs of mentions; the last decision about a pair holds."""
    decided: dict[tuple[str, str], Verdict] = {}
    for decision in decisions:
        if decision.choice in (Choice.MERGE, Choice.KEEP_APART):
            verdict = Verdict.SAME if decision.choice is Choice.MERGE else Verdict.NOT_SAME
            ids = sorted(decision.about)
            decided.update({(a, b): verdict for n, a in enumerate(ids) for b in ids[n + 1 :]})
    return decided


@cache
def _told(reason: Reason) -> str:
    sign = "rules it out" if reason.weight <= NEVER else f"{reason.weight:+.1f}"
    return f"{reason.words} ({sign})"
