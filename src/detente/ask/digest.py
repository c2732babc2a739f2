"""What became of each track: its meetings in order, the days between them, and the weightiest events among its members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.ask.answers import event_row
from detente.ask.corpus import PARTS, Corpus
from detente.ask.rows import Participant, Row
from detente.ask.tracks import TrackRow
from detente.ask.weighing import Scales, Weight
from detente.lexicon.frames import load_frames
from detente.model import Event, Status

BESIDE = 5
"""So many of the weightiest events beside the meetings of a track are shown."""
MEETING, CONTACT, PLANNED, AMONG = "meeting", "contact", "planned", "among them"
_WORDS = frozenset({"speech"})
_TALKS = frozenset({"talks"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRow(Row):
    """One event in the story of one track.

    ``role``: *meeting* or *contact* of the track, *planned*, or *among them*: a deed or an accord of two of its members or more.
    ``since`` counts the days from the meeting or contact before, ``None`` for the first and for what has no day.
    ``weight`` and ``why`` are as for ``Record.timeline``.
    """

    track: str
    name: str
    state: str
    role: str
    date: str | None
    since: int | None
    kind: str
    status: str
    participants: tuple[Participant, ...]
    place: str | None
    telling: str
    weight: float
    why: tuple[str, ...]
    event: str
    reports: tuple[str, ...]


def digest_rows(corpus: Corpus, scales: Scales, tracks: Iterable[TrackRow], beside: int = BESIDE) -> list[DigestRow]:
    """The digest of each of these tracks, in their order; of each its events in the order of their days, undated ones last."""
    events = {event.id: event for event in corpus.events}
    weights: dict[str, Weight] = {}

    def weigh(event: Event) -> Weight:
        if event.id not in weights:
            weights[event.id] = scales.weigh(event)
        return weights[event.id]

    rows = []
    for track in tracks:
        roles = {events[key].id: CONTACT for key in track.contacts} | {
            events[key].id: MEETING for key in track.meetings
        }
        found = [
            (events[key], PLANNED if events[key].status is Status.PLANNED else role) for key, role in roles.items()
        ]
        among = [event for event in _among(corpus, track) if event.id not in roles]
        among.sort(key=lambda event: (-weigh(event).points, event.sort_key))
        found += [(event, AMONG) for event in among[:beside]]
        rows += list(_in_order(corpus, track, found, {event.id: weigh(event) for event, _ in found}))
    return rows


def _among(corpus: Corpus, track: TrackRow) -> Iterator[Event]:
    """What happened between two members or more from the first of the track's meetings on, talks and words left out."""
    first = date.fromisoformat(track.first) if track.first else None
    members = {*track.members, *track.mediators}
    for event in corpus.events:
        family, last = load_frames()[event.kind].family, event.date.end if event.date else None
        if event.status is not Status.OCCURRED or family in _WORDS | _TALKS or first is None or last is None:
            continue
        sides = {corpus.side(cell.value) for part in PARTS for cell in event.cells.get(part, ())}
        if last >= first and len(sides & members) > 1:
            yield event


def _in_order(
    corpus: Corpus, track: TrackRow, found: Sequence[tuple[Event, str]], weights: Mapping[str, Weight]
) -> Iterator[DigestRow]:
    before: date | None = None
    for event, role in sorted(found, key=lambda told: told[0].sort_key):
        row = event_row(event, corpus.reports)
        day = (event.date.start or event.date.end) if event.date else None
        weight = weights[event.id]
        yield DigestRow(
            track=track.track,
            name=track.name,
            state=track.state,
            role=role,
            date=row.date,
            since=max(0, (day - before).days) if day and before else None,
            kind=row.kind,
            status=row.status,
            participants=row.participants,
            place=row.place,
            telling=row.telling,
            weight=weight.points,
            why=weight.why,
            event=row.event,
            reports=row.reports,
            passages=(*row.passages, *weight.office, *track.passages),
        )
        if role in (MEETING, CONTACT) and day:
            before = (event.date.end if event.date else None) or day
