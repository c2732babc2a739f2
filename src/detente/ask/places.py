"""The places of a record: where events are said to be, and where on the map that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.ask.evidence import Evidence
from detente.ask.rows import Row
from detente.lexicon import fold
from detente.model import Event, Prop, Statement
from detente.resolve.locate import Named, locate
from detente.resolve.pins import Pin


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(Row):
    """A place where events are said to be.

    ``shape`` is point, area or line; ``country`` ISO 3166 alpha-2; ``latitude`` and ``longitude`` in degrees, of a province its
    middle, ``None`` for a country, a line, waters, and what no table holds. ``geo_precision`` is ACLED's scale, ``where_prec``
    UCDP's; ``basis`` says on what the choice among places of that name rests. ``aliases`` are the forms that reports print.
    """

    place: str
    shape: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    geo_precision: int | None
    where_prec: int | None
    basis: str | None
    aliases: tuple[str, ...]
    reports: int
    events: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    pin: Pin | None
    printed: Counter[str] = field(default_factory=Counter)
    events: set[str] = field(default_factory=set)
    statements: dict[str, Statement] = field(default_factory=dict)


def place_rows(events: Iterable[Event], texts: Mapping[str, str], names: Mapping[str, str]) -> list[PlaceRow]:
    """Each place once, the one of most events first; ``texts`` and ``names`` are those of the reports, by id.

    Forms that mean one place of the map are one row; what no table holds is a row for each name.
    """
    told = [(event.id, stmt) for event in events for cell in event.all(Prop.PLACE) for stmt in cell.statements]
    by_report: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for event_id, stmt in told:
        by_report[stmt.report_id].append((event_id, stmt))
    found: dict[tuple[object, ...], _Found] = {}
    for report_id in sorted(by_report):
        here = by_report[report_id]
        pins = locate(texts[report_id], [_named(stmt) for _, stmt in here])
        for (event_id, stmt), pin in zip(here, pins, strict=True):
            key = _key(stmt.value, pin)
            one = found.setdefault(key, _Found(pin))
            one.printed[stmt.value] += 1
            one.events.add(event_id)
            one.statements[stmt.id] = stmt
    rows = [_row(one, names) for one in found.values()]
    return sorted(rows, key=lambda row: (-len(row.events), row.place, row.country or ""))


def _key(printed: str, pin: Pin | None) -> tuple[object, ...]:
    """What is one row: a place of the map under all its names; what only lies in or by one, under its own."""
    if pin is None:
        return (printed,)
    return (pin.geonames_id or pin.name, pin.country, pin.shape, *((printed,) if pin.within else ()))


def _named(stmt: Statement) -> Named:
    """A place by the first of its names: the country behind it is printed beside it in the report."""
    first = stmt.value.partition(",")[0].strip()
    whole = stmt.passage.exact.find(first)
    start = stmt.passage.start + max(whole, 0)
    return Named(first, start, start + len(first) if whole >= 0 else stmt.passage.end)


def _row(one: _Found, names: Mapping[str, str]) -> PlaceRow:
    pin = one.pin
    forms = sorted(one.printed.items(), key=lambda item: (-item[1], item[0].isupper(), item[0]))
    aliases = tuple(form for form, _ in forms)
    cited = sorted(one.statements.values(), key=lambda s: (s.report_id, s.passage.start, s.id))
    shouted = pin is not None and aliases[0].isupper() and fold(aliases[0]) == fold(pin.name)
    return PlaceRow(
        place=pin.name if pin is not None and shouted else aliases[0],
        shape=pin.shape.value if pin else None,
        country=(pin.country or None) if pin else None,
        latitude=pin.latitude if pin else None,
        longitude=pin.longitude if pin else None,
        geonames_id=pin.geonames_id if pin else None,
        geo_precision=pin.geo_precision if pin else None,
        where_prec=pin.where_prec if pin else None,
        basis=pin.basis if pin else None,
        aliases=aliases,
        reports=len({stmt.report_id for stmt in cited}),
        events=tuple(sorted(one.events)),
        passages=tuple(Evidence.of(stmt, names) for stmt in cited),
    )
