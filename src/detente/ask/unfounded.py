"""Whether what is worked out between events holds: disagreements, pairs to look at, plans and their holdings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from detente.ask.evidence import Evidence
from detente.ask.record import Record
from detente.ask.rows import EventRow
from detente.model import Status
from detente.record import Problem

_MEND = "this is a defect of Détente: report it with the words of the row"


def unfounded(record: Record, texts: Mapping[str, str]) -> Iterator[Problem]:
    """What such a row says that no words, no event or no judgement bears out; ``texts`` are those of the reports, by id."""
    events = {row.event: row for row in record.events()}
    yield from _disagreements(record, texts, events)
    yield from _duplicates(record, texts, events)
    yield from _plans(record, events)


def _disagreements(record: Record, texts: Mapping[str, str], events: Mapping[str, EventRow]) -> Iterator[Problem]:
    for number, row in enumerate(record.disagreements(), start=1):
        where = f"detente disagreements, row {number}"
        if row.event is not None and row.event not in events:
            yield Problem(what=f"it is about {row.event}, which is no event", where=where, mend=_MEND)
        if len(row.accounts) < 2:
            yield Problem(what="it has one side only", where=where, mend=_MEND)
        for account in row.accounts:
            if not account.passages:
                yield Problem(what=f"{account.value!r} stands on no words", where=where, mend=_MEND)
            for told in _misquoted(account.passages, texts):
                yield Problem(what=told, where=where, mend=_MEND)


def _misquoted(passages: Iterable[Evidence], texts: Mapping[str, str]) -> Iterator[str]:
    for passage in passages:
        if texts.get(passage.report_id, "")[passage.start : passage.end] != passage.exact:
            yield f"it cites {passage.report} {passage.start}-{passage.end}, which reads otherwise"


def _duplicates(record: Record, texts: Mapping[str, str], events: Mapping[str, EventRow]) -> Iterator[Problem]:
    for row in record.duplicates(joined=True):
        where = f"detente duplicates, {' and '.join(row.events)}"
        for event in row.events:
            if event not in events:
                yield Problem(what=f"{event} is no event", where=where, mend=_MEND)
        if not row.supports and not row.against:
            yield Problem(what="it gives no reason", where=where, mend=_MEND)
        words = {" ".join(passage.exact.split()) for passage in row.passages}
        for telling in row.tellings:
            if telling not in words:
                yield Problem(what=f"{telling!r} stands on no words", where=where, mend=_MEND)
        for told in _misquoted(row.passages, texts):
            yield Problem(what=told, where=where, mend=_MEND)


def _plans(record: Record, events: Mapping[str, EventRow]) -> Iterator[Problem]:
    for row in record.plans():
        where = f"the plan {row.plan}"
        for event, day, status in (
            (row.plan, row.planned_for, Status.PLANNED),
            (row.held, row.held_on, Status.OCCURRED),
        ):
            there = events.get(event)
            if there is None or (there.date, there.status) != (day, status):
                yield Problem(what=f"{event} is no event that is {status.value}, on {day}", where=where, mend=_MEND)
