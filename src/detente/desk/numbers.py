"""The casualty ledger: who gives which toll of which event, and what may be added, or why it may not."""

from __future__ import annotations

import re
from typing import Any

from detente.ask import LedgerRow, Rows, SumRow
from detente.ask.filters import check_words
from detente.ask.ledger import sum_rows
from detente.ask.plain import when, word
from detente.desk.asked import Asked
from detente.desk.filters import filters_of
from detente.desk.held import Held
from detente.desk.multiples import draw_multiples
from detente.desk.passages import cited
from detente.desk.spots import Backing, told
from detente.model import TOLLS, Measure

_TOLLS = frozenset(toll.value for toll in TOLLS)
FILTERS = ("measure", "kind", "actor", "since", "until", "report")


def figures_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The ledger, one line a claimant, event and measure; and beside it what each claimant's tolls come to."""
    lines, sums = _told(held, asked)
    shown, where = asked.page_of(lines, "/figures")
    return {
        **filters_of(held, asked, "/figures", FILTERS),
        "multiples": held.once(
            ("multiples", tuple(asked.query)), lambda: draw_multiples(lines, every=asked.one("panels") == "all")
        ),
        "all_panels": asked.link("/figures", panels="all"),
        "left_out": {"undated": lines.undated, "open_ended": lines.open_ended},
        "rows": [_line(row) for row in shown],
        "where": where,
        "sums": [
            {
                "claimant": row.claimant,
                "measure": word(row.measure),
                "sum": row.sum,
                "why": row.why,
                "events": list(row.events),
                "by": told(row.claimant, row.passages),
                "comes_to": told(row.sum, row.passages, most=8) if row.sum else None,
                "named": _named(row),
            }
            for row in sums
        ],
    }


def _line(row: LedgerRow) -> dict[str, Any]:
    said = Backing(row.passages)
    return {
        "event": row.event,
        "when": when(row.date),
        "day": said.told(row.date, "date", shown=when) if row.date else None,
        "kind": word(row.kind) if row.kind else None,
        "place": row.place,
        "where": said.told(row.place, "place") if row.place else None,
        "measure": word(row.measure),
        "claimant": row.claimant,
        "by": told(row.claimant, said.all("figure")),
        "voice": row.voice,
        "figures": list(row.figures),
        "gives": told("; ".join(row.figures), said.all("figure"), most=8),
        "total": row.total,
        "comes_to": told(row.total, said.all("figure")) if row.total else None,
        "low": row.low,
        "best": row.best,
        "high": row.high,
        "scope": row.scope,
        "why": row.why,
        "passages": [cited(one) for one in row.passages],
    }


def _named(row: SumRow) -> list[dict[str, str]]:
    """The reason of a sum in pieces: the events that it names by the beginnings of their ids, and the words between."""
    pieces = []
    for number, piece in enumerate(_ID.split(row.why)):
        key = next((event for event in row.events if event.startswith(piece)), "") if number % 2 else ""
        pieces.append({"words": "" if key else piece, "event": key})
    return pieces


_ID = re.compile(r"\((e-[0-9a-f]+)\)")


def _told(held: Held, asked: Asked) -> tuple[Rows[LedgerRow], list[SumRow]]:
    """The lines that fit, and their sums: of the tolls of people, unless measures are asked for."""
    measures = check_words(asked.many("measure") or _TOLLS, Measure, "measure")
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

    key = tuple((name, tuple(asked.many(name))) for name in others)
    every = held.once(("ledger", key), answer)
    lines = [row for row in every if row.measure in measures]
    summed = max(_TOLLS, measures)  # the sums of all tolls are there when one is asked for
    sums = held.once(("sums", key, summed), lambda: sum_rows(row for row in every if row.measure in summed))
    told = [row for row in sums if row.measure in measures]
    return Rows(lines, undated=every.undated, open_ended=every.open_ended), told
