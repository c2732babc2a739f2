"""The words of two names set against each other, in order or with the family name at the other end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from detente.resolve.names.letters import word_cost
from detente.resolve.names.printed import PrintedName

_EXTRA, _JOIN, _INITIAL = 2.2, 0.02, 0.3
_NEAR = 0.8
"""So near, names are not turned round."""
_JOINED_ALIKE = 65
_JOINED_MOST = 0.8
"""Words are read as written together only where their letters are nearly the same."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the left name, words of the right one, and what it costs to read the one as the other; one side may be empty."""

    left: str
    right: str
    cost: float

    @property
    def initial(self) -> bool:
        """Whether one side is only the first letter of the other."""
        return min(len(self.left), len(self.right)) == 1 and self.left != self.right


@dataclass(frozen=True, slots=True)
class Alignment:
    """All words of two names, matched in order. ``turned`` where one was turned round first."""

    matches: tuple[Match, ...]
    turned: bool
    system: str

    @property
    def cost(self) -> float:
        """The sum over the words that have a counterpart."""
        return round(sum(match.cost for match in self.matches if match.left and match.right), 3)

    @property
    def total(self) -> float:
        """The cost, with what words cost that have no counterpart."""
        return self.cost + _EXTRA * sum(not (match.left and match.right) for match in self.matches)


def align(left: PrintedName, right: PrintedName, systems: frozenset[str]) -> Alignment:
    """The cheapest way to set two names against each other, words in order first; the same whichever is the left one.

    It is the longer one that is turned round.
    """
    if _length(left) > _length(right):
        return _mirrored(align(right, left, systems))
    found = []
    for words, turned in _orders(right):
        found += [
            Alignment(_match(left.words, words, system), turned, system) for system in ("press", *sorted(systems))
        ]
        if not turned and min(one.total for one in found) <= _NEAR:
            break
    return min(found, key=lambda a: (round(a.total, 3), a.turned))


def _length(name: PrintedName) -> tuple[int, int, tuple[str, ...]]:
    return len(name.words), sum(map(len, name.words)), name.words


def _mirrored(found: Alignment) -> Alignment:
    return replace(found, matches=tuple(Match(match.right, match.left, match.cost) for match in found.matches))


def _orders(name: PrintedName) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The words as printed, and with the family name moved to the other end."""
    words = name.words
    yield words, False
    if len(words) > 1:
        yield (words[-1], *words[:-1]), True
        if len(words) > 2:
            yield (*words[1:], words[0]), True


@lru_cache(maxsize=65536)
def _match(left: tuple[str, ...], right: tuple[str, ...], system: str) -> tuple[Match, ...]:
    """Match words in order: one with one, two with one that writes them together, or one with none."""
    best: dict[tuple[int, int], tuple[float, tuple[Match, ...]]] = {(0, 0): (0.0, ())}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if (i, j) not in best:
                continue
            so_far, matches = best[i, j]
            for one, other, extra in _steps(left, right, i, j):
                a, b = "".join(left[i : i + one]), "".join(right[j : j + other])
                joined = one + other > 2
                if joined and ratio(a, b) < _JOINED_ALIKE:
                    continue
                cost = _cost(a, b, system) if a and b else 0.0
                if joined and cost > _JOINED_MOST:
                    continue
                step = so_far + cost + extra + (_EXTRA if not (a and b) else 0.0)
                key = (i + one, j + other)
                if key not in best or step < best[key][0]:
                    best[key] = (step, (*matches, Match(a, b, cost)))
    return best[len(left), len(right)][1]


def _steps(left: tuple[str, ...], right: tuple[str, ...], i: int, j: int) -> Iterator[tuple[int, int, float]]:
    rest, others = len(left) - i, len(right) - j
    if rest and others:
        yield 1, 1, 0.0
    if rest > 1 and others:
        yield 2, 1, _JOIN
    if rest and others > 1:
        yield 1, 2, _JOIN
    if rest:
        yield 1, 0, 0.0
    if others:
        yield 0, 1, 0.0


def _cost(one: str, other: str, system: str) -> float:
    if min(len(one), len(other)) == 1 and max(len(one), len(other)) > 1:
        return _INITIAL if one[0] == other[0] else 3.0
    return word_cost(one, other, system)
