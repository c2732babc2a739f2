"""What kinds of events, their standing, their level and the offices of those there weigh in a timeline: ``data/weight.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Points:
    """Points by kind, by status, by the level of a contact, and by the rank of an office."""

    kinds: Mapping[str, float]
    statuses: Mapping[str, float]
    levels: Mapping[str, float]
    ranks: Mapping[str, float]


@cache
def load_points() -> Points:
    """The table.

    >>> load_points().kinds["ceasefire"] > load_points().kinds["statement"]
    True
    """
    return Points(**tomllib.loads((files("detente.lexicon") / "data" / "weight.toml").read_text(encoding="utf-8")))
