"""What one report says of one event, as it is kept between two joinings, and the rows it makes in the record."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

SPANS = (8, 64, 512, 4096, 1 << 40)
"""Days up to which intervals stand together: those that meet a given one are then found by where they start."""
_BEFORE = 4
"""Numbers of the packed cell that stand before the outline."""
LOOSE = 7
"""Where the last grade of intervals would be: the buckets of no days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What a report says of an event, as it is kept: its mentions, of which ``mention_id`` is the smallest, and their facts.

    ``first_id`` is the smallest mention of all reports with which people joined it. It stands in the buckets ``dated`` for the
    days from ``starts`` to ``ends``, and in ``loose``. ``number`` is its place in the record; ``outline`` what a few numbers tell
    of its facts.
    """

    number: int
    mention_id: str
    report_id: str
    first_id: str
    members: tuple[str, ...]
    dated: tuple[int, ...]
    loose: tuple[int, ...]
    starts: int
    ends: int
    outline: tuple[int, ...]
    facts: str


class Told(NamedTuple):
    """A pool without its facts and its buckets."""

    number: int
    mention_id: str
    report_id: str
    first_id: str
    members: tuple[str, ...]


def row_of(pool: Pool) -> tuple[Any, ...]:
    """The row of a pool: its numbers packed into one cell."""
    sizes = (len(pool.outline), len(pool.dated))
    packed = array("q", [*sizes, pool.starts, pool.ends, *pool.outline, *pool.dated, *pool.loose]).tobytes()
    members = json.dumps(pool.members)
    return pool.number, pool.mention_id, pool.report_id, pool.first_id, members, packed, pool.facts


def pool_of(row: Sequence[Any]) -> Pool:
    """The pool of a row, its cells in the order of the table."""
    number, mention_id, report_id, first_id, members, packed, facts = row
    numbers = array("q", packed)
    outline = _BEFORE + numbers[0]
    dated = outline + numbers[1]
    return Pool(
        number=number,
        mention_id=mention_id,
        report_id=report_id,
        first_id=first_id,
        members=tuple(json.loads(members)),
        dated=tuple(numbers[outline:dated]),
        loose=tuple(numbers[dated:]),
        starts=numbers[2],
        ends=numbers[3],
        outline=tuple(numbers[_BEFORE:outline]),
        facts=facts,
    )


def outline_in(packed: bytes) -> array[int]:
    """The outline of a pool, of the cell that its numbers are packed in."""
    numbers = array("q", packed)
    return numbers[_BEFORE : _BEFORE + numbers[0]]


def bucket_rows(pool: Pool) -> list[tuple[int, int, int, int]]:
    """The rows of the buckets of a pool: a loose one has no days."""
    grade = next(at for at, most in enumerate(SPANS) if pool.ends - pool.starts <= most)
    dated = [(stored(bucket, grade), pool.starts, pool.number, pool.ends) for bucket in pool.dated]
    return [*dated, *((stored(bucket, LOOSE), 0, pool.number, 0) for bucket in pool.loose)]


def stored(bucket: int, grade: int) -> int:
    """The number under which a bucket stands: intervals of each grade of length by themselves, a loose one under the last."""
    return (bucket << 3 | grade) - (1 << 63)
