"""For whom somebody speaks or acts: the state or the body behind a minister, a capital, a ministry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from detente.ask.names import states_in
from detente.lexicon.bodies import body_of
from detente.lexicon.entries import Sort
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.lexicon.matching import find_lexicon_names
from detente.lexicon.states import entry_of, state_of
from detente.lexicon.titles import find_titles
from detente.model import Cell

_BEFORE = 90
_BETWEEN = re.compile(r"(?:['’]s)?[\s,]*(?:of the |of |for )?(?:foreign policy |security |special )*")


class Sides:
    """Tells the side of an actor. ``served`` maps the people of the record to the states whose office they are shown in.

    >>> sides = Sides({"Ada Berg": frozenset({"Norway"})})
    >>> [sides.of(name) for name in ("Ada Berg", "Oslo", "Norwegian foreign ministry", "European Council", "Norwegian rebels")]
    ['Norway', 'Norway', 'Norway', 'European Union', 'Norwegian rebels']
    >>> sides.is_press("Reuters"), sides.is_press("Norwegian media"), sides.is_press("Norway")
    (True, True, False)
    """

    def __init__(
        self, served: Mapping[str, frozenset[str]], cells: Iterable[Cell] = (), texts: Mapping[str, str] | None = None
    ) -> None:
        self._served = served
        self._bodies = dict(_offices_of_bodies(cells, texts or {}))
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The side of an actor: a state, a body, or the actor itself where it acts for none that is shown."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def all_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """The sides of several, each once, in their order."""
        return tuple(dict.fromkeys(map(self.of, names)))

    def is_press(self, name: str) -> bool:
        """Whether a side is one that only reports: an agency, a newspaper, journalists."""
        entry = entry_of(name)
        by_name = entry is not None and entry.sort is Sort.BODY and entry.kind == "press"
        return by_name or _has(name, "press")

    def _find(self, name: str) -> str:
        if own := state_of(name):
            return own
        entry = entry_of(name)
        if entry and entry.sort in (Sort.BODY, Sort.GROUP):
            return body_of(name) or entry.name
        if len(served := self._served.get(name, frozenset())) == 1:
            state = next(iter(served))
            return state if state == name else self.of(state)
        if name in self._bodies:
            return self._bodies[name]
        if _has(name, "unofficial") or _has(name, "press"):
            return name
        if len(states := states_in(name)) == 1:
            return next(iter(states))
        bodies = {found.name for _, _, found in find_lexicon_names(name) if found.sort is Sort.BODY}
        return body_of(bodies.pop()) or name if len(bodies) == 1 else name


def _has(name: str, words: str) -> bool:
    """Whether a name has one of the words of a list of the ledgers."""
    return ledger_words("sides", words).search(fold(name)) is not None


def _offices_of_bodies(cells: Iterable[Cell], texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Each person whose office in a body stands before the name: "European Council President ..."."""
    for cell in cells:
        for stmt in cell.statements:
            before = texts.get(stmt.report_id, "")[max(0, stmt.passage.start - _BEFORE) : stmt.passage.start]
            titles = [found for found in find_titles(before) if not before[found[1] :].strip(" ,")]
            for _, end, entry in find_lexicon_names(before[: titles[-1][0]]) if titles else ():
                if entry.sort is Sort.BODY and _BETWEEN.fullmatch(before[end : titles[-1][0]]):
                    yield cell.value, body_of(entry.name) or entry.name
