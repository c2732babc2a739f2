"""Which body an organ or a mission is of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from detente.lexicon.entries import Sort
from detente.lexicon.states import entry_of
from detente.lexicon.tables import read_table


def body_of(name: str) -> str | None:
    """The body that a body acts for: that whose organ or mission it is, else itself; ``None`` where the name is no body's.

    >>> body_of("Kfor"), body_of("the Security Council"), body_of("NATO"), body_of("Chad")
    ('NATO', 'United Nations', 'NATO', None)
    """
    entry = entry_of(name)
    return _of().get(entry.name) or entry.name if entry and entry.sort is Sort.BODY else None


@cache
def _of() -> Mapping[str, str]:
    return {row["name"]: row["of"] for row in read_table("bodies.csv") if row["of"]}
