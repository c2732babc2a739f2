"""Decisions as lines of JSON, for another record of the same reports."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from detente.errors import BadField
from detente.model import Choice, Decision, told_standing

LONGEST = 1_000_000
"""Characters of a line."""


def decision_fields(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """All that was decided, in the order in which it was; ``stands`` is false of what was undone, and the undoing is there too."""
    return [
        {
            "decision": one.id,
            "choice": one.choice.value,
            "about": list(one.about),
            "value": one.value,
            "why": one.why,
            "by": one.by,
            "at": one.at,
            "stands": holds,
        }
        for one, holds in told_standing(list(decisions))
    ]


def read_decisions(lines: Iterable[str], name: str) -> list[Decision]:
    """The decisions of a file that stand, the undoing left out; ``name`` is the file's. Raises ``BadField`` with the line at fault.

    >>> line = '{"choice": "anchor", "about": ["r-1"], "value": "2024-02-17", "by": "Ada", "at": "2024-03-01"}'
    >>> read_decisions([line], "mine.jsonl")[0].by
    'Ada'
    """
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row: Any = json.loads(line) if len(line) <= LONGEST else None
            decision = _decision(row)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            mend = "give a file that `detente export decisions` wrote"
            raise BadField(f"{name}, line {number} is no decision", mend=mend) from error
        if row.get("decision") not in (None, decision.id):
            mend = "take the line as it was exported: an id is the hash of what it says"
            raise BadField(f"{name}, line {number} does not say what {row['decision']} says", mend=mend)
        if row.get("stands", True) and decision.choice is not Choice.UNDO:
            found.append(decision)
    return found


def _decision(row: Any) -> Decision:
    about = row["about"]
    if not isinstance(about, list) or not about or not all(isinstance(key, str) and key for key in about):
        raise ValueError(about)
    texts = {name: row.get(name) for name in ("value", "why", "by")}
    if not all(text is None or isinstance(text, str) for text in texts.values()):
        raise ValueError(texts)
    return Decision(choice=Choice(row["choice"]), about=tuple(about), at=str(row.get("at") or ""), **texts)
