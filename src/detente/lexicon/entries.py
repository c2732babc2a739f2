"""What the lexicon knows under one name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """The table that an entry comes from."""

    STATE = "state"
    FORMER_STATE = "former_state"
    CAPITAL = "capital"
    DEMONYM = "demonym"
    REGION = "region"
    SEAT = "seat"
    BODY = "body"
    GROUP = "group"


NO_ACTORS = frozenset({"area", "sea", "line", "strait", "canal", "corridor", "crossing", "site", "platform"})
"""Kinds of names that nobody acts for: wide areas and waters, as "Africa" and "the Black Sea"; where one posts what one says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A state, capital, people, region, seat, body or group.

    ``name`` is the canonical name ("Kyiv" for "Kiev"; of a demonym, its adjective). ``states`` are the states concerned:
    the one a capital, demonym or seat stands for, those where a region lies, a group fights or a people lives.
    ``kind`` tells more: "ministry", "palace", "strait", "corridor", "mission", "press".
    """

    name: str
    sort: Sort
    states: tuple[str, ...] = ()
    kind: str = ""

    @property
    def state(self) -> str | None:
        """The one state that the entry stands for; ``None`` where it stands for none or for several.

        >>> Entry("Kyiv", Sort.CAPITAL, ("Ukraine",)).state
        'Ukraine'
        """
        if self.sort is Sort.STATE or self.sort is Sort.FORMER_STATE or self.kind == "de facto state":
            return self.name
        return self.states[0] if len(self.states) == 1 else None


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of an entry. ``weak``: the form usually means something else, and needs the report's support."""

    text: str
    entry: Entry
    weak: bool = False
