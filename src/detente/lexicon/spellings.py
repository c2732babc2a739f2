"""How one name is spelt in several ways: letters that change with the alphabet, the romanization or the press."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from detente.lexicon.tables import read_table

PRESS = "press"
"""The system whose rules hold between any two names."""

_SYLLABLE = r"(?:[bcdfghjklmnpqrstvwxyz]{0,2}w?[aeiouyüê]{1,4}(?:ng|rk|k|n|m|l|p|t|r|b|s|h)?)"
_ONE = re.compile(rf"{_SYLLABLE}")
_TWO = re.compile(rf"{_SYLLABLE}{{1,2}}")
_OPEN = re.compile(r"(?:(?:sh|ch|ts|[kstnhmrgzdbpj]?y|[kstnhmrwgzdbpjf])?(?:[aiueoōū]{1,2}|oh(?![aeiou]))n?)+")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ð": "d", "þ": "th", "ħ": "h", "ß": "ss", "ẞ": "ss", "ș": "ş", "ț": "ţ"}
)
_APOSTROPHES = re.compile("[’‘ʼʻ`´'ʿʾ]")
_DOUBLE = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")
_TIGHT = re.compile(r"[^aeiouyü]*[aeiouyü]+[^aeiouyü]*")


@cache
def spelling_rules(system: str) -> Mapping[tuple[str, str], float]:
    """What it costs to read one group of letters as another, both ways round; the press's rules are in each system's.

    >>> spelling_rules("chinese")["hs", "x"], ("hs", "x") in spelling_rules("press")
    (0.0, False)
    """
    rules: dict[tuple[str, str], float] = {}
    for row in read_table("spellings.csv"):
        if row["system"] in (PRESS, system):
            cost = float(row["cost"])
            for pair in ((row["one"], row["other"]), (row["other"], row["one"])):
                rules[pair] = min(cost, rules.get(pair, 1.0))
    return rules


@cache
def special_letters() -> frozenset[str]:
    """The letters with marks that a rule knows; the marks of all others are taken off before names are compared."""
    return frozenset(char for pair in spelling_rules(PRESS) for part in pair for char in part if not char.isascii())


def fold_spelling(text: str) -> str:
    """Lower-case letters, doubled consonants once, without apostrophes and without marks that no rule knows.

    >>> fold_spelling("Đukanović"), fold_spelling("Hồ Chí Minh"), fold_spelling("Mattarella")
    ('đukanović', 'ho chi minh', 'matarela')
    """
    kept = special_letters()
    letters = _APOSTROPHES.sub("", text.replace("İ", "i").lower().translate(_LETTERS))
    bare = (char if char.isascii() or char in kept else unicodedata.normalize("NFD", char)[:1] for char in letters)
    return _DOUBLE.sub(r"\1", "".join(bare))


def without_marks(word: str) -> str:
    """A folded word in plain letters: "radosław" -> "radoslaw"."""
    bare = unicodedata.normalize(
        "NFD", word.replace("đ", "dj").replace("ł", "l").replace("ı", "i").replace("ø", "o").replace("ə", "a")
    )
    return "".join(char for char in bare if not unicodedata.combining(char))


def systems_of(words: tuple[str, ...]) -> frozenset[str]:
    """The systems in which a name of this shape may be written, beside the press.

    A Chinese or Korean name has a family name of one syllable before or behind a given name of one or two; a Burmese one
    has words of one syllable alone; a Japanese one has open syllables.

    >>> sorted(systems_of(("mao", "tse", "tung"))), sorted(systems_of(("shinzo", "abe"))), sorted(systems_of(("olga", "stern")))
    (['burmese', 'chinese', 'korean'], ['japanese'], [])
    """
    found = set()
    if _is_east_asian(words):
        found |= {"chinese", "korean"}
    if is_tight(words):
        found.add("burmese")
    if len(words) == 2 and all(len(word) > 2 and _OPEN.fullmatch(word) for word in words):
        found.add("japanese")
    return frozenset(found)


def is_tight(words: tuple[str, ...]) -> bool:
    """Whether each word has one syllable: there a letter makes another name, and a further word another person.

    >>> is_tight(("thein", "sein")), is_tight(("viktor", "orban"))
    (True, False)
    """
    return all(_TIGHT.fullmatch(word) for word in words)


def _is_east_asian(words: tuple[str, ...]) -> bool:
    if not 2 <= len(words) <= 3:
        return False
    if len(words) == 3:
        return all(_ONE.fullmatch(word) for word in words)
    one, other = words
    return bool((_ONE.fullmatch(one) and _TWO.fullmatch(other)) or (_TWO.fullmatch(one) and _ONE.fullmatch(other)))


@cache
def given_names() -> Mapping[str, frozenset[int]]:
    """Given names that are one in several languages: each form with the numbers of the rows that hold it."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_table("given_names.csv")):
        for form in row["forms"].split("|"):
            found.setdefault(without_marks(fold_spelling(form)), set()).add(number)
    return {form: frozenset(rows) for form, rows in found.items()}


@cache
def fathers_names() -> frozenset[str]:
    """Given names that are as often a father's name and stand last."""
    rows = (row for row in read_table("given_names.csv") if row["father"])
    return frozenset(without_marks(fold_spelling(form)) for row in rows for form in row["forms"].split("|"))
