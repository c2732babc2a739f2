"""A printed name taken apart: its words without titles and particles, its initials, and what follows it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from detente.lexicon.spellings import fold_spelling

_TITLES = re.compile(
    r"\b(the|mr|mrs|ms|dr|president|prime minister|foreign minister|minister|secretary|chancellor|general|gen|colonel|"
    r"col|sir|king|prince)\b\.?",
    re.IGNORECASE,
)
_BEFORE_A_NAME = re.compile(rf"(?:{_TITLES.pattern}\s*)++(?=[a-z0-9])(?!(?:of|for|and)\b)", re.IGNORECASE)
"""Titles that somebody's name follows: what they end, or say of whom it is, is an office and no name without them."""
_OF_SOMETHING = re.compile(rf"(?:{_TITLES.pattern}\s*)++(?:of|for)\b", re.IGNORECASE)
_HONORIFICS = frozenset(
    "mr mrs ms dr sir u daw naw mullah maulana begum archbishop shri sri sayyed sayyid syed".split()
)
"""Words of respect that stand before a name, glued on by the press, and are no part of it."""
_ARTICLES = frozenset("al el as ash at az ad ar an ul ur ud us".split())
_PARTICLES = frozenset("bin ibn ben de di da do dos das del della der den van von le la du".split())
_SUFFIXES = frozenset("jr sr ii iii iv snr jnr".split())
_OWNER = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name as it is compared.

    ``words``: folded, in order, hyphens cut; an initial is a word of one letter. ``suffix``: "jr", "ii". ``whole``: all
    letters in one, particles with them.
    """

    words: tuple[str, ...]
    suffix: str = ""
    whole: str = ""


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without accents, titles, case and punctuation: the form in which names are looked up.

    >>> plain("President Aleksandar Vučić"), plain("the Norwegian president"), plain("King of Norway")
    ('aleksandar vucic', 'norwegian president', 'king of norway')
    """
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"^the\s+(?=[a-z0-9])|[’']s\b", "", bare)
    short = re.sub(r"[^a-z0-9 ]", " ", _BEFORE_A_NAME.sub(" ", bare))
    return " ".join(short.split()) or " ".join(re.sub(r"[^a-z0-9 ]", " ", bare).split()) or name.casefold()


def is_office_of(name: str) -> bool:
    """Whether a name is an office and whose it is, as "the president of Norway"."""
    return _OF_SOMETHING.match(name) is not None


@lru_cache(maxsize=65536)
def take_apart(name: str) -> PrintedName:
    """Fold a name and cut it into the words that are compared.

    >>> take_apart("President Abdel-Fattah al-Sisi").words, take_apart("Donald J. Trump Jr.").suffix
    (('abdel', 'fatah', 'sisi'), 'jr')
    """
    text = _OWNER.sub("", unicodedata.normalize("NFC", name.strip()))
    text = _TITLES.sub(" ", text) if _TITLES.sub(" ", text).strip(" .,") else text
    folded = fold_spelling(text)
    pieces = re.split(r"[-‐‑–\s]+", folded.replace(".", ". "))
    return _stripped([word for piece in pieces if (word := piece.strip('.,()[]"“”'))])


def _stripped(words: list[str]) -> PrintedName:
    suffix = ""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = words.pop()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    kept = [word for number, word in enumerate(words) if not _is_particle(words, number)]
    return PrintedName(tuple(kept or words), suffix, "".join(words))


def _is_particle(words: list[str], number: int) -> bool:
    """An article or a word such as "bin" or "de" before another word; "Ben Ali" keeps both, opening a name."""
    word = words[number]
    if number == len(words) - 1:
        return False
    return word in _ARTICLES or (number > 0 and word in _PARTICLES)
