"""Whose those are who are told of by a place, of the states that the report names: governors, mayors, the police of a town."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from detente.extract.bare import Meant
from detente.extract.memory import ActorRef
from detente.lexicon import adjective_of, cities_named, divisions_named, iso2_of
from detente.lexicon.titles import rank_of
from detente.model import NameMark, NameType

if TYPE_CHECKING:
    from detente.extract.actors import Stage

_POLICE = frozenset({"police", "policeman", "policemen", "gendarme", "gendarmerie"})
_HALVES = frozenset({"North", "South", "East", "West"})
_IN = re.compile(r"\b(?:in|across|throughout) (?:the )?$")
_NEAR = 20
_SORT = re.compile(
    r"\s+(?:region|province|state|governorate|oblast|county|district|prefecture|department)$", re.IGNORECASE
)


def state_around(place: str, states: Collection[str]) -> str | None:
    """The one of these states in which a division or the largest town of a name lies; ``None`` for none or several.

    >>> state_around("Goma", {"Rwanda", "Democratic Republic of the Congo"}), state_around("Goma", {"Rwanda"})
    ('Democratic Republic of the Congo', None)
    """
    countries = {division.country for division in divisions_named(place)} | {
        town.country for town in cities_named(place)[:1]
    }
    found = [state for state in sorted(states) if iso2_of(state) in countries]
    return found[0] if len(found) == 1 else None


def half_of(name: str, states: Collection[str]) -> str | None:
    """The one of these states that "the North" or "the South" means.

    >>> half_of("North", {"North Korea", "Japan"}), half_of("Northerners", {"North Korea"}), half_of("South", {"Japan"})
    ('North Korea', None, None)
    """
    found = [state for state in states if state == f"{name} {state.partition(' ')[2]}"] if name in _HALVES else []
    return found[0] if len(found) == 1 else None


def local_offices(stage: Stage, head: int, office: NameMark, title: str) -> Iterator[ActorRef]:
    """The holders of an office of a place, each under it: "the governors of *Sughd* and *Batken*", "the mayor of Goma"."""
    if rank_of(title) != "local":
        return
    tree = stage.tree
    tops = [*tree.objects_of(head, "of"), *tree.kids(head, "compound", "nmod", "poss")]
    inside = {i for top in tops for i in tree.subtree(top)}
    spans = [(tree[i].start, tree[i].end) for i in inside]
    for mark in stage.names:
        if _is_place(mark) and any(start < mark.end and mark.start < end for start, end in spans):
            own = mark.stands_for or _SORT.sub("", mark.text)
            state = state_around(mark.text, stage.cast.named) or office.of
            start, end = min(mark.start, office.start), max(mark.end, office.end)
            yield ActorRef(name=f"{own} {title}", start=start, end=end, type=NameType.PERSON, state=state)


def _is_place(mark: NameMark) -> bool:
    return mark.type is NameType.PLACE or (mark.type is NameType.BODY and bool(divisions_named(mark.text)))


def police_of(stage: Stage, head: int) -> Meant | None:
    """The police that nothing says whose they are: of the state where the sentence has them, without a place of the dateline's.

    The dateline tells only where its state is one of the report's sides, or it has none, and the sentence names no other state.
    """
    cast = stage.cast
    if stage.tree[head].lemma not in _POLICE:
        return None
    places = [mark for mark in stage.names if mark.type is NameType.PLACE and not mark.metonym]
    states = {state for mark in places if (state := state_around(mark.text, cast.named))}
    named = [mark for mark in stage.names if mark.stands_for in cast.named]
    states |= {
        mark.stands_for
        for mark in named
        if mark.stands_for and _IN.search(stage.text, max(0, mark.start - _NEAR), mark.start)
    }
    elsewhere = bool(places) or any(mark.stands_for != cast.here for mark in named)
    at_home = cast.here if not elsewhere and cast.here in (cast.sides or cast.named) else None
    state = states.pop() if len(states) == 1 else at_home
    return Meant(f"{adjective_of(state) or state} police", NameType.BODY, state) if state else None
