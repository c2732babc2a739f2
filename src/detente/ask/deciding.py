"""What a person decides through the record: merge, keep apart, split, undo; and what was decided so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.ask.known import Known
from detente.ask.rows import Row, Rows
from detente.errors import BadField
from detente.model import DayInterval, Decision, told_standing
from detente.record import LogEntry, Store

if TYPE_CHECKING:
    from detente.pipeline.deciding import Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow(Row):
    """Events that became others: ids of those that were, and of those that are now."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow(Row):
    """A decision: when it was made, where the maker gave a moment; what, about which ids, why; whether it still stands."""

    decision: str
    at: str
    choice: str
    about: tuple[str, ...]
    value: str | None
    why: str | None
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow(Row):
    """What a decision did.

    ``undone`` is the id of the one that it took back; ``dated_anew`` whether that gave a report's day, on which events hang.
    """

    decision: str
    choice: str
    about: tuple[str, ...]
    why: str | None
    undone: str | None
    changes: tuple[ChangeRow, ...]
    dated_anew: bool


class Deciding:
    """The part of ``Record`` that writes: each method is one decision, which always wins and survives reading anew.

    ``at`` is the moment for the log, as ISO 8601; ``why`` the reason, kept with the decision.
    """

    _store: Store | Known

    def merge(self, *events: str, why: str | None = None, at: str = "") -> DecidedRow:
        """Make one event of several. Raises ``NoSuchThing``, or ``BadField`` where they are one already."""
        from detente.pipeline import deciding  # noqa: PLC0415 - brings the reader, which asking does without

        return self._done(deciding.merge(self._open, events, why=why, at=at))

    def keep_apart(self, one: str, other: str, *, why: str | None = None, at: str = "") -> DecidedRow:
        """Say that two events are two. Raises ``NoSuchThing``, or ``BadField`` where they are one: then ``split`` parts it."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.keep_apart(self._open, one, other, why=why, at=at))

    def split(self, event: str, *out: str, why: str | None = None, at: str = "") -> DecidedRow:
        """Take mentions, or all that a report tells, out of an event. Raises ``NoSuchThing``, or ``BadField`` for all of it."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.split(self._open, event, out, why=why, at=at))

    def same_actor(self, one: str, other: str, *, why: str | None = None, at: str = "") -> DecidedRow:
        """Say that two printed names are one actor's. Raises ``NoSuchThing`` for a name that no report prints."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.rule_on_names(self._open, one, other, same=True, why=why, at=at))

    def other_actor(self, one: str, other: str, *, why: str | None = None, at: str = "") -> DecidedRow:
        """Say that two printed names are two actors'. Raises ``NoSuchThing``, or ``BadField`` for two printed alike."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.rule_on_names(self._open, one, other, same=False, why=why, at=at))

    def anchor(self, report: str, days: str, *, why: str | None = None, at: str = "") -> DecidedRow:
        """Say when a report was published: a day, a month, or first and last day. Raises ``NoSuchThing``, or ``BadField``."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        try:
            interval = DayInterval.parse(days)
        except ValueError as error:
            raise BadField(f"{days!r} is no day", mend="write YYYY-MM-DD, or two with a slash between") from error
        return self._done(deciding.anchor(self._open, report, interval, why=why, at=at))

    def undo(self, decision: str | None = None, *, why: str | None = None, at: str = "") -> DecidedRow:
        """Take back a decision, the last one if none is named. Raises ``NoSuchThing``, or ``BadField`` for one undone before."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.undo(self._open, decision, why=why, at=at))

    def decisions(self) -> Rows[DecisionRow]:
        """Every decision that was made, oldest first, those that were undone and the undoing too."""
        made, log = self._store.decisions(undone=True), self._store.log()
        return Rows(list(decision_rows(made, log)), row_type=DecisionRow)

    def log(self) -> list[LogEntry]:
        """What was done to the record, oldest first."""
        return self._store.log()

    @property
    def _open(self) -> Store:
        if isinstance(self._store, Known):
            raise BadField("a record as of a day is only read", mend="open it without `as_of` to decide")
        return self._store

    def _done(self, decided: Decided) -> DecidedRow:
        forget_loaded(self)
        decision, undone = decided.decision, decided.undone
        return DecidedRow(
            decision=decision.id,
            choice=decision.choice.value,
            about=decision.about,
            why=decision.why,
            undone=undone.id if undone else None,
            changes=tuple(ChangeRow(before=change.before, after=change.after) for change in decided.changes),
            dated_anew=decided.dated_anew,
        )


def forget_loaded(record: object) -> None:
    """Let go of what a record has loaded, so that it is asked for anew."""
    for name in [name for name in vars(record) if isinstance(getattr(type(record), name, None), cached_property)]:
        delattr(record, name)


def decision_rows(decisions: Sequence[Decision], log: Iterable[LogEntry]) -> Iterator[DecisionRow]:
    """Decisions with the moments at which the log has them."""
    moments: dict[str, list[str]] = defaultdict(list)
    for entry in log:
        if entry.kind == "decide" and entry.about:
            moments[entry.about].append(entry.at)
    for decision, holds in told_standing(decisions):
        at = moments[decision.id]
        yield DecisionRow(
            decision=decision.id,
            at=at.pop(0) if at else "",
            choice=decision.choice.value,
            about=decision.about,
            value=decision.value,
            why=decision.why,
            stands=holds,
        )
