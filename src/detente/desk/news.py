"""What is new since somebody last marked the record as seen: by the entries of its log, and no clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.desk.asked import Asked
from detente.desk.decided import told_decision
from detente.desk.held import Held
from detente.desk.lines import event_line
from detente.errors import BadField
from detente.record import LogEntry


def news(held: Held, asked: Asked) -> dict[str, Any]:
    """How many reports and decisions came since, and how many events the reports tell; ``now`` is the log's last number.

    ``looked``: whether this browser was here before; to one that was not, nothing is new.
    """
    entries = held.once("entries", held.store.log)
    now = entries[-1].number if entries else 0
    seen = min(asked.seen if asked.seen is not None else now, now)
    reports = _added(held, entries, seen)
    decided = sum(entry.kind == "decide" for entry in _since(entries, seen))
    events = held.once(("told since", seen), lambda: _told(held, reports))
    return {
        "looked": asked.seen is not None,
        "seen": seen,
        "now": now,
        "reports": len(reports),
        "events": len(events),
        "decisions": decided,
    }


def news_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The reports that came after an entry of the log, ``since``, the events they tell, and what was decided.

    Without ``since`` it is what the browser has marked as seen.
    """
    entries = held.once("entries", held.store.log)
    since = asked.one("since")
    if since is not None and not (since.isascii() and since.isdigit() and len(since) < 12):
        raise BadField(f"{since!r} is no number of an entry of the log", mend="the log numbers its entries")
    seen = int(since) if since is not None else asked.seen if asked.seen is not None else 0
    added = _added(held, entries, seen)
    events = _told(held, added)
    shown, where = asked.page_of(list(events), "/new")
    made = {one.id: one for one in held.store.decisions(undone=True)}
    decided = [made[e.about] for e in _since(entries, seen) if e.kind == "decide" and e.about in made]
    return {
        "since": seen,
        "now": entries[-1].number if entries else 0,
        "added": [{"report": key, "name": held.reports[key].name, "title": held.reports[key].title} for key in added],
        "decided": [told_decision(one) for one in reversed(decided)],
        "rows": [{**event_line(held, held.events[key]), "whole": events[key]} for key in shown],
        "where": where,
    }


def _since(entries: Sequence[LogEntry], seen: int) -> list[LogEntry]:
    return [entry for entry in entries[max(0, seen - 1) :] if entry.number > seen]


def _added(held: Held, entries: Sequence[LogEntry], seen: int) -> list[str]:
    """The ids of the reports that came, in the order in which they did."""
    found: dict[str, None] = {}
    for entry in _since(entries, seen):
        by = entry.detail.get("by")
        key = by.get("id") if isinstance(by, dict) and entry.kind == "replace" else entry.about
        if entry.kind in ("add", "replace") and isinstance(key, str) and key in held.reports:
            found[key] = None
    return list(found)


def _told(held: Held, reports: Sequence[str]) -> dict[str, bool]:
    """The events that these reports tell, in the order of days; and whether no other report tells them."""
    new = set(reports)
    return {
        key: new.issuperset(event.reports) for key, event in held.events.items() if not new.isdisjoint(event.reports)
    }
