"""An open record as a file: made, opened and closed, and what one transaction of it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from os import PathLike
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from detente.errors import NoRecord, RecordBusy, RecordError
from detente.record import log, sqlite
from detente.record.connect import connect, explained, not_a_record, reading, writing
from detente.record.migrations import LATEST, migrate, version_of

WAIT = 5.0
"""Seconds to wait for another process that is writing."""


class Session:
    """The file of a record while it is open, and its transactions; what is in it, ``Store`` tells.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Session.create(f"{folder}/talks.db").close()
    ...     with Session.open(f"{folder}/talks.db") as session, session.unmoved():
    ...         session.path.name
    'talks.db'
    """

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path = path
        self._connection = connection
        self._joined = False
        self._lock = RLock()

    @classmethod
    def create(cls, path: str | PathLike[str], *, at: str = "", wait: float = WAIT) -> Self:
        """Make a new record. Raises ``RecordError`` where there is a file already, or no folder to put it in."""
        path = Path(path)
        if not path.parent.is_dir():
            raise RecordError(f"there is no folder {path.parent}", mend="make it, or name another place")
        with cls._opened(path, wait) as store:
            # An empty file, or one with nothing in it, is what a killed `create` leaves behind.
            if not sqlite.is_empty(store._connection):
                raise RecordError(f"there is a file at {path} already", mend="name another place, or delete the file")
            sqlite.prepare(store._connection)
            store._connection.commit()
            with writing(store._connection) as connection:
                if not sqlite.is_empty(connection):
                    raise RecordError(f"another process has just made {path}", mend="use that one")
                sqlite.mark_as_record(connection)
                log.write(connection, "init", None, {"form": migrate(connection, 0)}, at=at)
        return store

    @classmethod
    def open(cls, path: str | PathLike[str], *, wait: float = WAIT) -> Self:
        """Open a record, bringing it to the present form.

        Raises ``NoRecord`` where there is none, ``RecordTooNew`` for a later form, ``RecordError`` for other files.
        """
        path = Path(path)
        if not path.exists():
            raise NoRecord(f"there is no record at {path}", mend="make one with `detente init`, or give it with -r")
        with cls._opened(path, wait) as store:
            connection = store._connection
            if sqlite.is_empty(connection):
                raise NoRecord(f"the file {path} is empty", mend="make a record of it with `detente init`")
            if not sqlite.is_record(connection):
                raise not_a_record(path)
            version = version_of(connection)
            if version > LATEST:
                migrate(connection, version)
            sqlite.prepare(connection)
            connection.commit()
            if version < LATEST:
                with writing(connection):
                    migrate(connection, version_of(connection))
        return store

    @classmethod
    @contextmanager
    def _opened(cls, path: Path, wait: float) -> Iterator[Self]:
        if path.is_dir():
            raise RecordError(f"{path} is a folder", mend="give the file of the record")
        try:
            other = path.exists() and sqlite.is_other(path)
        except OSError as error:
            raise RecordError(f"{path} cannot be read: {error.strerror}", mend="check that you may read it") from error
        if other:
            raise not_a_record(path)
        with explained(path):
            store = cls(path, connect(path, wait=wait))
            try:
                yield store
            except BaseException:
                store.close()
                raise

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all that is done inside: at its end all of it is in the record, or none of it is.

        For several reports in a row: to put each on the disk by itself takes longer than to write it. Inside another it is a
        part of that one.
        """
        if self._joined:
            yield
            return
        with self._write():
            self._joined = True
            try:
                yield
            finally:
                self._joined = False

    @contextmanager
    def unmoved(self) -> Iterator[None]:
        """Give one and the same state of the record for all that is read inside, whatever other processes write meanwhile.

        For reading alone; threads may share it. Not inside ``together``, nor inside another.
        """
        with ExitStack() as ends:
            with self._lock:
                ends.enter_context(explained(self.path))
                log.last_seal(
                    ends.enter_context(reading(self._connection))
                )  # SQLite keeps to the state of the first look
                self._joined = True
            try:
                yield
            finally:
                with self._lock:
                    self._joined = False
                    ends.close()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._lock:
            if self._joined:
                yield self._connection
                return
            with explained(self.path), reading(self._connection) as connection:
                yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._lock:
            if self._joined:
                yield self._connection
                return
            with explained(self.path), writing(self._connection) as connection:
                yield connection

    def _scrub(self) -> None:
        told = f"the report is out of {self.path}, but another process still holds pages with its words"
        busy = RecordBusy(told, mend="end that process: the last to close the record takes them away")
        try:
            with explained(self.path):
                clean = sqlite.scrub(self._connection)
        except RecordBusy as error:
            raise busy from error
        finally:
            self._connection.rollback()
        if not clean:
            raise busy
