"""What an annotated report holds. Spans are half-open code points of their sentence; ``Report.layout`` places those."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from detente.model.actor import NameType
from detente.model.words import Act, Bound, Kind, Measure, Part, Status

UNNAMED = "_"
"""The actor id of somebody whom the report leaves without identity ("two gunmen")."""


class Span(NamedTuple):
    """A stretch of a sentence.

    >>> Span(0, 4).of("Doha talks")
    'Doha'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut the words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name mark. ``actor`` is the id it stands for; ``metonym`` marks a country, capital or palace that acts."""

    span: Span
    type: NameType
    actor: str | None = None
    metonym: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression with its TIMEX3 type and value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its measure, bounds, whom it counts, what it covers; ``event`` is the id of the happening."""

    span: Span
    measure: Measure
    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    population: Span | None = None
    scope: Span | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Who or what fills a part: the words in the sentence (``None``: understood from elsewhere) and the actor ids."""

    span: Span | None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """An act of speech: who, by which cue, says what, in which mode (direct, reported, mixed), about which events."""

    speakers: tuple[Filler, ...]
    cue: Span | None
    content: Span | None
    mode: str
    act: Act
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One sentence's telling of one event. The first trigger is the one on which participants hang."""

    id: str
    triggers: tuple[Span, ...]
    kind: Kind
    status: Status = Status.OCCURRED
    hedged: bool = False
    negated: bool = False
    parts: tuple[tuple[Part, Filler], ...] = ()
    place: Filler | None = None
    times: tuple[Span, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its marks. ``role``: headline, subhead, dateline, body, furniture.

    ``ignored`` are capitalized words that the table says are no names.
    """

    text: str
    role: str
    paragraph: int
    line: int
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[EventMention, ...] = ()
    speeches: tuple[Speech, ...] = ()
    ignored: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An annotated report. ``published`` is the true day as ISO; ``shown`` what the page shows where that differs."""

    id: str
    process: str
    register: str
    published: str
    shown: str | None
    origin: str | None
    hard: str | None
    sentences: tuple[Sentence, ...]
    path: str = ""

    def layout(self) -> tuple[str, tuple[int, ...]]:
        """Put the sentences together: the plain text, and the offset at which each starts in it.

        Sentences of one paragraph are joined by a space, paragraphs by an empty line.
        """
        text, starts, last = "", [], None
        for sentence in self.sentences:
            text += "" if last is None else " " if sentence.paragraph == last else "\n\n"
            starts.append(len(text))
            text += sentence.text
            last = sentence.paragraph
        return text + "\n", tuple(starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How reports print an actor or place. ``type`` is ``seat``, ``none`` or ``nominal`` beside the name types."""

    text: str
    type: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """What ``_process.txt`` declares: forms of names, events told by several reports, pairs to keep apart."""

    name: str
    actors: dict[str, str] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    events: dict[str, str] = field(default_factory=dict)
    apart: tuple[tuple[str, str], ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a file, with its mend. ``level`` is error or warning."""

    path: str
    line: int
    message: str
    level: str = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level}: {self.message}"
