"""Kind, status, figures, place and names set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from detente.model import TALKS, TO_COME, Figure, Kind, Measure, Status
from detente.resolve.facts import Facts
from detente.resolve.places import compare_places, far_apart
from detente.resolve.who import Ground
from detente.resolve.wording import alike

_FORCE = frozenset(
    {Kind.ARMED_CLASH, Kind.ATTACK, Kind.CASUALTIES_REPORT, Kind.TERRITORIAL_CAPTURE, Kind.CEASEFIRE_VIOLATION}
)
_AKIN: tuple[frozenset[Kind], ...] = (
    _FORCE,
    frozenset(TALKS),
    frozenset({Kind.AGREEMENT, Kind.CEASEFIRE}),
    frozenset({Kind.AGREEMENT, Kind.COMMITMENT}),
    frozenset({Kind.WAR, Kind.CASUALTIES_REPORT}),
)
"""Kinds under which one event may be told."""
_ALIKE = 0.75
_MANY_WORDS = 6
_LARGE = 20
"""Figures from this on are seldom of two events."""
_EITHER = frozenset(
    "speak speaks spoke spoken speaking converse conversed conversation conversations discuss discusses discussed".split()
)
"""Words for a contact that may have been a call: "spoke with" below a headline that says "call with"."""
_BILATERAL = 2
_SMALL = 2
"""Figures up to this are of many events."""
_CLOSE, _FAR = 1.5, 10.0
"""So many times as large is one figure as another of the same event that is told otherwise, and so many times hardly any."""
_VAGUE = 4.0
"""A range whose end is so many times its beginning tells nothing: "dozens", "thousands"."""


def compare_kinds(left: Facts, right: Facts) -> Ground:
    """The kinds, and for acts of speech whether both tell the same words of the same report."""
    if left.family == "speech" or right.family == "speech":
        return _compare_speech(left, right)
    truce = left.wording.truce and right.wording.truce
    years = left.by_years and right.by_years
    return compare_deeds(left.kind_word, right.kind_word, truce=truce, years=years)


@cache
def compare_deeds(left: str, right: str, *, truce: bool, years: bool) -> Ground:
    """The kinds of two deeds; whether both tell of a truce, and are both dated by the year."""
    kinds = {Kind(left), Kind(right)}
    if left == right:
        return f"kind: the same {left}", f"both tell of one kind: {left}"
    if kinds == {Kind.AGREEMENT, Kind.CEASEFIRE} and truce:
        return "kind: the same ceasefire", "both tell of a ceasefire"
    told = "+".join(sorted((left, right)))
    if kinds == {Kind.WAR, Kind.ARMED_CLASH} and years:
        return f"kind: akin {told}", "a war, and fighting that is dated by the year as wars are"
    if any(kinds <= akin for akin in _AKIN):
        return f"kind: akin {told}", f"kinds that often tell of one event: {left}, {right}"
    return "kind: another", f"different kinds: {left}, {right}"


def _compare_speech(left: Facts, right: Facts) -> Ground:
    """Within a report one speaker's words of one kind and day are one occasion; across reports only the same words are."""
    if left.kind is not right.kind:
        return "kind: another", f"different kinds: {left.kind_word}, {right.kind_word}"
    if left.report_id == right.report_id:
        return "kind: the same speech", f"both tell of one kind of speech: {left.kind_word}"
    if _words(left, right) >= _MANY_WORDS and alike(left.wording, right.wording) >= _ALIKE:
        return "kind: speech in the same words", f"the same act of speech in the same words: {left.kind_word}"
    return "kind: another speech", "words of two reports are two acts of speech until a person joins them"


def compare_statuses(left: Facts, right: Facts) -> Ground | None:
    """A plan and its fulfilment are two; a fact that one side contests is one, and so is what is planned and called for."""
    return compare_standings(left.status, right.status)


@cache
def compare_standings(left: Status, right: Status) -> Ground | None:
    """The same of two statuses."""
    if left is right:
        if left is Status.OCCURRED:
            return None
        return f"status: both {left.value}", f"both are {left.value.replace('_', ' ')}"
    statuses = {left, right}
    if statuses == {Status.OCCURRED, Status.DENIED}:
        return "status: contested", "one tells it as contested"
    if statuses <= TO_COME:
        return "status: both to come", f"neither has happened: {left.value}, {right.value}"
    return "status: another", f"one is {left.value}, the other {right.value}"


def compare_spots(left: Facts, right: Facts) -> Ground | None:
    """The places, a town and its country among them; nothing where one may lie in any other.

    A report that tells of force in two towns far from each other tells of two happenings.
    """
    if left.spot is None or right.spot is None:
        return None
    told = compare_places(left.spot, right.spot)
    if told == "unknown":
        return None
    wide = ", wide" if told == "same" and left.spot.wide and right.spot.wide else ""
    far = told == "other" and far_apart(left.spot, right.spot)
    if far and left.report_id == right.report_id and left.kind in _FORCE and right.kind in _FORCE:
        return "where: far apart", lambda: f"towns far from each other: {left.place}, {right.place}"
    much = ", far" if far else wide
    return f"where: {told}{much}", lambda: f"{_SPOTS[told]}: {left.place}, {right.place}"


_SPOTS = {"same": "the same place", "inside": "one place can lie in the other", "other": "different places"}


def compare_figures(left: Facts, right: Facts) -> Ground | None:
    """Figures of one measure: the same, able to be one, or different, and how far from each other.

    "Thousands" are no figure to know an event by, and "at least three" can be 48,000 only in words.
    """
    if not left.figures or not right.figures:
        return None
    pairs = [(a, b) for a in left.figures for b in right.figures if a.measure is b.measure]
    if not pairs:
        return None
    largest = _largest(pairs)
    common = [a for a, b in largest if range_of(a) == range_of(b) and not _is_vague(a)]
    if common:
        most = max(map(_size, common))
        much = ", large" if most >= _LARGE else ", small" if len(common) == 1 and most <= _SMALL else ""
        return f"figures: the same{much}", lambda: f"a figure in common: {common[0]}"
    far = max(_times(a, b) for a, b in largest)
    if any(_meet(a, b) for a, b in pairs):
        share = ", close" if far <= _CLOSE else ", far apart" if far > _FAR else ""
        return f"figures: can agree{share}", lambda: f"figures that can agree: {pairs[0][0]}, {pairs[0][1]}"
    share = ", close" if far <= _CLOSE else ""
    return f"figures: differ{share}", lambda: f"different figures: {pairs[0][0]}, {pairs[0][1]}"


def compare_series(left: Facts, right: Facts) -> Ground | None:
    """Which of a series: a second round is not the third, a call not a meeting."""
    one, two = left.wording, right.wording
    if one.order and two.order and one.order != two.order:
        return "series: another", f"number {one.order} and number {two.order} of a series"
    either = left.report_id == right.report_id and {one.trigger, two.trigger} & _EITHER
    if left.family == "talks" and one.phone != two.phone and not either:
        return "series: call and meeting", "one is told as a call"
    if one.sides and two.sides and one.sides != two.sides:
        return "series: another", f"of {one.sides} sides and of {two.sides}"
    if _more_sides(left, right) or _more_sides(right, left):
        return "series: more sides", f"one is told as of {one.sides or two.sides} sides, the other names fewer"
    if left.report_id == right.report_id and max(left, right, key=_place).wording.another:
        return "series: another", "the later is told as another than those before"
    if left.kind is right.kind is Kind.WAR and one.several != two.several:
        return "series: several and one", "one tells of several wars"
    if one.other != two.other:
        return "series: one is another", "one is told as another than those before"
    return None


def _place(fact: Facts) -> tuple[int, str]:
    """Where in its report a telling stands."""
    return fact.mention.trigger.start, fact.mention.id


def _more_sides(left: Facts, right: Facts) -> bool:
    """Whether the first is told as of three sides or more, and the second names two without anybody between them."""
    sides = left.wording.sides or 0
    return sides > _BILATERAL and len({who.state for who in right.named}) == _BILATERAL and not right.beside


def compare_names(left: Facts, right: Facts) -> Ground | None:
    """The proper names of accords, wars and operations; talks bear those of the people at the table."""
    if left.family == "talks":
        return None
    one, two = left.proper_name, right.proper_name
    if not one or not two:
        return None
    if one & two:
        return "name: the same", "one name: " + ", ".join(sorted(one & two))
    return "name: another", "different names: " + ", ".join(sorted(one | two))


def _words(left: Facts, right: Facts) -> int:
    return min(len(left.wording.content), len(right.wording.content))


def _largest(pairs: Sequence[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """Of each measure the largest figures of both sides: "52 hurt, three of them badly" is not "11 hurt, three badly"."""
    top: dict[Measure, tuple[Figure, Figure]] = {}
    for one, two in pairs:
        first, second = top.get(one.measure, (one, two))
        top[one.measure] = max(first, one, key=_size), max(second, two, key=_size)
    return list(top.values())


def _size(figure: Figure) -> float:
    return figure.best or figure.high or figure.low or 0


def _times(one: Figure, two: Figure) -> float:
    """How many times as large the larger is."""
    sizes = sorted((_size(one), _size(two)))
    return sizes[1] / max(sizes[0], 1.0)


def _is_vague(figure: Figure) -> bool:
    return figure.best is None and figure.low is not None and (figure.high or 0) >= _VAGUE * max(figure.low, 1)


def range_of(figure: Figure) -> tuple[float | None, ...]:
    """What a figure says: its number, or its bounds."""
    return (figure.best,) if figure.best is not None else (figure.low, figure.high)


def _meet(one: Figure, two: Figure) -> bool:
    return (one.low is None or two.high is None or one.low <= two.high) and (
        two.low is None or one.high is None or two.low <= one.high
    )
