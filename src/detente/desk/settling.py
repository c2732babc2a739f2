"""Dates and questions: when each report was published, on what that rests, and what an anchor would settle; and the log."""

from __future__ import annotations

from typing import Any

from detente.ask.plain import word
from detente.desk.asked import Asked
from detente.desk.decided import said
from detente.desk.event import title_of
from detente.desk.filters import DAYS, filters_of, of_days
from detente.desk.held import Held
from detente.record import LogEntry

_DAY = len("2024-02-17")
"""How much of a moment is its day."""


def dates_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The open questions, then each report with its day: those without one first, the ones on which most waits before others.

    ``since`` and ``until`` keep the reports that were published on these days; the questions then stand on the page without them.
    """
    rows, left_out = of_days(asked, held.dates, lambda row: row.published)
    shown, where = asked.page_of(rows, "/dates")
    filters = filters_of(held, asked, "/dates", DAYS)
    return {
        **filters,
        "left_out": left_out,
        "questions": [
            {
                "about": one.about,
                "question": one.question,
                "report": one.report_id,
                "waiting": len(one.waiting),
                "notes": list(one.notes),
            }
            for one in held.questions
        ]
        if where["page"] == 1 and not filters["chips"]
        else [],
        "asked": len(held.questions),
        "open": sum(row.settle is not None for row in held.dates),
        "rows": [
            {
                "report": row.report_id,
                "name": row.report,
                "published": row.published,
                "basis": row.basis,
                "date_shown": row.date_shown,
                "reasons": list(row.reasons),
                "waiting": list(row.waiting),
                "waits": [
                    {"event": key, "title": title_of(held.events[key])} for key in row.waiting[:2] if key in held.events
                ],
                "elsewhere": list(row.elsewhere),
                "open": row.settle is not None,
            }
            for row in shown
        ],
        "where": where,
    }


def log_page(held: Held, asked: Asked) -> dict[str, Any]:
    """What was done to the record, the last first, and what people decided."""
    entries = held.once("log", lambda: held.store.log()[::-1])
    kinds = sorted({entry.kind for entry in entries})
    wanted = asked.many("kind")
    of_kind = [entry for entry in entries if not wanted or entry.kind in wanted]
    rows, left_out = of_days(asked, of_kind, lambda entry: entry.at[:_DAY] or None)
    shown, where = asked.page_of(rows, "/log")
    decided = {decision.id: decision for decision in held.store.decisions(undone=True)}
    return {
        **filters_of(held, asked, "/log", ("kind", *DAYS), {"kind": kinds}),
        "left_out": left_out,
        "rows": [
            {
                "number": entry.number,
                "at": entry.at,
                "kind": word(entry.kind),
                "about": entry.about,
                "report": held.reports[entry.about].name if entry.about in held.reports else None,
                "detail": _detail(entry, held.reports[entry.about].name if entry.about in held.reports else None),
                "why": decided[entry.about].why if entry.about in decided else None,
                "says": said(decided[entry.about]) if entry.about in decided else None,
                "by": decided[entry.about].by if entry.about in decided else None,
                "decided_at": decided[entry.about].at if entry.about in decided else None,
                "hash": entry.hash,
            }
            for entry in shown
        ],
        "where": where,
    }


def _detail(entry: LogEntry, name: str | None) -> dict[str, object]:
    """What an entry holds that is not told beside it."""
    told = {"sha256", "fingerprint", *(("by", "made") if entry.kind == "decide" else ())}
    return {key: value for key, value in entry.detail.items() if key not in told and (key, value) != ("name", name)}
