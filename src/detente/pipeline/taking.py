"""Decisions that were made in another record of the same reports: taken where they stand on what is here, conflicts told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from detente.errors import InputError
from detente.model import ONE_VALUED, Choice, Correction, Decision, in_pairs, is_correction
from detente.pipeline import join
from detente.pipeline.deciding import work_out, write_down
from detente.record import Store

_PAIRS = (Choice.MERGE, Choice.KEEP_APART)
_NAMES = (Choice.SAME_ACTOR, Choice.OTHER_ACTOR)
_TELLINGS = (Choice.ACCEPT, Choice.REJECT, Choice.EDIT)


class Outcome(StrEnum):
    """What came of a decision from elsewhere."""

    TAKEN = "taken"
    KNOWN = "known"
    CONFLICT = "conflict"
    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A decision from elsewhere, what came of it and why; ``against`` is the id of the decision here that says otherwise."""

    decision: Decision
    outcome: Outcome
    against: str | None = None
    why: str = ""


def take_over(store: Store, decisions: Sequence[Decision], *, theirs: bool = False, at: str = "") -> list[Taken]:
    """Take decisions over, in their order, each with who made it and when; ``at`` is the moment for the log.

    What is decided otherwise here stays, unless ``theirs``: then the other decision is taken and, being later, holds. What is
    about no telling, report or name of this record is left out. One step, or nothing of it.
    """
    taken: list[Taken] = []
    again: dict[str, None] = {}
    with store.together():
        join(store, at=at)
        here = _Here(store)
        for decision in decisions:
            found = here.judge(decision)
            if found.outcome is Outcome.CONFLICT and theirs:
                found = Taken(decision=decision, outcome=Outcome.TAKEN, against=found.against, why=found.why)
            if found.outcome is Outcome.TAKEN:
                try:
                    again.update(dict.fromkeys(write_down(store, decision, at=at)))
                except InputError as error:
                    found = Taken(decision=decision, outcome=Outcome.REFUSED, why=str(error))
                else:
                    here.standing.append(decision)
            taken.append(found)
        work_out(store, again, at=at)
    return taken


class _Here:
    """What a record has for decisions from elsewhere to stand on, and what stands in their way."""

    def __init__(self, store: Store) -> None:
        self.standing = store.decisions()
        self._made = {decision.id for decision in store.decisions(undone=True)}
        self._mentions = {mention.id for mention in store.mentions()}
        self._texts = {report.id: report.text for report in store.reports()}
        self._names = set(store.actor_names())

    def judge(self, decision: Decision) -> Taken:
        """Whether a decision can be taken."""
        if decision.id in {one.id for one in self.standing}:
            return Taken(decision=decision, outcome=Outcome.KNOWN)
        if lacking := self._lacking(decision):
            return Taken(decision=decision, outcome=Outcome.MISSING, why=lacking)
        if decision.id in self._made:
            return Taken(decision=decision, outcome=Outcome.CONFLICT, against=decision.id, why="it was undone here")
        against = next((one for one in reversed(self.standing) if _clash(one, decision)), None)
        if against:
            why = f"here it is {against.choice.value.replace('_', ' ')}" + (f", by {against.by}" if against.by else "")
            return Taken(decision=decision, outcome=Outcome.CONFLICT, against=against.id, why=why)
        return Taken(decision=decision, outcome=Outcome.TAKEN)

    def _lacking(self, decision: Decision) -> str:
        """What it is about that this record does not hold; empty where it holds enough."""
        match decision.choice:
            case Choice.ANCHOR:
                there: Iterable[str] = self._texts
            case choice if choice in _NAMES:
                there = self._names
            case choice if choice in _PAIRS or choice in _TELLINGS:
                there = self._mentions
            case _:
                return f"{decision.choice.value} is not taken over"
        missing = [key for key in decision.about if key not in there]
        if decision.choice is Choice.MERGE and len(decision.about) - len(missing) > 1:
            missing = []
        elif decision.choice is Choice.KEEP_APART:
            missing = missing if sum(not set(side) <= set(missing) for side in decision.sides) < 2 else []
        elif decision.choice in _TELLINGS and len(missing) < len(decision.about):
            missing = []
        if missing:
            return f"{missing[0]} is not in this record"
        words = Correction.from_value(decision.value or "").words if is_correction(decision.value) else None
        if words and not words.holds(self._texts.get(words.report_id, "")):
            return f"{words.report_id} is not in this record, or reads otherwise"
        return ""


def _clash(one: Decision, other: Decision) -> bool:
    """Whether two decisions cannot both hold."""
    kinds = {one.choice, other.choice}
    if kinds <= set(_NAMES) or (kinds == {Choice.ANCHOR} and one.value != other.value):
        same = set(one.about) == set(other.about)
        return same and (len(kinds) == 2 or Choice.ANCHOR in kinds)
    if kinds == set(_PAIRS):
        return not set(_pairs(one)).isdisjoint(_pairs(other))
    if not kinds <= set(_TELLINGS) or set(one.about).isdisjoint(other.about):
        return False
    if not is_correction(one.value) or not is_correction(other.value):
        filed = kinds == {Choice.EDIT} and one.value != other.value
        return filed or (one.value is None and other.value is None and len(kinds) == 2)
    return _corrections_clash(one, other)


def _corrections_clash(one: Decision, other: Decision) -> bool:
    left, right = (Correction.from_value(decision.value or "") for decision in (one, other))
    if left.prop is not right.prop:
        return False
    if one.choice is Choice.EDIT and other.choice is Choice.EDIT:
        return left.now != right.now and (left.prop in ONE_VALUED or not set(left.was).isdisjoint(right.was))
    denied = [
        {*c.was} - {c.now} if decision.choice in (Choice.REJECT, Choice.EDIT) else set()
        for decision, c in ((one, left), (other, right))
    ]
    said = [
        {*c.was} if decision.choice is Choice.ACCEPT else {c.now} - {None}
        for decision, c in ((one, left), (other, right))
    ]
    return not (denied[0].isdisjoint(said[1]) and denied[1].isdisjoint(said[0]))


def _pairs(decision: Decision) -> Iterator[tuple[str, str]]:
    for part in in_pairs([decision]):
        ids = sorted(part.about)
        yield from ((a, b) for n, a in enumerate(ids) for b in ids[n + 1 :])
