"""What a person decides through the record: about joining, names, days and cells; and what was decided so far."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from detente.ask.correcting import Edit, change_cell, judge_cell, judge_whole, read_prop
from detente.ask.decision_lines import read_decisions
from detente.ask.known import Known
from detente.ask.quality import QualityRow, quality_rows
from detente.ask.rows import Row, Rows
from detente.errors import BadField
from detente.model import Choice, Claim, DayInterval, Decision, Event, Report, Signed, told_standing
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
    """A decision: when it was made and by whom, where that was told; what, about which ids, why; whether it still stands."""

    decision: str
    at: str
    by: str | None
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
    value: str | None
    why: str | None
    by: str | None
    undone: str | None
    changes: tuple[ChangeRow, ...]
    dated_anew: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenRow(Row):
    """A decision from elsewhere and what came of it: taken, known, conflict, missing or refused.

    ``against`` is the id of the decision here that says otherwise; ``why`` says what stands in its way.
    """

    decision: str
    choice: str
    by: str | None
    outcome: str
    against: str | None
    why: str


class Deciding(ABC):
    """The part of ``Record`` that writes: each method is one decision, which always wins and survives reading anew.

    ``why`` is the reason, ``by`` who decides, ``at`` the moment as ISO 8601: all are kept with the decision.
    """

    _store: Store | Known

    @abstractmethod
    def told(self, key: str) -> Event | Claim:
        """One event or claim as it stands now."""

    @abstractmethod
    def reports_of(self, report_ids: Collection[str]) -> dict[str, Report]:
        """The reports of these ids, by id."""

    def merge(self, *events: str, **signed: Unpack[Signed]) -> DecidedRow:
        """Make one event of several. Raises ``NoSuchThing``, or ``BadField`` where they are one already."""
        from detente.pipeline import deciding  # noqa: PLC0415 - brings the reader, which asking does without

        return self._done(deciding.merge(self.open_store, events, **signed))

    def keep_apart(self, one: str, other: str, **signed: Unpack[Signed]) -> DecidedRow:
        """Say that two events are two. Raises ``NoSuchThing``, or ``BadField`` where they are one: then ``split`` parts it."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.keep_apart(self.open_store, one, other, **signed))

    def split(self, event: str, *out: str, **signed: Unpack[Signed]) -> DecidedRow:
        """Take mentions, or all that a report tells, out of an event. Raises ``NoSuchThing``, or ``BadField`` for all of it."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.split(self.open_store, event, out, **signed))

    def same_actor(self, one: str, other: str, **signed: Unpack[Signed]) -> DecidedRow:
        """Say that two printed names are one actor's. Raises ``NoSuchThing`` for a name that no report prints."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.rule_on_names(self.open_store, one, other, same=True, **signed))

    def other_actor(self, one: str, other: str, **signed: Unpack[Signed]) -> DecidedRow:
        """Say that two printed names are two actors'. Raises ``NoSuchThing``, or ``BadField`` for two printed alike."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.rule_on_names(self.open_store, one, other, same=False, **signed))

    def anchor(self, report: str, days: str, **signed: Unpack[Signed]) -> DecidedRow:
        """Say when a report was published: a day, a month, or first and last day. Raises ``NoSuchThing``, or ``BadField``."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        try:
            interval = DayInterval.parse(days)
        except ValueError as error:
            raise BadField(f"{days!r} is no day", mend="write YYYY-MM-DD, or two with a slash between") from error
        return self._done(deciding.anchor(self.open_store, report, interval, **signed))

    def accept(
        self, key: str, cell: str | None = None, value: str | None = None, **signed: Unpack[Signed]
    ) -> DecidedRow:
        """Say that an event, or one value of it, was read rightly. ``cell`` is a word such as "date" or "party".

        Raises ``NoSuchThing``, or ``BadField`` for a cell or a value that is not there.
        """
        return self._judge(Choice.ACCEPT, key, cell, value, **signed)

    def reject(
        self, key: str, cell: str | None = None, value: str | None = None, **signed: Unpack[Signed]
    ) -> DecidedRow:
        """Say that the tellings tell of no such event, or that the words do not say a value. Raises as ``accept`` does."""
        return self._judge(Choice.REJECT, key, cell, value, **signed)

    def edit(
        self,
        key: str,
        cell: str,
        value: str,
        *,
        was: str | None = None,
        words: str | None = None,
        report: str | None = None,
        **signed: Unpack[Signed],
    ) -> DecidedRow:
        """Say what the words say instead: another kind, status, date, place, participant or figure, by words of a report.

        ``was`` is the value in whose place it stands; without it the only value of a kind, status, date or place is meant, and
        anything else is added. Other accounts stay beside it. Without ``words`` the words of the old value say the new one.
        Raises ``NoSuchThing``, or ``BadField`` for a value that is none and for words that no report that tells of it holds.
        """
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        with self.open_store.together():
            told = self.told(key)
            reports = self.reports_of({mention.report_id for mention in told.mentions})
            meant = self.open_store.report(report).id if report else None
            edit = Edit(prop=read_prop(cell), now=value, was=was, words=words, report=meant)
            return self._done(deciding.decide(self.open_store, change_cell(told, edit, reports, **signed)))

    def _judge(
        self, choice: Choice, key: str, cell: str | None, value: str | None, **signed: Unpack[Signed]
    ) -> DecidedRow:
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        with self.open_store.together():
            told = self.told(key)
            whole = cell is None
            decision = (
                judge_whole(told, choice, **signed)
                if whole
                else judge_cell(told, read_prop(cell or ""), value, choice, **signed)
            )
            return self._done(deciding.decide(self.open_store, decision))

    def undo(self, decision: str | None = None, **signed: Unpack[Signed]) -> DecidedRow:
        """Take back a decision, the last one if none is named. Raises ``NoSuchThing``, or ``BadField`` for one undone before."""
        from detente.pipeline import deciding  # noqa: PLC0415 - the same

        return self._done(deciding.undo(self.open_store, decision, **signed))

    def take_over(
        self, lines: Iterable[str], *, name: str = "the decisions", theirs: bool = False, at: str = ""
    ) -> Rows[TakenRow]:
        """Take decisions over from another record of the same reports; ``lines`` as `detente export decisions` wrote them.

        What is decided otherwise here stays, unless ``theirs``; ``at`` is the moment for the log. Raises ``BadField`` for a line
        that is no decision, and takes nothing then.
        """
        from detente.pipeline import taking  # noqa: PLC0415 - the same

        taken = taking.take_over(self.open_store, read_decisions(lines, name), theirs=theirs, at=at)
        forget_loaded(self)
        rows = [
            TakenRow(
                decision=one.decision.id,
                choice=one.decision.choice.value,
                by=one.decision.by,
                outcome=one.outcome.value,
                against=one.against,
                why=one.why,
            )
            for one in taken
        ]
        return Rows(rows, row_type=TakenRow)

    def quality(self) -> Rows[QualityRow]:
        """How often the reading was right, by what was decided; to compare joining, it joins once more without the decisions."""
        return Rows(quality_rows(self.open_store), row_type=QualityRow)

    def decisions(self) -> Rows[DecisionRow]:
        """Every decision that was made, oldest first, those that were undone and the undoing too."""
        return Rows(list(decision_rows(self._store.decisions(undone=True))), row_type=DecisionRow)

    def decisions_made(self) -> list[Decision]:
        """The same as ``decisions``, as they are kept."""
        return self._store.decisions(undone=True)

    def log(self) -> list[LogEntry]:
        """What was done to the record, oldest first."""
        return self._store.log()

    @property
    def open_store(self) -> Store:
        """The database, to write decisions in. Raises ``BadField`` for a record as of a day."""
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
            value=decision.value,
            why=decision.why,
            by=decision.by,
            undone=undone.id if undone else None,
            changes=tuple(ChangeRow(before=change.before, after=change.after) for change in decided.changes),
            dated_anew=decided.dated_anew,
        )


def forget_loaded(record: object) -> None:
    """Let go of what a record has loaded, so that it is asked for anew."""
    for name in [name for name in vars(record) if isinstance(getattr(type(record), name, None), cached_property)]:
        delattr(record, name)


def decision_rows(decisions: Sequence[Decision]) -> Iterator[DecisionRow]:
    """All decisions that were made, each with whether it still stands."""
    for decision, holds in told_standing(decisions):
        yield DecisionRow(
            decision=decision.id,
            at=decision.at,
            by=decision.by,
            choice=decision.choice.value,
            about=decision.about,
            value=decision.value,
            why=decision.why,
            stands=holds,
        )
