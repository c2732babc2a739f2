"""What has changed in a record since it was last joined: reports by a seal of each, decisions by their list."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from detente.model import Choice, Decision, hash_bytes, standing
from detente.record import reports, schema
from detente.record.batches import rows_among

MODULUS = 1 << 256
"""The seals of reports are added up in so many numbers, whatever their order."""

Decided = tuple[Choice, tuple[str, ...]]
"""The choice of a decision, and what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has changed since the last joining: all, or these reports; of ``sealed`` only what stands about them.

    ``decisions``: what people decided or took back, each as its choice and what it is about.
    """

    everything: bool
    reports: frozenset[str]
    sealed: frozenset[str]
    decisions: tuple[Decided, ...]


def _moves(decision: Decision) -> bool:
    """Whether joining depends on a decision. What is said of cells, and a track, changes what is shown and joins nothing."""
    return decision.value is None or decision.choice not in (Choice.ACCEPT, Choice.REJECT, Choice.EDIT)


def moving(made: Sequence[Decision]) -> list[Decision]:
    """The standing decisions on which joining depends, in their order."""
    return [decision for decision in standing(made) if _moves(decision)]


def fingerprint_of(total: int, decided: Sequence[Decision]) -> str:
    """The fingerprint of an input: the sum of the seals of all reports, and the decisions in their order."""
    return hash_bytes(json.dumps([f"{total:064x}", [decision.id for decision in decided]]).encode())


def seals(connection: Connection, report_ids: Collection[str] | None = None) -> dict[str, int]:
    """A number for all that joining takes of each report that was read: its reading, its days and its origin."""
    query = select(schema.reading.c.report_id, schema.reading.c.content)
    content = {
        row.report_id: row.content for row in rows_among(connection, query, schema.reading.c.report_id, report_ids)
    }
    found = {}
    for report, _ in reports.load_headers(connection, report_ids):
        if report.id in content:
            days = report.published and str(report.published.interval)
            row = [report.id, content[report.id], days, report.origin]
            found[report.id] = int(hash_bytes(json.dumps(row).encode()), 16)
    return found


def listed(made: Iterable[Decision]) -> list[list[Any]]:
    """Decisions as they are kept with a joining, to be compared at the next."""
    return [[decision.id, decision.choice.value, list(decision.about)] for decision in made]


def changed_between(before: Sequence[Sequence[Any]], now: Sequence[Sequence[Any]]) -> list[Decided]:
    """The decisions from where two lists part: the order of those that follow may tell another story."""
    same = 0
    while same < min(len(before), len(now)) and before[same] == now[same]:
        same += 1
    return [(Choice(choice), tuple(about)) for _, choice, about in (*before[same:], *now[same:])]
