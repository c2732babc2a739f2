"""The words that the ledgers go by: ``data/ledgers.toml`` as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from detente.lexicon.phrases import any_of


def ledger_words(section: str, name: str) -> re.Pattern[str]:
    """A list of the file as one pattern for folded text.

    >>> ledger_words("kept", "0").search("it violated the truce").group()
    'violated'
    """
    return _patterns()[section, name]


def ledger_lists(section: str) -> Mapping[str, tuple[str, ...]]:
    """A section as it is written: its lists by name.

    >>> sorted(ledger_lists("kept"))
    ['0', '1', '2', '3']
    """
    return {name: tuple(words) for name, words in _table()[section].items()}


@cache
def _patterns() -> Mapping[tuple[str, str], re.Pattern[str]]:
    return {(section, name): any_of(words) for section, lists in _table().items() for name, words in lists.items()}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("detente.lexicon") / "data" / "ledgers.toml").read_text(encoding="utf-8"))
