"""Actors, roles and places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameType(StrEnum):
    """What a name in a text names. A country, capital or palace that acts or speaks is ``STATE``; where one goes, ``PLACE``."""

    PERSON = "person"
    STATE = "state"
    PLACE = "place"
    BODY = "body"
    GROUP = "group"
    PEOPLE = "people"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that somebody is shown to hold: "Prime Minister" of "Armenia"."""

    title: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, state, body or armed group. ``name`` is the fullest form printed; ``state`` the one it acts for, if known."""

    name: str
    type: NameType
    state: str | None = None
    role: Role | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameDoubt:
    """Two recorded names that may be one actor's, and why that is not certain: a question for the user."""

    left: str
    right: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point, area or line. ``precision``: exact, near, region. Coordinates where the gazetteer has them."""

    name: str
    country: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "near"
