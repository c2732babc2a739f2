"""``places``: where events are said to be, and where on the map that is."""

from __future__ import annotations

import typer

from detente.ask.places import PlaceRow
from detente.cli import options
from detente.cli.listing import print_rows
from detente.cli.table import Column

_MORE = 100
_EXACT = {1: "the place", 2: "near it", 3: "its region"}


def places(
    context: typer.Context,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    record: options.RecordPath = None,
) -> None:
    """List where events are said to be, the busiest first.

    A government under its capital's name and a nationality are no places. Beside the name: its country, the spot where there
    is one and how exact it is, and on what the choice among places of that name rests; ? stands where nothing settles it.
    """
    with options.open_record(context, record) as opened:
        rows = opened.places()
    columns = [
        Column("PLACE"),
        Column("SHAPE", whole=True),
        Column("IN", whole=True),
        Column("SPOT", whole=True, right=True),
        Column("EXACT TO", whole=True),
        Column("ON WHAT IT RESTS", wide=_MORE),
        Column("REPORTS", whole=True, right=True),
        Column("EVENTS", whole=True, right=True),
        Column("ALSO PRINTED AS", wide=_MORE, most=40),
    ]

    def cells(row: PlaceRow) -> list[str]:
        spot = "" if row.latitude is None or row.longitude is None else f"{row.latitude:.2f} {row.longitude:.2f}"
        return [
            row.place, row.shape or "?", row.country or "", spot, _EXACT.get(row.geo_precision or 0, ""), row.basis or "",
            str(row.reports), str(len(row.events)), ", ".join(row.aliases[1:]),
        ]  # fmt: skip

    print_rows(rows, columns, cells, noun="place", as_json=as_json, as_csv=as_csv)
