"""The one connection of a record: how it is opened, how it reads and writes, and what its errors mean to a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, NullPool, create_engine
from sqlalchemy.exc import DatabaseError, OperationalError

from detente.errors import RecordBusy, RecordError
from detente.record import sqlite


def connect(path: Path, *, wait: float) -> Connection:
    """Open the file; ``wait`` is how many seconds to wait for another writer before ``RecordBusy``."""
    where = URL.create("sqlite", database=str(path))
    # isolation_level None: the driver starts no transactions of its own, `reading` and `writing` say when one begins.
    engine = create_engine(where, poolclass=NullPool, connect_args={"timeout": wait, "isolation_level": None})
    return engine.connect()


@contextmanager
def reading(connection: Connection) -> Iterator[Connection]:
    """One consistent view of the record; never waits for a writer."""
    with connection.begin():
        connection.exec_driver_sql(sqlite.BEGIN_TO_READ)
        yield connection


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """All or nothing: what is done inside is in the record at the end, or none of it is."""
    with connection.begin():
        connection.exec_driver_sql(sqlite.BEGIN_TO_WRITE)
        yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database complains of into errors that name the record and the mend; others pass through."""
    try:
        yield
    except DatabaseError as error:
        told = _tell(path, error)
        if told is None:
            raise
        raise told from error


def not_a_record(path: Path) -> RecordError:
    """Make the error for a file that something else made."""
    return RecordError(
        f"{path} is not a Détente record", mend="name a record with -r, or a new file for `detente init` to make"
    )


def _tell(path: Path, error: DatabaseError) -> RecordError | None:
    code = sqlite.error_code(error)
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_record(path)
    if code is None and not isinstance(error, OperationalError):
        return None
    told = _COMPLAINTS.get(code)
    return told and told[0](told[1].format(path), mend=told[2])


_DAMAGED = (RecordError, "the file {} is damaged", "run `detente verify`, or put back a copy of the record")
_CLOSED = (RecordError, "{} cannot be opened for writing", "check that you may write to the file and to its folder")
_BUSY = (RecordBusy, "another process is writing to {}", "wait until it is done, or end it, and run the command again")
_COMPLAINTS: dict[int | None, tuple[type[RecordError], str, str]] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    None: _DAMAGED,  # the driver's own complaint, not SQLite's: words in the file that are no longer UTF-8
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_FULL: (RecordError, "no room left on the disk of {}", "free some and run the command again"),
    sqlite3.SQLITE_IOERR: (RecordError, "the disk of {} does not answer", "check the disk and run the command again"),
}
