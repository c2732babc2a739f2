"""Whom "I" and "we" stand for: who speaks in the quotation, and the side for which they speak there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.extract.memory import ActorRef
from detente.model import NameType

if TYPE_CHECKING:
    from detente.extract.behalf import Behalf
    from detente.extract.saying import Quoted

ONE = frozenset({"i", "me", "my", "myself", "mine"})
"""Who speaks."""
MANY = frozenset({"we", "us", "our", "ourselves", "ours"})
"""Who speaks, with all for whom they do."""
OWN = frozenset({"my", "our"})
_FIRST = ONE | MANY
_SIDES = frozenset({NameType.STATE, NameType.GROUP, NameType.BODY, NameType.PEOPLE})


def is_first(words: str) -> bool:
    """Whether a word is a pronoun of the first person, and not the United States."""
    return words.lower() in _FIRST and words != "US"


class Voices:
    """Whose words stand where in a sentence: in its quotations those of who says them, elsewhere those of the report's ``author``.

    ``spokes`` are those for whom people speak by their office.
    """

    def __init__(self, quotes: Iterable[Quoted], spokes: Mapping[str, Behalf]) -> None:
        self._said = [(q.mark.start, q.mark.end, q.saying.speakers if q.saying else ()) for q in quotes]
        self._spokes = spokes

    def is_quoted(self, at: int) -> bool:
        """Whether an offset stands in a quotation."""
        return any(begin <= at < end for begin, end, _ in self._said)

    def speaking(self, at: int) -> frozenset[str]:
        """Those whose words stand at an offset, by their names; nobody outside a quotation."""
        inside = [(close - begin, who) for begin, close, who in self._said if begin <= at < close]
        return frozenset(ref.name for ref in min(inside, key=lambda one: one[0])[1]) if inside else frozenset()

    def first_person(self, word: str, start: int, end: int, author: ActorRef | None) -> Iterator[ActorRef]:
        """Whom a pronoun of the first person means, under its own offsets: "we" of a minister is the state."""
        inside = [(close - begin, who) for begin, close, who in self._said if begin <= start < close]
        if inside:
            speakers = min(inside, key=lambda one: one[0])[1]
            meant = [who if word in ONE and _is_named(who) else self._side(who) for who in speakers]
        else:
            meant = [author]
        yield from (replace(who, start=start, end=end) for who in meant if who is not None)

    def _side(self, who: ActorRef) -> ActorRef | None:
        """For whom somebody speaks: a body for itself, others for their state or who they are spokesmen of.

        ``None`` where the report does not tell: of a carpenter, a rebel.
        """
        if who.state is not None and who.type is not NameType.BODY:
            return replace(who, name=who.state, type=NameType.STATE, state=None)
        if who.type in _SIDES and _is_named(who):
            return who
        behalf = self._spokes.get(who.name)
        return replace(who, name=behalf.name, type=NameType.GROUP) if behalf is not None else None


def _is_named(who: ActorRef) -> bool:
    return who.name[:1].isupper()
