"""States by any of their names."""

from __future__ import annotations

from functools import cache

from detente.lexicon.entries import Entry, Sort
from detente.lexicon.folding import fold
from detente.lexicon.matching import forms_by_key
from detente.lexicon.tables import read_table

SAYS_STATE = frozenset({Sort.STATE, Sort.FORMER_STATE, Sort.CAPITAL, Sort.DEMONYM, Sort.SEAT})
"""Sorts of names that say of whoever bears them which state it is, or acts for."""


def entry_of(name: str) -> Entry | None:
    """The entry that a name usually means, whatever its case; ``None`` where the lexicon does not hold it.

    >>> entry_of("Ivory Coast").name
    'Ivory Coast'
    """
    forms = forms_by_key().get(fold(_bare(name)))
    return forms[0].entry if forms else None


def is_demonym(word: str) -> bool:
    """Whether a word is what the people of a state are called, one of them.

    >>> is_demonym("Serb"), is_demonym("Serbia")
    (True, False)
    """
    entry = entry_of(word)
    return entry is not None and entry.sort is Sort.DEMONYM


def state_of(name: str) -> str | None:
    """The state that a country, capital, demonym or seat of power stands for.

    >>> [state_of(name) for name in ("DRC", "Kiev", "Filipinos", "the Kremlin", "Narnia")]
    ['Democratic Republic of the Congo', 'Ukraine', 'Philippines', 'Russia', None]
    """
    entry = entry_of(name)
    if entry is None or entry.kind == "people":
        return None
    return entry.state if entry.sort in SAYS_STATE or entry.kind == "de facto state" else None


def capital_of(state: str) -> str | None:
    """The capital of a state, by any of its names.

    >>> capital_of("Burma")
    'Naypyidaw'
    """
    row = _rows().get(state_of(state) or "")
    return row["capitals"].split("|")[0] or None if row else None


def adjective_of(state: str) -> str | None:
    """The adjective of a state, or of a region that acts as one, by any of its names.

    >>> adjective_of("Türkiye"), adjective_of("Abkhazia")
    ('Turkish', 'Abkhaz')
    """
    entry = entry_of(state)
    region = _de_facto().get(entry.name) if entry else None
    row = region or _rows().get(state_of(state) or "")
    return row["demonyms"].split("|")[0].rstrip("?") or None if row else None


def iso2_of(state: str) -> str | None:
    """The two-letter ISO 3166 code of a state, by any of its names; ``None`` for states that are no more.

    >>> iso2_of("Ivory Coast")
    'CI'
    """
    row = _rows().get(state_of(state) or "")
    return (row.get("iso2") or None) if row else None


def iso3_of(state: str) -> str | None:
    """The three-letter ISO 3166 code of a state, by any of its names; ``None`` for states that are no more.

    >>> iso3_of("Ivory Coast")
    'CIV'
    """
    row = _rows().get(state_of(state) or "")
    return (row.get("iso3") or None) if row else None


def gw_of(state: str) -> int | None:
    """Gleditsch and Ward's number of a state, by any of its names; ``None`` for what they do not count.

    >>> gw_of("Ivory Coast"), gw_of("Niue")
    (437, None)
    """
    row = _rows().get(state_of(state) or "")
    return int(row["gw"]) if row and row["gw"] else None


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["name"]: row for table in ("former_states.csv", "states.csv") for row in read_table(table)}


@cache
def _de_facto() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in read_table("regions.csv") if row["kind"] == "de facto state"}


def _bare(name: str) -> str:
    name = name.strip()
    return name[4:] if name.lower().startswith("the ") and fold(name) not in forms_by_key() else name
