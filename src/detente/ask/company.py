"""Who takes part, in a line: part by part, and whoever acts for a side after that side."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from detente.ask.rows import Participant

FIRST = "party"
"""The part that a line begins with, and that it does not name."""


def by_side(names: Iterable[str], side_of: Callable[[str], str]) -> tuple[str, ...]:
    """Names, each once, with those who act for a side behind it where the side stands among them.

    No side is added that is not among the names: nothing says that it took part.

    >>> by_side(["Ada Berg", "Bo Lund", "Norway"], {"Ada Berg": "Norway", "Bo Lund": "Sweden", "Norway": "Norway"}.__getitem__)
    ('Norway (Ada Berg)', 'Bo Lund')
    """
    every = dict.fromkeys(names)
    behind: dict[str, list[str]] = {}
    for name in every:
        side = side_of(name)
        own = side if side in every else name
        behind.setdefault(own, [])
        if own != name:
            behind[own].append(name)
    return tuple(f"{side} ({', '.join(people)})" if people else side for side, people in behind.items())


def who_in(participants: Iterable[Participant], side_of: Callable[[str], str]) -> str:
    """Those who take part, the parties first: "Norway (Ada Berg), Sweden; host: Malta"."""
    parts: dict[str, list[str]] = {}
    for one in sorted(participants, key=lambda one: one.part != FIRST):
        parts.setdefault(one.part, []).append(one.name)
    said = ((part, ", ".join(by_side(names, side_of))) for part, names in parts.items())
    return "; ".join(names if part == FIRST else f"{part}: {names}" for part, names in said)
