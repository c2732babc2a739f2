"""Rows of the scoring form as typed values: events, claims, and the reports and events of a gold record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.scoring.days import Days, read_days
from bench.scoring.words import (
    FAMILY_OF,
    PARTS,
    STATUSES,
    base_name,
    first_place,
    fold_kind,
    fold_stance,
    fold_word,
    is_known_kind,
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """Words of a report, and in whose mouth they are put."""

    file: str
    quote: str
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor as written, and its part ("" where none is given)."""

    name: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number and what it counts."""

    what: str
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event of either side; the last four fields are a gold event's alone."""

    kind: str
    date: Days | None
    participants: tuple[Participant, ...]
    place: str
    status: str
    figures: tuple[FigureRow, ...]
    mentions: tuple[QuotedSpan, ...]
    id: str = ""
    precision: str = "day"
    alt_kinds: tuple[str, ...] = ()
    salience: str = ""
    may_merge_with: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind that is right for it."""
        return (self.kind, *self.alt_kinds)

    @property
    def families(self) -> frozenset[str]:
        """The families of those kinds."""
        return frozenset(FAMILY_OF[kind] for kind in self.kinds)

    @property
    def files(self) -> frozenset[str]:
        """The files that tell of it."""
        return frozenset(mention.file for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What somebody says."""

    speaker: str
    stance: str
    content: str
    span: QuotedSpan


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold record: what ``--gold`` holds."""

    actors: Sequence[Row]
    events: tuple[EventRow, ...]
    claims: tuple[ClaimRow, ...]
    files: frozenset[str]
    empty_files: frozenset[str]
    """Files that hold nothing of the story, so that any event from them alone is false."""

    @classmethod
    def of(cls, gold: Row) -> Gold:
        """Read the parsed JSON of a gold record."""
        known = frozenset(claim["stance"] for claim in gold.get("claims", []))
        reports = gold["reports"]
        return cls(
            actors=gold["actors"],
            events=tuple(_gold_event(event) for event in gold["events"]),
            claims=tuple(read_claim(claim, known) for claim in gold.get("claims", [])),
            files=frozenset(report["file"] for report in reports),
            empty_files=frozenset(report["file"] for report in reports if report.get("relevant") is False),
        )

    @property
    def stances(self) -> frozenset[str]:
        """The stances that the gold knows."""
        return frozenset(claim.stance for claim in self.claims)


@dataclass(slots=True)
class Oddities:
    """Words of the system's rows that the scoring form does not know, counted, so that a misnamed field is seen."""

    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    stances: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        named = {name: dict(getattr(self, name)) for name in ("kinds", "statuses", "parts", "stances")}
        return "; ".join(f"unknown {name}: {words}" for name, words in named.items() if words)


def is_claim(row: Row) -> bool:
    """Whether a row of a system's file is a claim; every other row is an event."""
    return fold_word(row.get("kind")) == "claim"


def read_events(rows: Iterable[Row], odd: Oddities) -> list[EventRow]:
    """A system's event rows; the field names of the record (measure, best, low, high) are taken too."""
    events = []
    for row in rows:
        word = row.get("kind") if fold_word(row.get("kind")) not in ("", "event", "claim") else None
        kind = row.get("type") or word or "(none)"
        if not is_known_kind(kind):
            odd.kinds[str(kind)] += 1
        event = _event(row, kind)
        if event.status not in STATUSES:
            odd.statuses[str(row.get("status"))] += 1
        odd.parts.update(who.part for who in event.participants if who.part and who.part not in PARTS)
        events.append(event)
    return events


def read_claims(rows: Iterable[Row], known: frozenset[str], odd: Oddities) -> list[ClaimRow]:
    """A system's claim rows, their stances in the gold's words."""
    claims = []
    for row in rows:
        claim = read_claim(row, known)
        if claim.stance not in known:
            odd.stances[str(row.get("stance"))] += 1
        claims.append(claim)
    return claims


def read_claim(row: Row, known: frozenset[str]) -> ClaimRow:
    """One claim row."""
    return ClaimRow(
        speaker=str(row.get("speaker") or ""),
        stance=fold_stance(row.get("stance"), known),
        content=str(row.get("content") or ""),
        span=QuotedSpan(base_name(row.get("file")), str(row.get("quote") or "")),
    )


def _event(row: Row, kind: Any) -> EventRow:
    return EventRow(
        kind=fold_kind(kind),
        date=read_days(row.get("date")),
        participants=tuple(_participant(who) for who in row.get("participants") or []),
        place=first_place(row.get("place")),
        status=fold_word(row.get("status")),
        figures=tuple(_figure(figure) for figure in row.get("figures") or []),
        mentions=tuple(_mention(mention) for mention in row.get("mentions") or []),
    )


def _gold_event(row: Row) -> EventRow:
    event = _event(row, row["type"])
    return EventRow(
        kind=event.kind,
        date=event.date,
        participants=event.participants,
        place=str(row.get("place") or ""),
        status=event.status,
        figures=event.figures,
        mentions=event.mentions,
        id=str(row["id"]),
        precision=(row.get("date") or {}).get("precision", "day"),
        alt_kinds=tuple(fold_kind(kind) for kind in row.get("alt_types") or []),
        salience=str(row.get("salience") or ""),
        may_merge_with=tuple(row.get("may_merge_with") or []),
    )


def _participant(who: Any) -> Participant:
    if isinstance(who, str):
        return Participant(who)
    return Participant(str(who.get("name") or who.get("actor") or who.get("id") or ""), fold_word(who.get("part")))


def _mention(row: Row) -> QuotedSpan:
    return QuotedSpan(base_name(row.get("file")), str(row.get("quote") or ""), row.get("attributed_to") or None)


def _figure(row: Row) -> FigureRow:
    def pick(name: str, other: str) -> Any:
        return row[name] if row.get(name) is not None else row.get(other)

    return FigureRow(
        what=str(pick("what", "measure") or ""),
        value=_number(pick("value", "best")),
        low=_number(pick("min", "low")),
        high=_number(pick("max", "high")),
    )


def _number(value: Any) -> float | None:
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None
