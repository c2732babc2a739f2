"""Disagreements against gold contradictions: found where the words of two different positions stand on two sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.scoring.rows import QuotedSpan
from bench.scoring.texts import Texts

NONE_SUCH = ("files agree", "must not be mixed", "not a contradiction", "not exclusive", "seed vs world")
"""How the gold marks the rows that it keeps as controls: both sides can hold, or the texts agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One that a system found: its type, by what, and the words of each side."""

    type: str
    how: str
    sides: Sequence[tuple[str, Sequence[QuotedSpan]]]


@dataclass(frozen=True, slots=True)
class Matches:
    """For each gold row the first disagreement that is it, if any; and the numbers of the disagreements that are one."""

    found: Sequence[Disagreement | None]
    right: frozenset[int]


def is_control(row: Mapping[str, Any]) -> bool:
    """Whether a gold row is kept to see that it is not taken for a contradiction.

    >>> is_control({"kind": "files agree (control)"}), is_control({"kind": "date differs"})
    (True, False)
    """
    return any(mark in row["kind"] for mark in NONE_SUCH)


def match_disagreements(gold: Sequence[Mapping[str, Any]], ours: Sequence[Disagreement], texts: Texts) -> Matches:
    """A gold row is found where two of its positions are told on two sides; one sentence may hold both."""
    found: list[Disagreement | None] = []
    right: set[int] = set()
    for row in gold:
        positions = [QuotedSpan(position["file"], position["quote"]) for position in row["positions"]]
        hits = [number for number, one in enumerate(ours) if _is_it(positions, one, texts)]
        right.update(hits)
        found.append(ours[hits[0]] if hits else None)
    return Matches(found, frozenset(right))


def _is_it(positions: Sequence[QuotedSpan], one: Disagreement, texts: Texts) -> bool:
    told = [
        {side for side, (_, words) in enumerate(one.sides) if any(texts.overlap(quote, span) >= 0.5 for span in words)}
        for quote in positions
    ]
    return any(a != b for n, left in enumerate(told) for right in told[n + 1 :] for a in left for b in right)
