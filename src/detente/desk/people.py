"""The actors: who is named, in which offices, whom they met, what they say."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from detente.ask import ActorPage, ActorRow, Evidence, Role
from detente.ask.names import fold
from detente.ask.plain import when
from detente.desk.asked import Asked, chips
from detente.desk.event import title_of
from detente.desk.held import Held
from detente.desk.lines import event_line
from detente.desk.passages import cited
from detente.desk.spots import told
from detente.errors import NoSuchThing


def actors_page(held: Held, asked: Asked) -> dict[str, Any]:
    """All actors, the most reported first; with ``name`` those whose name or alias holds its words, with ``type`` of that sort."""
    rows = list(held.actors.values())
    name, sort = asked.one("name"), asked.one("type")
    types = sorted({row.type for row in rows if row.type})
    if name:
        sought = fold(name)
        rows = [row for row in rows if any(sought in fold(one) for one in (row.actor, *row.aliases))]
    if sort:
        rows = [row for row in rows if row.type == sort]
    shown, where = asked.page_of(rows, "/actors")
    lines = [
        {
            "actor": row.actor,
            "type": row.type,
            "states": list(row.states),
            "roles": [_role(role) for role in row.roles],
            "aliases": [alias for alias in row.aliases if alias != row.actor],
            "reports": row.reports,
            "events": row.events,
            "claims": row.claims,
            **_words(row),
        }
        for row in shown
    ]
    return {
        "filters": {"name": asked.many("name"), "type": asked.many("type")},
        "chips": [{**chip, "label": chip["filter"]} for chip in chips(asked, "/actors", ("name", "type"))],
        "types": types,
        "rows": lines,
        "where": where,
    }


def _words(row: ActorRow) -> dict[str, Any]:
    """The values of an actor with the words behind them; what it is and for whom it acts is shown by how it is printed."""
    printed: dict[str, list[Evidence]] = defaultdict(list)
    for one in row.passages:
        printed[fold(one.exact)].append(one)
    return {
        "kind": told((row.type or "").replace("_", " "), row.passages),
        "acts_for": [told(state, row.passages) for state in row.states],
        "offices": [
            {**told(str(role), role.passages), "shown": [when(days) for days in role.shown]} for role in row.roles
        ],
        "printed": [told(alias, printed[fold(alias)] or row.passages) for alias in row.aliases if alias != row.actor],
    }


def actor_page(held: Held, asked: Asked) -> dict[str, Any]:
    """One actor, by any of its names or a part of one, as ``name``. Raises ``NoSuchThing``."""
    name = asked.one("name")
    if name is None:
        raise NoSuchThing("no actor is named", mend="choose one in the list of actors")
    page: ActorPage = held.once(("actor", name), lambda: held.record.actor(name))
    events = [held.events[key] for key in page.events if key in held.events]
    shown, where = asked.page_of(events, "/actor")
    contacts, met = asked.page_of(page.contacts, "/actor", by="met")
    return {
        "actor": page.actor,
        "type": page.type,
        "states": list(page.states),
        "roles": [{**_role(role), "passages": _cite(role.passages)} for role in page.roles],
        "aliases": [{"alias": one.alias, "passages": _cite(one.passages)} for one in page.aliases],
        "meant_by": [{"alias": one.alias, "passages": _cite(one.passages)} for one in page.meant_by],
        "contacts": [
            {
                "name": one.name,
                "dates": [when(days) for days in dict.fromkeys(one.dates)],
                **told(one.name, one.passages),
                "meetings": [
                    {"event": key, "title": title_of(held.events[key]), "when": when_of(held, key)}
                    for key in one.meetings
                    if key in held.events
                ],
            }
            for one in contacts
        ],
        "contacts_where": met,
        "claims": len(page.claims),
        "rows": [event_line(held, event) for event in shown],
        "where": where,
    }


def when_of(held: Held, key: str) -> str:
    """The day of an event in words."""
    days = held.events[key].date
    return when(str(days)) if days else "no day known"


def _role(role: Role) -> dict[str, Any]:
    return {"office": str(role), "shown": [when(days) for days in role.shown]}


def _cite(passages: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [cited(one) for one in passages]
