"""A logistic regression over levels, by Newton's method: few hundred weights, the same result on every run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.joining.bounds import Bound

Levels = tuple[str, ...]
_CHUNK = 8192
_ROUNDS = 60
_ENOUGH = 1e-4
_LEAST_SHARE = 1e-6


@dataclass(frozen=True, slots=True)
class Row:
    """A compared pair: the levels that it reached, the family of its kinds, whether it is one event.

    ``known``: an annotator gave one of the two an id, and so looked for other tellings of it.
    """

    levels: Levels
    family: str
    same: bool
    known: bool = True


@dataclass(frozen=True, slots=True)
class Fitted:
    """Log-odds of a pair: ``prior`` and the sum of the weights of its levels, those of its family before those of all."""

    prior: float
    levels: Mapping[str, float]

    def score(self, row: Row) -> float:
        """The log-odds of one pair.

        >>> Fitted(-1.0, {"when: the same day": 2.0, "talks|when: the same day": 2.5}).score(
        ...     Row(("when: the same day",), "talks", True)
        ... )
        1.5
        """
        return self.prior + sum(
            self.levels.get(f"{row.family}|{level}", self.levels.get(level, 0.0)) for level in row.levels
        )


def fit(
    rows: Iterable[Row], bound_of: Callable[[str], Bound], prior: Bound, *, ridge: float, family_ridge: float
) -> Fitted:
    """The weights that make these rows likeliest: of every level for all kinds, then for each family of kinds.

    The first are drawn to 0 by ``ridge``, the second to the first by ``family_ridge``, so that what a family seldom reaches
    weighs as it does elsewhere. ``bound_of``: the least and the most that a level may weigh, whatever the rows say;
    ``prior`` likewise. Rows of the same levels are counted, not repeated.
    """
    counts: dict[tuple[Levels, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        counts[row.levels, row.family][row.same] += 1
    groups = sorted(counts)
    told = np.array([counts[group] for group in groups], dtype=float)
    start, of_all = _solve([list(levels) for levels, _ in groups], told, bound_of, (prior, 0.0, 1e-6), {}, ridge)
    wanted = [[f"{family}|{level}" for level in levels] for levels, family in groups]
    centres = {key: of_all[key.partition("|")[2]] for row in wanted for key in row}
    begin, of_families = _solve(wanted, told, bound_of, (prior, start, family_ridge), centres, family_ridge)
    return Fitted(begin, of_all | of_families)


def _solve(
    wanted: Sequence[Sequence[str]],
    told: np.ndarray,
    bound_of: Callable[[str], Bound],
    prior: tuple[Bound, float, float],
    centres: Mapping[str, float],
    ridge: float,
) -> tuple[float, dict[str, float]]:
    """The prior and the weights by name; ``prior`` holds its bound, its centre and what draws it there."""
    names = sorted({key for row in wanted for key in row})
    number = {name: at for at, name in enumerate(names)}
    table = [np.array([number[key] for key in row] + [len(names)]) for row in wanted]
    penalty = np.array([ridge] * len(names) + [prior[2]])
    centre = np.array([centres.get(name, 0.0) for name in names] + [prior[1]])
    bounds = np.array([*(bound_of(name) for name in names), prior[0]])
    weights = _newton(_Pairs(table, told, penalty, centre), bounds)
    return float(weights[-1]), dict(zip(names, map(float, weights[:-1]), strict=True))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The levels of each sort of row, how many rows of it are two events and one, and what draws each weight where."""

    table: Sequence[np.ndarray]
    told: np.ndarray
    penalty: np.ndarray
    centre: np.ndarray

    def loss(self, weights: np.ndarray) -> float:
        """How unlikely these weights make the rows."""
        score = np.array([weights[columns].sum() for columns in self.table])
        unlikely = (self.told.sum(1) * np.logaddexp(0, score) - self.told[:, 1] * score).sum()
        return float(unlikely + 0.5 * (self.penalty * (weights - self.centre) ** 2).sum())

    def curve(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The gradient of the loss and its Hessian."""
        slope, bend = self.penalty * (weights - self.centre), np.diag(self.penalty)
        for start in range(0, len(self.table), _CHUNK):
            part, here = self.table[start : start + _CHUNK], self.told[start : start + _CHUNK]
            dense = np.zeros((len(part), len(weights)))
            for at, columns in enumerate(part):
                dense[at, columns] = 1.0
            chance = 1 / (1 + np.exp(-np.clip(dense @ weights, -30, 30)))
            slope = slope + dense.T @ (here.sum(1) * chance - here[:, 1])
            bend = bend + dense.T @ (dense * (here.sum(1) * chance * (1 - chance))[:, None])
        return slope, bend


def _newton(pairs: _Pairs, bounds: np.ndarray) -> np.ndarray:
    """Damped steps; what a step carries beyond a bound is set there, and stays while it pushes further."""
    least, most = bounds.T
    weights = np.clip(pairs.centre, least, most)
    for _ in range(_ROUNDS):
        loss = pairs.loss(weights)
        slope, bend = pairs.curve(weights)
        free = np.flatnonzero(~(((weights >= most) & (slope < 0)) | ((weights <= least) & (slope > 0))))
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        share, ahead = 1.0, weights
        while share > _LEAST_SHARE:
            ahead = np.clip(weights - share * step, least, most)
            if pairs.loss(ahead) <= loss:
                break
            share /= 2
        moved = float(np.abs(ahead - weights).max())
        weights = ahead
        if moved < _ENOUGH:
            break
    return weights
