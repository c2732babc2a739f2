"""What a batch of reports changed: new events, moved dates, events joined and parted, new disagreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.ask.disagreements import DisagreementRow
from detente.ask.evidence import Evidence, cite
from detente.ask.rows import Row
from detente.model import Event, Prop

NEW, MOVED, JOINED, PARTED, MORE, DISPUTED, SETTLED, GONE = (
    "new event",
    "date moved",
    "events joined",
    "event parted",
    "told by more reports",
    "new disagreement",
    "disagreement gone",
    "event gone",
)
WHAT = (NEW, MOVED, JOINED, PARTED, DISPUTED, SETTLED, GONE, MORE)
"""In the order in which changes are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow(Row):
    """One change. ``before`` and ``after`` say what was and what is: a date, ids of events, names of reports, the sides.

    ``event`` is the event as it is now; ``None`` of a disagreement between claims, and the one that was of an event that is gone.
    """

    what: str
    event: str | None
    kind: str | None
    date: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A record as it is compared: its events, its disagreements, and the names of its reports by id."""

    events: Sequence[Event]
    disagreements: Sequence[DisagreementRow]
    names: Mapping[str, str]


def diff_rows(older: State, newer: State) -> list[DiffRow]:
    """What is otherwise in the newer state, by kind of change, then by day.

    Events are one event where they share a mention: of those that do, what joined and what parted.
    """
    rows = [*_of_events(older, newer), *_of_disagreements(older, newer)]
    return sorted(rows, key=lambda row: (WHAT.index(row.what), row.date or "~", row.event or "", row.after, row.before))


def _of_events(older: State, newer: State) -> Iterator[DiffRow]:
    was = {mention.id: event for event in older.events for mention in event.mentions}
    now = {mention.id: event for event in newer.events for mention in event.mentions}
    for event in newer.events:
        before = _sharing(event, was)
        if not before:
            yield _row(NEW, event, newer, (), (_in_words(event),))
            continue
        if len(before) > 1:
            yield _row(JOINED, event, newer, [one.id for one in before], [event.id])
        if moved := _moved(before, event):
            yield _row(MOVED, event, newer, *moved, prop=Prop.DATE)
        told = {key for one in before for key in one.reports}
        if more := [newer.names[key] for key in event.reports if key not in told]:
            yield _row(MORE, event, newer, sorted(older.names[key] for key in told), sorted(more))
    for event in older.events:
        after = _sharing(event, now)
        if len(after) > 1:
            yield _row(PARTED, event, older, [event.id], [one.id for one in after])
        elif not after:
            yield _row(GONE, event, older, (_in_words(event),), ())


def _moved(before: Sequence[Event], event: Event) -> tuple[list[str], list[str]] | None:
    """The best supported date of what was and of what is, where none of the former is the latter."""
    was = sorted({str(one.date) if one.date else "?" for one in before})
    now = str(event.date) if event.date else "?"
    return None if now in was else (was, [now])


def _of_disagreements(older: State, newer: State) -> Iterator[DiffRow]:
    for what, rows, others in (
        (DISPUTED, newer.disagreements, older.disagreements),
        (SETTLED, older.disagreements, newer.disagreements),
    ):
        there = _by_place(others)
        for row in rows:
            if not any(row.is_also(other) for cited in row.passages for other in there[_place(cited)]):
                sides = tuple(map(str, row.accounts))
                yield DiffRow(
                    what=what,
                    event=row.event,
                    kind=row.type,
                    date=row.date,
                    before=() if what == DISPUTED else sides,
                    after=sides if what == DISPUTED else (),
                    passages=row.passages,
                )


def _by_place(rows: Iterable[DisagreementRow]) -> Mapping[tuple[str, int], list[DisagreementRow]]:
    """Disagreements by the places of their words."""
    found: dict[tuple[str, int], list[DisagreementRow]] = defaultdict(list)
    for row in rows:
        for place in {_place(cited) for cited in row.passages}:
            found[place].append(row)
    return found


def _place(cited: Evidence) -> tuple[str, int]:
    return cited.report_id, cited.start


def _sharing(event: Event, others: Mapping[str, Event]) -> list[Event]:
    """The events of the other state that share a mention with this one."""
    found = {others[mention.id].id: others[mention.id] for mention in event.mentions if mention.id in others}
    return [found[key] for key in sorted(found)]


def _row(
    what: str, event: Event, state: State, before: Iterable[str], after: Iterable[str], *, prop: Prop = Prop.KIND
) -> DiffRow:
    passages: tuple[Evidence, ...] = cite(event.all(prop), state.names)
    return DiffRow(
        what=what,
        event=event.id,
        kind=event.kind.value,
        date=str(event.date) if event.date else None,
        before=tuple(before),
        after=tuple(after),
        passages=passages,
    )


def _in_words(event: Event) -> str:
    return " ".join(event.mentions[0].telling.exact.split())
