"""The keys under which a record keeps its names, and what is asked by them: whom a name meets, and who bears a surname.

What comes out is what ``join_names`` finds over all names, where the names that stand under keys are those that it sets beside each
other: of names that are equal but for accents, case and titles the one that is shown for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from detente.model import Verdict
from detente.resolve.names.join import CROWD, less, may_be_person
from detente.resolve.names.judge import judge_names
from detente.resolve.names.owners import Owners, is_family_first, near_surnames
from detente.resolve.names.printed import PrintedName, plain, take_apart
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


def met_by(name: str, holders: Holders) -> set[str]:
    """The full names beside which ``join_names`` sets this one."""
    taken = take_apart(name)
    long = len(taken.words[0]) > 1
    found = {other for other in holders(_initials(taken.words)) if (len(take_apart(other).words[0]) > 1) != long}
    for key in _pair_keys(taken):
        block = holders(key)
        if len(block) > CROWD:
            looked_at = _of_one_first_word(name, block)[:CROWD]
            block = looked_at if name in looked_at else []
        found.update(block)
    return found - {name}


def crowds_made(name: str, holders: Holders) -> Iterator[tuple[list[str], list[str]]]:
    """Where a name makes a crowd under one of its keys, under which it stands: some that others meet no more, and these others.

    Where it goes, it is these that meet again.
    """
    for key in _pair_keys(take_apart(name)):
        block = holders(key)
        if len(block) == CROWD + 1:
            yield block, block
        elif len(block) > CROWD:
            alike = _of_one_first_word(name, block)
            if len(alike) > CROWD and name in alike[:CROWD]:
                yield [alike[CROWD]], alike[:CROWD]


def may_be_one(one: str, other: str) -> bool:
    """Whether two names are not certainly those of two."""
    return judge_names(one, other).verdict is not Verdict.NOT_SAME


def alone_like(name: str, holders: Holders) -> set[str]:
    """The surnames printed alone of which the owner may hang on a full name: its own, those spelt nearly so, and its first word."""
    words = take_apart(name).words
    surnames = _surnames(words)
    found = {other for word in (words[0], *surnames) for other in holders(f"alone {word}")}
    for surname in surnames:
        for other in {other for near in _near(surname) for other in holders(f"alone{near}")}:
            if near_surnames(take_apart(other).words[0], {surname}):
                found.add(other)
    return found


def bearers_of(surname: str, holders: Holders) -> list[str]:
    """The full names by which ``owner_among`` tells whose a surname is that is printed alone; none where it is a first name too."""
    words = take_apart(surname).words
    if not words or holders(f"first {words[0]}"):
        return []
    near = (other for key in _near(words[0]) for other in holders(f"bears{key}"))
    return holders(f"bears {words[0]}") or sorted(set(near))


def owner_among(surname: str, bearers: Iterable[str], shown: Callable[[str], str]) -> str | None:
    """The name that is shown for the one who bears a surname; ``None`` where nobody or several do."""
    return Owners({name: take_apart(name) for name in bearers}, shown).of(take_apart(surname).words)


def _of_one_first_word(name: str, block: Iterable[str]) -> list[str]:
    begins = take_apart(name).words[0][:3]
    return sorted((other for other in block if take_apart(other).words[0][:3] == begins), key=plain)


def _pair_keys(name: PrintedName) -> Iterator[str]:
    if len(name.words) < 2:
        return
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
