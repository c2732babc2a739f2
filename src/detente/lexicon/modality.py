"""Words that say how an event stands: ``data/modality.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_modality() -> Mapping[str, Mapping[str, str]]:
    """Lemma -> status, for each class of word: verbs, modals, adjectives, nouns, marks.

    >>> load_modality()["modals"]["will"]
    'planned'
    """
    table = tomllib.loads((files("detente.lexicon") / "data" / "modality.toml").read_text(encoding="utf-8"))
    return {name: {word: status for status, words in group.items() for word in words} for name, group in table.items()}
