"""Phrases of the word lists as patterns: whole words, ``*`` for any ending, spaces for any white space."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.lexicon.folding import fold


def phrase_pattern(phrase: str, *, plural: bool = False) -> re.Pattern[str]:
    """A phrase as a pattern for folded text; with ``plural`` an added -s or -es is found too.

    >>> bool(phrase_pattern("withdraw* troops").search("withdrawing  troops"))
    True
    """
    return re.compile(_bounded(_regex(phrase, plural=plural)))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these phrases in folded text, the longest at each place; nothing where there is none.

    >>> any_of(["agreed", "have agreed"]).search("they have agreed to meet").group()
    'have agreed'
    """
    found = "|".join(map(_regex, longest_first(phrases)))
    return re.compile(_bounded(found) if found else r"(?!)")


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in the order in which a pattern has to try them: none before a longer one that it begins."""
    return sorted(words, key=lambda word: (-len(word), word))


def alternatives(words: Iterable[str]) -> str:
    """Words as the alternatives of a pattern, each found as it stands.

    >>> re.findall(alternatives(["gen", "general", "gen."]), "general, gen. and gent")
    ['general', 'gen.', 'gen']
    """
    return "|".join(map(re.escape, longest_first(words)))


def _bounded(inner: str) -> str:
    return rf"(?<![\w-])(?:{inner})(?!\w)"


def _regex(phrase: str, *, plural: bool = False) -> str:
    words = [re.escape(fold(word)).replace(r"\*", r"[\w-]*") for word in phrase.split()]
    return r"\s+".join(words) + ("(?:s|es)?" if plural and not phrase.endswith("*") else "")
