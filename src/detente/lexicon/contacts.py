"""The words that say at what level a contact was, and in which form: ``data/contacts.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from detente.lexicon.folding import fold
from detente.lexicon.phrases import any_of
from detente.lexicon.titles import find_titles, needs_support


def words_of_level(text: str) -> tuple[int, int, str] | None:
    """Where the name of a contact tells its level, and which.

    >>> words_of_level("a ministerial meeting")
    (2, 13, 'ministers')
    """
    return next(_found("level", text), None)


def usual_level(text: str) -> tuple[int, int, str] | None:
    """Where the name of a contact tells the level that such a one usually has: a "summit" is of leaders."""
    return next(_found("usual", text), None)


def words_of_format(text: str) -> list[tuple[int, int, str]]:
    """Where words tell the form of a contact, and which: one place for each form, in text order.

    >>> words_of_format("a trilateral call by phone")
    [(2, 12, 'trilateral'), (18, 26, 'by_phone')]
    """
    return sorted(_found("format", text))


def verb_of_format(lemma: str) -> str | None:
    """The form that a verb tells in its own right: "telephoned"."""
    return next((form for form, verbs in _table()["verb"].items() if lemma in verbs), None)


def gathers_many(noun: str) -> bool:
    """Whether more may have been at what a noun names than those whom a sentence names: a "conference"."""
    return noun in _table()["many"]["nouns"]


def is_social(words: Iterable[str]) -> bool:
    """Whether one of these words tells a contact at table: "dinner"."""
    return not _within("social").isdisjoint(words)


def is_round(words: Iterable[str]) -> bool:
    """Whether one of these words tells a round of longer talks: "session"."""
    return not _within("round").isdisjoint(words)


def tells_of_mediation(text: str) -> bool:
    """Whether a report has words of mediating at all.

    >>> tells_of_mediation("Talks brokered by Qatar"), tells_of_mediation("The two met.")
    (True, False)
    """
    return _pattern("mediated", "words").search(fold(text)) is not None


def is_mediators_office(text: str) -> bool:
    """Whether these words name an office of those who go between: "UN envoy", "chief mediator".

    >>> is_mediators_office("UN special envoy"), is_mediators_office("ambassador")
    (True, False)
    """
    return _pattern("mediated", "offices").search(fold(text)) is not None


def words_aside(text: str) -> Iterator[tuple[int, int]]:
    """Where words say beside what other occasion a contact was: "on the sidelines of"."""
    for match in _pattern("aside", "words").finditer(fold(text)):
        yield match.span()


def offices_by_level(text: str) -> list[tuple[int, int, str]]:
    """The offices and teams named in a text with the level of a contact that they are at, in order.

    >>> offices_by_level("the Deputy Prime Minister and Gen. Arop")
    [(4, 25, 'ministers'), (30, 34, 'military')]
    """
    own = [(start, end, level) for level in _table()["office"] for start, end in _spans("office", level, text)]
    kept: list[tuple[int, int, str]] = []
    for start, end, level in sorted([*own, *_by_rank(text)], key=lambda found: (found[0], -found[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, level))
    return [found for found in kept if found[2] != _NONE]


_NONE = "none"


def _by_rank(text: str) -> Iterator[tuple[int, int, str]]:
    for start, end, rank in find_titles(text):
        ordinary = text[start:end].islower() and fold(text[start:end]) in needs_support()
        yield start, end, _NONE if ordinary else _levels().get(rank, _NONE)


def _found(section: str, text: str) -> Iterator[tuple[int, int, str]]:
    for name in _table()[section]:
        for span in list(_spans(section, name, text))[:1]:
            yield *span, name


def _spans(section: str, name: str, text: str) -> Iterator[tuple[int, int]]:
    for match in _pattern(section, name).finditer(fold(text)):
        yield match.span()


@cache
def _within(name: str) -> frozenset[str]:
    return frozenset(_table()["within"][name])


@cache
def _levels() -> Mapping[str, str]:
    return {rank: level for level, ranks in _table()["rank"].items() for rank in ranks}


@cache
def _pattern(section: str, name: str) -> re.Pattern[str]:
    return any_of(_table()[section][name])


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("detente.lexicon") / "data" / "contacts.toml").read_text(encoding="utf-8"))
