"""One event beside its sources: its cells, the reports that tell it, what they do not agree on, and why they are one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import count
from typing import Any

from detente.ask.plain import ONE_VALUED, shown, when, word
from detente.desk.asked import Asked
from detente.desk.held import Held
from detente.desk.passages import Cited, cut_pieces
from detente.model import Cell, DayInterval, Event, Figure, Judgement, Kind, Mention, Passage, Prop, Report, Statement

SHEETS = 12
"""So many reports are on the page with their texts; the others are named, with the address of the next ones."""


NEAR = 5
"""So many of the events that may be the same are named."""


def event_page(held: Held, asked: Asked) -> dict[str, Any]:
    """An event by its id, the beginning of it, or that of a mention in it. Raises ``NoSuchThing``."""
    event = held.record.event(asked.path["key"])
    tellings = [mention.telling for mention in event.mentions]
    page = told_page(held, asked, f"/events/{event.id}", event.cells, tellings)
    joined, pairs = _merge(held, event)
    return {
        "event": event.id,
        "title": title_of(event),
        "kind": event.kind.value,
        "status": event.status.value,
        **page,
        "disagreements": disagreements(page["cells"]),
        "merge": joined,
        "pairs": pairs,
        "asked": held.near.get(event.id, []),
        "near": [{"event": key, "title": title_of(held.events[key])} for key in held.near.get(event.id, [])[:NEAR]],
        "readout": f"/readouts/{event.id}" if event.kind in (Kind.MEETING, Kind.MEDIATION) else None,
    }


def claim_page(held: Held, asked: Asked) -> dict[str, Any]:
    """A claim by its id. Raises ``NoSuchThing``."""
    claim = held.record.claim(asked.path["key"])
    page = told_page(held, asked, f"/claims/{claim.id}", claim.cells, [claim.mention.telling])
    act = claim.value(Prop.ACT) or "assert"
    return {
        "claim": claim.id,
        "title": f"{claim.speaker or '?'}: {word(act)}",
        **page,
        "disagreements": [],
        "pairs": [],
    }


def title_of(event: Event) -> str:
    """An event in a line: what, who, where."""
    who = [cell.value for prop in _WHO for cell in event.cells.get(prop, ())]
    told = ", ".join(dict.fromkeys(who[:4])) + (" ..." if len(who) > 4 else "")
    return " · ".join(part for part in (word(event.kind.value), told, event.place or "") if part)


_WHO = (Prop.PARTY, Prop.PERPETRATOR, Prop.TARGET, Prop.SPEAKER, Prop.ADDRESSEE, Prop.MEDIATOR, Prop.HOST)


def told_page(
    held: Held, asked: Asked, at: str, cells: Mapping[Prop, tuple[Cell, ...]], tellings: Sequence[Passage]
) -> dict[str, Any]:
    """What events and claims have in common: cells on the one side, the texts they rest on on the other."""
    names = {key: held.reports[key].name for key in {told.report_id for told in tellings} if key in held.reports}
    rows = _cells(held, cells, names)
    return {"at": at, "cells": rows, **beside(held, asked, at, rows, tellings)}


def beside(
    held: Held, asked: Asked, at: str, rows: Sequence[Mapping[str, Any]], tellings: Sequence[Passage]
) -> dict[str, Any]:
    """The texts of the reports that tell of something, cut where its cells rest on them.

    Each of ``rows`` has a ``key`` and ``statements``: where its words stand, as ``report_id``, ``start``, ``end``.
    """
    reports = held.record.reports_of({passage.report_id for passage in tellings})
    in_order = sorted(reports.values(), key=lambda report: (_published(held, report), report.name, report.id))
    first = asked.number("from", 1, most=max(1, len(in_order)))
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
        "tab": asked.link(at, report=report.id),
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


def _cells(held: Held, cells: Mapping[Prop, tuple[Cell, ...]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    number = count()
    rows = []
    for prop in Prop:
        values = cells.get(prop, ())
        for place, cell in enumerate(values):
            rows.append(
                {
                    "key": f"c{next(number)}",
                    "prop": prop.value,
                    "label": _label(prop, cell, values[0]) if place else word(prop.value),
                    "value": cell.value,
                    "shown": shown(prop, cell.value),
                    "said_by": list(cell.said_by),
                    "statements": [_statement(held, stmt, names) for stmt in cell.statements],
                }
            )
    return rows


def _label(prop: Prop, cell: Cell, best: Cell) -> str:
    if prop is Prop.DATE and DayInterval.parse(cell.value).contains(DayInterval.parse(best.value)):
        return "wider date"
    return f"or {prop.value}" if prop in ONE_VALUED else word(prop.value)


def _statement(held: Held, stmt: Statement, names: Mapping[str, str]) -> dict[str, Any]:
    counted = stmt.prop is Prop.DATE and "publication day" in (stmt.note or "")
    return {
        "statement": stmt.id,
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


def disagreements(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Where one thing has several values: each beside the others with who gives it; a wider date is no other account."""
    found = []
    for prop in Prop:
        values = [row for row in rows if row["prop"] == prop.value and row["label"] != "wider date"]
        if prop in ONE_VALUED and len(values) > 1:
            found.append({"about": word(prop.value), "accounts": [_account(row) for row in values]})
    given: dict[str, dict[tuple[object, ...], list[Mapping[str, Any]]]] = defaultdict(dict)
    for row in rows:
        if row["prop"] == Prop.FIGURE.value:
            figure = Figure.from_value(row["value"])
            number = (figure.low, figure.best, figure.high, figure.population, figure.scope)
            given[figure.measure.value].setdefault(number, []).append(row)
    for measure, numbers in given.items():
        if len(numbers) > 1:
            accounts = [_account(row) for told in numbers.values() for row in told]
            found.append({"about": word(measure), "accounts": accounts})
    return found


def _account(row: Mapping[str, Any]) -> dict[str, Any]:
    by = dict.fromkeys(
        f"{said['said_by']} in {said['report']}" if said["said_by"] else said["report"] for said in row["statements"]
    )
    return {"cell": row["key"], "value": row["value"], "shown": row["shown"], "by": list(by)}


def _merge(held: Held, event: Event) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """The judgements that hold an event together, each with its two tellings and its reasons."""
    mentions = {mention.id: mention for mention in event.mentions}
    if len(mentions) < 2:
        return {"tellings": len(mentions), "pairs": 0}, []
    number, surest = held.joined.get(event.id, (0, []))
    pairs = [told_pair(held, one, mentions[one.left], mentions[one.right]) for one in surest]
    return {"tellings": len(mentions), "pairs": number}, pairs


def told_pair(held: Held, pair: Judgement, left: Mention, right: Mention) -> dict[str, Any]:
    """A pair of tellings with what was found for and against their being of one event."""
    return {
        "left": _telling(held, left),
        "right": _telling(held, right),
        "verdict": pair.verdict.value,
        "score": pair.score,
        "reasons": list(pair.reasons),
    }


def _telling(held: Held, mention: Mention) -> dict[str, Any]:
    row = held.reports.get(mention.report_id)
    return {
        "mention": mention.id,
        "event": held.clusters.get(mention.id, mention.id),
        "report": mention.report_id,
        "name": row.name if row else mention.report_id,
        "published": when(row.published) if row else "?",
        "words": " ".join(mention.telling.exact.split()),
        "start": mention.telling.start,
        "end": mention.telling.end,
    }
