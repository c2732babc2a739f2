"""Who met whom, and who stood between them: a network over a window of time, and the list of its ties beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import hypot, sqrt
from typing import Any, NamedTuple

from detente.ask import Evidence
from detente.ask.plain import when
from detente.ask.record import MEETING_KINDS
from detente.desk.asked import Asked
from detente.desk.filters import CONTACTS, filters_of
from detente.desk.finding import find_events
from detente.desk.held import Held
from detente.desk.layout import place_nodes
from detente.desk.spots import FEW, Told, told
from detente.errors import BadField
from detente.model import Cell, Event, Prop, Status

AT = "/network"
FILTERS = (*CONTACTS, "by")
WIDTH, HEIGHT = 900, 640
NODES = 30
"""So many are drawn, those with most ties; all ties are in the list."""
ASSEMBLY = 60
"""A contact of more sides than this is an assembly: who met whom in it nobody tells, and two by two it is thousands of ties."""
_HOWS = MEDIATED, MET, HOSTED = "mediated for", "met", "hosted"
_MIDDLE = {Prop.MEDIATOR: MEDIATED, Prop.HOST: HOSTED}
_LETTER = 4.3
"""Half the units that a letter of a label takes."""
_LONGEST = 26
_ASIDE = 5.0
Tie = tuple[str, str, str]


def network_page(held: Held, asked: Asked) -> dict[str, Any]:
    """The ties of the contacts that fit: between sides, or with ``by=name`` between those who are named.

    What was only planned counts where ``status`` asks for it. Raises ``BadField`` for a filter that is none.
    """
    if asked.one("by") not in (None, "side", "name"):
        raise BadField(f"by: {asked.one('by')!r} is nothing to draw", mend="it is side or name")
    found = find_events(held, asked, MEETING_KINDS)
    for by_name in (False, True):
        _contacts(held, by_name=by_name)  # both ways while the record is put together: nobody then waits for the other
    drawn = held.once(("network", _key(asked)), lambda: _ties(held, asked, found["events"]))
    ties = sorted(drawn["ties"].items(), key=lambda one: (-len(one[1]), one[0]))
    shown, where = asked.page_of(ties, AT)
    filters = filters_of(held, asked, AT, FILTERS)
    filters["choices"]["by"] = [{"value": "name", "shown": "who is named"}]
    return {
        **filters,
        "left_out": {"undated": found["undated"], "open_ended": found["open_ended"]},
        "contacts": drawn["contacts"],
        "planned": drawn["planned"],
        "assemblies": drawn["assemblies"],
        "drawing": held.once(("network drawn", _key(asked)), lambda: _draw(asked, drawn["ties"])),
        "rows": [_line(held, asked, tie, contacts) for tie, contacts in shown],
        "where": where,
    }


def _key(asked: Asked) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(asked.many(name))) for name in FILTERS)


class _Contact(NamedTuple):
    """A contact with its ties, and the places of reports that name who is at an end of one, by part and name."""

    event: Event
    ties: tuple[Tie, ...]
    places: Mapping[tuple[Prop, str], frozenset[tuple[str, int, int]]]
    is_assembly: bool


def _contacts(held: Held, *, by_name: bool) -> dict[str, _Contact]:
    """Every contact of the record by the id of its event."""
    every = (event for event in held.events.values() if held.kinds[event.id] in MEETING_KINDS)
    return held.once(("tied", by_name), lambda: {event.id: _contact(held, event, by_name=by_name) for event in every})


def _contact(held: Held, event: Event, *, by_name: bool) -> _Contact:
    places: dict[tuple[Prop, str], set[tuple[str, int, int]]] = defaultdict(set)
    ends: set[tuple[Prop, str]] = set()
    for prop in (Prop.PARTY, *_MIDDLE):
        for cell in event.cells.get(prop, ()):
            end = prop, cell.value if by_name else held.record.corpus.side(cell.value)
            if cell.value in held.actors:
                ends.add(end)
            said = (stmt.passage for stmt in cell.statements)
            places[end].update((passage.report_id, passage.start, passage.end) for passage in said)
    is_assembly = sum(prop is Prop.PARTY for prop, _ in ends) > ASSEMBLY
    return _Contact(
        event=event,
        ties=() if is_assembly else tuple(_ties_of(ends)),
        places={end: frozenset(places[end]) for end in ends},
        is_assembly=is_assembly,
    )


def _ties_of(ends: Iterable[tuple[Prop, str]]) -> Iterator[Tie]:
    parties = sorted(name for prop, name in ends if prop is Prop.PARTY)
    for one, other in combinations(parties, 2):
        yield one, MET, other
    for prop, how in _MIDDLE.items():
        for middle in sorted(name for part, name in ends if part is prop):
            for party in parties:
                if party != middle:
                    yield middle, how, party


def _ties(held: Held, asked: Asked, contacts: Sequence[Event]) -> dict[str, Any]:
    tied, every = _contacts(held, by_name=asked.one("by") == "name"), asked.one("status") is not None
    counted = [tied[event.id] for event in contacts if every or event.status is Status.OCCURRED]
    ties: dict[Tie, list[_Contact]] = defaultdict(list)
    for contact in counted:
        for tie in contact.ties:
            ties[tie].append(contact)
    return {
        "ties": dict(ties),
        "contacts": len(counted),
        "planned": len(contacts) - len(counted),
        "assemblies": sum(contact.is_assembly for contact in counted),
    }


def _draw(asked: Asked, ties: Mapping[Tie, Sequence[_Contact]]) -> dict[str, Any] | None:
    """The drawing of the busiest nodes; ``None`` where there is no tie. ``left`` are the nodes that are in the list alone."""
    weight: Counter[str] = Counter()
    for (one, _, other), events in ties.items():
        weight[one] += len(events)
        weight[other] += len(events)
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    busiest = set(ranked[:NODES])
    kept = {tie: events for tie, events in ties.items() if tie[0] in busiest and tie[2] in busiest}
    tied = {name for one, _, other in kept for name in (one, other)}
    names = [name for name in ranked if name in tied]  # whose partners are all left out has no tie to draw
    if not names:
        return None
    pairs: Counter[tuple[str, str]] = Counter()
    for (one, _, other), events in kept.items():
        pairs[min(one, other), max(one, other)] += len(events)
    radius = {name: round(4 + 1.6 * sqrt(weight[name]), 1) for name in names}
    labels = {name: name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…" for name in names}
    sizes = {name: (max(_LETTER * len(labels[name]), radius[name]) + 4, radius[name] + 21) for name in names}
    spot = place_nodes(names, pairs, sizes, WIDTH, HEIGHT)
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "nodes": [
            {
                "name": name,
                "label": labels[name],
                "x": spot[name][0],
                "y": spot[name][1],
                "r": radius[name],
                "contacts": weight[name],
                "href": asked.link("/network", actor=name, page=None),
            }
            for name in names
        ],
        "edges": [
            {
                **_line_between(spot[one], spot[other], list(_HOWS).index(how) - 1),
                "how": how,
                "width": round(min(8.0, 0.8 + 0.7 * sqrt(len(events))), 1),
                "title": f"{one} {how} {other}: {len(events)}",
            }
            for (one, how, other), events in sorted(kept.items())
        ],
        "left": len(ranked) - len(names),
    }  # fmt: skip


def _line_between(one: tuple[float, float], other: tuple[float, float], beside: int) -> dict[str, float]:
    """The ends of a tie, moved a little aside, so that ties of several sorts between two do not lie on one another."""
    (ax, ay), (bx, by) = sorted((one, other))
    far = max(1.0, hypot(bx - ax, by - ay))
    x, y = _ASIDE * beside * (by - ay) / far, -_ASIDE * beside * (bx - ax) / far
    return {"x1": round(ax + x, 1), "y1": round(ay + y, 1), "x2": round(bx + x, 1), "y2": round(by + y, 1)}


def _line(held: Held, asked: Asked, tie: Tie, contacts: Sequence[_Contact]) -> dict[str, Any]:
    one, how, other = tie
    own = {MEDIATED: Prop.MEDIATOR, HOSTED: Prop.HOST}.get(how, Prop.PARTY)
    dated = (contact.event for contact in contacts if contact.event.date is not None)
    first = next(dated, None)
    last = next((contact.event for contact in reversed(contacts) if contact.event.date is not None), None)
    return {
        "one": _told(held, asked, contacts, own, one),
        "how": how,
        "other": _told(held, asked, contacts, Prop.PARTY, other),
        "contacts": len(contacts),
        "first": _day(held, first) if first else None,
        "last": _day(held, last) if last and last is not first else None,
        "events": [contact.event.id for contact in contacts],
        "href": f"{Asked({}, _between(asked, one, other)).link('/meetings')}",
    }


def _between(asked: Asked, one: str, other: str) -> list[tuple[str, str]]:
    kept = [(name, value) for name, value in asked.query if name in ("since", "until", "status", "track", "issue")]
    return [*kept, ("actor", one), ("actor", other)]


def _told(held: Held, asked: Asked, contacts: Sequence[_Contact], prop: Prop, name: str) -> Told:
    """One end of a tie with the words that name it, of the latest contact first."""
    said: dict[tuple[str, int, int], Evidence] = {}
    for contact in reversed(contacts):
        if len(said) >= FEW:
            break
        for cell in contact.event.cells.get(prop, ()):
            if name == (cell.value if asked.one("by") == "name" else held.record.corpus.side(cell.value)):
                for one in _cite(held, cell):
                    said.setdefault((one.report_id, one.start, one.end), one)
    places = frozenset[tuple[str, int, int]]().union(*(contact.places[prop, name] for contact in contacts))
    return {**told(name, list(said.values())), "passages": len(places)}


def _cite(held: Held, cell: Cell) -> list[Evidence]:
    return held.record.corpus.cite_as(cell.prop.value, cell)


def _day(held: Held, event: Event) -> dict[str, Any]:
    cell = event.cells[Prop.DATE][0]
    return told(when(cell.value), _cite(held, cell))
