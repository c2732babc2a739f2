"""Which printed names are one actor: spelling variants and short forms within the record, homonyms kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from detente.lexicon import entry_of

_TITLES = re.compile(
    r"\b(the|mr|mrs|ms|dr|president|prime minister|foreign minister|minister|secretary|chancellor|general|gen|colonel|"
    r"col|sir|king|prince)\b\.?",
    re.IGNORECASE,
)
ALIKE = 88
"""Least similarity (rapidfuzz ratio, 0-100) of two surnames borne with the same first name."""
_MISSPELT_FROM = 6
"""A bare surname of so many letters is found though one of them is wrong."""


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without accents, titles, case and punctuation: the form in which names are compared.

    >>> plain("President Aleksandar Vučić")
    'aleksandar vucic'
    """
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"[’']s\b", "", bare)
    short = re.sub(r"[^a-z0-9 ]", " ", _TITLES.sub(" ", bare))
    return " ".join(short.split()) or " ".join(re.sub(r"[^a-z0-9 ]", " ", bare).split()) or name.casefold()


def canonical_names(names: Iterable[str] | Mapping[str, int]) -> dict[str, str]:
    """Each printed name with the one it is recorded under: the most frequent full form of the same actor.

    ``names`` may be given with their counts. Two names join when their plain forms are equal; when they share the first
    name and their surnames are spelt alike; or when one is the bare surname of exactly one longer name. What the lexicon
    knows (a state, a body) and what is written small ("soldiers") joins only its equals. Order does not matter.

    >>> canonical_names(["Ana Petrović", "Petrovic", "Ana Petrovich", "Chad"])["Petrovic"]
    'Ana Petrović'
    """
    counts = Counter(names)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        groups[plain(name)].append(name)
    weight = {key: sum(counts[n] for n in members) for key, members in groups.items()}
    parent = {key: key for key in groups}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    proper = [key for key in sorted(groups, key=lambda k: (-weight[k], k)) if _may_be_person(groups[key])]
    full = [key for key in proper if 2 <= len(key.split()) <= 4]
    order = {key: number for number, key in enumerate(full)}
    for left, right in sorted(_neighbours(full), key=lambda pair: (order[pair[0]], order[pair[1]])):
        if _alike(left, right) and root(left) != root(right):
            parent[root(right)] = root(left)
    owners = _Owners(full, root)
    for key in proper:
        if len(key.split()) == 1 and (owner := owners.of(key)):
            parent[root(key)] = owner
    best = {key: max(groups[key], key=lambda n: (counts[n], n)) for key in {root(key) for key in groups}}
    return {name: best[root(key)] for key, members in groups.items() for name in members}


class _Owners:
    """Who a bare surname can mean: the one bearer of it, or of one a letter off; nobody where there are two."""

    def __init__(self, full: Iterable[str], root: Callable[[str], str]) -> None:
        self.surnames: dict[str, set[str]] = defaultdict(set)
        self.firsts: set[str] = set()
        self.near: dict[str, set[str]] = defaultdict(set)
        for key in full:
            first, *_, last = key.split()
            self.surnames[last].add(root(key))
            self.firsts.add(first)
        for last in self.surnames:
            if len(last) >= _MISSPELT_FROM - 1:
                for form in _less(last, 1):
                    self.near[form].add(last)

    def of(self, surname: str) -> str | None:
        """The root of the one bearer; ``None`` where there is none or several, or where it is also a first name."""
        if surname in self.firsts:
            return None
        found = set(self.surnames.get(surname, ()))
        if not found and len(surname) >= _MISSPELT_FROM:
            alike = {other for form in _less(surname, 1) for other in self.near.get(form, ())}
            found = {
                owner
                for other in alike
                if DamerauLevenshtein.distance(surname, other) <= 1 and not _longer_by_a_vowel(surname, other)
                for owner in self.surnames[other]
            }
        return found.pop() if len(found) == 1 else None


def _may_be_person(forms: Iterable[str]) -> bool:
    """Whether a name may be joined by its surname: written as a name, and nothing that the lexicon holds."""
    return all(form.split()[-1][:1].isupper() and entry_of(form) is None for form in forms if form.split())


def _neighbours(full: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs with one first name whose surnames are at most two letters apart, each once, the weightier first."""
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in full:
        first, *_, last = key.split()
        if len(last) >= 5:
            for form in _less(last, 2):
                buckets[first, form].append(key)
    yield from {pair for bucket in buckets.values() if len(bucket) > 1 for pair in combinations(bucket, 2)}


def _less(word: str, letters: int) -> set[str]:
    """The word, and what is left of it without one letter, or two."""
    forms = {word}
    for _ in range(letters):
        forms |= {form[:at] + form[at + 1 :] for form in forms for at in range(len(form))}
    return forms


def _alike(left: str, right: str) -> bool:
    one, two = left.rsplit(maxsplit=1)[-1], right.rsplit(maxsplit=1)[-1]
    if len(left.split()) != len(right.split()) or _longer_by_a_vowel(one, two):
        return False
    return ratio(one, two) >= ALIKE and DamerauLevenshtein.distance(one, two) <= 2


def _longer_by_a_vowel(one: str, two: str) -> bool:
    """Another name, not another spelling: Hussein and Husseini, Ivanov and Ivanova."""
    short, long = sorted((one, two), key=len)
    return len(long) == len(short) + 1 and long.startswith(short) and long[-1] in "aeiou"
