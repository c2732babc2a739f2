"""A name that is new to a record, set beside those that it can meet: mostly it is nobody's else, and all others stay as they are.

What ``join_names`` finds over all names is found here from keys alone, or the question is given back to it: a newcomer that may be
one with another name, one that fills a crowded key, and one that bears a surname which stands alone somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from detente.model import Verdict
from detente.resolve.names.join import CROWD, less, may_be_person
from detente.resolve.names.judge import judge_names
from detente.resolve.names.letters import word_cost
from detente.resolve.names.owners import WRONG, is_family_first
from detente.resolve.names.printed import PrintedName, take_apart
from detente.resolve.names.sounds import name_keys, sound_keys

Holders = Callable[[str], list[str]]
"""The names that stand under a key."""


def keys_of(name: str) -> frozenset[str]:
    """Every key under which a name can be met by another; none for what is no person's.

    >>> sorted(keys_of("soldiers")), "first ada" in keys_of("Ada Berg"), "alone berg" in keys_of("Berg")
    ([], True, True)
    """
    if name.split() and not may_be_person(name):
        return frozenset()
    words = take_apart(name).words
    if not words:
        return frozenset()
    if len(words) < 2:
        return frozenset({f"alone {words[0]}", *(f"alone{near}" for near in _near(words[0]))})
    keys = {*_pair_keys(take_apart(name)), _initials(words)}
    for surname in _surnames(words):
        keys |= {f"bears {surname}", *(f"bears{near}" for near in _near(surname))}
    if not is_family_first(words):
        keys.add(f"first {words[0]}")
    return frozenset(keys)


def is_apart(name: str, holders: Holders) -> bool:
    """Whether a new full name meets no other that may be its, and whose surname nobody prints alone.

    ``holders`` without the name itself.
    """
    taken = take_apart(name)
    words = taken.words
    met: set[str] = {
        other for other in holders(_initials(words)) if (len(take_apart(other).words[0]) > 1) != (len(words[0]) > 1)
    }
    for key in _pair_keys(taken):
        block = holders(key)
        if len(block) == CROWD:
            return False
        if len(block) > CROWD:
            block = [other for other in block if take_apart(other).words[0][:3] == words[0][:3]]
            if len(block) >= CROWD:
                return False
        met.update(block)
    if any(not _certainly_two(name, other) for other in met):
        return False
    if any(holders(f"alone {word}") for word in (words[0], *_surnames(words))):
        return False
    near = (
        (surname, take_apart(other).words[0])
        for surname in _surnames(words)
        for key in _near(surname)
        for other in holders(f"alone{key}")
    )
    # a surname that somebody bears as it is printed means nobody whose is only spelt nearly so
    return not any(word_cost(other, surname) <= WRONG and not holders(f"bears {other}") for surname, other in near)


def bearer_of(surname: str, holders: Holders, shown: Callable[[str], str]) -> str | None:
    """The shown name of the one who bears a new surname, the surname itself where nobody or several do; ``None`` is not known."""
    (word,) = take_apart(surname).words
    if holders(f"first {word}"):
        return surname
    bearers = {shown(name) for name in holders(f"bears {word}")}
    if not bearers:
        others = {other for near in _near(word) for other in holders(f"bears{near}")}
        near = (word_cost(word, last) for other in others for last in _surnames(take_apart(other).words))
        return None if any(cost <= WRONG for cost in near) else surname
    return next(iter(bearers)) if len(bearers) == 1 else surname


def _certainly_two(one: str, other: str) -> bool:
    return all(judge_names(*pair).verdict is Verdict.NOT_SAME for pair in ((one, other), (other, one)))


def _pair_keys(name: PrintedName) -> Iterator[str]:
    yield from (f"sounds {key}" for key in name_keys(name))
    first, last = name.words[0], name.words[-1]
    if len(last) >= 5:
        yield from (f"letters {first} {form}" for form in sorted(less(last, 1)))


def _initials(words: tuple[str, ...]) -> str:
    return f"initial {words[0][0]} {words[-1]}"


def _surnames(words: tuple[str, ...]) -> Iterable[str]:
    return {words[-1], words[0]} if is_family_first(words) else {words[-1]}


def _near(word: str) -> Iterator[str]:
    yield from (f"~{sound}" for sound in sorted(sound_keys(word)))
    yield from (f"-{form}" for form in sorted(less(word, 1)))
