"""Who a surname alone can mean: the one bearer of it, or of one spelt nearly so; nobody where there are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from detente.lexicon.spellings import systems_of
from detente.resolve.names.letters import word_cost
from detente.resolve.names.printed import PrintedName
from detente.resolve.names.sounds import sound_keys

LONG = 6
"""A surname of so many letters is found though one of them is wrong."""
_SHORT = 5
"""A shorter one only where it is spelt so."""
_SLIGHT, WRONG = 0.3, 1.0
"""What a surname may cost at most where it is spelt by rule, and where a letter of a long one is wrong."""


class Owners:
    """The bearers of each surname: the last words of a name, or the first of one whose shape puts the family before.

    >>> owners = Owners({"ana petrovic": PrintedName(("ana", "petrovic")), "kim jong un": PrintedName(("kim", "jong", "un"))}, str)
    >>> owners.of(("petrovich",)), owners.of(("kim",)), owners.of(("ana",))
    ('ana petrovic', 'kim jong un', None)
    """

    def __init__(self, names: Mapping[str, PrintedName], root: Callable[[str], str]) -> None:
        self._bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._firsts: set[str] = set()
        self._alike: dict[str, set[str]] = defaultdict(set)
        for key, name in names.items():
            words = name.words
            for at in range(1, len(words)):
                self._bearers[words[at:]].add(root(key))
            if is_family_first(words):
                self._bearers[words[:1]].add(root(key))
            else:
                self._firsts.add(words[0])
        for words in self._bearers:
            if len(words) == 1:
                for sound in sound_keys(words[0]):
                    self._alike[sound].add(words[0])
                if len(words[0]) >= LONG - 1:
                    for form in less_one(words[0]):
                        self._alike[f"-{form}"].add(words[0])

    def of(self, surname: tuple[str, ...]) -> str | None:
        """The key of the one bearer; ``None`` where there is none or several, or where the word is also a first name."""
        if len(surname) == 1 and surname[0] in self._firsts:
            return None
        found = self.all(surname)
        return next(iter(found)) if len(found) == 1 else None

    def all(self, surname: tuple[str, ...]) -> set[str]:
        """The keys of all bearers of a surname, be it a first name too; of one spelt nearly so where nobody bears it as it is."""
        found = set(self._bearers.get(surname, ()))
        if not found and len(surname) == 1:
            found = {owner for other in self._near(surname[0]) for owner in self._bearers[other,]}
        return found

    def _near(self, word: str) -> set[str]:
        met = {other for sound in sound_keys(word) for other in self._alike.get(sound, ())}
        if len(word) >= LONG:
            met |= {other for form in less_one(word) for other in self._alike.get(f"-{form}", ())}
        return near_surnames(word, met)


def near_surnames(word: str, met: Collection[str]) -> set[str]:
    """Of the surnames that a word meets those that are spelt nearly so, the nearest."""
    costs = {other: word_cost(word, other) for other in met if not _longer_by_a_vowel(word, other)}
    costs = {other: cost for other, cost in costs.items() if min(len(word), len(other)) >= _SHORT}
    most = WRONG if len(word) >= LONG else _SLIGHT
    best = min(costs.values(), default=most + 1)
    return {other for other, cost in costs.items() if cost <= min(most, best + _SLIGHT)}


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether the shape of a name shows that its first word is the family's."""
    return len(words) == 3 and "korean" in systems_of(words)


def _longer_by_a_vowel(one: str, other: str) -> bool:
    """Another name, not another spelling: Hussein and Husseini, Ivanov and Ivanova."""
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and long.startswith(short) and long[-1] in "aeiou"


def less_one(word: str) -> set[str]:
    """A word, and what is left of it without one letter."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
