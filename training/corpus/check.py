"""The validator: what is wrong in a folder of reports, each with file, line and mend."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from detente.model.interval import DayInterval
from detente.model.words import Kind, Measure, Part, Status
from training.corpus.model import EventMention, Problem, Process, Report, Sentence, Span
from training.corpus.parse import read_folder
from training.corpus.times import LOOKS_LIKE_TIME, weekday_of

_TALK = {Part.PARTY, Part.HOST, Part.WITNESS}
_DEED = {Part.PERPETRATOR, Part.TARGET}
_SAY = {Part.SPEAKER, Part.ADDRESSEE}
LEGAL: dict[Kind, set[Part]] = {
    Kind.MEETING: _TALK,
    Kind.MEDIATION: _TALK | {Part.MEDIATOR, Part.GUARANTOR},
    Kind.AGREEMENT: _TALK | {Part.MEDIATOR, Part.GUARANTOR, Part.ADDRESSEE},
    Kind.CEASEFIRE: _TALK | {Part.MEDIATOR, Part.GUARANTOR, Part.ADDRESSEE},
    Kind.COMMITMENT: {Part.PARTY, Part.ADDRESSEE},
    Kind.CONCESSION: {Part.PARTY, Part.ADDRESSEE},
    Kind.COOPERATION: {Part.PARTY},
    Kind.SUPPORT: {Part.PARTY, Part.ADDRESSEE},
    Kind.AID: {Part.PARTY, Part.ADDRESSEE},
    Kind.STATEMENT: _SAY,
    Kind.ACCUSATION: _SAY,
    Kind.DENIAL: _SAY,
    Kind.DEMAND: _SAY,
    Kind.PROPOSAL: _SAY,
    Kind.REFUSAL: _SAY,
    Kind.THREAT: _SAY,
    Kind.ARMED_CLASH: _DEED | {Part.PARTY},
    Kind.WAR: _DEED | {Part.PARTY},
    Kind.ATTACK: _DEED,
    Kind.TERRITORIAL_CAPTURE: _DEED,
    Kind.CEASEFIRE_VIOLATION: _DEED | {Part.PARTY},
    Kind.CASUALTIES_REPORT: _DEED | {Part.PARTY},
    Kind.DEPLOYMENT: _DEED | {Part.HOST},
    Kind.CHECKPOINT_OR_BLOCKADE: _DEED,
    Kind.SANCTION: _DEED,
    Kind.COERCION: _DEED,
    Kind.PROTEST: {Part.PARTY, Part.TARGET},
    Kind.ELECTION: {Part.PARTY},
    Kind.OTHER: set(Part),
}
"""The parts that an event of a kind can have; the guideline says what each means."""

_NEEDS_SPEAKER = {Kind.STATEMENT, Kind.ACCUSATION, Kind.DENIAL, Kind.DEMAND, Kind.PROPOSAL, Kind.REFUSAL, Kind.THREAT}
_COUNTED = {m for m in Measure if m not in (Measure.OTHER, Measure.MONEY, Measure.AREA)}
_CAPITAL = re.compile(r"(?<![.!?:•*\"“‘'(\[—–-] )(?<=[a-z,;'’0-9] )([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
_NO_NAME = {
    "Western",
    "Islamist",
    "Islamists",
    "Communist",
    "Communists",
    "Marxist",
    "Sunni",
    "Shiite",
    "Protestant",
    "Protestants",
    "Catholics",
    "Kalashnikov",
    "I",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "God",
    "AM",
    "PM",
    "GMT",
    "Christmas",
    "Easter",
    "Ramadan",
    "New Year",
    "TV",
    "English",
    "Catholic",
    "Muslim",
    "Muslims",
    "Christian",
    "Christians",
    "Jewish",
    "Jews",
    "Buddhist",
    "Hindu",
    "Mr.",
    "Mrs.",
    "Dr.",
    "Article",
    "Resolution",
}


def check_folder(folder: Path) -> tuple[list[Problem], list[Report]]:
    """Everything wrong with a process's folder, and its reports."""
    process, reports, problems = read_folder(folder)
    used: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    kinds: dict[str, set[Kind]] = {}
    for report in reports:
        problems.extend(_check_report(report))
        for sentence in report.sentences:
            used.update(_actors(sentence))
            for mention in sentence.events:
                if "~" not in mention.id:
                    where.setdefault(mention.id, set()).add(report.id)
                    kinds.setdefault(mention.id, set()).add(mention.kind)
        problems.extend(_dangling(report, process, reports))
    problems.extend(_check_table(process, used, where))
    return sorted(problems, key=lambda p: (p.path, p.line)), reports


def _check_report(report: Report) -> Iterator[Problem]:
    if not any(s.role == "headline" for s in report.sentences):
        yield Problem(path=report.path, line=1, message="no headline; add a line `H: ...`", level="warning")
    for sentence in report.sentences:
        if sentence.role == "furniture":
            continue
        for line, message in _check_sentence(sentence, report):
            yield Problem(path=report.path, line=line, message=message)


def _check_sentence(sentence: Sentence, report: Report) -> Iterator[tuple[int, str]]:
    yield from _unmarked(sentence, upper=report.register == "upper")
    published = date.fromisoformat(report.published)
    for time in sentence.times:
        words = time.span.of(sentence.text)
        wanted = weekday_of(words)
        if wanted is not None and (day := _day(time.value)) and day.weekday() != wanted:
            yield sentence.line, f"{words!r} cannot be {time.value}, a {day.strftime('%A')}; mend the value or drop it"
    for mention in sentence.events:
        yield from _check_event(mention, sentence, published)
    for figure in sentence.figures:
        if figure.measure in _COUNTED and figure.event is None and figure.scope is None:
            yield (
                sentence.line,
                f"the figure {figure.span.of(sentence.text)!r} has no scope; add `| in trigger` or `| over words`",
            )


def _check_event(mention: EventMention, sentence: Sentence, published: date) -> Iterator[tuple[int, str]]:
    trigger = mention.triggers[0].of(sentence.text)
    if len(trigger.split()) > 3:
        yield mention.line, f"the trigger {trigger!r} is long; name its head word"
    for part, filler in mention.parts:
        if part not in LEGAL[mention.kind]:
            legal = ", ".join(sorted(LEGAL[mention.kind])) or "none"
            yield mention.line, f"{mention.kind.value} has no {part.value}; its parts are {legal}"
        if filler.span and any(filler.span == t for t in mention.triggers):
            yield mention.line, f"{trigger!r} is trigger and {part.value} at once; drop one"
    if mention.kind in _NEEDS_SPEAKER and not any(p is Part.SPEAKER for p, _ in mention.parts):
        yield (
            mention.line,
            f"the {mention.kind.value} {trigger!r} has no speaker; add `| speaker words` or `| speaker >id`",
        )
    for span in mention.times:
        time = next(t for t in sentence.times if t.span == span)
        interval = _interval(time.value)
        if (
            interval
            and interval.start
            and mention.status is Status.OCCURRED
            and not mention.negated
            and interval.start > published
        ):
            yield (
                mention.line,
                f"{trigger!r} occurred at {time.value}, after the report of {published}; mend the time (drop the +) or the status",
            )


def _unmarked(sentence: Sentence, *, upper: bool) -> Iterator[tuple[int, str]]:
    spans = [t.span for t in sentence.times] + [n.span for n in sentence.names] + list(sentence.ignored)
    for match in LOOKS_LIKE_TIME.finditer(sentence.text):
        if not any(s.overlaps(Span(*match.span())) for s in spans + [f.span for f in sentence.figures]):
            yield sentence.line, f"{match[0]!r} is not marked as a time; add `T {match[0]}`"
    if upper or sentence.role in ("headline", "subhead", "dateline"):
        return
    for match in _CAPITAL.finditer(sentence.text):
        span = Span(*match.span(1))
        words = re.sub(r"[’']s?$", "", match[1])
        if words not in _NO_NAME and not any(s.overlaps(span) for s in spans):
            yield (
                sentence.line,
                f"{words!r} is no name of _process.txt; add it there (`- = none {words}` if it names nobody and no place)",
            )


def _dangling(report: Report, process: Process, reports: list[Report]) -> Iterator[Problem]:
    ids = {m.id for r in reports for s in r.sentences for m in s.events}
    for sentence in report.sentences:
        asked = [i for sp in sentence.speeches for i in sp.about] + [f.event for f in sentence.figures if f.event]
        for event in asked:
            if event not in ids:
                yield Problem(
                    path=report.path,
                    line=sentence.line,
                    message=f"@{event} is told nowhere in this process; mend the id",
                )
    if report.origin and report.origin not in {r.id.split("/")[1] for r in reports}:
        yield Problem(
            path=report.path, line=1, message=f"origin {report.origin!r} is no report of {process.name}; mend it"
        )


def _check_table(process: Process, used: Counter[str], where: dict[str, set[str]]) -> Iterator[Problem]:
    for actor in process.actors:
        if not used[actor]:
            yield Problem(
                path=process.path,
                line=1,
                message=f"actor {actor!r} is used nowhere; drop it or use it",
                level="warning",
            )
    for event, reports in where.items():
        if len(reports) > 1 and event not in process.events:
            yield Problem(
                path=process.path,
                line=1,
                message=f"@{event} is told by {len(reports)} reports; add `event {event} what it is`",
            )
    for event in process.events:
        if event not in where:
            yield Problem(path=process.path, line=1, message=f"event {event!r} is told nowhere; tell it or drop it")
    for pair in process.apart:
        for event in pair:
            if event not in where:
                yield Problem(path=process.path, line=1, message=f"apart names {event!r}, told nowhere; mend the id")


def _actors(sentence: Sentence) -> Iterator[str]:
    for name in sentence.names:
        if name.actor:
            yield name.actor
    for mention in sentence.events:
        for _, filler in mention.parts:
            yield from filler.actors
    for speech in sentence.speeches:
        for filler in speech.speakers:
            yield from filler.actors


def _day(value: str) -> date | None:
    return date.fromisoformat(value[:10]) if re.match(r"\d{4}-\d{2}-\d{2}", value) else None


def _interval(value: str) -> DayInterval | None:
    plain = re.match(r"\d{4}(-\d{2}(-\d{2})?)?(?=$|T)", value)
    return DayInterval.parse(plain[0]) if plain else None
