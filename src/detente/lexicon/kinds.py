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
    else and needs an actor, a date or a figure beside it. ``sure``: one that tells of its kind although the reader marks nothing.
    """

    kind: str
    weak: bool = False
    objects: frozenset[str] = frozenset()
    sure: bool = False


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
        for listed in ("sure_verbs", "verbs"):
            for written in entry.get(listed, ()):
                lemma, _, wanted = written.partition(">")
                asked = objects[wanted] if wanted else frozenset[str]()
                word = TriggerWord(kind, lemma in entry.get("weak_verbs", ()), asked, listed == "sure_verbs")
                verbs.setdefault(lemma, []).append(word)
        for listed in ("sure_nouns", "nouns"):
            for lemma in entry.get(listed, ()):
                word = TriggerWord(kind, lemma in entry.get("weak_nouns", ()), sure=listed == "sure_nouns")
                nouns.setdefault(lemma, []).append(word)
    return TriggerTable(
        verbs={lemma: tuple(sorted(words, key=lambda w: not w.objects)) for lemma, words in verbs.items()},
        nouns={lemma: tuple(words) for lemma, words in nouns.items()},
    )
