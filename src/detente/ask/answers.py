"""From events and claims, which hold every value, to rows, which are read by people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.ask.evidence import Evidence, cite
from detente.ask.rows import ClaimRow, EventRow, FigureRow, Participant
from detente.ask.totals import describe
from detente.model import Cell, Claim, Count, Event, Figure, Part, Prop, Report

PART_ORDER = tuple(Prop(part.value) for part in Part)


def event_row(event: Event, reports: Mapping[str, Report]) -> EventRow:
    """An event as a row; ``reports`` by id."""
    told = [reports[key] for key in event.reports]
    names = {report.id: report.name for report in told}
    figures = [Figure.from_value(cell.value) for cell in event.all(Prop.FIGURE)]
    return EventRow(
        event=event.id,
        date=str(event.date) if event.date else None,
        precision=event.precision.value if event.precision else None,
        kind=event.kind.value,
        status=event.status.value,
        participants=tuple(Participant(name=cell.value, part=cell.prop.value) for cell in event.all(*PART_ORDER)),
        place=event.place,
        levels=_values(event, Prop.LEVEL),
        formats=_values(event, Prop.FORMAT),
        figures=tuple(dict.fromkeys(describe(figure) for figure in figures)),
        kinds=_values(event, Prop.KIND),
        dates=_values(event, Prop.DATE),
        places=_values(event, Prop.PLACE),
        statuses=_values(event, Prop.STATUS),
        said_by=tuple(sorted({name for cells in event.cells.values() for cell in cells for name in cell.said_by})),
        telling=" ".join(event.mentions[0].telling.exact.split()) if event.mentions else "",
        reports=tuple(report.name for report in told),
        outlets=tuple(sorted({report.outlet for report in told if report.outlet})),
        origins=len({report.origin or report.id for report in told}),
        passages=cite(event.all(*Prop), names),
    )


def claim_row(claim: Claim, report: Report | None, told: Mapping[str, Sequence[Evidence]]) -> ClaimRow:
    """A claim as a row; ``report`` is the one that it stands in, ``told`` what it is about."""
    report_id = claim.mention.report_id
    names = {report_id: report.name if report else report_id}
    cells = [cell for prop in Prop for cell in claim.cells.get(prop, ())]
    return ClaimRow(
        claim=claim.id,
        date=claim.value(Prop.DATE),
        published=str(report.published.interval) if report and report.published else None,
        speaker=claim.speaker,
        act=claim.value(Prop.ACT) or "assert",
        addressee=claim.value(Prop.ADDRESSEE),
        content=claim.value(Prop.CONTENT),
        verbatim=claim.value(Prop.VERBATIM),
        issues=tuple(dict.fromkeys(cited.value for cited in told["issue"])),
        about=tuple(dict.fromkeys(cited.value for cited in told["about"])),
        telling=" ".join(claim.mention.telling.exact.split()),
        report=names[report_id],
        behalf=claim.value(Prop.BEHALF),
        passages=(*cite(cells, names), *told["issue"], *told["about"]),
    )


def of_what(event: Event | None) -> list[Cell]:
    """The cells that a row of a figure shows of its event: kind, day and place."""
    return [cell for prop in (Prop.KIND, Prop.DATE, Prop.PLACE) if event and (cell := event.first(prop))]


def figure_rows(told: Event | Count, names: Mapping[str, str]) -> Iterator[FigureRow]:
    """Each number that is given of an event, or of none, apart: none is summed with, or chosen over, another."""
    for cell in told.cells.get(Prop.FIGURE, ()):
        yield _figure_row(told if isinstance(told, Event) else None, cell, names)


def _figure_row(event: Event | None, cell: Cell, names: Mapping[str, str]) -> FigureRow:
    figure = Figure.from_value(cell.value)
    stands = [status] if event and (status := event.first(Prop.STATUS)) else []
    return FigureRow(
        event=event.id if event else None,
        date=str(event.date) if event and event.date else None,
        kind=event.kind.value if event else None,
        status=event.status.value if event else None,
        place=event.place if event else None,
        figure=describe(figure),
        measure=figure.measure.value,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        bound=figure.bound.value,
        population=figure.population,
        scope=figure.scope,
        said_by=cell.said_by,
        reports=tuple(names.get(report_id, report_id) for report_id in cell.reports),
        passages=cite([cell, *of_what(event), *stands], names),
    )


def _values(event: Event, prop: Prop) -> tuple[str, ...]:
    return tuple(cell.value for cell in event.all(prop))
