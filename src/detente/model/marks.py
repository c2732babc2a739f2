"""What annotation leaves on a report's text, before anything is said to have happened.

All offsets are half-open code points of the report's text as stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.model.actor import NameType
from detente.model.interval import DayInterval
from detente.model.report import Report
from detente.model.words import Act, Bound, Kind, Measure, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the story. ``paragraph`` counts from 0; ``heading`` marks a headline, sub-headline or list heading."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word with its place in the sentence's dependency tree (labels: `annotate.reader.labels.DEPS`).

    ``head`` is the index of its head in the same sentence's tuple; a root heads itself.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMark:
    """A name in the text. ``stands_for`` is the actor or place meant ("Yerevan" -> "Armenia" where it acts).

    ``of`` is the state, people or body it belongs to ("Armenian" of "Armenian Prime Minister"); ``metonym`` marks a capital,
    palace or country that acts or speaks.
    """

    start: int
    end: int
    text: str
    type: NameType
    stands_for: str | None = None
    of: str | None = None
    metonym: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """A time expression.

    ``value`` is its TIMEX3 value; ``interval`` the closed days it covers, ``None`` where the report's date is not known or
    the words name none; ``note`` says how the interval was reached. ``turned`` are the days on the other side of publication,
    where the words alone leave open on which side they lie ("Monday", "in May").

    ``kind``: DATE, TIME, DURATION, SET. ``granularity``: day, week, month, season, year, decade, era, part of day, none.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    interval: DayInterval | None = None
    granularity: str = "none"
    note: str = ""
    furniture: bool = False
    turned: DayInterval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMark:
    """A number as the words bound it: "more than 6,500" has ``low=6500`` and no best. The range covers the bounding words."""

    start: int
    end: int
    text: str
    low: float | None
    best: float | None
    high: float | None
    bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMark:
    """Words inside quotation marks, the marks included; ``closed`` is false where they never close."""

    start: int
    end: int
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMark:
    """Words that the reader links to a trigger, a cue or a figure: an actor's part, a place, a time, what is said ..."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMark:
    """A word that tells an event, as the reader sees it.

    ``score`` is the probability that it tells one, ``kind_score`` that of its kind given that, ``hedged`` that it is hedged.
    ``same`` holds where it tells the event of another trigger of its sentence.
    """

    start: int
    end: int
    kind: Kind
    status: Status
    score: float
    kind_score: float = 1.0
    status_score: float = 1.0
    hedged: float = 0.0
    links: tuple[LinkMark, ...] = ()

    @property
    def same(self) -> LinkMark | None:
        """The other trigger of the sentence that tells this event first."""
        return next((link for link in self.links if link.label == "same"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMark:
    """A word that introduces an act of speech, with its speakers and its content among the links."""

    start: int
    end: int
    act: Act
    score: float
    links: tuple[LinkMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSpan:
    """A name, time or figure as the reader marks it. ``type``: a type of name, "time" or "figure"."""

    start: int
    end: int
    type: str
    score: float
    metonym: float = 0.0
    measure: Measure | None = None
    links: tuple[LinkMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader marks in one sentence, in text order."""

    told: tuple[ToldMark, ...] = ()
    cues: tuple[CueMark, ...] = ()
    names: tuple[ReadSpan, ...] = ()
    times: tuple[ReadSpan, ...] = ()
    figures: tuple[ReadSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All that annotation found in one report.

    ``tokens`` and ``read`` run parallel to ``sentences``; a sentence that the prefilter passed over is empty in both.
    ``dateline`` is where the town of the report's dateline stands.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[tuple[Token, ...], ...] = ()
    read: tuple[Reading, ...] = ()
    names: tuple[NameMark, ...] = ()
    times: tuple[TimeMark, ...] = ()
    numbers: tuple[NumberMark, ...] = ()
    quotes: tuple[QuoteMark, ...] = field(default=())
    dateline: tuple[int, int] | None = None
