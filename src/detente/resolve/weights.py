"""What each level of a comparison weighs: log-odds-like, above 0 speaks for one event.

A level may be narrowed by the kind ("war|when: ..."), by the family of kinds ("force|who: ...") or by standing in one
report ("within|when: ..."); the first entry found holds, in this order. The sum decides: see ``decide.SAME_FROM``.
Set by hand, after the shares of right pairs in the project's own corpus (``bench corpus-merge``), on the careful side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from detente.model import Kind
from detente.resolve.facts import Facts

_WAR = Kind.WAR.value
NEVER = -99.0
"""Weight of what rules a merge out on its own."""

WEIGHTS: dict[str, float] = {
    # what happened
    "kind: the same talks": 0.5,
    "kind: the same accord": 0.6,
    "kind: the same force": 0.0,
    "kind: the same posture": 0.3,
    "kind: the same civic": 0.3,
    "kind: the same other": 0.2,
    "kind: the same ceasefire": 0.8,
    "kind: the same election": 1.0,
    "kind: the same territorial_capture": 0.8,
    "kind: the same war": 1.5,
    "kind: the same speech": 2.5,
    "within|kind: the same speech": 1.5,
    "kind: akin talks": 0.2,
    "kind: akin force": -0.6,
    "kind: akin war": -0.3,
    "kind: akin accord": -1.5,
    "kind: another": NEVER,
    "kind: another speech": NEVER,
    "status: another": NEVER,
    "status: contested": -0.3,
    # when
    "when: apart": NEVER,
    "when: a day apart": -1.5,
    "talks|when: a day apart": -3.0,
    "when: the same day": 2.0,
    "force|when: the same day": 1.6,
    "when: days that meet": 1.3,
    "force|when: days that meet": 0.9,
    "when: one month": 0.5,
    "when: within a month": 0.5,
    "force|when: within a month": 0.0,
    "force|when: one month": 0.0,
    "when: the same years": 0.3,
    "war|when: the same years": 1.5,
    "accord|when: the same years": 0.8,
    "when: within a year": -0.3,
    "war|when: within a year": 0.8,
    "when: open, reported then": -0.2,
    "when: one open": -1.7,
    "when: both open": -2.0,
    "war|when: open, reported then": 0.0,
    "war|when: one open": -0.8,
    "war|when: both open": -0.5,
    "when: one undated": -2.5,
    "war|when: one undated": -0.5,
    "within|when: the same day": 1.5,
    "within|when: open, reported then": -0.2,
    "within|when: one open": -0.8,
    "within|when: both open": -0.3,
    "within|when: one undated": -0.5,
    "within|when: a day apart": -2.5,
    # who
    "who: the same two or more": 2.0,
    "force|who: the same two or more": 0.8,
    "war|who: the same two or more": 1.4,
    "who: the same one person": 1.0,
    "who: the same one": 0.5,
    "who: act for the same two or more": 1.2,
    "who: act for the same one": 0.2,
    "speech|who: act for the same one": -1.5,
    "speech|who: act for the same two or more": -0.5,
    "speech|who: other persons": -4.0,
    "speech|who: more besides one": -2.0,
    "speech|who: more besides two or more": -2.0,
    "speech|who: a body besides two or more": -2.0,
    "who: a part apart": 1.0,
    "who: more besides two or more": 0.6,
    "talks|who: more besides two or more": -1.5,
    "who: a body besides two or more": 0.6,
    "who: more besides one": -0.3,
    "who: one names none": 0.0,
    "within|who: one names none": 0.3,
    "who: none named": 0.0,
    "war|who: none named": 0.8,
    "within|who: none named": 0.6,
    "who: a nameless group in common": 0.6,
    "who: nameless groups differ": -0.4,
    "who: some differ": -1.0,
    "talks|who: some differ": -2.5,
    "who: nobody in common": -2.5,
    "talks|who: nobody in common": NEVER,
    "who: other persons": -2.0,
    "talks|who: other persons": -4.0,
    "who: other way round": -3.0,
    "go-between: the same": 0.8,
    "ceasefire|go-between: the same": 1.5,
    "go-between: named by one": 0.0,
    "accord|go-between: named by one": -0.5,
    "go-between: another": -0.6,
    "talks|go-between: another": -1.2,
    # where
    "where: same": 1.3,
    "where: inside": 0.2,
    "where: other": -0.8,
    "talks|where: other": -1.5,
    "force|where: other": -1.5,
    # how much, in what words
    "figures: the same": 1.8,
    "figures: the same, small": 0.6,
    "figures: can agree": 0.3,
    "figures: differ": -0.6,
    "war|figures: differ": 0.0,
    "within|figures: differ": -1.2,
    "series: another": NEVER,
    "series: call and meeting": NEVER,
    "series: one is another": -1.2,
    "name: the same": 1.0,
    "name: another": -0.6,
    "words: the same": 2.7,
    "words: alike": 0.8,
    "within|words: the same": 0.0,
    "within|words: alike": 0.0,
    "points back": 1.7,
    "talks|points back": 2.0,
    "points back from afar": 0.8,
    "telling: one": -1.5,
    "speech|telling: one": 0.0,
    "trigger: one": NEVER,
}


def weigh(level: str, left: Facts, right: Facts, *, same_report: bool) -> float:
    """The weight of a level for this pair."""
    kind = left.kind_word if left.kind is right.kind else _WAR if _WAR in (left.kind_word, right.kind_word) else None
    return _weigh(level, kind, left.family, same_report)


@cache
def _weigh(level: str, kind: str | None, family: str, within: bool) -> float:
    return next(WEIGHTS[key] for key in _keys(level, kind, family, within=within) if key in WEIGHTS)


def _keys(level: str, kind: str | None, family: str, *, within: bool) -> Iterator[str]:
    if kind:
        yield f"{kind}|{level}"
    yield f"{family}|{level}"
    if within:
        yield f"within|{level}"
    yield level
