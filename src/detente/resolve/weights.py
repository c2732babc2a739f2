"""What each level of a comparison weighs."""

from __future__ import annotations

from detente.resolve.facts import Facts

NEVER = -99.0
"""Weight of what rules a merge out on its own."""
WEIGHTS: dict[str, float] = {}


def weigh(level: str, left: Facts, *, same_report: bool) -> float:
    return WEIGHTS.get(level, 0.0)
