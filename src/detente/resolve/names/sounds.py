"""Keys under which spellings of one name meet, so that not every name is set beside every other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from detente.lexicon.spellings import given_names, without_marks
from detente.resolve.names.printed import PrintedName

_CLASSES = (
    (re.compile(r"[tdkg]?[szcjxkgqđ][szcjxkgqhđ]*"), "S"),
    (re.compile(r"ph|[bpfvw]+"), "P"),
    (re.compile(r"[td]+"), "T"),
    (re.compile(r"[mn]+"), "N"),
    (re.compile(r"[aeiouyh']+"), ""),
)
_MAY_BE_MUTE = re.compile(r"kh|gh|ch|[jgcxwq]")


@lru_cache(maxsize=131072)
def sound_keys(word: str) -> frozenset[str]:
    """The consonants of a word in five coarse classes, and the same without those that some alphabets read as vowels or as h.

    >>> sorted(sound_keys("gaddafi") & sound_keys("qadhafi")), sorted(sound_keys("petrovic"))
    (['STP', 'TP'], ['PTrP', 'PTrPS'])
    """
    bare = without_marks(word)
    rows = given_names().get(bare, frozenset())
    named = {f"#{row}" for row in rows}
    return frozenset({_classes(bare), _classes(_MAY_BE_MUTE.sub("", bare)), *named})


def _classes(word: str) -> str:
    for pattern, letter in _CLASSES:
        word = pattern.sub(letter, word)
    return re.sub(r"(.)\1+", r"\1", word)


def name_keys(name: PrintedName) -> Iterator[str]:
    """The keys of a full name: of its first with its last word, of its first two where it has more, and of all letters."""
    words = name.words
    if len(words) < 2:
        return
    pairs = [(words[0], words[-1])] + ([(words[0], words[1])] if len(words) > 2 else [])
    seen = set()
    for one, other in pairs:
        for a in sound_keys(one):
            for b in sound_keys(other):
                key = f"{a} {b}" if a <= b else f"{b} {a}"
                if len(key) > 3 and key not in seen:
                    seen.add(key)
                    yield key
    whole = f"={_classes(without_marks(name.whole))}"
    if len(whole) > 4:
        yield whole
