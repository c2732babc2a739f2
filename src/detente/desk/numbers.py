"""The casualty ledger: who gives which toll of which event, and what may be added, or why it may not."""

from __future__ import annotations

from typing import Any

from detente.ask import LedgerRow, Rows, SumRow
from detente.ask.filters import check_words
from detente.ask.ledger import TOLLS, sum_rows
from detente.ask.plain import when, word
from detente.desk.asked import Asked, chips
from detente.desk.held import Held
from detente.desk.passages import cited
from detente.model import Kind, Measure

FILTERS = ("measure", "kind", "actor", "since", "until", "report")


def figures_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The ledger, one line a claimant, event and measure; and beside it what each claimant's tolls come to."""
    lines, sums = _told(held, asked)
    shown, where = asked.page_of(lines, "/figures")
    return {
        "filters": {name: asked.many(name) for name in FILTERS},
        "chips": chips(asked, "/figures", FILTERS),
        "choices": {"measure": [measure.value for measure in Measure], "kind": [kind.value for kind in Kind]},
        "left_out": {"undated": lines.undated, "open_ended": lines.open_ended},
        "rows": [
            {
                "event": row.event,
                "when": when(row.date),
                "kind": word(row.kind) if row.kind else None,
                "place": row.place,
                "measure": word(row.measure),
                "claimant": row.claimant,
                "voice": row.voice,
                "figures": list(row.figures),
                "total": row.total,
                "low": row.low,
                "best": row.best,
                "high": row.high,
                "scope": row.scope,
                "why": row.why,
                "passages": [cited(one) for one in row.passages],
            }
            for row in shown
        ],
        "where": where,
        "sums": [
            {
                "claimant": row.claimant,
                "measure": word(row.measure),
                "sum": row.sum,
                "why": row.why,
                "events": list(row.events),
            }
            for row in sums
        ],
    }


def _told(held: Held, asked: Asked) -> tuple[Rows[LedgerRow], list[SumRow]]:
    """The lines that fit, and their sums: of the tolls of people, unless measures are asked for."""
    measures = check_words(asked.many("measure") or [toll.value for toll in TOLLS], Measure, "measure")
    others = [name for name in FILTERS if name != "measure"]

    def answer() -> Rows[LedgerRow]:
        return held.record.ledger(
            actor=asked.one("actor"),
            kind=asked.many("kind"),
            since=asked.one("since"),
            until=asked.one("until"),
            measure=[measure.value for measure in Measure],
            report=asked.many("report"),
        )

    every = held.once(("ledger", tuple((name, tuple(asked.many(name))) for name in others)), answer)
    lines = [row for row in every if row.measure in measures]
    return Rows(lines, undated=every.undated, open_ended=every.open_ended), sum_rows(lines)
