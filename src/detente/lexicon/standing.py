"""Words that show that a happening was or is there, or was not: ``data/standing.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_standing() -> Mapping[str, frozenset[str]]:
    """The lists of lemmas by name; the comments of the data file say what each is for.

    >>> "fragile" in load_standing()["lasting"], sorted(load_standing()["refraining"])
    (True, ['abstain', 'desist', 'refrain'])
    """
    table = tomllib.loads((files("detente.lexicon") / "data" / "standing.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
