"""Review: pairs that may be one event, names that may be one actor's, values that look misread, reports that wait for a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.ask import DoubtfulRow, DuplicateRow
from detente.ask.duplicates import weigh_reasons
from detente.ask.plain import shown, word
from detente.desk.asked import Asked
from detente.desk.decided import told_decision, undo_form
from detente.desk.event import told_telling
from detente.desk.held import Held
from detente.desk.judging import mark_of, mark_of_told
from detente.errors import BadField, NoSuchThing
from detente.model import Choice, Correction, Decision, Judgement, Mention, NameDoubt, Prop, Verdict, in_pairs
from detente.model import is_correction as is_cell

PAIRS = 10
"""So many of each sort are on a page if nobody asks for more."""
_JUDGED = (Choice.MERGE, Choice.KEEP_APART)
_NAMES = (Choice.SAME_ACTOR, Choice.OTHER_ACTOR)
LASTING = frozenset({Choice.REMOVE, Choice.REPLACE, Choice.UNDO})
"""What cannot be undone here."""
SORTS = ("pairs", "names", "cells", "days")


def review_page(held: Held, asked: Asked) -> dict[str, Any]:
    """What waits for a person: with ``event`` only that event's pairs, with ``report`` only that report's day.

    ``show`` is one sort of question; ``pair`` is any two mentions, as ``m-1~m-2``; ``one`` and ``other`` any two events.
    Raises ``NoSuchThing``.
    """
    decisions = held.store.decisions()
    made = held.store.decisions(undone=True)
    report, pair, show = asked.one("report"), _pair_asked(held, asked), asked.one("show")
    if show not in (None, *SORTS):
        raise BadField(f"{show!r} is no sort of question", mend=f"it is one of: {', '.join(SORTS)}")
    narrowed = pair is not None or asked.one("event") is not None
    pairs = [pair] if pair else [] if report else _waiting(held, asked, decisions)
    days = [row for row in held.dates if (row.settle is not None if report is None else row.report_id == report)]
    if report is not None and not days:
        raise NoSuchThing(f"report {report!r} is not in the record", mend="choose one in the list of dates")
    waiting: dict[str, Sequence[Any]] = {
        "pairs": pairs,
        "names": [] if narrowed or report else _names(held, decisions),
        "cells": [] if narrowed or report else _cells(held, decisions),
        "days": [] if narrowed else days,
    }
    shown_here = {name: rows if show in (None, name) else [] for name, rows in waiting.items()}
    pages = {name: _page(asked, shown_here[name], name) for name in SORTS}
    reports = held.record.reports_of({row.report_id for row in pages["days"][0]})
    done = asked.one("done")
    return {
        "event": asked.one("event"),
        "report": report,
        "show": show,
        "single": pair is not None,
        "waiting": {name: len(rows) for name, rows in waiting.items()},
        "done": next((told_decision(one) for one in reversed(made) if one.id == done), None),
        "decided": _latest(made, decisions),
        "pairs": [_pair(held, one, decisions) for one in pages["pairs"][0]],
        "where": pages["pairs"][1],
        "names": [_name(held, one, decisions) for one in pages["names"][0]],
        "names_where": pages["names"][1],
        "cells": [_cell(held, one) for one in pages["cells"][0]],
        "cells_where": pages["cells"][1],
        "days": [
            {
                "report": row.report_id,
                "name": row.report,
                "published": row.published,
                "date_shown": row.date_shown,
                "reasons": list(row.reasons),
                "waiting": len(row.waiting),
                "elsewhere": list(row.elsewhere),
                "seen": mark_of([row.report_id], held.clusters, reports, decisions),
            }
            for row in pages["days"][0]
        ],
        "days_where": pages["days"][1],
    }


def _latest(made: Sequence[Decision], standing: Sequence[Decision]) -> list[dict[str, Any]]:
    """The decisions that stand and can be undone, the last first, at most so many as pairs on a page."""
    last = [one for one in reversed(standing) if one.choice not in LASTING][:PAIRS]
    return [undo_form(one, made) for one in last]


def _page(asked: Asked, rows: Sequence[Any], sort: str) -> tuple[Sequence[Any], dict[str, Any]]:
    """One page of one sort; each sort but the pairs turns its pages under a name of its own."""
    own = "page" if sort == "pairs" else f"{sort}-page"
    size = [] if asked.one("size") else [("size", str(PAIRS))]
    kept = [("page", value) if name == own else (name, value) for name, value in asked.query if name in (own, "size")]
    shown_rows, where = Asked(asked.path, [*kept, *size]).page_of(rows, "/review")
    for way, step in (("previous", -1), ("next", 1)):
        if where[way] is not None:
            where[way] = asked.link("/review", **{own: str(where["page"] + step)})
    return shown_rows, where


def _waiting(held: Held, asked: Asked, decisions: Sequence[Decision]) -> list[DuplicateRow]:
    """The pairs of events that joining puts to a person, without those decided since."""
    decided = {pair for one in in_pairs(decisions) if one.choice in _JUDGED for pair in _pairs_of(one)}
    event = asked.one("event")
    key = held.store.event_id(event) if event else None
    return [
        row
        for row in held.duplicates
        if tuple(sorted(told.value for told in row.passages)) not in decided and (key is None or key in row.events)
    ]


def _pairs_of(decision: Decision) -> list[tuple[str, str]]:
    ids = sorted(decision.about)
    return [(a, b) for n, a in enumerate(ids) for b in ids[n + 1 :]]


def _names(held: Held, decisions: Sequence[Decision]) -> list[NameDoubt]:
    """The doubtful names; those that were settled since are left out, before joining has seen it."""
    settled = {tuple(sorted(one.about)) for one in decisions if one.choice in _NAMES}
    return [one for one in held.name_doubts if tuple(sorted((one.left, one.right))) not in settled]


def _cells(held: Held, decisions: Sequence[Decision]) -> list[DoubtfulRow]:
    """The values that look misread, without those of tellings and properties about which something was decided since."""
    before = {one.id for one in held.decisions}
    since = {
        (mention, Correction.from_value(one.value or "").prop.value)
        for one in decisions
        if one.id not in before and is_cell(one.value)
        for mention in one.about
    }
    if not since:
        return held.doubtful
    return [
        row
        for row in held.doubtful
        if since.isdisjoint((mention.id, row.cell) for mention in held.events[row.event].mentions)
    ]


def _pair_asked(held: Held, asked: Asked) -> Judgement | None:
    """The one pair that an address names; it may be of one event already, or far from being so."""
    written, one, other = asked.one("pair"), asked.one("one"), asked.one("other")
    if written:
        ids = sorted(set(written.split("~")))
    elif one and other:
        ids = sorted({held.event(key).mentions[0].id for key in (one, other)})
    else:
        return None
    known = _mentions(held, ids)
    if len(ids) != 2 or len(known) != 2:
        raise NoSuchThing(
            f"{written or f'{one} and {other}'} is no pair", mend="name two tellings, or two events, of the record"
        )
    judged = [pair for pair in held.store.judgements(ids) if [pair.left, pair.right] == ids]
    unknown = ("nothing in common led to a comparison",)
    return next(
        iter(judged), Judgement(left=ids[0], right=ids[1], verdict=Verdict.NOT_SAME, score=0.0, reasons=unknown)
    )


def _mentions(held: Held, ids: Sequence[str]) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for key in ids:
        event = held.events.get(held.clusters.get(key, ""))
        found.update({mention.id: mention for mention in (event.mentions if event else ()) if mention.id == key})
    return found


def _pair(held: Held, pair: DuplicateRow | Judgement, decisions: Sequence[Decision]) -> dict[str, Any]:
    others: tuple[str, ...] = ()
    if isinstance(pair, DuplicateRow):
        left, right = sorted(told.value for told in pair.passages)
        supports, against = pair.supports, pair.against
    else:
        left, right = pair.left, pair.right
        supports, against = weigh_reasons(pair.reasons)
        others = () if supports or against else pair.reasons
    mentions = _mentions(held, (left, right))
    earlier = [one for one in decisions if one.choice in _JUDGED and {left, right} <= set(one.about)]
    return {
        "left": told_telling(held, mentions[left]),
        "right": told_telling(held, mentions[right]),
        "score": pair.score,
        "supports": list(supports),
        "against": list(against),
        "reasons": [*supports, *against, *others],
        "about": f"{left} {right}",
        "together": held.clusters.get(left) == held.clusters.get(right),
        "earlier": [told_decision(one) for one in earlier],
        "seen": mark_of((left, right), held.clusters, {}, decisions),
    }


def _name(held: Held, doubt: NameDoubt, decisions: Sequence[Decision]) -> dict[str, Any]:
    return {
        "names": [
            {"name": name, "printed": held.printed.get(name, 0), "told": held.first_words.get(name)}
            for name in (doubt.left, doubt.right)
        ],
        "reasons": list(doubt.reasons),
        "seen": mark_of((doubt.left, doubt.right), {}, {}, decisions),
    }


def _cell(held: Held, row: DoubtfulRow) -> dict[str, Any]:
    event = held.events[row.event]
    return {
        "event": row.event,
        "telling": " ".join(event.mentions[0].telling.exact.split()),
        "cell": row.cell,
        "label": word(row.cell),
        "value": row.value,
        "shown": shown(Prop(row.cell), row.value),
        "reasons": list(row.reasons),
        "score": row.score,
        "words": [
            {"exact": p.exact, "report": p.report_id, "name": p.report, "start": p.start, "end": p.end}
            for p in row.passages[:3]
        ],
        "seen": mark_of_told(event),
    }
