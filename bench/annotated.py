"""An annotated report of the corpus as mentions and statements: what a reading without faults would hand to joining."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from detente.lexicon.frames import load_frames
from detente.model import DayInterval, Figure, Mention, Passage, Precision, Prop, Sort, Statement, Status
from detente.model import Report as Received
from detente.model.actor import NameType
from training.corpus.model import UNNAMED, EventMention, Process, Report, Sentence, Span

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_METHOD = "annotation"
_PAST = (Status.OCCURRED, Status.DENIED)

Told = tuple[Mention, str]
"""A mention with the event that the annotator gave it."""
AHEAD = ", ahead"
"""What is planned or thought of has the id of what came of it in the corpus; in the record it is another event, linked."""


def read_annotation(report: Report, process: Process, received: Received) -> tuple[list[Told], list[Statement]]:
    """Every event mention of an annotated report with its event, and what is said of it; acts of speech are left out."""
    _, starts = report.layout()
    told: list[Told] = []
    statements: list[Statement] = []
    taken: dict[tuple[int, int], int] = {}
    for sentence, start in zip(report.sentences, starts, strict=True):
        for event in sentence.events:
            if not event.triggers or load_frames()[event.kind.value].family == "speech":
                continue
            words = (start + event.triggers[0].start, start + event.triggers[0].end)
            taken[words] = taken.get(words, -1) + 1
            trigger = Passage.cut(received.id, received.text, *words)
            telling = Passage.cut(received.id, received.text, start, start + len(sentence.text))
            mention = Mention(sort=Sort.EVENT, trigger=trigger, telling=telling, serial=taken[words])
            told.append((mention, f"{process.name}/{event.id}{'' if event.status in _PAST else AHEAD}"))
            published = DayInterval.parse(report.published)
            for prop, value, grain, span in _values(sentence, event, process, published):
                passage = (
                    Passage.cut(received.id, received.text, start + span.start, start + span.end) if span else trigger
                )
                statements.append(
                    Statement(
                        mention_id=mention.id,
                        prop=prop,
                        value=value,
                        precision=grain,
                        passage=passage,
                        method=_METHOD,
                    )
                )
    return told, statements


def _values(
    sentence: Sentence, event: EventMention, process: Process, published: DayInterval
) -> Iterator[tuple[Prop, str, str | None, Span | None]]:
    names = actor_names(process)
    yield Prop.KIND, event.kind.value, None, None
    yield Prop.STATUS, event.status.value, None, None
    yield Prop.DATE, *_date(sentence, event, published)
    if event.place and event.place.span:
        yield Prop.PLACE, event.place.span.of(sentence.text), None, event.place.span
    for part, filler in event.parts:
        for name in dict.fromkeys(names[actor] for actor in filler.actors if actor != UNNAMED):
            yield Prop(part.value), name, None, filler.span
    for figure in sentence.figures:
        if figure.event == event.id:
            whole = Figure(
                measure=figure.measure, low=figure.low, best=figure.best, high=figure.high, bound=figure.bound
            )
            yield Prop.FIGURE, whole.to_value(), None, figure.span


def actor_names(process: Process) -> dict[str, str]:
    """The first form in the table that names each actor alone; its id where it has none."""
    names = {actor: actor for actor in process.actors}
    for form in reversed(process.forms):
        if len(form.actors) == 1 and form.type in (*(kind.value for kind in NameType), "nominal"):
            names[form.actors[0]] = form.text
    return names


def _date(sentence: Sentence, event: EventMention, published: DayInterval) -> tuple[str, str, Span | None]:
    """The days of its times; where none is told, what is past ended by publication and what is not begins then."""
    values = {time.span: time.value for time in sentence.times}
    told = [(span, read) for span in event.times if span in values and (read := days_of(values[span]))]
    found = [read for _, read in told]
    if found:
        grain = max((g for _, g in found), key=list(Precision).index)
        whole = found[0][0]
        for interval, _ in found[1:]:
            whole = whole.hull(interval)
        return str(whole), grain.value, told[0][0]
    past = event.status in _PAST
    open_ended = DayInterval(None, published.end) if past else DayInterval(published.start, None)
    return str(open_ended), Precision.ERA.value, None


def days_of(value: str) -> tuple[DayInterval, Precision] | None:
    """The days of a TIMEX3 value, with its grain; ``None`` for durations and references without days.

    >>> str(days_of("1994-W02")[0])
    '1994-01-10/1994-01-16'
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        return DayInterval.parse(value[:10]), Precision.DAY
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return DayInterval(monday, monday + timedelta(days=6)), Precision.WEEK
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first, last = _SEASONS[season[2]]
        year = int(season[1])
        begin = DayInterval.month(year, first)
        return begin.hull(DayInterval.month(year + (last < first), last)), Precision.SEASON
    if re.fullmatch(r"\d{4}-\d\d(T.*)?", value):
        return DayInterval.parse(value[:7]), Precision.MONTH
    if re.fullmatch(r"\d{4}", value):
        return DayInterval.parse(value), Precision.YEAR
    if re.fullmatch(r"\d{3}", value):
        return DayInterval(date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)), Precision.DECADE
    return None
