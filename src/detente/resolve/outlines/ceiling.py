"""The most that a pair can weigh, by outlines alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.lexicon.frames import load_frames
from detente.model import Kind
from detente.resolve.compare import weight_of
from detente.resolve.outlines.cases import CASES, COMPARISONS, SINGLE, WHOLE
from detente.resolve.outlines.layout import KINDS, STATUSES, Column, Flag
from detente.resolve.outlines.pairs import Pairs
from detente.resolve.weights import ACROSS, Weights
from detente.resolve.what import compare_deeds, compare_standings

if TYPE_CHECKING:
    from detente.resolve.outlines.layout import Outlines
    from detente.resolve.outlines.pairs import Scores, Truths

_SLACK = 0.01
"""Scores are rounded, and are sums of fractions."""


def may_be_one(left: Outlines, right: Outlines) -> Truths:
    """Which pairs may be one event or worth asking about; ``left`` and ``right`` have a row a pair.

    True too for pairs that are weighed otherwise than two tellings of known kinds: what was said, what has no kind.
    """
    pair = Pairs(left, right)
    two: Truths = left[:, Column.REPORT] != right[:, Column.REPORT]
    return two & (pair.either(Flag.FREE) | (bound_of(left, right) >= Weights.load(ACROSS).ask - _SLACK))


def bound_of(left: Outlines, right: Outlines) -> Scores:
    """What each pair weighs at the most, if it is of two reports and of known kinds.

    Of a pair whose kinds or statuses rule it out that alone is told.
    """
    import numpy as np  # noqa: PLC0415 - loaded only by what joins

    known, pair = _tables(), Pairs(left, right)
    most: Scores = known.kinds[pair.kinds] + known.statuses[pair.statuses, pair.kinds]
    # of many pairs the kinds and statuses alone say it
    open_ = np.flatnonzero(most + known.rest[pair.kinds] >= known.ask - _SLACK)
    pair = Pairs(left[open_], right[open_])
    for cases in COMPARISONS:
        told = cases(pair)
        rows = [known.rows[name] for _, name in told]
        most[open_] += known.levels[np.select([so for so, _ in told[:-1]], rows[:-1], rows[-1]), pair.kinds]
    return most


class _Tables(NamedTuple):
    """The most that each case weighs, by the kinds of a pair (columns); ``rows``: the row of each case in ``levels``.

    ``rest``: the most that all but kinds and statuses come to.
    """

    ask: float
    kinds: Scores
    rest: Scores
    statuses: Any
    levels: Any
    rows: dict[str, int]


@cache
def _tables() -> _Tables:
    import numpy as np  # noqa: PLC0415 - loaded only by what joins

    weights = Weights.load(ACROSS)
    families = sorted({_family(kind) for kind in KINDS})
    pairs = [(one, two) for one in KINDS for two in KINDS]
    own = [(families.index(_family(one)), families.index(_family(two))) for one, two in pairs]

    def spread(of_families: Sequence[float]) -> list[float]:
        """For the kinds of each pair the larger of the two: it is weighed by the family of either."""
        return [max(of_families[one], of_families[two]) for one, two in own]

    def most(levels: Iterable[str]) -> list[float]:
        told = tuple(levels)
        return spread([max(_weigh(weights, level, family) for level in told) for family in families])

    deeds = [
        max(
            _weigh(weights, compare_deeds(one.value, two.value, truce=truce, years=years)[0], family)
            for truce in (False, True)
            for years in (False, True)
            for family in {_family(one), _family(two)}
        )
        for one, two in pairs
    ]
    standings = [compare_standings(one, two) for one in STATUSES for two in STATUSES]
    cases = {name: most(levels) for name, levels in {**CASES, **{level: (level,) for level in SINGLE}}.items()}
    for step in WHOLE:
        cases[f"{step}: any"] = spread([max(0.0, weights.most(step, family)) for family in families])
    by_step = {
        step: np.max([row for name, row in cases.items() if name.startswith(f"{step}:")], axis=0)
        for step in ("when", "lead", *WHOLE)
    }
    return _Tables(
        ask=weights.ask,
        kinds=weights.prior + np.array(deeds),
        rest=np.sum(list(by_step.values()), axis=0),
        statuses=np.array([most([ground[0] if ground else ""]) for ground in standings]),
        levels=np.array(list(cases.values())),
        rows={name: at for at, name in enumerate(cases)},
    )


def _weigh(weights: Weights, level: str, family: str) -> float:
    if not level:
        return 0.0
    return weight_of(weights, level, family)


def _family(kind: Kind) -> str:
    return load_frames()[kind].family
