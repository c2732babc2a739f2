"""Kinds of the record in the roots of PLOVER, as the benches coded in PLOVER need them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from detente.model import Kind


@cache
def load_roots() -> dict[Kind, tuple[str, ...]]:
    """The roots that each kind may stand for, the usual one first; kinds without one (a statement) are absent.

    >>> load_roots()[Kind.CEASEFIRE]
    ('YIELD', 'AGREE', 'RETREAT', 'CONCEDE')
    """
    with Path(__file__).with_name("plover.toml").open("rb") as source:
        return {Kind(kind): tuple(roots) for kind, roots in tomllib.load(source).items()}
