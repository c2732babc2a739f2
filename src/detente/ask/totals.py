"""What the figures that one voice gives of one thing come to together, or why they come to nothing.

Only parts that the words themselves join are added: "four soldiers and two civilians", "another three". A part "of them" is
inside its whole. Counts of different scope, of the same people, or of people who may be the same, are not added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.model import Bound, Figure

_AND = r"\b(?:and|plus|along with|together with|as well as|in addition to|besides)\b"
_JOINED = re.compile(_AND, re.IGNORECASE)
_RIGHT_BEFORE = re.compile(
    rf"{_AND},?\s*(?:(?:the|a|an|also|about|around|some|at|least|most|more|fewer|less|than|over|up|to|nearly|almost|then)\s+)*$",
    re.IGNORECASE,
)
"""An "and" that joins the number itself; one further off joins deeds, and the second number may be of the same people."""
_LATER = re.compile(r"\b(?:at first|initially|originally|previously|earlier|now|later|today|since)\b", re.IGNORECASE)
"""Words that set one count of the same people against another: "30 at first and 93 now"."""
_STOP = re.compile(r"[.;:!?]\s|\bor\b|\bnot\b|\bbut\b|\bwhile\b|\bagainst\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"\b(?:of them|of whom|of these|of those|of which|among them|among whom|including|includes|one of the)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?!the\b)(?:[\w-]+\s+){0,2}?(?:others?|another|additional|more|further)\b(?!\s+than)", re.IGNORECASE
)
_ANYBODY = frozenset(
    "a an the of its their his her all some people persons person lives life individuals humans human souls dead casualties "
    "victims others other those them men".split()
)
"""Words that say of nobody in particular who is counted."""
_SELF = frozenset({"himself", "herself", "themselves"})
"""Who kills whom and then himself is one more: "shot his wife before killing himself"."""
_FAR = 120
"""Characters between two numbers that an "and" may join."""
_BEHIND = 12
"""Characters behind a number in which "of them" may stand."""
_BACK = 600
"""Characters back over which "another" and "two others" look to the number before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A figure as one passage of a report gives it; ``text`` is the report's."""

    figure: Figure
    report_id: str
    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """The words of the passage."""
        return " ".join(self.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What figures come to: the figure, ``None`` where it is refused, with the reason in ``why``."""

    figure: Figure | None
    why: str


def total_of(given: Sequence[Given]) -> Total:
    """What the figures that one voice gives of one event and one measure come to.

    >>> from detente.model import Measure
    >>> text = "Four soldiers and two civilians were killed."
    >>> def count(n, words):
    ...     at = text.index(words)
    ...     figure = Figure(measure=Measure.KILLED, low=n, best=n, high=n, population=words.split()[-1])
    ...     return Given(figure=figure, report_id="r", start=at, end=at + len(words), text=text)
    >>> total = total_of([count(4, "Four soldiers"), count(2, "two civilians")])
    >>> total.figure.best, total.why
    (6, 'the words join 4 killed (soldiers) and 2 killed (civilians)')
    """
    scopes = list(dict.fromkeys(g.figure.scope or "this event" for g in given))
    if len(scopes) > 1:
        return Total(figure=None, why=f"scopes that overlap are not added: {'; '.join(scopes)}")
    sums = part_sums(given)
    different: list[tuple[Figure, list[Given]]] = []
    for figure, parts in sums:
        if not any(same_number(figure, other) for other, _ in different):
            different.append((figure, parts))
    if not different:
        return Total(figure=None, why="no figure is given")
    if len(different) == 1:
        figure, parts = different[0]
        return Total(figure=figure, why=_how(parts))
    wholes = [(f, p) for f, p in different if all(f is o or _can_hold(f, o) for o, _ in different)]
    if len(wholes) == 1 and len(wholes[0][1]) > 1:
        return Total(figure=wholes[0][0], why=_how(wholes[0][1]))
    told = " and ".join(describe(figure) for figure, _ in different)
    return Total(figure=None, why=f"these may count the same people and are not added: {told}")


def part_sums(given: Sequence[Given]) -> list[tuple[Figure, list[Given]]]:
    """Each figure, added to those that the words join to it, with its parts; parts "of them" are left inside their whole."""
    groups: list[list[Given]] = []
    for one in sorted(given, key=lambda g: (g.report_id, g.start, g.end)):
        last = groups[-1][-1] if groups else None
        if last is not None and last.report_id == one.report_id:
            if last.start == one.start and same_number(last.figure, one.figure):
                continue
            between = one.text[last.start : one.start]
            if len(between) <= _FAR and _INSIDE.search(one.text, last.start, one.end + _BEHIND):
                continue
            if _adds(last, one):
                groups[-1].append(one)
                continue
        groups.append([one])
    return [(add_figures([g.figure for g in parts]), parts) for parts in groups]


def same_number(one: Figure, other: Figure) -> bool:
    """Whether two figures give one number under one bound."""
    return (one.measure, one.low, one.best, one.high) == (other.measure, other.low, other.best, other.high)


def same_people(one: Figure, other: Figure) -> bool:
    """Whether the words may say of the same people whom they count: "lives" and "people", "soldiers" and "Chadian soldiers".

    >>> from detente.model import Measure
    >>> chad, sudan, lives = (Figure(measure=Measure.KILLED, population=p) for p in ("Chadians", "Sudanese", "lives"))
    >>> same_people(chad, lives), same_people(chad, sudan)
    (True, False)
    """
    left, right = (_people(figure) for figure in (one, other))
    return left <= right or right <= left


def _people(figure: Figure) -> frozenset[str]:
    return frozenset((figure.population or "").lower().split()) - _ANYBODY


def _adds(last: Given, one: Given) -> bool:
    between = one.text[last.start : one.start]
    near = len(between) <= _FAR and not _STOP.search(between)
    if (
        near
        and same_number(last.figure, one.figure)
        and last.words.lower() == one.words.lower()
        and one.figure.best != 1
    ):
        return False  # "three people dead and … Three people were killed": told again
    if near and one.words.lower() in _SELF:
        return True
    if near and _JOINED.search(between):
        joined = _RIGHT_BEFORE.search(between) and not _LATER.search(between)
        if joined or not same_people(last.figure, one.figure):
            return True
    return len(between) <= _BACK and _MORE.match(one.words) is not None


def add_figures(figures: Sequence[Figure]) -> Figure:
    """The sum of figures that count different people, each end by itself; an end that one part leaves open stays open."""
    first = figures[0]
    if len(figures) == 1:
        return first
    lows = [f.low if f.low is not None else f.best if f.bound is Bound.ABOUT else 0 for f in figures]
    highs = [f.high if f.high is not None else f.best if f.bound is Bound.ABOUT else None for f in figures]
    bests = [f.best for f in figures]
    low = sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    best = None if None in bests else sum(n for n in bests if n is not None)
    if all(f.bound is Bound.EXACT for f in figures):
        bound = Bound.EXACT
    elif high is None:
        bound = Bound.AT_LEAST
    else:
        bound = Bound.ABOUT if best is not None else Bound.RANGE
    people = " and ".join(f.population or "?" for f in figures) if any(f.population for f in figures) else None
    return Figure(
        measure=first.measure, low=low, best=best, high=high, bound=bound, population=people, scope=first.scope
    )


def _can_hold(whole: Figure, part: Figure) -> bool:
    """Whether a number is no more than another: then it may be a part of it."""
    most = next((n for n in (whole.high, whole.best, whole.low) if n is not None), 0)
    least = next((n for n in (part.low, part.best, part.high) if n is not None), 0)
    return least <= most


def _how(parts: Sequence[Given]) -> str:
    if len(parts) == 1:
        return "as given"
    return f"the words join {' and '.join(describe(g.figure) for g in parts)}"


def describe(figure: Figure) -> str:
    """A figure in words, with those it counts and what it covers.

    >>> from detente.model import Measure
    >>> describe(Figure(measure=Measure.KILLED, best=4, low=4, high=4, population="soldiers"))
    '4 killed (soldiers)'
    """
    of_whom = ", ".join(part for part in (figure.population, figure.scope) if part)
    return f"{figure} ({of_whom})" if of_whom else str(figure)
