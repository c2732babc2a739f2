"""Whether every hash holds, every passage cuts what it quotes, and nothing stands without what it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, cast, select
from sqlalchemy.exc import DatabaseError

from detente.model import Correction, DayInterval, hash_bytes, is_correction, standing
from detente.record import decisions, derived, log, readings, reports, schema, sqlite
from detente.record.evidence import faults
from detente.record.statements import mention_of, mention_rows, statement_of, statement_rows

_RESTORE = "put back a copy of the record, or make a new one and add the reports again"
_AGAIN = "remove the report and add its file again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that does not hold: what, where in the record, and what to do about it."""

    what: str
    where: str
    mend: str


def verify(connection: Connection, *, strict: bool) -> list[Problem]:
    """Find everything that does not hold, reports first. Reads only. A damaged file gives problems too, not an error.

    ``strict`` also tells what is not false but unfinished: reports not read or read before they changed, clusters of an
    earlier input, decisions about what is not there.
    """
    checks = dict(_CHECKS) | ({"the state of the work": _unfinished} if strict else {})
    return [problem for where, check in checks.items() for problem in _run(check, connection, where)]


def verify_index(connection: Connection) -> list[Problem]:
    """Whether the full-text index holds the words of the reports. It takes a transaction to write in."""
    return _run(_index, connection, "the index")


def _run(check: Callable[[Connection], Iterator[Problem]], connection: Connection, where: str) -> list[Problem]:
    found = []
    try:
        for problem in check(connection):
            found.append(problem)  # noqa: PERF402 (those found before the file breaks off are kept)
    except DatabaseError as error:
        if sqlite.is_busy(error):
            raise
        found.append(Problem(what=f"it cannot be read to its end: {error.orig}", where=where, mend=_RESTORE))
    except (ValueError, TypeError) as error:
        found.append(Problem(what=f"it holds what Détente does not write: {error}", where=where, mend=_RESTORE))
    return found


def _file(connection: Connection) -> Iterator[Problem]:
    for what in sqlite.damage(connection):
        yield Problem(what=what, where="the file", mend=_RESTORE)


def _reports(connection: Connection) -> Iterator[Problem]:
    table = schema.report.c
    for report_id in connection.execute(select(table.id).order_by(table.name, table.id)).scalars().all():
        # As bytes: a changed byte may have left what no longer is UTF-8.
        text = cast(schema.report.c.text, LargeBinary).label("text")
        raw = cast(schema.raw.c.bytes, LargeBinary).label("bytes")
        query = select(table.id, table.name, table.sha256, table.text_sha256, table.published, text, raw)
        row = connection.execute(query.outerjoin(schema.raw).where(table.id == report_id)).one()
        where = f"report {row.id} ({row.name})"
        if row.bytes is None or hash_bytes(row.bytes) != row.sha256 or row.id != f"r-{row.sha256[:16]}":
            yield Problem(what="its bytes are not those that were received", where=where, mend=_AGAIN)
        if hash_bytes(row.text) != row.text_sha256:
            yield Problem(what="its text is not the one that was stored", where=where, mend=_AGAIN)
        try:
            if row.published is not None:
                DayInterval.parse(row.published)
        except ValueError:
            yield Problem(what=f"it was published on {row.published!r}, which is no day", where=where, mend=_AGAIN)
        yield from _reading(connection, row, where)


def _reading(connection: Connection, report: Row[Any], where: str) -> Iterator[Problem]:
    mend = "remove the report, add its file and read it again"
    try:
        told = list(mention_rows(connection, [report.id]))
        said = list(statement_rows(connection, report_ids=[report.id]))
        mentions, statements = [mention_of(row) for row in told], [statement_of(row) for row in said]
        wrong = list(faults(report.id, report.text.decode(errors="replace"), mentions, statements))
    except (ValueError, TypeError) as error:
        yield Problem(what=f"its reading holds what no reading gives: {error}", where=where, mend=mend)
        return
    made = [*(mention.id for mention in mentions), *(stmt.id for stmt in statements)]
    for row, right in zip([*told, *said], made, strict=True):
        if row.id != right:
            yield Problem(what=f"{row.id} is not the id of what it says", where=where, mend=mend)
    for what, at in wrong:
        yield Problem(what=f"{what} ({at})", where=where, mend=mend)
    notes = readings.notes_of(connection, report.id)
    query = select(schema.reading.c.content).where(schema.reading.c.report_id == report.id)
    stored = connection.execute(query).scalar()
    present = readings.content_hash((dict(row._mapping) for row in told), (dict(row._mapping) for row in said), notes)
    if stored != present and (stored is not None or told or said or notes):
        yield Problem(what="its mentions, statements and notes are not those that were saved", where=where, mend=mend)


def _orphans(connection: Connection) -> Iterator[Problem]:
    for table in schema.metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            lost = select(key.parent).where(key.parent.not_in(select(key.column))).distinct().order_by(key.parent)
            for missing in connection.execute(lost).scalars():
                what = f"it names {key.column.table.name} {missing}, which is not in the record"
                yield Problem(what=what, where=f"table {table.name}", mend=_RESTORE)


def _index(connection: Connection) -> Iterator[Problem]:
    if not sqlite.index_agrees(connection):
        what = "the full-text index does not hold the words of the reports"
        yield Problem(what=what, where="the index", mend=_RESTORE)


def _log(connection: Connection) -> Iterator[Problem]:
    entries = log.load(connection)
    for number in log.broken_links(entries):
        what = "the entry is not the one that was written, or those before it are not"
        yield Problem(what=what, where=f"entry {number} of the log", mend=_RESTORE)
    if not entries or entries[0].kind != "init":
        yield Problem(what="it does not begin with the making of the record", where="the log", mend=_RESTORE)
    logged = {(entry.kind, entry.about) for entry in entries}
    for kind, column in (
        ("add", schema.report.c.id),
        ("read", schema.reading.c.report_id),
        ("decide", schema.decision.c.id),
    ):
        for there in connection.execute(select(column).distinct().order_by(column)).scalars():
            if (kind, there) not in logged:
                yield Problem(what=f"it has no entry '{kind}' for {there}", where="the log", mend=_RESTORE)


def _decisions(connection: Connection) -> Iterator[Problem]:
    stored = connection.execute(select(schema.decision.c.id).order_by(schema.decision.c.seq)).scalars().all()
    made = decisions.load(connection)
    for there, right in zip(stored, made, strict=True):
        if there != right.id:
            yield Problem(what="it does not say what was decided", where=f"decision {there}", mend=_RESTORE)
    for decision in standing(made):
        words = Correction.from_value(decision.value or "").words if is_correction(decision.value) else None
        if words is not None:
            text = connection.execute(
                select(schema.report.c.text).where(schema.report.c.id == words.report_id)
            ).scalar()
            if text is None or not words.holds(text):
                what = f"characters {words.start}-{words.end} of {words.report_id} are not {words.exact!r}"
                yield Problem(what=what, where=f"decision {decision.id}", mend=_RESTORE)
    expected: list[str | None] = []
    moments: dict[str | None, list[object]] = defaultdict(list)
    for entry in log.load(connection):
        if entry.kind == "decide":
            expected.append(entry.about)
            moments[entry.about].append(entry.detail.get("made", entry.at))
        gone = entry.detail.get("decisions")
        if isinstance(gone, list):
            expected = [decision_id for decision_id in expected if decision_id not in gone]
    for decision in made:
        if decision.at not in moments[decision.id] and moments[decision.id]:
            told = f"it was not made at {decision.at or 'no moment'}, by the log"
            yield Problem(what=told, where=f"decision {decision.id}", mend=_RESTORE)
    for missing in [decision_id for decision_id in expected if decision_id not in stored]:
        yield Problem(what="it is in the log and nowhere else", where=f"decision {missing}", mend=_RESTORE)


def _unfinished(connection: Connection) -> Iterator[Problem]:
    read = {row.report_id: row for row in connection.execute(select(schema.reading))}
    for report in reports.load(connection):
        reading = read.get(report.id)
        if reading is None or reading.inputs != readings.reading_key(report, reading.method):
            what = "it was not read" if reading is None else "it was read before it changed"
            yield Problem(what=what, where=f"report {report.id} ({report.name})", mend="run `detente read`")
    stored = derived.fingerprint(connection)
    if stored is not None and derived.input_of(stored) != derived.input_fingerprint(connection):
        what = "they were made before a reading or a decision changed"
        yield Problem(what=what, where="the events", mend="run `detente read`")
    there = {*read, *derived.load(connection).values()}
    for table in (schema.report, schema.mention, schema.statement):
        there.update(connection.execute(select(table.c.id)).scalars())
    for decision in standing(decisions.load(connection)):
        for missing in sorted(set(decision.about) - there):
            what = f"it is about {missing}, which is not in the record"
            yield Problem(what=what, where=f"decision {decision.id}", mend="add the report it is about, or leave it")


_CHECKS: dict[str, Callable[[Connection], Iterator[Problem]]] = {
    "the file": _file,
    "the reports": _reports,
    "the tables": _orphans,
    "the log": _log,
    "the decisions": _decisions,
}
