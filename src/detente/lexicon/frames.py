"""Where the parts of an event stand around its word: ``data/frames.toml`` as lookup tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts around a trigger of one kind; an empty part means that what stands there plays none.

    ``behind`` maps a preposition to a part.
    """

    family: str
    agent: str
    object: str
    behind: Mapping[str, str]

    @property
    def is_dealing(self) -> bool:
        """Whether those who take part deal with each other: talks, and the accords that come of them."""
        return self.family in ("talks", "accord")


@cache
def load_frames() -> Mapping[str, Frame]:
    """The frame of each kind.

    >>> load_frames()["mediation"].agent, load_frames()["attack"].behind["on"]
    ('mediator', 'target')
    """
    table = _table()
    own = {"family", "agent", "object"}
    return {
        kind: Frame(row["family"], row["agent"], row["object"], {k: v for k, v in row.items() if k not in own and v})
        for kind, row in table.items()
        if kind not in ("support_verbs", "judging", "capacities", "bearing", "undertakings")
    }


@cache
def load_support_verbs() -> Mapping[str, frozenset[str]]:
    """Verbs that carry an event noun, by what their subject is to the event: agent, host, mediator, event."""
    return {role: frozenset(verbs) for role, verbs in _table()["support_verbs"].items()}


@cache
def load_judging_verbs() -> frozenset[str]:
    """Verbs of praise and blame, whose object is what is judged.

    >>> "condemn" in load_judging_verbs()
    True
    """
    return frozenset(_table()["judging"]["verbs"])


@cache
def load_bearing() -> Mapping[str, frozenset[str]]:
    """The verbs whose subject has no part in the event that is their object, by the kind of that event.

    >>> "seek" in load_bearing()["commitment"], "seek" in load_bearing().get("meeting", ())
    (True, False)
    """
    found: dict[str, set[str]] = {}
    for row in _table()["bearing"].values():
        for kind in row["kinds"]:
            found.setdefault(kind, set()).update(row["verbs"])
    return {kind: frozenset(verbs) for kind, verbs in found.items()}


@cache
def load_undertakings() -> frozenset[str]:
    """Nouns of what somebody sets out to do.

    >>> "attempt" in load_undertakings()
    True
    """
    return frozenset(_table()["undertakings"]["nouns"])


@cache
def load_capacities() -> Mapping[str, str]:
    """Nouns that say as what somebody took part, with the part.

    >>> load_capacities()["observer"]
    'witness'
    """
    return {noun: part for part, nouns in _table()["capacities"].items() for noun in nouns}


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("detente.lexicon") / "data" / "frames.toml").read_text(encoding="utf-8"))
