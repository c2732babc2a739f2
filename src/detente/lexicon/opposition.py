"""Words by which texts set one account against another: denials, answers, contrasts, and where beside a place is not in it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from detente.lexicon.folding import fold
from detente.lexicon.phrases import longest_first

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = ("ings", "ions", "ing", "ion", "ers", "ed", "es", "er", "al", "s", "e")
_STEM, _LEAST = 6, 3
"""Letters, endings taken off, that two words share to be taken for one: "territory" and "territorial"; and the fewest left.

Another cut than that of ``resolve.rarity``, whose letters are those by which its words were counted: here one word in common
may tell enough, so more of it has to agree.
"""

_CHARGE = re.compile(
    r"\W*(?:that |the |this |these |those |any |all |such |both )*"
    r"(?:charges?|accusations?|allegations?|claims?|it|this|that|involvement|responsibility|wrongdoing)\W*",
    re.IGNORECASE,
)


@cache
def opposition_words(name: str) -> frozenset[str]:
    """One list of ``data/opposition.toml``.

    >>> "rather than" in {words.strip() for words in opposition_words("contrasting")}
    True
    """
    return frozenset(_table()[name])


@cache
def find_opposition(name: str) -> re.Pattern[str]:
    """A pattern for any word of a list, whole; those of ``denying`` and ``answering`` stand at the beginning of one.

    >>> find_opposition("denying").search("which Oslo has denied").group()
    'deni'
    """
    alternatives = "|".join(map(_anchored, longest_first(word.strip() for word in opposition_words(name))))
    end = "" if name in ("denying", "answering") else r"(?!\w)"
    return re.compile(f"(?:{alternatives}){end}", re.IGNORECASE)


def _anchored(word: str) -> str:
    if word == "n't":
        return "n['’]t"
    return rf"(?<!\w){re.escape(word)}" if word[0].isalnum() else re.escape(word)


def is_charge(words: str) -> bool:
    """Whether what somebody denies is only called a charge, or not named at all.

    >>> is_charge("the charge"), is_charge("any involvement"), is_charge("that it had fired first")
    (True, True, False)
    """
    return _CHARGE.fullmatch(words) is not None


def content_stems(words: str) -> frozenset[str]:
    """The beginnings of the words that tell what a content is about.

    >>> sorted(content_stems("The territorial claims, which would follow negotiations"))
    ['follow', 'negoti', 'territ']
    >>> content_stems("shelled") == content_stems("shelling")
    True
    """
    folded = (fold(word) for word in _WORD.findall(words))
    common = opposition_words("common")
    return frozenset(_stem(word) for word in folded if word not in common)


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _LEAST), "")
    return word.removesuffix(ending)[:_STEM]


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads((files("detente.lexicon") / "data" / "opposition.toml").read_text(encoding="utf-8"))
