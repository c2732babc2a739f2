"""Two mentions set side by side: what speaks for one event and what against, each with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.model import Kind, Precision, Status
from detente.resolve.facts import Facts
from detente.resolve.names import plain

NEVER = -99.0
"""Weight of what rules a merge out on its own."""

_AKIN: tuple[frozenset[Kind], ...] = (
    frozenset({Kind.MEETING, Kind.MEDIATION}),
    frozenset({Kind.ARMED_CLASH, Kind.ATTACK, Kind.CASUALTIES_REPORT}),
    frozenset({Kind.ATTACK, Kind.TERRITORIAL_CAPTURE}),
)
_COARSE = frozenset({Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.ERA})
_SPEECH_KINDS_ONCE = frozenset({Kind.STATEMENT})


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground, in words that are shown to the user, and what it weighs (log-odds-like; above 0 speaks for one event)."""

    weight: float
    words: str


def compare(left: Facts, right: Facts) -> list[Reason]:
    """All grounds for and against two mentions of one family telling of one event, in a fixed order."""
    same_report = left.mention.report_id == right.mention.report_id
    steps: tuple[Callable[[Facts, Facts, bool], Reason | None], ...] = (
        _kind,
        _status,
        _date,
        _actors,
        _go_betweens,
        _place,
        _figures,
    )
    return [reason for step in steps if (reason := step(left, right, same_report))]


def _kind(left: Facts, right: Facts, same_report: bool) -> Reason | None:
    if left.kind is right.kind:
        if left.kind in _SPEECH_KINDS_ONCE and not same_report:
            return Reason(NEVER, "statements in two reports are two acts of speech until a person joins them")
        return Reason(1.0, f"both tell of one kind: {left.kind.value}")
    if any({left.kind, right.kind} <= akin for akin in _AKIN):
        return Reason(0.3, f"kinds that often tell of one event: {left.kind.value}, {right.kind.value}")
    return Reason(NEVER, f"different kinds: {left.kind.value}, {right.kind.value}")


def _status(left: Facts, right: Facts, _same_report: bool) -> Reason | None:
    if left.status is right.status:
        return None
    if {left.status, right.status} <= {Status.OCCURRED, Status.DENIED}:
        return Reason(-0.3, "one tells it as contested")
    return Reason(NEVER, f"one is {left.status.value}, the other {right.status.value}")


def _date(left: Facts, right: Facts, same_report: bool) -> Reason | None:
    one, two = left.when, right.when
    if one is None or two is None:
        return Reason(-0.5 if same_report else -2.5, "one of them has no date")
    if not one.overlaps(two):
        return Reason(NEVER, f"the days do not meet: {one} and {two}")
    if not (one.bounded and two.bounded):
        return Reason(-0.2 if same_report else -2.0, f"a date is open: {one} and {two}")
    if one == two and one.is_day:
        return Reason(2.0, f"the same day: {one}")
    if left.precision in _COARSE or right.precision in _COARSE:
        if left.precision in _COARSE and right.precision in _COARSE:
            rare = left.kind in (Kind.WAR, Kind.CEASEFIRE, Kind.TERRITORIAL_CAPTURE, Kind.ELECTION)
            return Reason(1.5 if rare else 0.3, f"the dates agree as far as they are told: {one} and {two}")
        return Reason(0.2, f"one date lies within the other: {one} and {two}")
    return Reason(1.0, f"the days meet: {one} and {two}")


def _actors(left: Facts, right: Facts, same_report: bool) -> Reason | None:
    one, two = left.core, right.core
    if not one or not two:
        return Reason(0.2 if same_report else -1.0, "one names no actor")
    if one == two:
        return Reason(2.0, "the same actors: " + ", ".join(sorted(one)))
    if one & two and (one <= two or two <= one):
        big, small = (one, two) if len(one) > len(two) else (two, one)
        if left.family == "talks" and len(small) >= 2:
            return Reason(-1.5, "one has more parties: " + ", ".join(sorted(big - small)))
        return Reason(1.0, "the actors of one are among those of the other: " + ", ".join(sorted(one & two)))
    if _persons(left) and _persons(right) and not (one <= two or two <= one):
        return Reason(-4.0 if left.family == "talks" else -0.5, "other persons: " + ", ".join(sorted(one ^ two)))
    if (
        left.states & right.states
        and (left.states <= right.states or right.states <= left.states)
        and len(left.states & right.states) > 1
    ):
        return Reason(
            1.2, "persons and states that act for each other: " + ", ".join(sorted(left.states & right.states))
        )
    if one & two:
        return Reason(-2.5 if left.family == "talks" else -0.5, "some actors differ: " + ", ".join(sorted(one ^ two)))
    if left.states & right.states:
        return Reason(0.0 if len(left.states & right.states) > 1 else -1.0, "one state in common")
    return Reason(NEVER, "no actor in common")


def _persons(facts: Facts) -> frozenset[str]:
    """The actors that act for a state other than their own name."""
    return frozenset(name for name in facts.core if plain(name) not in facts.states)


def _go_betweens(left: Facts, right: Facts, _same_report: bool) -> Reason | None:
    if left.family not in ("talks", "accord"):
        return None
    one = left.parts.get("mediator", frozenset()) | left.parts.get("host", frozenset())
    two = right.parts.get("mediator", frozenset()) | right.parts.get("host", frozenset())
    if one & two:
        return Reason(1.0, "the same go-between: " + ", ".join(sorted(one & two)))
    if one and two:
        return Reason(-0.8, "different go-betweens: " + ", ".join(sorted(one | two)))
    return None


def _place(left: Facts, right: Facts, _same_report: bool) -> Reason | None:
    if left.place is None or right.place is None:
        return None
    one, two = set(plain(left.place).split()), set(plain(right.place).split())
    if one & two:
        return Reason(1.2, f"the same place: {left.place}")
    return Reason(-1.5 if left.family == "talks" else -0.8, f"different places: {left.place}, {right.place}")


def _figures(left: Facts, right: Facts, same_report: bool) -> Reason | None:
    one = {(f.measure, f.low, f.best, f.high) for f in left.figures}
    two = {(f.measure, f.low, f.best, f.high) for f in right.figures}
    if one & two:
        return Reason(1.0, "a figure in common")
    if one and two and same_report and {m for m, *_ in one} & {m for m, *_ in two}:
        return Reason(-1.5, "one report gives them different figures")
    return None
