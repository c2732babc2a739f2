"""All that only SQLite understands: pragmas, locks, the full-text index, and what its error codes mean.

A second database needs a sibling of this module and nothing else of the room.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError, OperationalError

APPLICATION_ID = 0x44544E54
"""Stands in the header of the file ("DTNT"), so that a record is told from other SQLite files before it is touched."""

BLOB = "BLOB"
_HEAD = b"SQLite format 3\x00"
_CACHE = 64 * 1024
"""KiB of the file that a connection holds at most: with SQLite's own two megabytes a large record is read over and over."""
_CACHE_TO_JOIN = 512 * 1024
"""KiB while a record is joined: what is changed and does not fit is written out, read back and changed again, many times over."""
BEGIN_TO_READ = "BEGIN"
BEGIN_TO_WRITE = "BEGIN IMMEDIATE"
"""Takes the lock at once: a transaction that reads first and writes later could not wait for its turn."""


def cursor(connection: Connection) -> sqlite3.Cursor:
    """The driver's own cursor inside the open transaction: for thousands of small questions, each a few microseconds."""
    own: sqlite3.Cursor = connection.connection.cursor()  # type: ignore[assignment]
    return own


def is_other(path: Path) -> bool:
    """Whether a file is there that is no database of SQLite's; an empty file may become one."""
    with path.open("rb") as file:
        head = file.read(len(_HEAD))
    return head not in (b"", _HEAD)


def is_empty(connection: Connection) -> bool:
    """Whether the file holds no table at all, as after a ``create`` that was killed."""
    return not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()


def is_record(connection: Connection) -> bool:
    """Whether the header says that Détente made this file."""
    return bool(connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID)


def mark_as_record(connection: Connection) -> None:
    """Write Détente's mark into the header of the file."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def prepare(connection: Connection) -> None:
    """Set what holds for a connection: readers do not wait, rows keep their parents, deleted bytes are zeroed."""
    if connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() != "wal":
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    connection.exec_driver_sql("PRAGMA synchronous = FULL")
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")


@contextmanager
def wide_cache(connection: Connection) -> Iterator[None]:
    """Let the connection hold more of the file for a while; a small record takes no more than its size."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_TO_JOIN}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")


def scrub(connection: Connection) -> bool:
    """Leave nothing of deleted rows in the file or its write-ahead log; False where another process keeps old pages.

    Outside of a transaction only.
    """
    connection.exec_driver_sql("VACUUM")
    busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return not busy


def damage(connection: Connection) -> list[str]:
    """Tell what SQLite itself finds wrong with the file."""
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


def create_index(connection: Connection) -> None:
    """Make the full-text index over ``report``; it keeps words only, the texts stay where they are."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE report_search USING fts5"
        "(title, text, content='report', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')"
    )
    rebuild_index(connection)


def rebuild_index(connection: Connection) -> None:
    """Make the index anew from the reports that are there: the only way that leaves no word of those that are gone."""
    connection.exec_driver_sql("INSERT INTO report_search (report_search) VALUES ('rebuild')")


def index_report(connection: Connection, seq: int, title: str | None, words: str) -> None:
    """Put one report into the index."""
    command = text("INSERT INTO report_search (rowid, title, text) VALUES (:seq, :title, :words)")
    connection.execute(command, {"seq": seq, "title": title, "words": words})


def unindex_report(connection: Connection, seq: int, title: str | None, words: str) -> None:
    """Take one report out of the index; ``title`` and ``words`` as they were put in, while the row still stands."""
    command = text(
        "INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', :seq, :title, :words)"
    )
    connection.execute(command, {"seq": seq, "title": title, "words": words})


def index_agrees(connection: Connection) -> bool:
    """Whether the index holds exactly the words of the reports."""
    try:
        connection.exec_driver_sql("INSERT INTO report_search (report_search, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        if error_code(error) == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return True


def match(connection: Connection, query: str, limit: int) -> list[str] | None:
    """Return the ids of the reports that match best, or ``None`` for what is no query."""
    command = text(
        "SELECT report.id FROM report_search JOIN report ON report.seq = report_search.rowid "
        "WHERE report_search MATCH :query ORDER BY rank, report.id LIMIT :most"
    )
    try:
        return [str(found) for found in connection.execute(command, {"query": query, "most": limit}).scalars()]
    except OperationalError as error:
        if error_code(error) == sqlite3.SQLITE_ERROR:
            return None
        raise


def is_busy(error: DatabaseError) -> bool:
    """Whether another process holds the lock."""
    return error_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def error_code(error: DatabaseError) -> int | None:
    """SQLite's primary result code, or ``None`` for an error that is not SQLite's."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
