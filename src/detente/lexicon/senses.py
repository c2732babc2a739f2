"""What verbs and nouns mean beside certain words: ``data/senses.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

ANY = "any"
"""Stands for any noun."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense of a verb, or of a noun; the comments of the data file say what its fields ask for.

    ``kind`` is ``None`` where the word tells no event in it, ``objects``, ``by`` and ``clause`` where they ask for nothing;
    ``behind`` is a preposition with the nouns that must stand there, an empty set for any; ``of`` is the
    kind instead of which it holds.
    """

    kind: str | None
    particle: str
    objects: frozenset[str] | None = None
    by: frozenset[str] | None = None
    behind: tuple[str, frozenset[str]] | None = None
    never: frozenset[str] = frozenset()
    clause: str | None = None
    bare: bool = False
    plain: bool = False
    of: str | None = None
    own: bool = False
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Rising:
    """Nouns of risings, of those who make a crowd, and what words that tell of crowds and of arms begin with."""

    nouns: frozenset[str]
    marchers: frozenset[str]
    crowd: tuple[str, ...]
    arms: tuple[str, ...]


@cache
def load_rising() -> Rising:
    """The words by which a rising of crowds is told from one in arms."""
    words = _table()["rising"]
    return Rising(
        frozenset(words["nouns"]), frozenset(_table()["nouns"]["marchers"]), tuple(words["crowd"]), tuple(words["arms"])
    )


@cache
def load_senses() -> Mapping[str, tuple[Sense, ...]]:
    """The senses of each verb and noun that has some, in the order of the file.

    >>> [(sense.kind, sense.particle) for sense in load_senses()["pour"]]
    [('protest', 'into'), ('protest', 'onto'), ('protest', 'out')]
    """
    table = _table()
    nouns = {name: frozenset(words) for name, words in table["nouns"].items()}
    nouns[ANY] = frozenset()
    senses: dict[str, list[Sense]] = {}
    for row in table["sense"]:
        prep, _, wanted = row.get("behind", "").partition(">")
        for noun, written in [(key == "nouns", word) for key in ("verbs", "nouns") for word in row.get(key, ())]:
            word, _, particle = written.partition("+")
            sense = Sense(
                kind=None if row["kind"] == "none" else row["kind"],
                particle=particle,
                objects=nouns[row["objects"]] if "objects" in row else None,
                by=nouns[row["by"]] if "by" in row else None,
                behind=(prep, nouns[wanted]) if prep else None,
                never=frozenset(row.get("never", ())),
                clause=row.get("clause"),
                bare=row.get("bare", False),
                plain=row.get("plain", False),
                of=row.get("of"),
                own=row.get("own", False),
                noun=noun,
            )
            senses.setdefault(word, []).append(sense)
    return {word: tuple(found) for word, found in senses.items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("detente.lexicon") / "data" / "senses.toml").read_text(encoding="utf-8"))
