"""What a person decides: about joining, names, events and their cells; and what it changed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from detente.ask import DecidedRow, Record
from detente.ask.plain import shown
from detente.cli import options, say
from detente.cli.listing import json_array
from detente.cli.plain import count, one_line, when_told, word
from detente.errors import NoSuchThing
from detente.model import Choice, Correction, Signed, is_correction

EventKey = Annotated[str, typer.Argument(help="The id of an event, or the beginning of it.")]


def merge(
    context: typer.Context,
    events: Annotated[list[str], typer.Argument(help="The ids of two events or more, or the beginnings of them.")],
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Say that events are one.

    It wins over every comparison, and holds when reports are read anew. `detente undo` takes it back.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.merge(*events, **signed))


def keep_apart(
    context: typer.Context,
    event: EventKey,
    other: EventKey,
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Say that two events are two.

    Whatever is read later will not join them. `detente split` parts one event.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.keep_apart(event, other, **signed))


def split(
    context: typer.Context,
    event: EventKey,
    out: Annotated[
        list[str], typer.Argument(help="What leaves it: ids of mentions, as `show` lists them, or reports.")
    ],
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Take mentions, or all that a report tells, out of an event.

    They are kept apart from what stays; among themselves they are joined as before.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.split(event, *out, **signed))


ToldKey = Annotated[str, typer.Argument(help="The id of an event, or the beginning of it; or the whole id of a claim.")]
Cell = Annotated[
    str, typer.Argument(help="What of it: kind, status, date, place, figure, party, host, mediator, level, ...")
]
Value = Annotated[str, typer.Argument(help="Which value, as `show` prints it, where there are several.")]


def accept(
    context: typer.Context,
    event: ToldKey,
    cell: Cell = "",
    value: Value = "",
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Say that an event, or one value of it, is read rightly.

    It changes nothing that is shown; it counts in `detente quality`, and nobody is asked about it again.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.accept(event, cell or None, value or None, **signed))


def reject(
    context: typer.Context,
    event: ToldKey,
    cell: Cell = "",
    value: Value = "",
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Say that an event is none, or the words do not say a value.

    What was read stays in the record, and is shown no more. A report that is wrong is no reason: what it says is kept.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.reject(event, cell or None, value or None, **signed))


def edit(  # noqa: PLR0913, PLR0917 - a command's options are its parameters
    context: typer.Context,
    event: ToldKey,
    cell: Cell,
    value: Annotated[str, typer.Argument(help="What the words say: a word, a day, a name, `12 killed`.")],
    was: Annotated[
        str | None, typer.Option("--was", metavar="VALUE", help="The value in whose place it stands.")
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="TEXT", help="The words that say it; else those of the old value.")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="REPORT", help="In which report they stand.")
    ] = None,
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Say what the words say instead, or what was not read.

    What was read stays beside it, set aside. A kind, status, date or place takes the place of the one there; a participant
    or figure is added, unless --was says in whose place it stands.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.edit(event, cell, value, was=was, words=words, report=report, **signed))


NameKey = Annotated[str, typer.Argument(help="A name as a report prints it, or as it is shown.")]


def same_actor(
    context: typer.Context,
    name: NameKey,
    other: NameKey,
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Say that two names are one actor's.

    It wins over every comparison of spellings, and events are joined anew with it. `detente undo` takes it back.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.same_actor(name, other, **signed))


def other_actor(
    context: typer.Context,
    name: NameKey,
    other: NameKey,
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Say that two names are two actors'.

    Whatever is read later will not join them. Two that are printed alike cannot be told apart.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.other_actor(name, other, **signed))


def undo(
    context: typer.Context,
    decision: Annotated[
        str, typer.Argument(help="The id of a decision, or the beginning of it; the last one if not given.")
    ] = "",
    why: options.Why = None,
    by: options.By = None,
    as_json: options.AsJson = False,
    record: options.RecordPath = None,
) -> None:
    """Take back a decision.

    Nothing is erased: the undoing stands in the log beside what it undid, and can be undone itself.
    """
    with _deciding(context, record, why, by, as_json=as_json) as (opened, signed, tell):
        tell(opened.undo(decision or None, **signed))


@contextmanager
def _deciding(
    context: typer.Context, record: Path | None, why: str | None, by: str | None, *, as_json: bool
) -> Iterator[tuple[Record, Signed, Callable[[DecidedRow], None]]]:
    """The record that a decision is about, what stands under it, and how to tell what it changed."""
    with options.open_record(context, record) as opened:
        yield opened, options.signed(why, by), lambda decided: _tell(opened, decided, as_json=as_json)


def _tell(record: Record, decided: DecidedRow, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json_array([decided.to_dict()]))
    else:
        sys.stdout.writelines(one_line(line) + "\n" for line in told_changes(record, decided))
    what = f"undid {decided.undone}" if decided.undone else f"noted as {decided.decision}"
    say.note(f"{what}; what hangs on its day is dated anew" if decided.dated_anew else what)


def told_changes(record: Record, decided: DecidedRow) -> Iterator[str]:
    """What a decision changed, a line a change, each event with what it is now."""
    names = {Choice.SAME_ACTOR: "one actor", Choice.OTHER_ACTOR: "two actors"}.get(Choice(decided.choice))
    if is_correction(decided.value):
        yield told_correction(decided.choice, Correction.from_value(decided.value or ""))
    elif decided.choice == Choice.ACCEPT:
        yield "nothing changed: the event stands as it was read"
    elif names:
        yield f"{' and '.join(decided.about)} are {names}" + ("" if decided.changes else "; no event changed with it")
    elif not decided.changes:
        yield "nothing changed: the events were so already, and now stay so"
    for change in decided.changes:
        now = "; ".join(f"{key} ({told_event(record, key)})" for key in change.after) or "nothing"
        became = "parted into" if len(change.after) > len(change.before) == 1 else "became"
        yield f"{' and '.join(change.before) or 'nothing'} {became} {now}"


def told_correction(choice: str, correction: Correction) -> str:
    """What a decision says of a cell.

    >>> from detente.model import Prop
    >>> told_correction("edit", Correction(prop=Prop.PLACE, was=("Doha",), now="Oslo"))
    'place: Oslo, where Doha was read'
    """
    name, was = word(correction.prop), " and ".join(shown(correction.prop, value) for value in correction.was)
    match choice:
        case Choice.ACCEPT:
            return f"{name}: {was} is right"
        case Choice.REJECT:
            return f"{name}: the words do not say {was}"
    now = shown(correction.prop, correction.now or "")
    return f"{name}: {now}, where {was} was read" if was else f"{name}: {now} is added"


def told_event(record: Record, key: str) -> str:
    """An event in a few words: what, when, where, told by how many.

    An event that is in the record no more is told as such.
    """
    try:
        event = record.event(key)
    except NoSuchThing:
        return "no longer in the record"
    days = when_told([str(event.date)] if event.date else [])
    where = f", {event.place}" if event.place else ""
    return f"{word(event.kind.value)}, {days}{where}, {count(len(event.reports), 'report')}"
