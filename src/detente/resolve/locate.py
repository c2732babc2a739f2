"""Where on the map a printed place lies: the one of a name's places that the report means.

A name of many towns is settled by what the report says: the country or province printed beside it ("Tripoli, Lebanon"), the
countries it speaks of, the other places it names, and last by how many live there. Each pin says how sure it is of the spot,
in ACLED's and UCDP's scales, and on what it rests; a place that nothing settles has none. Names
given, .80 of the toponyms of GeoWebNews lie within 161 km (`bench geowebnews`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.lexicon import Entry, Sort, divisions_named, entry_of, find_lexicon_names, fold, iso2_of, state_of
from detente.model import NameMark, NameType
from detente.resolve.distance import distance_km
from detente.resolve.pins import Pin, Shape, is_common, near, pins_in, pins_named

NEAR = 150.0
"""Kilometres within which two places of a report speak for each other."""
_BESIDE, _NOT_BESIDE = 6.0, -4.0
_SHARE, _CAPITAL, _NEIGHBOUR, _WITHIN = 2.5, 0.7, 1.2, 1.5
"""What speaks for a place, in powers of ten of people: what is printed beside it, the share of its country among those named."""
_LARGE_PART = 250_000
"""From so many people on the report need not speak of the country: "the Belfast court"."""
_KNOWN = 100_000
"""People of the smallest town that a report may name without a word of where it is."""
_INITIALS = 4
_FOCUS = 0.5
"""Least share of a report's towns that lie in the one area that it keeps to."""
_NAME = r"((?:[A-Z][\w.'’-]*)(?:\s[A-Z][\w.'’-]*){0,2})"
_NEXT = re.compile(rf"\s*(?:,|\(|\bin\b(?:\s+the)?(?:\s+[a-z-]*(?:north|south|east|west|central)[a-z-]*)?)\s*{_NAME}")
_LEADING = r"(?:['’]s)?[^.;!?\n]{0,30}?\b(?:in|of|near|outside|at)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}"
_INSIDE = re.compile(rf"{_LEADING}$")
_TOLD_IN = re.compile(
    rf"(?:['’]s)?(?:\s+[a-z-]+){{0,3}}?\s+(?:in|of|near|outside|at)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}{_NAME}"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place as a report prints it, with its half-open range in the text."""

    text: str
    start: int
    end: int


def pin_names(text: str, marks: Sequence[NameMark]) -> dict[NameMark, Pin]:
    """The pins of the marks that name a place; a government under its capital's name and a people have none.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> text = "Beirut protested on Monday after clashes in Tripoli, Lebanon."
    >>> [mark.text for mark in pin_names(text, annotate(Report.of_text(text)).names)]
    ['Tripoli', 'Lebanon']
    """
    places = [mark for mark in marks if mark.type is NameType.PLACE and not mark.metonym]
    pins = locate(text, [Named(mark.text, mark.start, mark.end) for mark in places])
    return {mark: pin for mark, pin in zip(places, pins, strict=True) if pin is not None}


def locate(text: str, names: Sequence[Named], *, by_area: bool = False) -> list[Pin | None]:
    """The pin of each printed place of one report, in the order given; ``None`` where nothing settles it.

    ``by_area`` puts a place that nothing settles in the one area that the report keeps to, which is a guess: the record does not.

    >>> names = [Named("Tripoli", 11, 18)]
    >>> [pin.country for pin in locate("Clashes in Tripoli, Lebanon, went on.", names) if pin]
    ['LB']
    """
    named = _countries(text)
    lands = [_shares(named, name.text) for name in names]
    held = [() if _is_short(text, name) else pins_named(name.text) for name in names]
    asked = list(zip(held, (_beside(text, name) for name in names), lands, strict=True))
    first = [_choose(held, where, land, ()) for held, where, land in asked]
    settled = _one_a_name(
        names,
        [_choose(*each, _but(name, names, first)) for each, name in zip(asked, names, strict=True)],
        [where for _, where, _ in asked],
    )
    settled = [
        pin if pin and _is_backed(name.text, pin, land, _but(name, names, settled)) else None
        for name, pin, land in zip(names, settled, lands, strict=True)
    ]
    focus = _focus(names, settled) if by_area else None
    return [
        pin
        or _inside(text, names, settled, number)
        or _told_in(text, name, lands[number], _but(name, names, settled))
        or _by_part(name, lands[number], _but(name, names, settled))
        or focus
        for number, (name, pin) in enumerate(zip(names, settled, strict=True))
    ]


def _is_short(text: str, name: Named) -> bool:
    """Whether a name is the initials of something else: "the CHU in Montpellier" is no town of Chu. A dateline opens its line."""
    start = text.rfind("\n", 0, name.start) + 1
    line = text[start : text.find("\n", name.end) if "\n" in text[name.end :] else len(text)]
    short = len(name.text) <= _INITIALS and name.text.isalpha() and name.text.isupper()
    return short and start < name.start and not line.isupper()


def _is_backed(name: str, pin: Pin, lands: dict[str, float], others: Sequence[Pin]) -> bool:
    """Whether a town is large or a province by itself, or lies in a country of which the report speaks or names another place.

    What common words name ("the Valley") is only a place of a country that the report speaks of.
    """
    if is_common(name) and pin.country:
        return bool(lands.get(pin.country))
    if pin.shape is not Shape.POINT or pin.people >= _KNOWN or pin.own_province or "beside" in pin.basis:
        return True
    return bool(lands.get(pin.country)) or any(other.country == pin.country for other in others)


def _but(name: Named, names: Sequence[Named], pins: Sequence[Pin | None]) -> list[Pin]:
    """The pins of the other names."""
    return [pin for pin, other in zip(pins, names, strict=True) if pin is not None and other.text != name.text]


def _countries(text: str) -> list[tuple[str, str]]:
    """Each naming of a country in a text, by its own name, its people or its capital: the words folded, and its code.

    A capital's words do not speak for themselves, for there is a Tripoli in Lebanon: `_shares` leaves them out.
    """
    return [
        (fold(text[start:end]) if entry.sort is Sort.CAPITAL else "", code)
        for start, end, entry in find_lexicon_names(text)
        for state in _states_of(entry)
        if (code := iso2_of(state))
    ]


def _shares(named: Sequence[tuple[str, str]], name: str) -> dict[str, float]:
    """The share of each country among those that a report names otherwise than by this name."""
    counted = Counter(code for words, code in named if words != fold(name))
    return {code: count / counted.total() for code, count in counted.items()}


def _states_of(entry: Entry) -> tuple[str, ...]:
    return (entry.name,) if entry.sort is Sort.STATE else entry.states[:1]


def _beside(text: str, name: Named) -> tuple[str, str] | None:
    """The country, and the province where it is one, that is printed right behind a name: "Paris, Texas"."""
    match = _NEXT.match(text, name.end)
    if match is None:
        return None
    words = match[1].split()
    for length in range(len(words), 0, -1):
        part = " ".join(words[:length])
        for form in (part, part.rstrip(".")):
            if divisions := divisions_named(form):
                return divisions[0].country, divisions[0].code
            entry = entry_of(form)
            if entry is not None and entry.sort is Sort.STATE and (code := iso2_of(entry.name)):
                return code, ""
    return None


def _choose(
    options: Sequence[tuple[float, Pin]],
    beside: tuple[str, str] | None,
    lands: dict[str, float],
    others: Sequence[Pin],
) -> Pin | None:
    """The likeliest of a name's places; the first of equals."""
    scored = [
        (_weigh(weight, pin, beside, lands, others), -number, pin) for number, (weight, pin) in enumerate(options)
    ]
    if not scored:
        return None
    _, _, best = max(scored, key=lambda item: item[:2])
    if beside and best.country == beside[0]:
        return replace(best, basis=f"{best.basis}, with what is printed beside it")
    if len({pin.country for _, pin in options}) > 1 and lands.get(best.country):
        return replace(best, basis=f"{best.basis}, in a country that the report speaks of")
    return best


def _weigh(
    weight: float, pin: Pin, beside: tuple[str, str] | None, lands: dict[str, float], others: Sequence[Pin]
) -> float:
    if beside is not None:
        fits = pin.country == beside[0] and (not beside[1] or pin.division == beside[1])
        weight += _BESIDE if fits else _NOT_BESIDE
    weight += _SHARE * lands.get(pin.country, 0.0)
    if pin.shape is Shape.POINT and any(_is_within(pin, other) for other in others):
        weight += _WITHIN
    elif pin.shape is Shape.POINT and any(_is_near(pin, other) for other in others):
        weight += _NEIGHBOUR
    entry = entry_of(pin.name)
    if entry is not None and entry.sort is Sort.CAPITAL and iso2_of(state_of(pin.name) or "") == pin.country:
        weight += _CAPITAL
    return weight


def _is_within(pin: Pin, other: Pin) -> bool:
    """Whether a town lies in a province that the report names too."""
    return (
        other.shape is Shape.AREA
        and bool(other.division)
        and (other.country, other.division) == (pin.country, pin.division)
    )


def _is_near(pin: Pin, other: Pin) -> bool:
    if other.shape is not Shape.POINT or pin.latitude is None or pin.longitude is None:
        return False
    if other.latitude is None or other.longitude is None:
        return False
    return distance_km((pin.latitude, pin.longitude), (other.latitude, other.longitude)) <= NEAR


def _one_a_name(
    names: Sequence[Named], chosen: Sequence[Pin | None], beside: Sequence[tuple[str, str] | None]
) -> list[Pin | None]:
    """One place a name: what is printed beside it once holds for the report."""
    said = {name.text: pin for name, pin, where in zip(names, chosen, beside, strict=True) if where and pin}
    return [said.get(name.text, pin) for name, pin in zip(names, chosen, strict=True)]


def _inside(text: str, names: Sequence[Named], pins: Sequence[Pin | None], number: int) -> Pin | None:
    """The pin of what no table holds, by the place that it is told to be in: "the school in Red Oak"."""
    for other, pin in _following(names, pins, number):
        if pin is not None and pin.latitude is not None and _leads_to(text, names[number], other):
            return near(pin, f"told to be in {other.text}")
    return None


def _told_in(text: str, name: Named, lands: dict[str, float], others: Sequence[Pin]) -> Pin | None:
    """Likewise by the place that is printed behind it and is no place of the record: "the South Lawn of the White House"."""
    match = _TOLD_IN.match(text, name.end)
    words = match[1].split() if match else []
    for length in range(len(words), 0, -1):
        part = " ".join(words[:length]).rstrip(".").removesuffix("'s").removesuffix("’s")
        best = None if is_common(part) else _choose(pins_named(part, small=False), None, lands, others)
        if best is not None and best.latitude is not None:
            return near(best, f"told to be in {part}") if _is_backed(part, best, lands, others) else None
    return None


def _by_part(name: Named, lands: dict[str, float], others: Sequence[Pin]) -> Pin | None:
    """By a place in its name, a large town or one whose country or neighbourhood the report speaks of."""
    best = _choose(pins_in(name.text), None, lands, others)
    if best is None or not (
        best.people >= _LARGE_PART or lands.get(best.country) or any(_is_near(best, other) for other in others)
    ):
        return None
    return best


def _focus(names: Sequence[Named], pins: Sequence[Pin | None]) -> Pin | None:
    """The one area that a report keeps to, for what it does not say more of: a name counts once, however often printed."""
    towns = list({name.text: pin for name, pin in zip(names, pins, strict=True) if pin and pin.geonames_id}.values())
    around = [(sum(_is_near(pin, other) for other in towns), pin.people, -number) for number, pin in enumerate(towns)]
    if not around or max(around)[0] < _FOCUS * len(towns):
        return None
    centre = towns[-max(around)[2]]
    basis = f"not known; the report keeps to the area of {centre.name}"
    return replace(centre, geo_precision=3, where_prec=4, shape=Shape.AREA, geonames_id=None, basis=basis)


def _following(names: Sequence[Named], pins: Sequence[Pin | None], number: int) -> Iterator[tuple[Named, Pin | None]]:
    here = names[number].end
    after = sorted(
        ((n, p) for n, p in zip(names, pins, strict=True) if n.start >= here), key=lambda item: item[0].start
    )
    yield from after[:2]


def _leads_to(text: str, name: Named, other: Named) -> bool:
    between = text[name.end : other.start]
    return bool(_INSIDE.fullmatch(between)) or between.strip(" (") in (",", "")
