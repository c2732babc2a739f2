"""Tracks: formats of talks, proposed from who mediates between whom; alive, or silent since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from detente.ask.corpus import Corpus
from detente.ask.evidence import Evidence
from detente.ask.rows import Row
from detente.lexicon.entries import Sort
from detente.lexicon.states import entry_of
from detente.model import TALKS, Choice, Decision, Event, Prop, Signed, Status, content_id

QUIET = 90
"""Days without a meeting after which a track counts as silent, counted back from the last report of the record."""
DIRECT = "direct"
_Format = tuple[frozenset[str], frozenset[str]]
"""The go-betweens and the members of a track."""
_FILED = "track "
"""How the value of a decision begins that files an event under a track."""
_AREA = "area"
_PAIR = 2
_SIDES = frozenset({Sort.STATE, Sort.FORMER_STATE, Sort.BODY, Sort.GROUP})


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow(Row):
    """One format of talks. ``mediators`` is empty where the members meet with nobody between them.

    ``meetings`` are the ids of its talks, ``contacts`` those of the mediator with one member alone; an event that fits several
    tracks is in each and counted in ``doubtful``, until a person files it. ``state``: *alive* or *silent since*, as of the last
    report's day.
    """

    track: str
    name: str
    mediators: tuple[str, ...]
    members: tuple[str, ...]
    first: str | None
    last: str | None
    next: str | None
    state: str
    silent_days: int | None
    as_of: str | None
    meetings: tuple[str, ...]
    contacts: tuple[str, ...]
    doubtful: int


@dataclass(frozen=True, slots=True)
class _Talks:
    event: Event
    members: frozenset[str]
    middle: frozenset[str]


def filing(event: Event, track: str, **signed: Unpack[Signed]) -> Decision:
    """A person's decision that an event is of a track; it is keyed to the words that tell the event, so it survives re-reading."""
    about = tuple(sorted(mention.id for mention in event.mentions))
    return Decision(choice=Choice.EDIT, about=about, value=f"{_FILED}{track}", **signed)


def filed(decisions: Iterable[Decision]) -> dict[str, str]:
    """The track of each mention that was filed by hand; the last decision wins."""
    return {
        mention_id: decision.value.removeprefix(_FILED)
        for decision in decisions
        if decision.choice is Choice.EDIT and decision.value and decision.value.startswith(_FILED)
        for mention_id in decision.about
    }


def track_rows(corpus: Corpus, quiet: int = QUIET) -> list[TrackRow]:
    """Every track, the one with the latest meeting first."""
    read = [found for event in corpus.events if (found := _talks(corpus, event))]
    formats = _Formats({(one.middle, one.members) for one in read if one.middle and len(one.members) >= 2})
    talks = [formats.known(one) for one in read]
    keys: dict[_Format, list[_Talks]] = {}
    for one in talks:
        if len(one.members) >= 2 and not formats.has_contact(one):
            keys.setdefault((one.middle, one.members), []).append(one)
    between: dict[str, list[_Format]] = defaultdict(list)
    for key in keys:
        for side in key[0]:
            between[side].append(key)
    contacts: dict[_Format, list[tuple[_Talks, bool]]] = {}
    for one in _contacts(talks):
        (middle,) = one.middle
        fits = [key for key in between.get(middle, ()) if one.members <= key[1]]
        for key in fits:
            contacts.setdefault(key, []).append((one, len(fits) > 1))
    by_hand = {event.id: track for event in corpus.events if (track := _filed_under(corpus, event))}
    put_under: dict[str, list[Event]] = defaultdict(list)
    for event in corpus.events if by_hand else ():
        if track := by_hand.get(event.id):
            put_under[track].append(event)
    rows = []
    for key, told in keys.items():
        own = _track_id(key)
        kept = [one for one in told if by_hand.get(one.event.id) in (None, own)]
        beside = [one for one in contacts.get(key, []) if one[0].event.id not in by_hand]
        there = {one.event.id for one in kept}
        kept += [_Talks(e, key[1], key[0]) for e in put_under.get(own, ()) if e.id not in there]
        if kept:
            rows.append(_row(corpus, key, kept, beside, quiet))
    return sorted(rows, key=lambda row: (row.last is None, _reversed(row.last), row.name))


def _reversed(day: str | None) -> int:
    return -date.fromisoformat(day).toordinal() if day else 0


def _talks(corpus: Corpus, event: Event) -> _Talks | None:
    if event.kind not in TALKS or event.status not in (Status.OCCURRED, Status.PLANNED):
        return None
    middle = set(_sides(corpus, event, Prop.MEDIATOR))
    members = set(_sides(corpus, event, Prop.PARTY)) - middle
    if not middle and len(members) >= 2:
        middle = set(_sides(corpus, event, Prop.HOST)) - members
    return _Talks(event, frozenset(members), frozenset(middle))


def _filed_under(corpus: Corpus, event: Event) -> str | None:
    return next((corpus.filed[mention.id] for mention in event.mentions if mention.id in corpus.filed), None)


def _track_id(key: _Format) -> str:
    middle, members = (sorted(sides) for sides in key)
    return content_id("t", [middle, members])


class _Formats:
    """The formats that talks with a go-between were read in, looked up by who was there."""

    def __init__(self, formats: Iterable[_Format]) -> None:
        self._by_all: dict[frozenset[str], _Format] = {}
        self._with: dict[str, set[str]] = defaultdict(set)
        for middle, members in sorted(formats, key=lambda key: (sorted(key[0]), sorted(key[1]))):
            self._by_all.setdefault(middle | members, (middle, members))
            for side in middle:
                self._with[side] |= members

    def known(self, talks: _Talks) -> _Talks:
        """Talks told without a mediator, where one who met mediates between the others elsewhere, are of that format."""
        if talks.middle or talks.members not in self._by_all:
            return talks
        middle, members = self._by_all[talks.members]
        return _Talks(talks.event, members, middle)

    def has_contact(self, talks: _Talks) -> bool:
        """Whether two who met alone are a go-between and one of those it goes between."""
        if talks.middle or len(talks.members) != _PAIR:
            return False
        one, two = talks.members
        return two in self._with.get(one, ()) or one in self._with.get(two, ())


def _sides(corpus: Corpus, event: Event, prop: Prop) -> Iterator[str]:
    """The sides that play a part: states, bodies and groups that the lexicon knows; no "sources" or "delegates".

    Who mediates may be a person, but no region; who takes part a region, but no person of whom no report shows for whom: a format
    is between sides.
    """
    mediates = prop is not Prop.PARTY
    for cell in event.cells.get(prop, ()):
        side = corpus.side(cell.value)
        entry = entry_of(side)
        sorts = _SIDES if mediates else _SIDES | {Sort.REGION}
        if entry is not None and entry.kind == _AREA:
            continue  # "Africa" and "the West" sit at no table
        person = side == cell.value and side[:1].isupper() and not side.isupper() and " " in side
        if entry.sort in sorts if entry is not None else mediates and person:
            yield side


def _contacts(talks: Sequence[_Talks]) -> Iterator[_Talks]:
    """Meetings of a go-between with one member alone, whichever part each was read in."""
    middles = {side for one in talks for side in one.middle if len(one.members) >= 2}
    for one in talks:
        everyone = one.members | one.middle
        for side in sorted(everyone & middles):
            if len(everyone - {side}) == 1:
                yield _Talks(one.event, everyone - {side}, frozenset({side}))


def _row(
    corpus: Corpus, key: _Format, told: Sequence[_Talks], contacts: Sequence[tuple[_Talks, bool]], quiet: int
) -> TrackRow:
    middle, members = (tuple(sorted(sides)) for sides in key)
    everything = [one.event for one in told] + [one.event for one, _ in contacts]
    past = sorted((day, e.id, e) for e in everything if e.status is Status.OCCURRED and (day := _last(e)))
    ahead = sorted((day, e.id, e) for e in everything if e.status is Status.PLANNED and (day := _first(e)))
    last = past[-1][0] if past else None
    upcoming = next((one for one in ahead if last is None or one[0] > last), None)
    first = min(((_first(e) or day, key, e) for day, key, e in past), default=None)
    as_of = corpus.last_day
    silent = (as_of - last).days if as_of and last else None
    alive = (silent is not None and silent <= quiet) or bool(upcoming and as_of and upcoming[0] >= as_of)
    state = "alive" if alive else f"silent since {last}" if last else "no day known"
    days = {
        name: found
        for name, found in (("first", first), ("last", past[-1] if past else None), ("next", upcoming))
        if found
    }
    return TrackRow(
        track=_track_id(key),
        name=f"{' and '.join(middle) or DIRECT}: {' - '.join(members)}",
        mediators=middle,
        members=members,
        first=str(first[0]) if first else None,
        last=str(last) if last else None,
        next=str(upcoming[0]) if upcoming else None,
        state=state,
        silent_days=silent,
        as_of=str(as_of) if as_of else None,
        meetings=tuple(one.event.id for one in told),
        contacts=tuple(one.event.id for one, _ in contacts),
        doubtful=sum(doubt for _, doubt in contacts),
        passages=tuple(dict.fromkeys([*_sides_cited(corpus, everything), *_days_cited(corpus, days, state)])),
    )


def _sides_cited(corpus: Corpus, everything: Sequence[Event]) -> Iterator[Evidence]:
    for event in everything:
        for prop, name in ((Prop.MEDIATOR, "mediators"), (Prop.HOST, "mediators"), (Prop.PARTY, "members")):
            for cell in event.cells.get(prop, ()):
                yield from corpus.cite_as(name, cell, corpus.side(cell.value))
        for mention in event.mentions:
            yield corpus.cite("meetings", event.id, mention.trigger)


def _days_cited(corpus: Corpus, days: Mapping[str, tuple[date, str, Event]], state: str) -> Iterator[Evidence]:
    """The words for the days of the first, the last and the next meeting; the state rests on the last two."""
    for name, (day, _, event) in days.items():
        for cell in event.cells.get(Prop.DATE, ())[:1]:
            yield from corpus.cite_as(name, cell, str(day))
            if name != "first":
                yield from corpus.cite_as("state", cell, state)


def _first(event: Event) -> date | None:
    return (event.date.start or event.date.end) if event.date else None


def _last(event: Event) -> date | None:
    return (event.date.end or event.date.start) if event.date else None
