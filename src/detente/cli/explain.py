"""``explain``: what the reader marks in a text, with its scores."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from json import dumps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import options
from detente.cli.plain import printable, word
from detente.errors import BadField
from detente.model import LinkMark, Marks, Reading, Report

if TYPE_CHECKING:
    from detente.model import CueMark, ReadSpan, ToldMark

_LABEL = 14
"""The width of the column of marked words."""


def explain(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(help="A sentence or more; without it, give --report.", show_default=False)
    ] = "",
    report: Annotated[
        str, typer.Option("--report", metavar="NAME", help="A report of the record instead, by its name or id.")
    ] = "",
    published: Annotated[
        str,
        typer.Option("--published", metavar="DAY", help="When the text was published, as YYYY-MM-DD, for its dates."),
    ] = "",
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Show what the reader marks, and how sure it is of it.

    In a sentence, or in a report: events with kind and status, what is linked to them, cues of speech, names, figures and
    times; scores from 0 to 1. Nothing is kept.
    """
    from detente.annotate import annotate  # noqa: PLC0415 - brings the reader, which takes half a second to load

    if bool(text.strip()) == bool(report):
        raise BadField(
            "nothing to explain" if not text else "a text and a report", mend='give one: "a sentence", or --report NAME'
        )
    if report:
        with options.open_store(context, record) as store:
            given = next((r for r in store.reports() if report in (r.name, r.id)), None)
        if given is None:
            raise BadField(f"there is no report {report!r}", mend="`detente reports` lists them")
    else:
        day = str(options.days_given(published)) if published else None
        given = Report.of_text(text, "text", published=day)
    marks = annotate(given)
    sys.stdout.write(dumps(list(as_rows(marks)), indent=2, ensure_ascii=False) + "\n" if as_json else told_marks(marks))


def as_rows(marks: Marks) -> Iterator[dict[str, Any]]:
    """Each sentence with its marks, for a program."""
    for number, sentence in enumerate(marks.sentences):
        reading = marks.read[number] if marks.read else Reading()
        yield {
            "start": sentence.start,
            "end": sentence.end,
            "text": marks.report.text[sentence.start : sentence.end],
        } | {layer: list(rows) for layer, rows in asdict(reading).items()}


def told_marks(marks: Marks) -> str:
    """Each sentence with its marks under it, for a person.

    >>> from detente.annotate import annotate
    >>> print(told_marks(annotate(Report.of_text("Leaders met in Doha."))).splitlines()[0])
    Leaders met in Doha.
    """
    lines = []
    for number, sentence in enumerate(marks.sentences):
        lines.append(printable(" ".join(marks.report.text[sentence.start : sentence.end].split())))
        if not marks.tokens[number]:
            lines.append("  passed over: no word of the lexicon of events, speech or tolls is in it")
        lines += _lines(marks, marks.read[number]) if marks.read else []
        lines.append("")
    return "\n".join(lines)


def _lines(marks: Marks, reading: Reading) -> Iterator[str]:
    text = marks.report.text
    for told in reading.told:
        hedged = f", hedged {_score(told.hedged)}" if told.hedged >= 0.5 else ""
        kind = f"{word(told.kind.value)} {_score(told.kind_score)}, {word(told.status.value)} {_score(told.status_score)}{hedged}"
        yield _line(text, told, f"event {_score(told.score)}: {kind}")
        yield from _links(text, told.links)
    for cue in reading.cues:
        yield _line(text, cue, f"speech {_score(cue.score)}: {word(cue.act.value)}")
        yield from _links(text, cue.links)
    for figure in reading.figures:
        measure = word(figure.measure.value) if figure.measure else "?"
        yield _line(text, figure, f"figure {_score(figure.score)}: {measure}")
        yield from _links(text, figure.links)
    for name in (*reading.names, *reading.times):
        acts = f", stands for its government {_score(name.metonym)}" if name.metonym >= 0.5 else ""
        yield _line(text, name, f"{word(name.type)} {_score(name.score)}{acts}")


def _line(text: str, mark: ToldMark | CueMark | ReadSpan, what: str) -> str:
    return f"  {printable(' '.join(text[mark.start : mark.end].split())):{_LABEL}}  {what}"


def _links(text: str, links: tuple[LinkMark, ...]) -> Iterator[str]:
    for link in links:
        words = printable(" ".join(text[link.start : link.end].split()))
        yield f"  {'':{_LABEL}}    {word(link.label)} {_score(link.score)}: {words}"


def _score(score: float) -> str:
    return f"{score:.2f}"
