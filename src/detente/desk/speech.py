"""The claims: who says what, when, in which words."""

from __future__ import annotations

from typing import Any

from detente.ask import ClaimRow, Rows
from detente.ask.plain import when, word
from detente.desk.asked import Asked
from detente.desk.filters import filters_of
from detente.desk.held import Held
from detente.desk.passages import cited
from detente.desk.spots import Backing

FILTERS = ("actor", "act", "issue", "since", "until", "report")


def claims_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The claims that fit, by their days, or else by those of their reports."""
    rows = _told(held, asked)
    shown, where = asked.page_of(rows, "/claims")
    return {
        **filters_of(held, asked, "/claims", FILTERS),
        "left_out": {"undated": rows.undated, "open_ended": rows.open_ended},
        "rows": [claim_line(held, row) for row in shown],
        "where": where,
    }


def claim_line(held: Held, row: ClaimRow) -> dict[str, Any]:
    """A claim as a line of a list, each value with its words; ``otherwise``: another report quotes them differently."""
    said = Backing(row.passages)
    return {
        "claim": row.claim,
        "when": when(row.date or row.published),
        "own_date": row.date is not None,
        "day": said.told(row.date, "date", shown=when) if row.date else None,
        "speaker": row.speaker,
        "by": said.told(row.speaker, "speaker") if row.speaker else None,
        "act": word(row.act),
        "how": said.told(row.act, "act", shown=word),
        "addressee": row.addressee,
        "to": said.told(row.addressee, "addressee") if row.addressee else None,
        "content": row.content,
        "what": said.told(row.content, "content") if row.content else None,
        "verbatim": row.verbatim,
        "otherwise": row.claim in held.quoted_otherwise,
        "telling": row.telling,
        "report": row.report,
        "report_id": row.passages[0].report_id,
        "passages": [cited(one) for one in row.passages],
    }


def _told(held: Held, asked: Asked) -> Rows[ClaimRow]:
    key = ("claims", tuple((name, tuple(asked.many(name))) for name in FILTERS))
    return held.once(key, lambda: _find(held, asked))


def _find(held: Held, asked: Asked) -> Rows[ClaimRow]:
    found = held.record.claims(
        actor=asked.one("actor"),
        kind=asked.many("act"),
        since=asked.one("since"),
        until=asked.one("until"),
        report=asked.many("report"),
    )
    issues = {held.record.corpus.issues.meant(issue) for issue in asked.many("issue")}
    if not issues:
        return found
    kept = [row for row in found if not issues.isdisjoint(row.issues)]
    return Rows(kept, undated=found.undated, open_ended=found.open_ended)
