"""Aliases of a record's actors: whether each leads to the gold actor that it means, and whether two gold actors are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.scoring.actors import Actors
from bench.scoring.rows import Row


class Misled(NamedTuple):
    """Words that a record holds for one actor and the gold for another."""

    alias: str
    actor: str
    gold: str


class AliasScore(NamedTuple):
    """``right`` of ``known`` aliases lead to their actor; ``joined`` actors of the record hold unambiguous aliases of two."""

    right: int
    known: int
    joined: tuple[str, ...]
    split: tuple[str, ...]
    misled: tuple[Misled, ...]


def score_aliases(actors: Sequence[Row], aliases: Iterable[tuple[str, str]]) -> AliasScore:
    """Score pairs of (actor as the record shows it, words that mean it there), each counted once.

    Words that no gold actor has are left out. A record's actor is the gold one that its own name means. ``joined``: a
    record's actor whose aliases, those with one meaning, are of two gold actors; ``split``: a gold actor that is several.

    >>> gold = [{"id": "voss", "name": "Ada Voss", "aliases": ["Voss"]}, {"id": "lund", "name": "Tor Lund"}]
    >>> score_aliases(gold, [("Ada Voss", "Voss"), ("Ada Voss", "Tor Lund")])[:3]
    (1, 2, ('Ada Voss',))
    """
    index = Actors(actors)
    right, misled = [], []
    meant: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, set[str]] = defaultdict(set)
    for actor, words in sorted(set(aliases)):
        gold, own = _known(index.find(words)), _known(index.find(actor))
        if not gold:
            continue
        right.append(bool(gold & own))
        if not right[-1]:
            misled.append(Misled(words, actor, ", ".join(sorted(gold))))
        if len(gold) == 1:
            meant[actor] |= gold
            shown[next(iter(gold))].add(actor)
    return AliasScore(
        right=sum(right),
        known=len(right),
        joined=tuple(sorted(actor for actor, ids in meant.items() if len(ids) > 1)),
        split=tuple(sorted(f"{gold}: {', '.join(sorted(names))}" for gold, names in shown.items() if len(names) > 1)),
        misled=tuple(misled),
    )


def _known(ids: Iterable[str]) -> set[str]:
    return {one for one in ids if not one.startswith("?")}
