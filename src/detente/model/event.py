"""Events and claims as they are shown: assembled from statements, holding no fact of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.model.correction import A_PERSON
from detente.model.decision import Decision
from detente.model.interval import DayInterval
from detente.model.mention import Mention
from detente.model.statement import Statement
from detente.model.words import Kind, Precision, Prop, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value of an event or claim, with every statement that gives it: no cell without its words."""

    prop: Prop
    value: str
    statements: tuple[Statement, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that say it, in order."""
        return tuple(sorted({stmt.report_id for stmt in self.statements}))

    @property
    def by_a_person(self) -> bool:
        """Whether a person says it, and not only a reading."""
        return any(stmt.method == A_PERSON for stmt in self.statements)

    @property
    def said_by(self) -> tuple[str, ...]:
        """Those in whose mouths it is put; empty where only reports say it in their own voice."""
        return tuple(sorted({stmt.said_by for stmt in self.statements if stmt.said_by}))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A value that was read, and that is not shown since a person says that the words do not say it."""

    cell: Cell
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A cluster of mentions, and what they say: every cell keeps all its values, the best supported first.

    ``cells`` maps a property to its values; two dates, two tolls or two places stay two. The conveniences below give the
    first value of a property, for sorting and for narrow tables; nothing is lost by them. What a person says stands first;
    ``set_aside`` is what it stands in the place of.
    """

    id: str
    mentions: tuple[Mention, ...]
    cells: dict[Prop, tuple[Cell, ...]] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()

    def first(self, prop: Prop) -> Cell | None:
        """The best supported value of a property."""
        return next(iter(self.cells.get(prop, ())), None)

    def all(self, *props: Prop) -> Iterator[Cell]:
        """Every cell of these properties, in their order."""
        for prop in props:
            yield from self.cells.get(prop, ())

    @property
    def kind(self) -> Kind:
        """The best supported kind."""
        cell = self.first(Prop.KIND)
        return Kind(cell.value) if cell else Kind.OTHER

    @property
    def status(self) -> Status:
        """The best supported status."""
        cell = self.first(Prop.STATUS)
        return Status(cell.value) if cell else Status.OCCURRED

    @property
    def date(self) -> DayInterval | None:
        """The best supported date, or ``None`` where the reports do not settle one."""
        cell = self.first(Prop.DATE)
        return DayInterval.parse(cell.value) if cell else None

    @property
    def precision(self) -> Precision | None:
        """The grain of that date."""
        cell = self.first(Prop.DATE)
        grain = cell.statements[0].precision if cell else None
        return Precision(grain) if grain else None

    @property
    def place(self) -> str | None:
        """The best supported place."""
        cell = self.first(Prop.PLACE)
        return cell.value if cell else None

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell of it."""
        return tuple(sorted({mention.report_id for mention in self.mentions}))

    @property
    def sort_key(self) -> tuple[dt.date, dt.date, str]:
        """Chronological, undated last, ties by id."""
        when = self.date
        start = when.start if when and when.start else (when.end if when and when.end else dt.date.max)
        return (start, when.end if when and when.end else dt.date.max, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An act of speech by one speaker in one report, assembled from the statements of its mention."""

    id: str
    mention: Mention
    cells: dict[Prop, tuple[Cell, ...]] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()

    def value(self, prop: Prop) -> str | None:
        """The value of a property, or ``None``."""
        cells = self.cells.get(prop, ())
        return cells[0].value if cells else None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The tellings that it is made of, as those of an event: its one."""
        return (self.mention,)

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.value(Prop.SPEAKER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that a report gives without an event to hang it on, with who says so; shown among the figures."""

    id: str
    mention: Mention
    cells: dict[Prop, tuple[Cell, ...]] = field(default_factory=dict)
