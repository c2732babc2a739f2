"""Whether a name that somebody asks for is meant by a name in the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from detente.lexicon.matching import find_lexicon_names
from detente.lexicon.states import SAYS_STATE, entry_of, state_of

_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Write a name without case, accents and punctuation, for comparison.

    >>> fold("José Ramos-Horta’s")
    'jose ramos horta s'
    """
    # a letter with a stroke has no accent to take off, so the decomposition leaves it as it is
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_STROKES))
    return " ".join(re.findall(r"\w+", "".join(char for char in letters if not unicodedata.combining(char))))


@lru_cache(maxsize=1 << 16)
def states_in(name: str) -> frozenset[str]:
    """Name the states that a name speaks of: by their names, capitals, peoples and seats of power.

    >>> sorted(states_in("the Kremlin")), sorted(states_in("Papua New Guinea")), sorted(states_in("Ada Berg"))
    (['Russia'], ['Papua New Guinea'], [])
    """
    found = (entry for _, _, entry in find_lexicon_names(name) if entry.sort in SAYS_STATE)
    return frozenset(entry.state for entry in found if entry.state)


@dataclass(frozen=True, slots=True)
class ActorSearch:
    """Finds the actors that a query means: by name, by a part of the name, by an alias, or by the state they act for.

    ``served`` maps the people of the record to the states whose office they are shown in.

    >>> search = ActorSearch("norway", served={"Ada Berg": frozenset({"Norway"})})
    >>> [search.matches(name) for name in ("Ada Berg", "Norwegian envoy", "Oslo", "Sweden")]
    [True, True, True, False]
    """

    query: str
    served: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def matches(self, name: str) -> bool:
        """Whether this actor is meant."""
        state = state_of(self.query)
        if state:
            # only whole names of states count here: "Guinea" is not meant by "Guinea-Bissau"
            return fold(self.query) == fold(name) or state in states_in(name) | self.served.get(name, frozenset())
        sought, entry = fold(self.query), entry_of(self.query)
        alias = entry_of(name) if entry else None
        return bool(sought) and (f" {sought} " in f" {fold(name)} " or (alias is not None and alias == entry))


def prepare_names(names: Iterable[str]) -> None:
    """Work out now, and keep, what a search asks of these names, whoever is sought."""
    for name in names:
        fold(name)
        states_in(name)
