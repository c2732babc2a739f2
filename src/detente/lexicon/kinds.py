"""The words that tell of events, by kind: ``data/kinds.toml`` as lookup tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """An entry of the table.

    ``objects``: the nouns that the verb asks for, empty where any will do. ``weak``: a word that often means something
    else and needs an actor, a date or a figure beside it.
    """

    kind: str
    weak: bool = False
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """Verbs by lemma (and particle, "call+on"), nouns by lemma (and compound, "phone call"), each with its readings."""

    verbs: Mapping[str, tuple[TriggerWord, ...]]
    nouns: Mapping[str, tuple[TriggerWord, ...]]


@cache
def load_kinds() -> TriggerTable:
    """The table of trigger words.

    >>> [word.kind for word in load_kinds().verbs["call+on"]]
    ['demand']
    """
    table = tomllib.loads((files("detente.lexicon") / "data" / "kinds.toml").read_text(encoding="utf-8"))
    objects = {name: frozenset(words) for name, words in table.pop("objects").items()}
    verbs: dict[str, list[TriggerWord]] = {}
    nouns: dict[str, list[TriggerWord]] = {}
    for kind, entry in table.items():
        for written in entry.get("verbs", ()):
            lemma, _, wanted = written.partition(">")
            word = TriggerWord(kind, lemma in entry.get("weak_verbs", ()), objects[wanted] if wanted else frozenset())
            verbs.setdefault(lemma, []).append(word)
        for lemma in entry.get("nouns", ()):
            nouns.setdefault(lemma, []).append(TriggerWord(kind, lemma in entry.get("weak_nouns", ())))
    return TriggerTable(
        verbs={lemma: tuple(sorted(words, key=lambda w: not w.objects)) for lemma, words in verbs.items()},
        nouns={lemma: tuple(words) for lemma, words in nouns.items()},
    )
