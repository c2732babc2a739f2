"""Reports and their bytes: adding them, and what happens when they come a second time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from detente.errors import BrokenEvidence, NoSuchThing, UnreadableInput
from detente.model import DayInterval, Furniture, Published, Report, hash_bytes
from detente.record import decisions, log, schema, sqlite, touched
from detente.record.batches import insert_rows, rows_among

_HEADER = [column for column in schema.report.c if column.name not in ("seq", "text", "text_sha256")]
_WHOLE = select(schema.report).where(schema.report.c.id == bindparam("of"))
_STANDING = select(schema.report.c.name, schema.report.c.text_sha256).where(schema.report.c.id == bindparam("of"))
_SET_ORIGIN = update(schema.report).where(schema.report.c.id == bindparam("of")).values(origin=bindparam("is"))
_PLAIN = ("sha256", "name", "title", "outlet", "url", "date_shown", "origin", "credit", "language", "media")
_GIVEN = {"metadata": 1, "option": 1, "anchor": 2}


class Added(StrEnum):
    """What came of adding a report: ``KNOWN`` changed nothing, ``UPDATED`` brought new fields to known bytes."""

    NEW = "new"
    KNOWN = "known"
    UPDATED = "updated"


def add(connection: Connection, report: Report, raw: bytes, *, at: str) -> Added:
    """Add a report, or what is new about one whose bytes are there already. Raises ``BrokenEvidence`` for other bytes.

    The text and the name of a report that is there stay as they are: ids rest on the text.
    """
    known = _row(connection, report.id)
    if hash_bytes(raw) != report.sha256 or (known and known.sha256 != report.sha256):
        told = f"the bytes of {report.name} are not those that report {report.id} was made from"
        raise BrokenEvidence(told, mend="read the file again")
    if known is None:
        _insert(connection, report, raw)
        log.write(connection, "add", report.id, {"name": report.name, "sha256": report.sha256}, at=at)
        return Added.NEW
    news = _news(known, report)
    if not news:
        return Added.KNOWN
    if "title" in news:
        sqlite.unindex_report(connection, known.seq, known.title, known.text)
        sqlite.index_report(connection, known.seq, news["title"], known.text)
    connection.execute(update(schema.report).where(schema.report.c.id == report.id).values(**news))
    touched.touch_entry(connection, [report.id])
    detail: dict[str, object] = {"fields": sorted(news.keys() - {"published_basis"})}
    if "published" in news:
        detail |= {"published": news["published"], "basis": news["published_basis"], "before": known.published}
    log.write(connection, "update", report.id, detail, at=at)
    return Added.UPDATED


def load(connection: Connection, ids: Collection[str] | None = None, *, anchored: bool = True) -> list[Report]:
    """Return reports with their texts, sorted by name and id. A person's anchor stands in for the published day."""
    return [report for report, _ in _load(connection, [schema.report.c.text], ids, anchored=anchored)]


def load_headers(connection: Connection, ids: Collection[str] | None = None) -> list[tuple[Report, str]]:
    """Return these reports, or all, with an empty text, beside the hash of it: what to look at when texts would be too much."""
    return _load(connection, [schema.report.c.text_sha256], ids)


def get(connection: Connection, report_id: str) -> Report:
    """Return the report of a full id. Raises ``NoSuchThing``."""
    found = load(connection, [report_id])
    if not found:
        raise _no_report(report_id)
    return found[0]


def stands_as(connection: Connection, report: Report, text_hash: str) -> bool:
    """Whether the report is in the record under this name and with this text."""
    return connection.execute(_STANDING, {"of": report.id}).one_or_none() == (report.name, text_hash)


def raw_bytes(connection: Connection, report_id: str) -> bytes:
    """Return the bytes as received. Raises ``NoSuchThing``."""
    found = connection.execute(select(schema.raw.c.bytes).where(schema.raw.c.report_id == report_id)).scalar()
    if found is None:
        raise _no_report(report_id)
    return bytes(found)


def set_origins(connection: Connection, origins: Mapping[str, str]) -> None:
    """Say which source text these reports print. Raises ``NoSuchThing`` for a report that is not there."""
    query = select(schema.report.c.id, schema.report.c.origin)
    known = {row.id: row.origin for row in rows_among(connection, query, schema.report.c.id, origins)}
    for report_id in sorted(origins.keys() - known.keys()):
        raise _no_report(report_id)
    changed = [{"of": one, "is": origin} for one, origin in sorted(origins.items()) if known[one] != origin]
    if changed:
        connection.execute(_SET_ORIGIN, changed)
        touched.touch_entry(connection, [str(row["of"]) for row in changed])


def _insert(connection: Connection, report: Report, raw: bytes) -> None:
    try:
        text_hash = hash_bytes(report.text.encode())
    except UnicodeEncodeError as error:
        told = f"{report.name} holds half a character at {error.start}"
        raise UnreadableInput(told, mend="save the file as UTF-8") from error
    row = {name: getattr(report, name) for name in ("id", *_PLAIN, "text")} | _published_columns(report.published)
    inserted = connection.execute(insert(schema.report).values(**row, text_sha256=text_hash))
    insert_rows(connection, schema.raw, [{"report_id": report.id, "bytes": raw}])
    pieces = [
        {"report_id": report.id, "starts": piece.start, "ends": piece.end, "reason": piece.reason}
        for piece in sorted(set(report.furniture))
    ]
    insert_rows(connection, schema.furniture, pieces)
    sqlite.index_report(connection, inserted.lastrowid, report.title, report.text)


def _no_report(report_id: str) -> NoSuchThing:
    return NoSuchThing(f"report {report_id!r} is not in the record", mend="list the reports with `detente reports`")


def _row(connection: Connection, report_id: str) -> Row[Any] | None:
    return connection.execute(_WHOLE, {"of": report_id}).one_or_none()


def _news(known: Row[Any], report: Report) -> dict[str, str | None]:
    news: dict[str, str | None] = {}
    for name in ("title", "outlet", "url"):
        value = getattr(report, name)
        if value is not None and value != getattr(known, name):
            news[name] = value
    if report.published is not None:
        # A date that somebody gave is not overwritten by one found on the page, however often the file is added.
        new, old = _GIVEN.get(report.published.basis, 0), _GIVEN.get(known.published_basis or "", 0)
        columns = _published_columns(report.published)
        if known.published is None or new > old or (new == old > 0 and columns["published"] != known.published):
            news |= columns
    return news


def _published_columns(published: Published | None) -> dict[str, str | None]:
    if published is None:
        return {"published": None, "published_basis": None}
    return {"published": str(published.interval), "published_basis": published.basis}


def _load(
    connection: Connection, more: list[Any], ids: Collection[str] | None, *, anchored: bool = True
) -> list[tuple[Report, str]]:
    rows = rows_among(connection, select(*_HEADER, *more), schema.report.c.id, ids)
    ranges: dict[str, list[Furniture]] = defaultdict(list)
    for piece in rows_among(connection, select(schema.furniture), schema.furniture.c.report_id, ids):
        ranges[piece.report_id].append(Furniture(piece.starts, piece.ends, piece.reason))
    anchors = decisions.anchors(connection) if anchored else {}
    found = [(_report(row, anchors.get(row.id), ranges[row.id]), getattr(row, more[0].name)) for row in rows]
    return sorted(found, key=lambda pair: (pair[0].name, pair[0].id))


def _report(row: Row[Any], anchor: DayInterval | None, ranges: list[Furniture]) -> Report:
    published = None
    if anchor is not None:
        published = Published(interval=anchor, basis="anchor")
    elif row.published is not None:
        published = Published(interval=DayInterval.parse(row.published), basis=row.published_basis)
    plain = {name: getattr(row, name) for name in _PLAIN}
    text = getattr(row, "text", "")
    return Report(**plain, text=text, published=published, furniture=tuple(sorted(ranges)))
