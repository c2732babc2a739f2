"""Positions: issues by actor, the latest stance of each with its words, the earlier ones behind it, and whether it moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from detente.ask import Evidence, PositionRow
from detente.ask.plain import when, word
from detente.ask.positions import ONE, SAME
from detente.desk.asked import Asked
from detente.desk.filters import filters_of
from detente.desk.held import Held
from detente.desk.spots import Backing, told

AT = "/positions"
FILTERS = ("actor", "issue", "moved")
EARLIER = 20
"""So many of the stances before the latest stand behind it; the claims have all of them."""
COLUMNS = 5
"""So many actors stand side by side on a page if nobody asks for more."""


def positions_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The matrix: a row an issue, a column an actor, those with most stances first; ``moved`` keeps the stances that moved."""
    rows = [row for row in held.record.positions(issue=asked.one("issue")) if _fits(held, asked, row)]
    count = Counter(row.actor for row in rows)
    actors = sorted(count, key=lambda actor: (-count[actor], actor))
    sized = asked if asked.one("size") else Asked(asked.path, (*asked.query, ("size", str(COLUMNS))))
    shown, where = sized.page_of(actors, AT)
    cells = {(row.issue, row.actor): position_cell(held, row) for row in rows if row.actor in shown}
    issues = list(dict.fromkeys(row.issue for row in _in_order(held, rows)))
    label = held.record.corpus.issues.label
    filters = filters_of(held, asked, AT, FILTERS)
    filters["choices"]["moved"] = [{"value": "yes", "shown": "moved"}]
    return {
        **filters,
        "columns": list(shown),
        "rows": [
            {"issue": issue, "label": label(issue), "cells": [cells.get((issue, actor)) for actor in shown]}
            for issue in issues
            if any((issue, actor) in cells for actor in shown)
        ],
        "issues": len(issues),
        "positions": len(rows),
        "moved": sum(has_moved(row) for row in rows),
        "where": where,
    }


def _fits(held: Held, asked: Asked, row: PositionRow) -> bool:
    searches = [search for name in asked.many("actor") if (search := held.record.search(name))]
    by_name = not searches or any(one.matches(row.actor) or one.matches(row.speaker) for one in searches)
    return by_name and (asked.one("moved") is None or has_moved(row))


def has_moved(row: PositionRow) -> bool:
    """Whether a stance is another than before."""
    return row.moved not in (ONE, SAME)


def _in_order(held: Held, rows: list[PositionRow]) -> list[PositionRow]:
    order = {name: number for number, name in enumerate(held.record.corpus.issues.by_name)}
    return sorted(rows, key=lambda row: order.get(row.issue, len(order)))


def position_cell(held: Held, row: PositionRow) -> dict[str, Any]:
    """One stance, each value with its words, and the ones before it, the latest first; ``before`` is how many there are.

    ``otherwise``: another report quotes its words differently.
    """
    said = Backing(row.passages)
    of_stance: dict[str, list[Evidence]] = defaultdict(list)
    for cited in said.all("earlier"):
        of_stance[cited.value].append(cited)
    return {
        "actor": row.actor,
        "issue": row.issue,
        "stance": said.told(row.stance, "stance"),
        "words": said.told(row.words, "content"),
        "as_of": when(row.as_of),
        "speaker": said.told(row.speaker, "speaker"),
        "act": word(row.act),
        "moved": row.moved if has_moved(row) else None,
        "report": row.report,
        "claim": row.claim,
        "otherwise": row.claim in held.quoted_otherwise,
        "earlier": [
            {
                "when": when(one.date),
                "speaker": one.speaker,
                "act": word(one.act),
                "stance": one.stance,
                "report": one.report,
                "words": told(one.words, of_stance[str(one)]),
            }
            for one in row.earlier[:EARLIER]
        ],
        "before": len(row.earlier),
    }
