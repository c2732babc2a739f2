"""Kind, status, figures, place and wording set side by side."""

from __future__ import annotations

from functools import cache

from detente.model import Figure, Kind, Status
from detente.resolve.facts import Facts
from detente.resolve.places import compare_places
from detente.resolve.who import Ground
from detente.resolve.wording import alike

_AKIN: tuple[frozenset[Kind], ...] = (
    frozenset({Kind.MEETING, Kind.MEDIATION}),
    frozenset({Kind.ARMED_CLASH, Kind.ATTACK, Kind.CASUALTIES_REPORT}),
    frozenset({Kind.ATTACK, Kind.TERRITORIAL_CAPTURE}),
    frozenset({Kind.AGREEMENT, Kind.CEASEFIRE}),
    frozenset({Kind.AGREEMENT, Kind.COMMITMENT}),
)
"""Kinds under which one event may be told."""
_SINGULAR = frozenset({Kind.WAR, Kind.CEASEFIRE, Kind.ELECTION, Kind.TERRITORIAL_CAPTURE})
"""Kinds of which a record seldom holds two at a time."""
_ALIKE = 0.75
_MANY_WORDS = 6
_SMALL = 2
"""Figures up to this are of many events."""


def compare_kinds(left: Facts, right: Facts) -> Ground:
    """The kinds, and for acts of speech whether both tell the same words of the same report."""
    if left.family == "speech" or right.family == "speech":
        return _compare_speech(left, right)
    truce = left.wording.truce and right.wording.truce
    years = left.by_years and right.by_years
    return _compare_deeds(left.kind_word, right.kind_word, left.family, truce=truce, years=years)


@cache
def _compare_deeds(left: str, right: str, family: str, *, truce: bool, years: bool) -> Ground:
    """The kinds of two deeds, ``family`` that of the first; whether both tell of a truce, and are both dated by the year."""
    kinds = {Kind(left), Kind(right)}
    if left == right:
        return f"kind: the same {left if kinds <= _SINGULAR else family}", f"both tell of one kind: {left}"
    if kinds == {Kind.AGREEMENT, Kind.CEASEFIRE} and truce:
        return "kind: the same ceasefire", "both tell of a ceasefire"
    if kinds == {Kind.WAR, Kind.ARMED_CLASH} and years:
        return "kind: akin war", "a war, and fighting that is dated by the year as wars are"
    if any(kinds <= akin for akin in _AKIN):
        return f"kind: akin {family}", f"kinds that often tell of one event: {left}, {right}"
    return "kind: another", f"different kinds: {left}, {right}"


def _compare_speech(left: Facts, right: Facts) -> Ground:
    """Within a report one speaker's words of one kind and day are one occasion; across reports only the same words are."""
    if left.kind is not right.kind:
        return "kind: another", f"different kinds: {left.kind_word}, {right.kind_word}"
    if left.report_id == right.report_id:
        return "kind: the same speech", f"both tell of one kind of speech: {left.kind_word}"
    if _words(left, right) >= _MANY_WORDS and alike(left.wording, right.wording) >= _ALIKE:
        return "kind: the same speech", f"the same act of speech in the same words: {left.kind_word}"
    return "kind: another speech", "words of two reports are two acts of speech until a person joins them"


def compare_statuses(left: Facts, right: Facts) -> Ground | None:
    """A plan and its fulfilment are two; a fact that one side contests is one."""
    if left.status is right.status:
        return None
    if {left.status, right.status} <= {Status.OCCURRED, Status.DENIED}:
        return "status: contested", "one tells it as contested"
    return "status: another", f"one is {left.status.value}, the other {right.status.value}"


def compare_spots(left: Facts, right: Facts) -> Ground | None:
    """The places, a town and its country among them."""
    if left.spot is None or right.spot is None:
        return None
    told = compare_places(left.spot, right.spot)
    words = {"same": "the same place", "inside": "one place can lie in the other", "other": "different places"}[told]
    return f"where: {told}", f"{words}: {left.place}, {right.place}"


def compare_figures(left: Facts, right: Facts) -> Ground | None:
    """Figures of one measure: the same, able to be one, or different."""
    if not left.figures or not right.figures:
        return None
    pairs = [(a, b) for a in left.figures for b in right.figures if a.measure is b.measure]
    if not pairs:
        return None
    common = [a for a, b in pairs if _range(a) == _range(b)]
    if common:
        small = len(common) == 1 and (common[0].best or common[0].high or common[0].low or 0) <= _SMALL
        return "figures: the same, small" if small else "figures: the same", f"a figure in common: {common[0]}"
    if any(_meet(a, b) for a, b in pairs):
        return "figures: can agree", f"figures that can agree: {pairs[0][0]}, {pairs[0][1]}"
    return "figures: differ", f"different figures: {pairs[0][0]}, {pairs[0][1]}"


def compare_series(left: Facts, right: Facts) -> Ground | None:
    """Which of a series: a second round is not the third, a call not a meeting."""
    one, two = left.wording, right.wording
    if one.order and two.order and one.order != two.order:
        return "series: another", f"number {one.order} and number {two.order} of a series"
    if left.family == "talks" and one.phone != two.phone:
        return "series: call and meeting", "one is told as a call"
    if one.other != two.other:
        return "series: one is another", "one is told as another than those before"
    return None


def compare_names(left: Facts, right: Facts) -> Ground | None:
    """The proper names of accords, wars and operations."""
    one, two = left.proper_name, right.proper_name
    if not one or not two:
        return None
    if one & two:
        return "name: the same", "one name: " + ", ".join(sorted(one & two))
    return "name: another", "different names: " + ", ".join(sorted(one | two))


def compare_wording(left: Facts, right: Facts) -> Ground | None:
    """How much of the shorter telling stands in the longer: copies and rewrites tell of one event."""
    if _words(left, right) < _MANY_WORDS:
        return None
    likeness = alike(left.wording, right.wording)
    if likeness >= _ALIKE:
        return "words: the same", "told in the same words"
    if likeness >= 0.5:
        return "words: alike", "told in words that are alike"
    return None


def _words(left: Facts, right: Facts) -> int:
    return min(len(left.wording.content), len(right.wording.content))


def _range(figure: Figure) -> tuple[float | None, ...]:
    return (figure.best,) if figure.best is not None else (figure.low, figure.high)


def _meet(one: Figure, two: Figure) -> bool:
    return (one.low is None or two.high is None or one.low <= two.high) and (
        two.low is None or one.high is None or two.low <= one.high
    )
