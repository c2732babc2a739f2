"""``show``: one event, or one claim, with the words behind every cell."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from detente.ask import Record
from detente.ask.plain import ONE_VALUED, shown
from detente.ask.quoting import quoted_in
from detente.cli import options
from detente.cli.listing import json_array
from detente.cli.plain import in_words, one_line, printable, when, word
from detente.cli.sentences import sentence_around
from detente.cli.support import support, support_of
from detente.cli.terminal import terminal
from detente.export.claims import claim_fields
from detente.export.events import event_fields
from detente.lexicon.frames import load_frames
from detente.model import (
    A_PERSON,
    Cell,
    Claim,
    DayInterval,
    Event,
    Mention,
    Passage,
    Prop,
    Report,
    SetAside,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from rich.console import Console

LABEL = 13
"""The width of the longest label, ``perpetrator``, and a gap."""


def show(
    context: typer.Context,
    event: Annotated[str, typer.Argument(help="The id of an event or a claim, or the beginning of it.")],
    as_json: options.AsJson = False,
    as_of: options.AsOf = None,
    record: options.RecordPath = None,
) -> None:
    """Show one event with the words behind every value.

    Beside the words: the report, the offsets, who says so, and how a date was reached. Where reports disagree, every
    value is shown. The id of a claim shows that claim, and how other reports quote it.
    """
    with options.open_record(context, record, as_of=as_of) as opened:
        if event.startswith(("c-", "m-")):
            claim = opened.claim(event)
            if as_json:
                sys.stdout.write(json_array([claim_fields(claim, opened.report_names)]))
            else:
                print_claim(opened, claim)
            return
        found = opened.event(event)
        if as_json:
            plans = [row.to_dict() for row in opened.plans(found.id)]
            wholes = [row.to_dict() for row in opened.wholes(found.id)]
            fields = event_fields(found, opened.report_names)
            more = {"support": _supports(opened, found), "plans": plans, "wholes": wholes}
            sys.stdout.write(json_array([fields | more]))
        else:
            print_event(opened, found)


def print_event(record: Record, event: Event) -> None:
    """Print an event: its cells, then the sentences they were read from."""
    title = f"{word(event.kind.value)}, {word(event.status.value)}"
    _print_told(record, event, title, event.mentions, [*_planned(record, event), *_within(record, event)])


def print_claim(record: Record, claim: Claim) -> None:
    """Print a claim: its cells, then the sentence they were read from."""
    act = claim.value(Prop.ACT) or "assert"
    _print_told(record, claim, f"claim: {claim.speaker or '?'} ({act})", [claim.mention], _drift(record, claim))


def _drift(record: Record, claim: Claim) -> list[str]:
    """Other words in which reports quote it, each with what stands for what; nothing of a claim without quotation marks."""
    own = claim.mention.telling
    if not any(quoted_in(own.exact, 0, len(own.exact))):
        return []
    return [
        f'quoted otherwise: "{version.words}" - {cited.report} {cited.start}-{cited.end}'
        for row in record.drift_of(claim)
        for version in row.versions
        if any(own.start <= cited.start < own.end and cited.report_id == own.report_id for cited in row.passages)
        and all(cited.report_id != own.report_id for cited in version.passages)
        for cited in version.passages[:1]
    ]


def _planned(record: Record, event: Event) -> list[str]:
    """The plan that the event was, or of which it is the holding, in words."""
    if load_frames()[event.kind].family != "talks" or event.status not in (Status.PLANNED, Status.OCCURRED):
        return []
    return [
        f"planned in {', '.join(row.planned_in)} for {when(row.planned_for)}, held {when(row.held_on)}"
        f" ({row.held if event.id == row.plan else row.plan})"
        for row in record.plans(event.id)
    ]


def _within(record: Record, event: Event) -> list[str]:
    """The greater events that it is a part of, and its own parts, in words."""
    if not load_frames()[event.kind].is_dealing:
        return []
    return [
        f"part of {word(row.kind)}, {when(row.date)}: {row.why} ({row.whole})"
        if row.part == event.id
        else f"has a part: {row.why} ({row.part})"
        for row in record.wholes(event.id)
    ]


def _supports(record: Record, event: Event) -> list[dict[str, object]]:
    """Behind each value of each property: how many reports, outlets and origins."""
    reports = record.reports_of(event.reports)
    return [
        {"prop": prop.value, "value": cell.value, "reports": len(told), "outlets": len(outlets), "origins": origins}
        for prop, cells in event.cells.items()
        for cell in cells
        for told, outlets, origins in [support_of(reports[key] for key in cell.reports)]
    ]


def _print_told(
    record: Record,
    told: Event | Claim,
    title: str,
    mentions: Sequence[Mention],
    plans: Sequence[str] = (),
) -> None:
    console, cells = terminal(sys.stdout), told.cells
    tellings = [mention.telling for mention in mentions]
    texts = record.reports_of({passage.report_id for passage in tellings})
    names = {report_id: report.name for report_id, report in texts.items()}
    _line(console, Text.assemble((title, "bold"), f"  {told.id}"))
    if len(texts) > 1:
        _line(console, Text(f"told by {support(*support_of(texts.values()))}"))
    for plan in plans:
        _line(console, Text(one_line(plan)), hang=2)
    above: list[tuple[Passage, str | None]] = []
    for prop in Prop:
        for number, cell in enumerate(cells.get(prop, ())):
            label = _label(prop, cell, cells[prop][0]) if number else prop.value
            same = [(stmt.passage, stmt.said_by) for stmt in cell.statements]
            again = prop is Prop.STATUS and same == above
            _line(
                console,
                Text.assemble(
                    f"{label:<{LABEL}}",
                    (one_line(shown(prop, cell.value)), "bold"),
                    ", by the same words" if again else "",
                    _told_by(cell, texts) if len(texts) > 1 and not again else "",
                ),
                hang=LABEL,
            )
            above = same
            for stmt in [] if again else cell.statements:
                _line(console, Text(_citation(stmt, names)), indent=LABEL + 2, hang=2)
                for step in _steps(record, stmt):
                    _line(console, Text(in_words(one_line(step))), indent=LABEL + 4, hang=2)
    for aside in told.set_aside:
        _line(console, Text(f"{aside.cell.prop.value:<{LABEL}}{one_line(_told_aside(aside))}"), hang=LABEL)
    cited = [stmt.passage for group in cells.values() for cell in group for stmt in cell.statements]
    if len(mentions) > 1:
        _print_mentions(console, mentions, names)
    for report in sorted(texts.values(), key=lambda report: (report.name, report.id)):
        marked = [passage for passage in cited if passage.report_id == report.id]
        here = [*marked, *(passage for passage in tellings if passage.report_id == report.id)]
        for start, end in _sentences(report.text, here):
            _line(console, Text())
            _line(console, Text(f"{report.name} {start}-{end}"))
            _line(console, highlight(report.text, start, end, marked, bold=console is not None), indent=4)


def _print_mentions(console: Console | None, mentions: Sequence[Mention], names: Mapping[str, str]) -> None:
    """The mentions that are joined, each with its id, by which `split` takes it out."""
    in_order = sorted(mentions, key=lambda mention: (names[mention.report_id], mention.trigger, mention.id))
    for number, mention in enumerate(in_order):
        at = mention.trigger
        words = one_line(f'{mention.id} "{at.exact}" - {names[at.report_id]} {at.start}-{at.end}')
        _line(console, Text(f"{'' if number else 'joined':<{LABEL}}{words}"), hang=LABEL)


def _told_aside(aside: SetAside) -> str:
    """A value that a person set aside: what was read, and who says why that it is not so."""
    cell, decision = aside.cell, aside.decision
    why = f": {decision.why}" if decision.why else ""
    return f"{shown(cell.prop, cell.value)} was read, and set aside by {decision.by or A_PERSON}{why} ({decision.id})"


def _told_by(cell: Cell, reports: Mapping[str, Report]) -> str:
    return f"  ({support(*support_of(reports[key] for key in cell.reports))})"


def _steps(record: Record, stmt: Statement) -> tuple[str, ...]:
    """Where a date is counted from its report's publication day: on what that day rests in its turn."""
    counted = stmt.prop is Prop.DATE and "publication day" in (stmt.note or "")
    return record.why_published(stmt.report_id) if counted else ()


def _label(prop: Prop, cell: Cell, best: Cell) -> str:
    """The label of a value after the first: another account, one more value, or a wider date that is no other account."""
    if prop is Prop.DATE and DayInterval.parse(cell.value).contains(DayInterval.parse(best.value)):
        return "wider date"
    return f"or {prop.value}" if prop in ONE_VALUED else prop.value


def _line(console: Console | None, line: Text, *, indent: int = 0, hang: int = 0) -> None:
    """A line, wrapped on a terminal with its later lines further in by ``hang``; elsewhere whole."""
    if console is None:
        sys.stdout.write(f"{' ' * indent}{line.plain}".rstrip() + "\n")
        return
    first, *rest = line.wrap(console, max(20, console.width - indent - hang), overflow="fold") or [Text()]
    console.print(Text(" " * indent).append_text(first), soft_wrap=True)
    for later in rest:
        console.print(Text(" " * (indent + hang)).append_text(later), soft_wrap=True)


def _citation(stmt: Statement, names: Mapping[str, str]) -> str:
    place = stmt.passage
    said = f", according to {stmt.said_by}" if stmt.said_by else ""
    hedge = ", hedged" if stmt.factuality.value == "hedged" else ""
    note = f" ({in_words(stmt.note)})" if stmt.note else ""
    where = f"{names.get(stmt.report_id, stmt.report_id)} {place.start}-{place.end}"
    return one_line(f'"{place.exact}" - {where}{said}{hedge}{note}')


def _sentences(text: str, passages: list[Passage]) -> list[tuple[int, int]]:
    """The sentences around the passages, each once, in the order of the text."""
    found: list[tuple[int, int]] = []
    for passage in sorted(passages):
        start, end = sentence_around(text, passage.start, passage.end)
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def highlight(text: str, start: int, end: int, passages: Iterable[Passage], *, bold: bool) -> Text:
    """A stretch of a report on one line with the cited words in bold, or in ``[brackets]`` where bold cannot be seen.

    >>> highlight("They met in Oslo.", 0, 17, [Passage("r-1", 12, 16, "Oslo")], bold=False).plain
    'They met in [Oslo].'
    """
    cited = [passage for passage in passages if start <= passage.start < end]
    # a passage as long as the stretch, such as the content of a claim, would drown the others
    short = [passage for passage in cited if passage.end - passage.start < (end - start) * 0.6] or cited
    marks = {index for passage in short for index in range(passage.start, min(passage.end, end))}
    out = Text()
    for inside, indexes in groupby(range(start, end), key=marks.__contains__):
        piece = printable("".join(text[index] for index in indexes)).replace("\n", " ")
        if inside:
            out.append(piece if bold else f"[{piece}]", style="bold underline")
        else:
            out.append(piece)
    return out
