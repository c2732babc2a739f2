"""Common nouns that name actors: ``data/nouns.toml`` as sets of lemmas."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.lexicon.entries import Sort
from detente.lexicon.states import entry_of


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """Lemmas by the way in which they name an actor; the comments of the data file say which is which."""

    acts_for_state: frozenset[str]
    own_forces: frozenset[str]
    against_state: frozenset[str]
    groups: frozenset[str]
    speakers: frozenset[str]
    collective_heads: frozenset[str]
    collective_marks: frozenset[str]
    collective_persons: frozenset[str]
    collective_pairs: frozenset[str]
    at_odds: frozenset[str]
    acts_for_group: frozenset[str]
    belongs: frozenset[str]
    adherents: frozenset[str]
    bare_groups: frozenset[str]
    bare_states: frozenset[str]
    bare_armed: frozenset[str]
    bare_bodies: frozenset[str]
    arms: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    hazards: frozenset[str]
    mishaps: frozenset[str]
    vehicles: frozenset[str]
    harmers: frozenset[str]


def is_own_force(name: str) -> bool:
    """Whether a name is that of a force that acts beside its state: its people, then a noun of such forces.

    >>> is_own_force("Chadian peacekeepers"), is_own_force("Chadian rebel troops"), is_own_force("Chadian troops")
    (True, True, False)
    """
    first, *rest = name.split()
    entry = entry_of(first)
    if entry is None or entry.sort is not Sort.DEMONYM or not rest:
        return False
    nouns, last = load_nouns(), rest[-1].lower().removesuffix("s")
    against = any(word.lower() in nouns.against_state for word in rest[:-1])
    return last in nouns.own_forces or (against and last in nouns.acts_for_state)


@cache
def load_nouns() -> ActorNouns:
    """The table.

    >>> "rebel" in load_nouns().groups
    True
    """
    text = (files("detente.lexicon") / "data" / "nouns.toml").read_text(encoding="utf-8")
    return ActorNouns(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})
