"""The annotation lines of one sentence, looked up in its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from detente.model.words import Act, Kind, Part
from training.corpus.lines import (
    EventLine,
    FigureLine,
    LineError,
    TimeItem,
    read_event,
    read_figure,
    read_names,
    read_times,
)
from training.corpus.model import UNNAMED, EventMention, Figure, Filler, Process, Sentence, Span, Speech, Time
from training.corpus.names import Candidate, find_candidates, override, settle
from training.corpus.numbers import read_code, read_words
from training.corpus.spans import SpanError, find, occurrences, quote_mode, with_quotes
from training.corpus.times import resolve, type_of, well_formed

if TYPE_CHECKING:
    from training.corpus.parse import Block

ACT_OF = {
    Kind.STATEMENT: Act.ASSERT,
    Kind.ACCUSATION: Act.ACCUSE,
    Kind.DENIAL: Act.DENY,
    Kind.DEMAND: Act.DEMAND,
    Kind.PROPOSAL: Act.PROPOSE,
    Kind.REFUSAL: Act.REJECT,
    Kind.THREAT: Act.WARN,
    Kind.COMMITMENT: Act.PLEDGE,
    Kind.AGREEMENT: Act.PLEDGE,
    Kind.CONCESSION: Act.PLEDGE,
    Kind.SUPPORT: Act.WELCOME,
}
"""The act of speech that a kind performs where the line names none."""


def resolve_sentence(
    block: Block, process: Process, published: date, report_id: str, *, upper: bool
) -> tuple[Sentence, list[tuple[int, str]]]:
    """Mark the sentence; beside it comes what is wrong with its lines as (line, message)."""
    work = _Work(block, process, published, report_id, upper=upper)
    if block.role != "furniture":
        work.run()
    return work.sentence, work.wrong


class _Work:
    """The state of one sentence's resolution; its steps run once, in order."""

    def __init__(self, block: Block, process: Process, published: date, report_id: str, *, upper: bool) -> None:
        self.block, self.process, self.published, self.report_id = block, process, published, report_id
        self.text = block.text
        self.wrong: list[tuple[int, str]] = []
        self.upper = upper
        self.candidates: list[Candidate] = []
        self.times: list[Time] = []
        self.events: list[EventMention] = []
        self.speeches: list[Speech] = []
        self.figures: list[Figure] = []
        self.acting: dict[Span, tuple[str, ...]] = {}
        self.placed: set[Span] = set()
        self.ignored: tuple[Span, ...] = ()
        self.sentence = Sentence(text=self.text, role=block.role, paragraph=block.paragraph, line=block.line)

    def run(self) -> None:
        self.candidates = find_candidates(self.text, self.process, upper=self.upper or self.block.role == "dateline")
        self.ignored = tuple(c.span for c in self.candidates if c.type == "none")
        drafts: list[tuple[int, str, EventLine]] = []
        figures: list[tuple[int, FigureLine]] = []
        for line, letter, body in self.block.notes:
            self._try(line, partial(self._read, line, letter, body, drafts, figures))
        told: list[tuple[int, EventLine, EventMention]] = []
        for line, letter, draft in drafts:
            if letter == "E":
                self._try(line, partial(self._tell, line, draft, told))
        for line, draft, mention in told:
            self._try(line, partial(self._speech, draft, mention))
        for line, letter, draft in drafts:
            if letter == "Q":
                self._try(line, partial(self._quote, draft))
        for line, figure in figures:
            self._try(line, partial(self._figure, figure))
        self._finish()

    def _read(
        self,
        line: int,
        letter: str,
        body: str,
        drafts: list[tuple[int, str, EventLine]],
        figures: list[tuple[int, FigureLine]],
    ) -> None:
        if letter == "N":
            self._names(body)
        elif letter == "T":
            for item in read_times(body):
                self._time(item)
        elif letter == "F":
            figures.append((line, read_figure(body)))
        else:
            drafts.append((line, letter, read_event(body, quote=letter == "Q")))

    def _tell(self, line: int, draft: EventLine, told: list[tuple[int, EventLine, EventMention]]) -> None:
        mention = self._event(line, draft)
        self.events.append(mention)
        told.append((line, draft, mention))

    def _try(self, line: int, step: Callable[[], None]) -> None:
        try:
            step()
        except (LineError, SpanError) as error:
            self.wrong.append((line, str(error)))

    def _names(self, body: str) -> None:
        for item in read_names(body):
            if item.actor and item.actor not in self.process.actors:
                raise LineError(f"actor {item.actor!r} is not in _process.txt; add it there")
            plain = item.words if "#" in item.words else ""
            spans = [find(self.text, plain)] if plain else occurrences(self.text, item.words)
            if not spans:
                raise SpanError(f"{item.words!r} is not in the sentence; copy the words exactly as they stand")
            for span in spans:
                self.candidates = override(self.candidates, span, item.words, item.said, item.actor)

    def _time(self, item: TimeItem) -> list[Span]:
        spans = [find(self.text, item.words)] if "#" in item.words else occurrences(self.text, item.words)
        if not spans:
            raise SpanError(f"{item.words!r} is not in the sentence; copy the words exactly as they stand")
        known = [t.span for t in self.times if t.span in spans]
        if known and not (item.value or item.future):
            return known
        words = spans[0].of(self.text)
        value = item.value or resolve(words, self.published, future=item.future)
        if value is None:
            raise LineError(f"the value of {words!r} does not follow from the words; add =value (TIMEX3)")
        if not well_formed(value):
            raise LineError(
                f"{value!r} is no TIMEX3 value; write such as 2001-08-13, 2001-08, 2001-W33, 2001-SU, 199, P6W, PXY, PAST_REF"
            )
        kind = "SET" if item.is_set else type_of(value)
        self.times = [t for t in self.times if t.span not in spans] + [
            Time(span=s, type=kind, value=value) for s in spans
        ]
        return spans

    def _event(self, line: int, draft: EventLine) -> EventMention:
        assert draft.kind is not None
        triggers = tuple(find(self.text, words) for words in draft.triggers)
        parts = tuple(
            (Part(key), filler)
            for key, value in draft.fields.items()
            if key in {p.value for p in Part}
            for filler in self._fillers(value, triggers[0])
        )
        place = self._place(draft.fields["place"], triggers[0]) if "place" in draft.fields else None
        times: list[Span] = []
        if "time" in draft.fields:
            for item in self._time_items(draft.fields["time"]):
                spans = self._time(item)
                times.append(min(spans, key=lambda s: abs(s.start - triggers[0].start)))
        return EventMention(
            id=draft.id or f"{self.report_id}~{line}",
            triggers=triggers,
            kind=draft.kind,
            status=draft.status,
            hedged=draft.hedged,
            negated=draft.negated,
            parts=parts,
            place=place,
            times=tuple(times),
            line=line,
        )

    def _time_items(self, value: str) -> list[TimeItem]:
        whole = read_times(value)
        if len(whole) == 1 and "#" not in value and not occurrences(self.text, whole[0].words):
            return [item for piece in value.split(",") for item in read_times(piece)]
        return whole

    def _fillers(self, value: str, near: Span) -> list[Filler]:
        return [self._filler(piece.strip(), near) for piece in value.split(",") if piece.strip()]

    def _filler(self, words: str, near: Span) -> Filler:
        named, arrow, ids = (piece.strip() for piece in words.partition(">"))
        actors = tuple(i.strip() for i in ids.split("+")) if arrow else ()
        for actor in actors:
            if actor != UNNAMED and actor not in self.process.actors:
                raise LineError(
                    f"actor {actor!r} is not in _process.txt; add it there, or write >_ for somebody unnamed"
                )
        if not named:
            if not actors:
                raise LineError("name the filler by its words or by >id")
            return Filler(span=None, actors=actors)
        span = find(self.text, named, near=near)
        exact = [c for c in self.candidates if c.span == span]
        around = [c for c in self.candidates if c.span.holds(span) and c.type not in ("title", "none")]
        inside = [c for c in self.candidates if span.holds(c.span) and c.type not in ("title", "none", "place")]
        if exact and exact[0].type not in ("title", "none"):
            if exact[0].type == "place" and not actors:
                raise LineError(f"{named!r} is a place and no place takes part; name who acts, or add >id")
            self.acting[span] = actors or exact[0].actors
            return Filler(span=span, actors=self.acting[span])
        if around and around[0].type != "place" and not actors:
            span = around[-1].span
            self.acting[span] = around[-1].actors
            return Filler(span=span, actors=around[-1].actors)
        if actors:
            self.acting[span] = () if UNNAMED in actors else actors
            return Filler(span=span, actors=actors)
        nominal = self._nominal(named)
        if nominal:
            return Filler(span=span, actors=nominal)
        found = {c.actors for c in inside if c.actors}
        if len(found) == 1:
            return Filler(span=span, actors=found.pop())
        raise LineError(f"who is {named!r}? add >id, >id+id or >_ (unnamed), or list it in _process.txt after ~")

    def _nominal(self, words: str) -> tuple[str, ...]:
        plain = words.split("#", maxsplit=1)[0].lower().removeprefix("the ")
        for form in self.process.forms:
            if form.type == "nominal" and form.text.lower().removeprefix("the ") == plain:
                return form.actors
        return ()

    def _place(self, value: str, near: Span) -> Filler:
        words, arrow, ids = (piece.strip() for piece in value.partition(">"))
        if not words:
            return Filler(span=None, actors=(ids,))
        span = find(self.text, words, near=near)
        held = [c for c in self.candidates if c.span == span] or [
            c for c in self.candidates if span.holds(c.span) and c.type != "title"
        ]
        if held and held[0].span == span:
            self.placed.add(span)
        actors = (ids,) if arrow else held[0].actors if held else ()
        return Filler(span=span, actors=actors)

    def _speech(self, draft: EventLine, mention: EventMention) -> None:
        speaking = draft.kind in ACT_OF and draft.kind not in (Kind.AGREEMENT, Kind.CONCESSION, Kind.SUPPORT)
        if "says" not in draft.fields and not draft.act and "about" not in draft.fields and not speaking:
            return
        speakers = tuple(f for part, f in mention.parts if part is Part.SPEAKER) or tuple(
            f for part, f in mention.parts if part is Part.PARTY
        )
        content = self._content(draft, mention.triggers[0])
        act = draft.act or ACT_OF.get(mention.kind, Act.ASSERT)
        mode = draft.mode or (quote_mode(self.text, content) if content else "reported")
        self.speeches.append(
            Speech(
                speakers=speakers,
                cue=mention.triggers[0],
                content=content,
                mode=mode,
                act=act,
                about=self._about(draft),
            )
        )

    def _quote(self, draft: EventLine) -> None:
        near = Span(0, 0)
        speakers = tuple(self._fillers(draft.triggers[0], near))
        content = self._content(draft, near) or Span(0, len(self.text))
        self.speeches.append(
            Speech(
                speakers=speakers,
                cue=None,
                content=content,
                mode=draft.mode or quote_mode(self.text, content),
                act=draft.act or Act.ASSERT,
                about=self._about(draft),
            )
        )

    def _content(self, draft: EventLine, near: Span) -> Span | None:
        if "says" not in draft.fields:
            return None
        if draft.fields["says"] == "*":
            return Span(0, len(self.text))
        return with_quotes(self.text, find(self.text, draft.fields["says"], near=near))

    def _about(self, draft: EventLine) -> tuple[str, ...]:
        return tuple(
            self._event_id(piece.strip()) for piece in draft.fields.get("about", "").split(",") if piece.strip()
        )

    def _event_id(self, words: str) -> str:
        if words.startswith("@"):
            return words[1:]
        for mention in self.events:
            if any(t.of(self.text) == words.split("#", maxsplit=1)[0] for t in mention.triggers):
                return mention.id
        raise LineError(f"{words!r} is no trigger of this sentence; name a trigger of an E line here, or @id")

    def _figure(self, draft: FigureLine) -> None:
        population = scope = None
        if "of" in draft.fields:
            anchor = occurrences(self.text, draft.words)
            population = find(self.text, draft.fields["of"], near=anchor[0] if anchor else None)
        span = find(self.text, draft.words, near=population)
        if "over" in draft.fields:
            scope = find(self.text, draft.fields["over"], near=span)
        number = read_code(draft.value) if draft.value else read_words(span.of(self.text))
        if number is None:
            raise LineError(
                f"the value of {draft.words!r} does not follow; add it after the measure: 4, >=286, <=40, ~30000 or 24-99"
            )
        event = self._event_id(draft.fields["in"]) if "in" in draft.fields else None
        self.figures.append(
            Figure(
                span=span,
                measure=draft.measure,
                low=number.low,
                best=number.best,
                high=number.high,
                bound=number.bound,
                population=population,
                scope=scope,
                event=event,
            )
        )

    def _finish(self) -> None:
        names, asked = settle(
            self.text, self.candidates, self.acting, self.placed, self.process, dateline=self.block.role == "dateline"
        )
        self.wrong.extend((self.block.line, question) for question in asked)
        self.sentence = Sentence(
            text=self.text,
            role=self.block.role,
            paragraph=self.block.paragraph,
            line=self.block.line,
            names=tuple(names),
            times=tuple(sorted(self.times, key=lambda t: t.span)),
            figures=tuple(self.figures),
            events=tuple(self.events),
            speeches=tuple(self.speeches),
            ignored=self.ignored,
        )
