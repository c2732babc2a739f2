"""The reports: a list, the search in their words, and one report with what was read from it."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from detente.ask import ReportRow
from detente.ask.plain import word
from detente.desk.asked import Asked
from detente.desk.event import title_of
from detente.desk.filters import DAYS, filters_of, of_days
from detente.desk.held import Held
from detente.desk.lines import event_line
from detente.desk.passages import Cited, cut_pieces
from detente.desk.sources import about_report
from detente.errors import BadField
from detente.model import Claim, Event, Prop
from detente.record import SearchHit

OTHER = "other"
"""The key of words on which no event and no claim rests, but an office or a number told of no event."""
ASKED = "asked"
"""The key of the words that the address of the page asks for."""
FILTERS = ("q", *DAYS)
HITS = 50
"""So many reports are found at first; ``size`` asks for more."""


def reports_page(held: Held, asked: Asked) -> dict[str, Any]:
    """All reports in the order of publication; with ``q`` those that hold its words, the best first, with the words around.

    ``since`` and ``until`` keep those that were published on these days.
    """
    query, filters = asked.one("q"), filters_of(held, asked, "/reports", FILTERS)
    if query is None:
        rows, left_out = of_days(asked, held.reports.values(), _published)
        shown, where = asked.page_of(rows, "/reports")
        return {
            **filters,
            "left_out": left_out,
            "query": None,
            "hits": [],
            "more": None,
            "rows": [_line(held, row.report) for row in shown],
            "where": where,
        }
    size = asked.number("size", HITS, most=500)
    every = [held.reports[key] for key in held.store.matching(query) if key in held.reports]
    found, left_out = of_days(asked, every, _published)
    first = [row.report for row in found[:size]]
    hits = [
        {
            **_line(held, hit.report_id),
            "snippet": hit.snippet,
            "pieces": [{"words": words, "found": found} for words, found in hit.words.pieces],
            "href": _way_to(hit),
        }
        for hit in held.store.search(query, size, first)
        if hit.report_id in held.reports
    ]
    more = asked.link("/reports", size=str(min(500, size * 4))) if len(found) > size and size < 500 else None
    return {**filters, "left_out": left_out, "query": query, "hits": hits, "more": more, "rows": [], "where": None}


def _way_to(hit: SearchHit) -> str:
    """The address of the found words in their report, where they are lit; of the report where they are in its title alone."""
    if not hit.words.spots:
        return f"/reports/{hit.report_id}"
    asked = urlencode([("at", f"{start}-{end}") for start, end in hit.words.spots])
    start, end = hit.words.spots[0]
    return f"/reports/{hit.report_id}?{asked}#p-{hit.report_id}-{start}-{end}"


def _published(row: ReportRow) -> str | None:
    return row.published


def _line(held: Held, report_id: str) -> dict[str, Any]:
    row = held.reports[report_id]
    origin = held.reports.get(row.origin or "")
    return {
        "report": row.report,
        "name": row.name,
        "title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "basis": row.basis,
        "date_shown": row.date_shown,
        "language": row.language,
        "origin": row.origin,
        "same_text_as": origin.name if origin and origin.report != row.report else None,
        "mentions": row.mentions,
    }


def report_page(held: Held, asked: Asked) -> dict[str, Any]:
    """One report: its text, in which the words of each event and claim light up with it, and those of ``at`` at once.

    Raises ``NoSuchThing``.
    """
    report = held.record.report(asked.path["key"])
    events, claims = held.record.told_in(report.id)
    cited: list[Cited] = []
    tellings: list[tuple[int, int]] = []
    told_of: list[Event | Claim] = [*events, *claims]
    for number, one in enumerate(told_of):
        told = one.cells.values()
        said = [stmt for cells in told for cell in cells for stmt in cell.statements if stmt.report_id == report.id]
        cited += [Cited(cell=f"c{number}", start=stmt.passage.start, end=stmt.passage.end) for stmt in said]
    cited += [Cited(cell=ASKED, start=start, end=end) for start, end in _asked_for(asked, len(report.text))]
    taken = {(one.start, one.end) for one in cited}
    others = {(stmt.passage.start, stmt.passage.end) for stmt in held.store.statements(report_ids=[report.id])} - taken
    cited += [Cited(cell=OTHER, start=start, end=end) for start, end in sorted(others)]
    for event in events:
        tellings += [(m.telling.start, m.telling.end) for m in event.mentions if m.report_id == report.id]
    sheet = {
        **about_report(held, report),
        "url": report.url,
        "pieces": [asdict(piece) for piece in cut_pieces(report, cited, tellings)],
    }
    return {
        "title": report.title or report.name,
        "sheet": sheet,
        "copies": [
            _line(held, row.report)
            for row in held.reports.values()
            if _is_copy(row.origin, row.report, report.id, report.origin)
        ],
        "events": [
            {"cell": f"c{number}", **event_line(held, event), "title": title_of(event)}
            for number, event in enumerate(events)
        ],
        "claims": [
            {
                "cell": f"c{len(events) + number}",
                "claim": claim.id,
                "speaker": claim.speaker,
                "act": word(claim.value(Prop.ACT) or "assert"),
                "telling": " ".join(claim.mention.telling.exact.split()),
            }
            for number, claim in enumerate(claims)
        ],
    }


def _asked_for(asked: Asked, length: int) -> list[tuple[int, int]]:
    """The words that the address asks for, as half-open offsets. Raises ``BadField`` for such as there are not."""
    found = []
    for written in asked.many("at"):
        place = re.fullmatch(r"(\d{1,9})-(\d{1,9})", written, flags=re.ASCII)
        start, end = (int(place[1]), int(place[2])) if place else (0, 0)
        if not start < end <= length:
            told = f"at: {written[:40]!r} is no place in this report"
            raise BadField(told, mend=f"give first and last, as 10-25; the report has {length} characters")
        found.append((start, end))
    return found


def _is_copy(origin: str | None, other: str, report: str, own: str | None) -> bool:
    """Whether another report prints the same source text."""
    return other != report and (origin or other) == (own or report)
