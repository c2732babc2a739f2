"""From grounds to a judgement: same, not the same, or ask. A person's decision always wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from detente.model import Choice, Decision, Judgement, Verdict
from detente.resolve.compare import Reason, Weighed, put_into_words, sort_of, weigh_grounds, weights_for
from detente.resolve.facts import Facts
from detente.resolve.near import weigh_if_near
from detente.resolve.weights import ACROSS, NEVER
from detente.resolve.who import Ground

CERTAIN = 100.0
"""The score of what a person decided, below 0 for keeping apart: beyond all that a comparison comes to."""


def judge(
    left: Facts,
    right: Facts,
    decided: Mapping[tuple[str, str], Verdict],
    around: Sequence[Ground] = (),
) -> Judgement:
    """The judgement about a pair with its grounds; the pair is written smaller id first."""
    first, second = (left, right) if left.mention.id < right.mention.id else (right, left)
    pair = (first.mention.id, second.mention.id)
    if pair in decided:
        return by_hand(pair, decided[pair])
    grounds = weigh_grounds(first, second, around)
    return _judgement(first, second, grounds, _total(grounds))


def by_hand(pair: tuple[str, str], verdict: Verdict) -> Judgement:
    """What a person decided, as a judgement."""
    score = CERTAIN if verdict is Verdict.SAME else -CERTAIN
    return Judgement(left=pair[0], right=pair[1], verdict=verdict, score=score, reasons=("a person decided so",))


def judge_if_near(left: Facts, right: Facts) -> Judgement | None:
    """The judgement about a pair that is one event or may be, smaller id first; nothing of any other pair.

    Most pairs are neither, and their grounds need not be put into words, nor all be looked for.
    """
    if sort_of(left, right) != ACROSS:
        return score_and_judge(left, right)[1]
    grounds = weigh_if_near(left, right)
    if grounds is None or (total := _total(grounds)) < weights_for(left, right).ask:
        return None
    return _judgement(left, right, grounds, total)


def score_and_judge(left: Facts, right: Facts, around: Sequence[Ground] = ()) -> tuple[float, Judgement | None]:
    """The log-odds of a pair, and the same judgement."""
    grounds = weigh_grounds(left, right, around)
    total = _total(grounds)
    return total, _judgement(left, right, grounds, total) if total >= weights_for(left, right).ask else None


def score_apart(left: Facts, right: Facts) -> float:
    """The log-odds of two pools of tellings that may meet in one cluster; two of one report are compared as if of two.

    That the report's own tellings were not joined speaks against it, but does not rule it out.
    """
    return _total(weigh_grounds(left, right, as_reports=True))


def _total(grounds: Sequence[Weighed]) -> float:
    return max(NEVER, round(sum([weight for weight, _ in grounds]), 2))


def _judgement(left: Facts, right: Facts, grounds: Sequence[Weighed], total: float) -> Judgement:
    weights = weights_for(left, right)
    verdict = Verdict.SAME if total >= weights.same else Verdict.ASK if total >= weights.ask else Verdict.NOT_SAME
    told = tuple(map(_told, put_into_words(grounds)))
    return Judgement(left=left.mention.id, right=right.mention.id, verdict=verdict, score=total, reasons=told)


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
