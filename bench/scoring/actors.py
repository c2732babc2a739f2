"""Who is meant by a name: the actors of a gold record by their names, aliases, and what they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bench.scoring.rows import EventRow, Row
from bench.scoring.words import fold_name

_ALIKE = 0.88


class Actors:
    """An index of actors. A name that no actor has is an actor of its own, ``?name``.

    An actor row is ``{"id", "name", "aliases", "part_of"?, "members"?, "role_at_time"?: [{"of"}]}``. Its own name wins
    over somebody else's alias.

    >>> actors = Actors([{"id": "norland", "name": "Norland", "aliases": ["Nor City"]},
    ...                  {"id": "voss", "name": "Ada Voss", "aliases": ["Voss"], "role_at_time": [{"of": "norland"}]}])
    >>> actors.find("President Ada Voss"), actors.find("Nor City"), actors.find("Atlantis")
    (frozenset({'voss'}), frozenset({'norland'}), frozenset({'?atlantis'}))
    >>> sorted(actors.widen({"voss"}))
    ['norland', 'voss']
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._above: dict[str, set[str]] = defaultdict(set)
        self._known = {row.get("id") or row["name"] for row in rows}
        self._found: dict[str, frozenset[str]] = {}
        own: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            actor = row.get("id") or row["name"]
            own[fold_name(row["name"])].add(actor)
            for alias in (row["name"], actor, *row.get("aliases", [])):
                if fold_name(alias):
                    self._ids[fold_name(alias)].add(actor)
            if row.get("part_of"):
                self._above[actor].add(row["part_of"])
            self._above[actor] |= {role["of"] for role in row.get("role_at_time", []) if role.get("of")}
            self._above[actor] |= set(row.get("members", []))
        self._ids.update(own)

    def find(self, name: str | None) -> frozenset[str]:
        """The ids of those whom a name (or an id) means."""
        name = name or ""
        if name in self._known:
            return frozenset({name})
        if name not in self._found:
            self._found[name] = frozenset(self._look_up(fold_name(name)))
        return self._found[name]

    def find_all(self, names: Iterable[str]) -> frozenset[str]:
        """The ids of all whom the names mean."""
        return frozenset(actor for name in names for actor in self.find(name))

    def of_event(self, event: EventRow) -> frozenset[str]:
        """The ids of an event's participants."""
        return self.find_all(who.name for who in event.participants)

    def widen(self, actors: Iterable[str]) -> frozenset[str]:
        """These actors and all that they belong to: the state of an office-holder, the body of its agency."""
        wide = set(actors)
        ahead = list(wide)
        while ahead:
            for above in self._above.get(ahead.pop(), ()):
                if above not in wide:
                    wide.add(above)
                    ahead.append(above)
        return frozenset(wide)

    def _look_up(self, folded: str) -> set[str]:
        if not folded:
            return set()
        if self._ids.get(folded):
            return self._ids[folded]
        scores = {key: fuzz.ratio(folded, key) / 100 for key in self._ids}
        best = max(scores, key=lambda key: scores[key], default="")
        if scores.get(best, 0) >= _ALIKE:
            return self._ids[best]
        *given, last = folded.split()
        if given and len(self._ids.get(last, ())) == 1:
            return self._ids[last]
        return {f"?{folded}"}
