"""Actors set side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from detente.resolve.facts import Facts
from detente.resolve.parties import Party

Ground = tuple[str, str | Callable[[], str]]
"""A level of a comparison, and the words that are shown for it, or what makes them: of most pairs nobody sees them."""


def compare_actors(left: Facts, right: Facts) -> Ground:
    """How far two mentions name the same actors: persons, the states they act for, and nameless groups."""
    one, two = left.core, right.core
    if not one and not two:
        return "who: none named", "neither names who"
    if not one or not two:
        return _compare_with_none(left, right)
    if _swapped(left, right):
        return "who: other way round", "who does it to whom is the other way round"
    if clash := _other_persons(left, right):
        return "who: other persons", lambda: "other persons act for one side: " + _list(_of(clash, left, right))
    named, others = left.named, right.named
    if not named or not others:
        return _compare_nameless(one, two, one_named=bool(named or others))
    keys, other_keys = left.keys, right.keys
    states, other_states = left.named_states, right.named_states
    if keys == other_keys:
        person = any(p.person for p in named)
        many = "two or more" if len(keys) > 1 else "one person" if person else "one"
        return f"who: the same {many}", lambda: "the same actors: " + _list(named)
    if states == other_states:
        many = "two or more" if len(states) > 1 else "one"
        told = "persons and states that act for each other: "
        return f"who: act for the same {many}", lambda: told + _list(named | others)
    common = states & other_states
    if not common and _may_be_members(named, others) and (alike := _heads(one) & _heads(two)):
        return "who: a nameless group in common", "both name " + ", ".join(sorted(alike))
    if not common:
        did = ", others did it" if left.does and right.does else ""
        return f"who: nobody in common{did}", lambda: f"no actor in common: {_list(named)}; {_list(others)}"
    if (states <= other_states | right.beside_states) and (other_states <= states | left.beside_states):
        return "who: a part apart", lambda: "the same actors, one of them in another part: " + _list(named | others)
    more = {p for p in named | others if p.state not in common}
    if states <= other_states or other_states <= states:
        if len(common) > 1 and all(p.of_body for p in more):
            return "who: a body besides two or more", lambda: "one also names " + _list(more)
        many = "two or more" if len(common) > 1 else "one"
        return f"who: more besides {many}", lambda: "one names more: " + _list(more)
    return "who: some differ", lambda: "some actors differ: " + _list(more)


def compare_go_betweens(left: Facts, right: Facts) -> Ground | None:
    """Hosts and mediators; one telling may leave them out, and a person may stand for the body it serves."""
    one, two = left.beside, right.beside
    if not one and not two:
        return None
    if not one or not two:
        return "go-between: named by one", lambda: "only one names a go-between: " + _list(one | two)
    if _states(one) & _states(two):
        return "go-between: the same", "the same go-between: " + _list(p for p in one if p.state in _states(two))
    if (_states(one) & _states(right.core)) or (_states(two) & _states(left.core)):
        return None
    parts = ", in another part" if left.beside_parts.isdisjoint(right.beside_parts) else ""
    return f"go-between: another{parts}", lambda: "different go-betweens: " + _list(one | two)


def _compare_with_none(left: Facts, right: Facts) -> Ground:
    """One tells between whom, the other at most who stood between: a go-between who is not of the first speaks for two events."""
    bare, full = (left, right) if not left.core else (right, left)
    between = frozenset(who for who in bare.beside if who.named)
    if not between or not full.named or _states(between) & _states(full.core | full.beside):
        return "who: one names none", "one does not name who"
    return (
        "who: one names none, nobody in common",
        lambda: f"one names only go-betweens, who are not named by the other: {_list(between)}; {_list(full.named)}",
    )


def _compare_nameless(one: Iterable[Party], two: Iterable[Party], *, one_named: bool) -> Ground:
    if alike := _heads(one) & _heads(two):
        return "who: a nameless group in common", "both name " + ", ".join(sorted(alike))
    if one_named:
        return (
            "who: nameless groups differ, one side named",
            lambda: f"one names nobody by name: {_list(one)}; {_list(two)}",
        )
    return "who: nameless groups differ", lambda: f"they name others: {_list(one)}; {_list(two)}"


def _heads(parties: Iterable[Party]) -> set[str]:
    """The common nouns that name nobody: "soldier" of "NATO soldiers"."""
    return {p.head for p in parties if not p.named}


def _may_be_members(one: Iterable[Party], two: Iterable[Party]) -> bool:
    """Whether organisations stand against states alone: soldiers of an alliance are also those of a state in it."""
    bodies, others = {p.of_body for p in one}, {p.of_body for p in two}
    return bodies | others == {True, False} and bodies != others and len(bodies) == len(others) == 1


def _other_persons(left: Facts, right: Facts) -> list[str]:
    """States for which persons act who are all different on the two sides: a foreign minister here, a president there."""
    there = right.persons
    return [state for state, keys in left.persons.items() if state in there and keys.isdisjoint(there[state])]


def _of(states: Iterable[str], left: Facts, right: Facts) -> Iterator[Party]:
    for state in states:
        yield from left.sides[state] | right.sides[state]


def _swapped(left: Facts, right: Facts) -> bool:
    if left.does.isdisjoint(right.suffers) and left.suffers.isdisjoint(right.does):
        return False
    return left.does.isdisjoint(right.does) and left.suffers.isdisjoint(right.suffers)


def _states(parties: Iterable[Party]) -> set[str]:
    return {p.state for p in parties}


def _list(parties: Iterable[Party]) -> str:
    return ", ".join(sorted({p.name for p in parties}))
