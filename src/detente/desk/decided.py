"""A decision in words, and with the mark that undoing it has to bring along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.ask.plain import shown, word
from detente.desk.judging import mark_of
from detente.model import Choice, Correction, Decision
from detente.model import is_correction as is_cell


def told_decision(decision: Decision) -> dict[str, Any]:
    """A decision as plain data, with what it says in words."""
    return {
        "decision": decision.id,
        "choice": decision.choice.value,
        "about": list(decision.about),
        "value": decision.value,
        "says": said(decision),
        "why": decision.why,
        "by": decision.by,
        "at": decision.at,
    }


def said(decision: Decision) -> str:
    """What a decision says, in a few words.

    >>> said(Decision(choice=Choice.ANCHOR, about=("r-1",), value="2024-02-17"))
    'published 2024-02-17'
    """
    if is_cell(decision.value):
        correction = Correction.from_value(decision.value or "")
        name, was = word(correction.prop), " and ".join(shown(correction.prop, value) for value in correction.was)
        match decision.choice:
            case Choice.ACCEPT:
                return f"{name}: {was} is right"
            case Choice.REJECT:
                return f"{name}: not {was}"
        now = shown(correction.prop, correction.now or "")
        return f"{name}: {now}, not {was}" if was else f"{name}: {now}"
    match decision.choice:
        case Choice.ANCHOR:
            return f"published {decision.value}"
        case Choice.SAME_ACTOR | Choice.OTHER_ACTOR:
            return f"{' and '.join(decision.about)}: {word(decision.choice.value)}"
        case Choice.ACCEPT | Choice.REJECT:
            return "an event" if decision.choice is Choice.ACCEPT else "no event"
        case Choice.EDIT:
            return decision.value or "edit"
        case _:
            return word(decision.choice.value)


def undo_form(decision: Decision, made: Sequence[Decision]) -> dict[str, Any]:
    """A decision with the mark that undoing it has to bring along."""
    return {**told_decision(decision), "seen": mark_of([decision.id], {}, {}, made)}
