"""Common nouns that name actors: ``data/nouns.toml`` as sets of lemmas."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """Lemmas by the way in which they name an actor; the comments of the data file say which is which."""

    acts_for_state: frozenset[str]
    groups: frozenset[str]
    speakers: frozenset[str]
    collective_heads: frozenset[str]
    collective_marks: frozenset[str]
    collective_persons: frozenset[str]
    collective_pairs: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    hazards: frozenset[str]
    harmers: frozenset[str]


@cache
def load_nouns() -> ActorNouns:
    """The table.

    >>> "rebel" in load_nouns().groups
    True
    """
    text = (files("detente.lexicon") / "data" / "nouns.toml").read_text(encoding="utf-8")
    return ActorNouns(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})
