"""Writes that wait for each other, so that several reports take one transaction: each costs more than what it writes."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.record.store import Store

MOST = 8
"""So many reports at most wait to be written: what a run that is killed has to read again."""


class Batch:
    """Calls to methods of a store that write, held back until there are enough of them for one transaction.

    They are made in the order in which they were given, the last of them at the end. Where the work breaks off, what was
    given before is still written, one by one.

    >>> import tempfile
    >>> from detente.model import Report
    >>> from detente.record import Store
    >>> with tempfile.TemporaryDirectory() as folder, Store.create(f"{folder}/talks.db") as store:
    ...     with Batch(store) as batch:
    ...         batch.add(lambda: store.add_report(Report.of_text("They met in Doha."), b"They met in Doha."))
    ...     len(store.reports())
    1
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[Callable[[], object]] = []

    def __enter__(self) -> Batch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write_together()
            return
        for write in self._waiting:
            write()

    def add(self, write: Callable[[], object]) -> None:
        """Take a call that writes one report."""
        self._waiting.append(write)
        if len(self._waiting) >= MOST:
            self._write_together()

    def _write_together(self) -> None:
        if self._waiting:
            with self._store.together():
                for write in self._waiting:
                    write()
            self._waiting.clear()
