"""What the reader marks in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMark:
    """Words that the reader links to an event: an actor's part, its place, its time, or the content of speech."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMark:
    """A word that the reader marks as telling an event, with its standing, its links and the probability that it tells one."""

    start: int
    end: int
    kind: Kind
    status: Status
    score: float
    links: tuple[LinkMark, ...] = ()
