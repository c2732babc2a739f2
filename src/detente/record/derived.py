"""What was derived from the readings: judgements about pairs, which mentions make one event, and from what input."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from sys import intern
from typing import Any

from sqlalchemy import Connection, FromClause, delete, func, insert, select

from detente.errors import NoSuchThing
from detente.model import Judgement, Verdict
from detente.record import decisions, log, schema, since
from detente.record.batches import insert_rows, rows_among


def save(
    connection: Connection, fingerprint: str, judgements: Sequence[Judgement], clusters: Mapping[str, str], *, at: str
) -> None:
    """Put these in the place of all earlier ones. Raises ``NoSuchThing`` for a mention that is not in the record."""
    known = set(connection.execute(select(schema.mention.c.id)).scalars())
    named = {*clusters, *(judgement.left for judgement in judgements), *(judgement.right for judgement in judgements)}
    if named - known:
        told = f"mention {min(named - known)!r} is not in the record"
        raise NoSuchThing(told, mend="the reports were read again meanwhile: run the command again")
    for table in (schema.judgement, schema.cluster, schema.resolved, schema.joining):
        connection.execute(delete(table))
    pairs = {(judgement.left, judgement.right): judgement for judgement in judgements}
    insert_rows(connection, schema.judgement, (_row(pairs[pair]) for pair in sorted(pairs)))
    joined = ({"mention_id": mention_id, "event_id": clusters[mention_id]} for mention_id in sorted(clusters))
    insert_rows(connection, schema.cluster, joined)
    connection.execute(insert(schema.resolved).values(only=1, fingerprint=fingerprint))
    detail = {"fingerprint": fingerprint, "judgements": len(pairs), "events": len(set(clusters.values()))}
    log.write(connection, "resolve", None, detail, at=at)


def fingerprint(connection: Connection) -> str | None:
    """Return that of the input of the stored clusters; ``None`` without any, or where some lost mentions since."""
    return connection.execute(select(schema.resolved.c.fingerprint)).scalar()


def input_of(fingerprint: str) -> str:
    """Return the part of a stored fingerprint that is of the input; what may stand before a colon names the way of joining.

    >>> input_of("structure-1:abc"), input_of("abc")
    ('abc', 'abc')
    """
    return fingerprint.rpartition(":")[2]


def input_fingerprint(connection: Connection) -> str:
    """Return the hash of what clusters depend on now: the readings, each report's days and origin, and the standing decisions.

    The order in which reports came and were read plays no part; that of the decisions does, since a later one holds.
    """
    total = sum(since.seals(connection).values()) % (1 << 256)
    return since.fingerprint_of(total, since.moving(decisions.load(connection)))


def load(connection: Connection, event_id: str | None = None) -> dict[str, str]:
    """Mention id to event id, of one event or of all, sorted by mention id."""
    query = select(schema.cluster.c.mention_id, schema.cluster.c.event_id).order_by(schema.cluster.c.mention_id)
    if event_id is not None:
        query = query.where(schema.cluster.c.event_id == event_id)
    return {row.mention_id: row.event_id for row in connection.execute(query).all()}


def load_judgements(connection: Connection, mention_ids: Collection[str] | None = None) -> list[Judgement]:
    """Return the judgements about pairs with at least one of these mentions, or all, sorted by pair."""
    query, table = select(schema.judgement), schema.judgement.c
    if mention_ids is None:
        in_order = query.order_by(table.left_id, table.right_id)
        return [_judgement(row) for row in rows_among(connection, in_order, table.left_id, None)]
    rows = [row for one in (table.left_id, table.right_id) for row in rows_among(connection, query, one, mention_ids)]
    pairs = {(row.left_id, row.right_id): row for row in rows}
    return [_judgement(row) for _, row in sorted(pairs.items())]


def load_across(connection: Connection) -> list[Judgement]:
    """Return the judgements about pairs whose mentions are of two events, sorted by pair."""
    pairs, left, right = _joined()
    query = select(schema.judgement).select_from(pairs).where(left.c.event_id != right.c.event_id)
    table = schema.judgement.c
    return [_judgement(row) for row in connection.execute(query.order_by(table.left_id, table.right_id))]


def load_within(connection: Connection, event_id: str, most: int) -> tuple[int, list[Judgement]]:
    """Return how many judgements are about pairs within an event, and the first of them by score, the highest first."""
    pairs, left, right = _joined()
    inside = (left.c.event_id == event_id, right.c.event_id == event_id)
    number = connection.execute(select(func.count()).select_from(pairs).where(*inside)).scalar_one()
    table = schema.judgement.c
    query = select(schema.judgement).select_from(pairs).where(*inside)
    rows = connection.execute(query.order_by(table.score.desc(), table.left_id, table.right_id).limit(most))
    return number, [_judgement(row) for row in rows]


def _joined() -> tuple[FromClause, FromClause, FromClause]:
    """Judgements beside the clusters of their two mentions."""
    left, right, table = schema.cluster.alias(), schema.cluster.alias(), schema.judgement.c
    pairs = schema.judgement.join(left, left.c.mention_id == table.left_id)
    return pairs.join(right, right.c.mention_id == table.right_id), left, right


def _judgement(row: Sequence[Any]) -> Judgement:
    left, right, verdict, score, reasons = row
    return Judgement(
        left=intern(left),
        right=intern(right),
        verdict=Verdict(verdict),
        score=score,
        reasons=tuple(intern(reason) for reason in json.loads(reasons)),
    )


def _row(judgement: Judgement) -> dict[str, object]:
    return {
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": judgement.verdict.value,
        "score": float(judgement.score),
        "reasons": json.dumps(list(judgement.reasons), ensure_ascii=False),
    }
