"""The cells of an event or a claim on the one side, and on the other the texts of the reports that they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from detente.ask.plain import ONE_VALUED, in_words, shown, word
from detente.desk.asked import Asked
from detente.desk.held import Held
from detente.desk.passages import Cited, cut_pieces
from detente.model import A_PERSON, Cell, DayInterval, Passage, Prop, Report, Statement

SHEETS = 12
"""So many reports are on the page with their texts; the others are named, with the address of the next ones."""
VALUES = 40
"""So many values of a property are on a page; an event may have thousands of parties."""
PASSAGES = 40
"""So many passages of a value are on the page, beside those of the reports that are there; the pages of reports hold all."""


def told_page(
    held: Held, asked: Asked, at: str, cells: Mapping[Prop, tuple[Cell, ...]], tellings: Sequence[Passage]
) -> dict[str, Any]:
    """What events and claims have in common: cells on the one side, the texts they rest on on the other."""
    names = {key: held.reports[key].name for key in {told.report_id for told in tellings} if key in held.reports}
    in_order = sorted(names, key=lambda key: (held.reports[key].published or "~", names[key], key))
    first = _first_sheet(asked, in_order)
    here = frozenset(in_order[first - 1 : first - 1 + SHEETS])
    rows, more = _cells(held, asked, at, cells, names, here)
    return {"at": at, "cells": rows, "more": more, **beside(held, asked, at, rows, tellings)}


def _first_sheet(asked: Asked, reports: Sequence[object]) -> int:
    return asked.number("from", 1, most=max(1, len(reports)))


def beside(
    held: Held, asked: Asked, at: str, rows: Sequence[Mapping[str, Any]], tellings: Sequence[Passage]
) -> dict[str, Any]:
    """The texts of the reports that tell of something, cut where its cells rest on them.

    Each of ``rows`` has a ``key`` and ``statements``: where its words stand, as ``report_id``, ``start``, ``end``.
    """
    reports = held.record.reports_of({passage.report_id for passage in tellings})
    in_order = sorted(reports.values(), key=lambda report: (_published(held, report), report.name, report.id))
    first = _first_sheet(asked, in_order)
    sheets = in_order[first - 1 : first - 1 + SHEETS]
    cited: dict[str, list[Cited]] = defaultdict(list)
    for row in rows:
        for said in row["statements"]:
            cited[said["report_id"]].append(Cited(cell=row["key"], start=said["start"], end=said["end"]))
    chosen = asked.one("report")
    chosen = chosen if chosen in {report.id for report in sheets} else next((report.id for report in sheets), None)
    others = len(in_order) - len(sheets)
    return {
        "told": {
            "reports": len(in_order),
            "origins": len({report.origin or report.id for report in in_order}),
            "sheets": [first, first + len(sheets) - 1],
            "next": asked.link(at, **{"from": str(first + SHEETS), "report": None})
            if first + SHEETS <= len(in_order)
            else None,
            "first": asked.link(at, **{"from": None, "report": None}) if first > 1 else None,
            "others": others,
        },
        "reports": [_sheet(held, asked, at, report, cited[report.id], tellings, chosen) for report in sheets],
    }


def _sheet(
    held: Held,
    asked: Asked,
    at: str,
    report: Report,
    cited: Sequence[Cited],
    tellings: Sequence[Passage],
    chosen: str | None,
) -> dict[str, Any]:
    here = [(telling.start, telling.end) for telling in tellings if telling.report_id == report.id]
    return {
        **about_report(held, report),
        "open": report.id == chosen,
        "tab": asked.link(at, report=report.id, judge=None, do=None, done=None),
        "cells": sorted({one.cell for one in cited}, key=lambda key: (len(key), key)),
        "pieces": [asdict(piece) for piece in cut_pieces(report, cited, here)],
    }


def about_report(held: Held, report: Report) -> dict[str, Any]:
    """What is known of a report beside its text."""
    row = held.reports.get(report.id)
    origin = held.reports.get(report.origin or "")
    return {
        "report": report.id,
        "name": report.name,
        "title": report.title,
        "outlet": report.outlet,
        "published": row.published if row else None,
        "basis": row.basis if row else None,
        "date_shown": report.date_shown,
        "language": report.language,
        "origin": report.origin,
        "same_text_as": origin.name if origin and origin.report != report.id else None,
        "notes": list(row.notes) if row else [],
    }


def _published(held: Held, report: Report) -> str:
    row = held.reports.get(report.id)
    return (row.published if row else None) or "~"


def _cells(
    held: Held,
    asked: Asked,
    at: str,
    cells: Mapping[Prop, tuple[Cell, ...]],
    names: Mapping[str, str],
    here: Collection[str],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The values, of each property a page of them and the one that is judged; and of which property there are more, and where.

    Of a value's passages those of the reports ``here`` are on the page, and the first of the others.
    """
    rows: list[dict[str, Any]] = []
    more = []
    number = 0
    for prop in Prop:
        values = cells.get(prop, ())
        page = asked.number(f"{prop.value}-page", 1, most=max(1, -(-len(values) // VALUES)))
        first, last = (page - 1) * VALUES, min(page * VALUES, len(values))
        judged = asked.one("judge")
        for place, cell in enumerate(values):
            if first <= place < last or judged == f"c{number + place}":
                label = _label(prop, cell, values[0]) if place else word(prop.value)
                rows.append({"key": f"c{number + place}", "label": label, **_value(held, prop, cell, names, here)})
        number += len(values)
        if len(values) > VALUES:
            ways = {"previous": page - 1 if page > 1 else None, "next": page + 1 if last < len(values) else None}
            turned = {
                way: to and asked.link(at, **{f"{prop.value}-page": str(to), "judge": None, "do": None, "done": None})
                for way, to in ways.items()
            }
            more.append({"label": word(prop.value), "first": first + 1, "last": last, "total": len(values), **turned})
    return rows, more


def _value(held: Held, prop: Prop, cell: Cell, names: Mapping[str, str], here: Collection[str]) -> dict[str, Any]:
    own = [stmt for stmt in cell.statements if stmt.report_id in here]
    others = [stmt for stmt in cell.statements if stmt.report_id not in here]
    said = [*own, *others[: max(0, PASSAGES - len(own))]]
    statements = [_statement(held, stmt, names) for stmt in said]
    dated: set[str] = set()
    for one in statements:
        one["dated_above"] = one["report_id"] in dated
        if one["chain"]:
            dated.add(one["report_id"])
    return {
        "prop": prop.value,
        "value": cell.value,
        "shown": in_words(shown(prop, cell.value)) if prop is Prop.FIGURE else shown(prop, cell.value),
        "said_by": list(cell.said_by),
        "passages": len(cell.statements),
        "statements": statements,
    }


def _label(prop: Prop, cell: Cell, best: Cell) -> str:
    if prop is Prop.DATE and DayInterval.parse(cell.value).contains(DayInterval.parse(best.value)):
        return "wider date"
    return f"or {prop.value}" if prop in ONE_VALUED else word(prop.value)


def _statement(held: Held, stmt: Statement, names: Mapping[str, str]) -> dict[str, Any]:
    """A passage of a value. ``chain``: on what the day of its report rests, which the page tells once in a value."""
    counted = stmt.prop is Prop.DATE and "publication day" in (stmt.note or "")
    return {
        "statement": stmt.id,
        "printed": stmt.value,
        "by_a_person": stmt.method == A_PERSON,
        "report_id": stmt.report_id,
        "report": names.get(stmt.report_id, stmt.report_id),
        "start": stmt.passage.start,
        "end": stmt.passage.end,
        "exact": stmt.passage.exact,
        "said_by": stmt.said_by,
        "factuality": stmt.factuality.value,
        "note": stmt.note,
        "chain": list(held.record.why_published(stmt.report_id)) if counted else [],
        "score": stmt.score,
    }
