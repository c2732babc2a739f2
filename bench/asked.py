"""All that the commands answer about a folder of reports, as cells that can be compared with an analyst's answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.scoring.answers import Cell
from bench.system import open_folder
from detente.ask import ClaimRow, CommitmentRow, EventRow, Evidence, FigureRow, PositionRow, ReadoutRow, Record

_SPEAKING = ("speaker", "party")


def ask_folder(texts: Path, metadata: Path | None) -> list[Cell]:
    """The cells of every listing of a record made from the ``*.txt`` of a folder."""
    with open_folder(texts, metadata) as record:
        return list(_cells(record))


def _cells(record: Record) -> Iterator[Cell]:
    events = {row.event: row for row in record.events()}
    for row in events.values():
        yield from _event(row)
    for figure in record.figures():
        yield from _figure(figure, events.get(figure.event or ""))
    for claim in record.claims():
        yield from _claim(claim)
    for answer in record.answers():
        yield from _plain("answers", answer.passages, speakers=(answer.speaker,))
    for commitment in record.commitments():
        yield from _commitment(commitment)
    for position in record.positions():
        yield from _position(position)
    for event in record.meetings():
        for topic in record.readout(event.event):
            yield from _topic(topic)


def _plain(command: str, passages: Iterable[Evidence], **more: object) -> Iterator[Cell]:
    for passage in passages:
        yield Cell(command, passage.report, passage.start, passage.end, **more)  # type: ignore[arg-type]


def _event(row: EventRow) -> Iterator[Cell]:
    speakers = (*row.actors(*_SPEAKING), *row.said_by)
    yield from _plain(
        "events",
        row.passages,
        kind=row.kind,
        statuses=row.statuses or (row.status,),
        dates=row.dates,
        speakers=speakers,
    )


def _figure(row: FigureRow, event: EventRow | None) -> Iterator[Cell]:
    number = (row.measure, row.low, row.best, row.high)
    own: Iterable[Evidence] = (passage for passage in row.passages if passage.prop == "figure")
    speakers = row.said_by or (event.said_by if event else ())
    yield from _plain(
        "figures", own, kind=row.kind or "", dates=event.dates if event else (), speakers=speakers, figures=(number,)
    )


def _claim(row: ClaimRow) -> Iterator[Cell]:
    yield from _plain("claims", row.passages, dates=(row.date,) if row.date else (), speakers=(row.speaker or "",))


def _commitment(row: CommitmentRow) -> Iterator[Cell]:
    own = [passage for passage in row.passages if passage.prop == "what"]
    yield from _plain("commitments", own, speakers=(*row.said_by, *row.by), asserted=row.asserted_by)
    later = [passage for passage in row.passages if passage.prop == "later"]
    for told, passage in zip(row.later, later, strict=True):
        yield from _plain("later", [passage], scale=told.scale, dates=(told.date,) if told.date else ())


def _position(row: PositionRow) -> Iterator[Cell]:
    own = [passage for passage in row.passages if passage.prop != "earlier"]
    yield from _plain("positions", own, speakers=(row.actor, row.speaker))


def _topic(row: ReadoutRow) -> Iterator[Cell]:
    for passage in row.passages:
        if passage.prop == "says":
            said = next((says for says in row.says if says.side == passage.value), None)
            speakers = (passage.value, *(said.speakers if said else ()))
            yield from _plain("readout", [passage], speakers=speakers)
