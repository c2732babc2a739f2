"""The claims: who says what, when, in which words."""

from __future__ import annotations

from typing import Any

from detente.ask import ClaimRow, Rows
from detente.ask.plain import when, word
from detente.desk.asked import Asked, chips
from detente.desk.held import Held
from detente.desk.passages import cited
from detente.model import Act

FILTERS = ("actor", "act", "since", "until", "report")


def claims_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The claims that fit, by their days, or else by those of their reports."""
    rows = _told(held, asked)
    shown, where = asked.page_of(rows, "/claims")
    return {
        "filters": {name: asked.many(name) for name in FILTERS},
        "chips": chips(asked, "/claims", FILTERS),
        "choices": {"act": [act.value for act in Act]},
        "left_out": {"undated": rows.undated, "open_ended": rows.open_ended},
        "rows": [
            {
                "claim": row.claim,
                "when": when(row.date or row.published),
                "own_date": row.date is not None,
                "speaker": row.speaker,
                "act": word(row.act),
                "addressee": row.addressee,
                "content": row.content,
                "verbatim": row.verbatim,
                "telling": row.telling,
                "report": row.report,
                "passages": [cited(one) for one in row.passages],
            }
            for row in shown
        ],
        "where": where,
    }


def _told(held: Held, asked: Asked) -> Rows[ClaimRow]:
    key = ("claims", tuple((name, tuple(asked.many(name))) for name in FILTERS))
    return held.once(
        key,
        lambda: held.record.claims(
            actor=asked.one("actor"),
            kind=asked.many("act"),
            since=asked.one("since"),
            until=asked.one("until"),
            report=asked.many("report"),
        ),
    )
