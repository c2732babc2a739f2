"""Which state each person of the record is shown to serve: "Norwegian Foreign Minister Ada Berg" serves Norway."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from detente.ask.names import states_in
from detente.lexicon.matching import find_lexicon_names
from detente.lexicon.titles import find_titles
from detente.model import Cell, Statement
from detente.model.statement import ACTS_FOR

_BEFORE = 90
_BETWEEN = re.compile(r"(?:['’]s)?[\s,]*")


def served_states(cells: Iterable[Cell], texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Take what the reading noted of an actor, or read off the words before its name; ``texts`` are by report id."""
    served: dict[str, set[str]] = {}
    for cell in cells:
        for stmt in cell.statements:
            found = _noted(stmt) or state_served(texts[stmt.report_id], stmt.passage.start)
            if found:
                served.setdefault(cell.value, set()).add(found)
    return {name: frozenset(states) for name, states in served.items()}


def state_served(text: str, start: int) -> str | None:
    """Read the state off "state, office" where the two stand right before a name that begins at ``start``.

    >>> state_served("Talks with Norway's foreign minister Ada Berg", 37)
    'Norway'
    """
    before = text[max(0, start - _BEFORE) : start]
    titles = [(first, last) for first, last, _ in find_titles(before) if _BETWEEN.fullmatch(before[last:])]
    if not titles:
        return None
    office = titles[-1][0]
    owners = [
        entry for _, last, entry in find_lexicon_names(before[:office]) if _BETWEEN.fullmatch(before[last:office])
    ]
    return next(iter(states_in(owners[-1].name)), owners[-1].state) if owners else None


def _noted(stmt: Statement) -> str | None:
    return stmt.note.removeprefix(ACTS_FOR) if stmt.note and stmt.note.startswith(ACTS_FOR) else None
