"""Events with every value of every cell, and every statement that gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.ask import Record
from detente.export.statements import statement_fields
from detente.model import Cell, Event, Prop


def event_fields(event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    """Write an event as plain data; ``cells`` maps a property to its values, the best supported first."""
    return {
        "id": event.id,
        "kind": event.kind.value,
        "status": event.status.value,
        "date": str(event.date) if event.date else None,
        "precision": event.precision.value if event.precision else None,
        "place": event.place,
        "reports": sorted(names.get(report_id, report_id) for report_id in event.reports),
        "mentions": [
            {
                "id": mention.id,
                "report": names.get(mention.report_id, mention.report_id),
                "start": mention.telling.start,
                "end": mention.telling.end,
                "trigger": mention.trigger.exact,
                "telling": mention.telling.exact,
            }
            for mention in sorted(event.mentions, key=lambda mention: (mention.telling, mention.id))
        ],
        "cells": cells_fields(event.cells, names),
    }


def cells_fields(cells: Mapping[Prop, tuple[Cell, ...]], names: Mapping[str, str]) -> dict[str, Any]:
    """Cells as plain data, properties in the order of the vocabulary."""
    return {
        prop.value: [
            {"value": cell.value, "statements": [statement_fields(stmt, names) for stmt in cell.statements]}
            for cell in cells[prop]
        ]
        for prop in Prop
        if cells.get(prop)
    }


def events(record: Record) -> Iterator[dict[str, Any]]:
    """All events in the order of their dates, undated ones last."""
    for event in sorted(record.assembly.events, key=lambda event: event.sort_key):
        yield event_fields(event, record.report_names)
