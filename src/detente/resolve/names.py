"""Which printed names are one actor: spelling variants and short forms within the record, homonyms kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

_TITLES = re.compile(
    r"\b(the|mr|mrs|ms|dr|president|prime minister|foreign minister|minister|secretary|chancellor|general|gen|colonel|"
    r"col|sir|king|prince)\b\.?",
    re.IGNORECASE,
)
ALIKE = 88
"""Least similarity (rapidfuzz ratio, 0-100) of two surnames borne with the same first name."""


def plain(name: str) -> str:
    """A name without accents, titles, case and punctuation: the form in which names are compared.

    >>> plain("President Aleksandar Vučić")
    'aleksandar vucic'
    """
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"[’']s\b", "", bare)
    short = re.sub(r"[^a-z0-9 ]", " ", _TITLES.sub(" ", bare))
    return " ".join(short.split()) or " ".join(re.sub(r"[^a-z0-9 ]", " ", bare).split())


def canonical_names(names: Iterable[str]) -> dict[str, str]:
    """Each printed name with the one it is recorded under: the most frequent full form of the same actor.

    Two names join when their plain forms are equal; when they share the first name and their surnames are alike; or when
    one is the bare surname of exactly one longer name. Order does not matter.

    >>> canonical_names(["Ana Petrović", "Petrovic", "Ana Petrovich", "Chad"])["Petrovic"]
    'Ana Petrović'
    """
    counts = Counter(names)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        groups[plain(name)].append(name)
    parent = {key: key for key in groups}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    weight = {key: sum(counts[n] for n in members) for key, members in groups.items()}
    full = sorted((k for k in groups if 2 <= len(k.split()) <= 4), key=lambda k: (-weight[k], k))
    by_first: dict[str, list[str]] = defaultdict(list)
    for key in full:
        by_first[key.split()[0]].append(key)
    for bearers in by_first.values():
        for number, left in enumerate(bearers):
            for right in bearers[number + 1 :]:
                if _alike(left, right):
                    parent[root(right)] = root(left)
    surnames: dict[str, set[str]] = defaultdict(set)
    for key in full:
        surnames[key.split()[-1]].add(root(key))
    for key in groups:
        if len(key.split()) == 1 and (owner := _owner(key, surnames)):
            parent[root(key)] = owner
    best: dict[str, str] = {}
    for key in sorted(groups, key=lambda k: (-weight[k], k)):
        best.setdefault(root(key), max(groups[root(key)], key=lambda n: (counts[n], n)))
    return {name: best[root(key)] for key, members in groups.items() for name in members}


def _alike(left: str, right: str) -> bool:
    one, two = left.rsplit(maxsplit=1)[-1], right.rsplit(maxsplit=1)[-1]
    if min(len(one), len(two)) < 5 or len(left.split()) != len(right.split()):
        return False
    return ratio(one, two) >= ALIKE and DamerauLevenshtein.distance(one, two) <= 2


def _owner(surname: str, surnames: Mapping[str, set[str]]) -> str | None:
    owners = surnames.get(surname) or {
        owner
        for other, roots in surnames.items()
        if len(surname) >= 6 and DamerauLevenshtein.distance(surname, other) <= 1
        for owner in roots
    }
    return next(iter(owners)) if len(owners) == 1 else None
