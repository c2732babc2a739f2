"""The rows that questions are answered in. Each knows its passages; nothing in a row is without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from detente.ask.evidence import Evidence
from detente.errors import MissingExtra

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in an event and the part it plays there."""

    name: str
    part: str

    def __str__(self) -> str:
        return f"{self.name} ({self.part})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What all rows can do."""

    passages: tuple[Evidence, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data, its passages last."""
        whole = asdict(self)
        passages = whole.pop("passages")
        return {**whole, "passages": list(passages)}

    def to_flat(self) -> dict[str, str | int | float | None]:
        """The row for a spreadsheet: lists joined with ``; ``, passages as their words."""
        return {name: _flat(getattr(self, name)) for name in self.columns()}

    @classmethod
    def columns(cls) -> list[str]:
        """The names of the columns, passages last."""
        return [field.name for field in fields(cls) if field.name != "passages"] + ["passages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Row):
    """An event. ``date``, ``place`` and the like are the best supported value; the plurals hold all that reports give.

    ``date`` is an ISO interval (``2024-02-17``, ``2024-02-13/2024-02-17``, ``2020-09-27/..``), ``None`` if unsettled.
    ``levels`` and ``formats`` are those of a contact, as far as words tell them.
    ``origins`` counts the texts that its reports print: copies of one text are one.
    """

    event: str
    date: str | None
    precision: str | None
    kind: str
    status: str
    participants: tuple[Participant, ...]
    place: str | None
    levels: tuple[str, ...]
    formats: tuple[str, ...]
    figures: tuple[str, ...]
    kinds: tuple[str, ...]
    dates: tuple[str, ...]
    places: tuple[str, ...]
    statuses: tuple[str, ...]
    said_by: tuple[str, ...]
    telling: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int

    def actors(self, *parts: str) -> tuple[str, ...]:
        """The names of those who play one of these parts."""
        return tuple(who.name for who in self.participants if who.part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(Row):
    """An act of speech. ``date`` is its own, where the words give one; ``published`` the report's.

    ``behalf`` is for whom the speaker speaks, where the report says so.
    ``addressee`` is to whom it is said or, of a charge or demand, of whom; ``issues`` and ``about`` (ids of events) are what it is
    about.
    """

    claim: str
    date: str | None
    published: str | None
    speaker: str | None
    act: str
    addressee: str | None
    content: str | None
    verbatim: str | None
    issues: tuple[str, ...]
    about: tuple[str, ...]
    telling: str
    report: str
    behalf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow(Row):
    """One number that is given of one event, or of none: then ``event``, ``date``, ``kind``, ``status`` and ``place`` are ``None``.

    ``best`` is ``None`` where the words give only a bound.
    """

    event: str | None
    date: str | None
    kind: str | None
    status: str | None
    place: str | None
    figure: str
    measure: str
    low: float | None
    best: float | None
    high: float | None
    bound: str
    population: str | None
    scope: str | None
    said_by: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow(Row):
    """A report, when it was published and on what that rests, and what was read from it."""

    report: str
    name: str
    published: str | None
    basis: str | None
    date_shown: str | None
    outlet: str | None
    title: str | None
    language: str
    origin: str | None
    mentions: int
    notes: tuple[str, ...]


R = TypeVar("R", bound=Row)


class Rows(Sequence[R], Generic[R]):
    """The rows of one answer, in order.

    ``undated`` counts those that a date filter left out for want of a date, ``open_ended`` those whose date is open at one
    end ("by 2024-02-17") and known only outside the days asked for.

    >>> Rows([]).to_dicts()
    []
    """

    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __init__(
        self, rows: Sequence[R], *, undated: int = 0, open_ended: int = 0, row_type: type[Row] | None = None
    ) -> None:
        self._rows = tuple(rows)
        self.undated = undated
        self.open_ended = open_ended
        self.row_type: type[Row] = row_type or (type(rows[0]) if rows else Row)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as plain data, each with its passages."""
        return [row.to_dict() for row in self._rows]

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas table; lists stay lists. Raises ``MissingExtra`` where pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415 - an extra: the rest works without it
        except ImportError as error:
            message = "pandas is not installed"
            raise MissingExtra(message, mend="pip install 'detente[pandas]'") from error
        return pd.DataFrame(self.to_dicts(), columns=self.row_type.columns())

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[R]: ...
    def __getitem__(self, index: int | slice) -> R | Sequence[R]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __repr__(self) -> str:
        return f"Rows({len(self)} of {self.row_type.__name__})"


def _flat(value: Any) -> str | int | float | None:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Evidence):
        return f"{value.report} {value.start}-{value.end}: {' '.join(value.exact.split())}"
    if isinstance(value, tuple):
        return "; ".join(dict.fromkeys(str(_flat(item)) for item in value))
    return str(value)
