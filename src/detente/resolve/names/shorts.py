"""Whom a short name may mean, asked of a record that keeps its names under keys; what comes out is what ``Owners`` tells of all."""

from __future__ import annotations

from collections.abc import Callable

from detente.resolve.names.join import may_be_person
from detente.resolve.names.keys import Holders
from detente.resolve.names.links import is_surname
from detente.resolve.names.owners import LONG, is_family_first, less_one, near_surnames
from detente.resolve.names.printed import take_apart
from detente.resolve.names.sounds import sound_keys
from detente.resolve.offices import office_meant


def short_keys(name: str) -> frozenset[str]:
    """The keys of a printed name: the office that it means, the surname that it is, or those that it bears.

    >>> sorted(short_keys("Norwegian premier")), "owns berg" in short_keys("Ada Berg"), "short berg" in short_keys("Berg")
    (['means prime minister of Norway'], True, True)
    """
    if meant := office_meant(name):
        return frozenset({office_key(*meant)})
    if is_surname(name):
        (word,) = take_apart(name).words
        return frozenset({f"short {word}", *(f"short{near}" for near in _near(word, LONG))})
    return frozenset(
        key for word in _borne(name) for key in (f"owns {word}", *(f"owns{near}" for near in _near(word, LONG - 1)))
    )


def office_key(office: str, of: str) -> str:
    """The key under which the names of an office stand."""
    return f"means {office} of {of}"


def meaning(name: str, holders: Holders) -> set[str]:
    """The surnames printed alone that are a full name's, or spelt nearly so: they may mean the one who bears it."""
    found: set[str] = set()
    for word in _borne(name):
        found.update(holders(f"short {word}"))
        near = {short for key in _near(word, LONG - 1) for short in holders(f"short{key}")}
        found.update(short for short in near if near_surnames(take_apart(short).words[0], {word}))
    return found


def bearers(words: tuple[str, ...], holders: Holders, shown: Callable[[str], str]) -> set[str]:
    """Those who bear a surname alone: the names that are shown for them; of one spelt nearly so where nobody bears it as it is."""
    (word,) = words
    found = {shown(name) for name in holders(f"owns {word}")}
    if found:
        return found
    met = {
        surname
        for near in _near(word, LONG)
        for name in holders(f"owns{near}")
        for surname in _borne(name)
        if near in _near(surname, LONG - 1)
    }
    return {shown(name) for surname in near_surnames(word, met) for name in holders(f"owns {surname}")}


def _borne(name: str) -> set[str]:
    """The words by which a full name may be called for short: its last, and its first where that is the family's."""
    words = take_apart(name).words
    if len(words) < 2 or not name.split() or not may_be_person(name):
        return set()
    return {words[-1], words[0]} if is_family_first(words) else {words[-1]}


def _near(word: str, long: int) -> list[str]:
    """The sounds of a surname, and of one of so many letters what is left without one of them."""
    sounds = [f"~{sound}" for sound in sorted(sound_keys(word))]
    return [*sounds, *(f"-{form}" for form in sorted(less_one(word)))] if len(word) >= long else sounds
