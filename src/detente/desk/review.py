"""Review: pairs of tellings that may be of one event, and reports that wait for a day, each with what a decision rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.desk.asked import Asked
from detente.desk.event import told_pair
from detente.desk.held import Held
from detente.desk.judging import UNDOABLE, mark_of
from detente.errors import NoSuchThing
from detente.model import Choice, Decision, Judgement, Mention, Verdict

PAIRS = 10
"""So many pairs are on a page if nobody asks for more."""
_JUDGED = (Choice.MERGE, Choice.KEEP_APART)


def review_page(held: Held, asked: Asked) -> dict[str, Any]:
    """What waits for a person: with ``event`` only that event's pairs, with ``report`` only that report's day.

    ``pair`` is any two mentions, as ``m-1~m-2``; ``one`` and ``other`` any two events. Raises ``NoSuchThing``.
    """
    decisions = held.store.decisions()
    report, pair = asked.one("report"), _pair_asked(held, asked)
    queue = pair if pair is not None else _waiting(held, asked, decisions)
    if report is not None:
        queue = []
    sized = asked if asked.one("size") else Asked(asked.path, (*asked.query, ("size", str(PAIRS))))
    shown, where = sized.page_of(queue, "/review")
    days = [row for row in held.dates if (row.settle is not None if report is None else row.report_id == report)]
    if report is not None and not days:
        raise NoSuchThing(f"report {report!r} is not in the record", mend="choose one in the list of dates")
    open_days = days if pair is None and asked.one("event") is None else []
    on_page, days_where = _first(asked, open_days)
    reports = held.record.reports_of({row.report_id for row in on_page})
    done = asked.one("done")
    return {
        "event": asked.one("event"),
        "report": report,
        "single": pair is not None,
        "done": next((_decided(one) for one in reversed(held.store.decisions(undone=True)) if one.id == done), None),
        "decided": _latest(held, decisions),
        "pairs": [_pair(held, one, decisions) for one in shown],
        "where": where,
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
            for row in on_page
        ],
        "days_where": days_where,
    }


def _latest(held: Held, standing: Sequence[Decision]) -> list[dict[str, Any]]:
    """The decisions that stand and can be undone here, the last first, at most so many as pairs on a page."""
    made = held.store.decisions(undone=True)
    last = [one for one in reversed(standing) if one.choice in UNDOABLE][:PAIRS]
    return [{**_decided(one), "seen": mark_of([one.id], {}, {}, made)} for one in last]


def _first(asked: Asked, days: Sequence[Any]) -> tuple[Sequence[Any], dict[str, Any]]:
    """The days' own page, under a name of its own."""
    own = [(name.removeprefix("days-"), value) for name, value in asked.query if name == "days-page"]
    shown, where = Asked(asked.path, own).page_of(days, "/review")
    for way in ("previous", "next"):
        if where[way] is not None:
            step = -1 if way == "previous" else 1
            where[way] = asked.link("/review", **{"days-page": str(where["page"] + step)})
    return shown, where


def _waiting(held: Held, asked: Asked, decisions: Sequence[Decision]) -> list[Judgement]:
    decided = {tuple(sorted(one.about)) for one in decisions if one.choice in _JUDGED}
    event = asked.one("event")
    key = held.store.event_id(event) if event else None
    return [
        pair
        for pair in held.asked_pairs
        if (pair.left, pair.right) not in decided
        and (key is None or key in (held.clusters.get(pair.left), held.clusters.get(pair.right)))
    ]


def _pair_asked(held: Held, asked: Asked) -> list[Judgement] | None:
    """The one pair that an address names; it may be of one event already, or far from being so."""
    written, one, other = asked.one("pair"), asked.one("one"), asked.one("other")
    if written:
        ids = sorted(set(written.split("~")))
    elif one and other:
        ids = sorted({held.record.event(key).mentions[0].id for key in (one, other)})
    else:
        return None
    known = _mentions(held, ids)
    if len(ids) != 2 or len(known) != 2:
        raise NoSuchThing(
            f"{written or f'{one} and {other}'} is no pair", mend="name two tellings, or two events, of the record"
        )
    judged = [pair for pair in held.store.judgements(ids) if [pair.left, pair.right] == ids]
    return judged or [
        Judgement(
            left=ids[0],
            right=ids[1],
            verdict=Verdict.NOT_SAME,
            score=0.0,
            reasons=("nothing in common led to a comparison",),
        )
    ]


def _mentions(held: Held, ids: Sequence[str]) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for key in ids:
        event = held.events.get(held.clusters.get(key, ""))
        found.update({mention.id: mention for mention in (event.mentions if event else ()) if mention.id == key})
    return found


def _pair(held: Held, pair: Judgement, decisions: Sequence[Decision]) -> dict[str, Any]:
    mentions = _mentions(held, (pair.left, pair.right))
    earlier = [
        one for one in decisions if one.choice in _JUDGED and tuple(sorted(one.about)) == (pair.left, pair.right)
    ]
    return {
        **told_pair(held, pair, mentions[pair.left], mentions[pair.right]),
        "about": f"{pair.left} {pair.right}",
        "together": held.clusters.get(pair.left) == held.clusters.get(pair.right),
        "earlier": [_decided(one) for one in earlier],
        "seen": mark_of((pair.left, pair.right), held.clusters, {}, decisions),
    }


def _decided(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.id,
        "choice": decision.choice.value,
        "about": list(decision.about),
        "value": decision.value,
        "why": decision.why,
    }
