"""How a record gets from any earlier form to the present one: numbered steps, in order, each whole or not at all.

A step is a module with ``up(connection)``. It is written once and never changed: it says its SQL itself and does not
look at ``schema``, which tells only how things are now. A new step goes at the end of ``STEPS``.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from detente.errors import RecordTooNew
from detente.record.migrations import (
    m0001_tables,
    m0002_search,
    m0003_counted_from,
    m0004_names,
    m0005_who_decided,
    m0006_joining,
    m0007_name_links,
    m0008_forms,
    m0009_showings,
)

STEPS: tuple[Callable[[Connection], None], ...] = (
    m0001_tables.up,
    m0002_search.up,
    m0003_counted_from.up,
    m0004_names.up,
    m0005_who_decided.up,
    m0006_joining.up,
    m0007_name_links.up,
    m0008_forms.up,
    m0009_showings.up,
)
LATEST = len(STEPS)
"""The version that this code reads and writes."""


def version_of(connection: Connection) -> int:
    """Return the version of the open record."""
    return int(connection.exec_driver_sql("SELECT max(version) FROM schema_version").scalar_one() or 0)


def migrate(connection: Connection, have: int) -> int:
    """Take the steps after ``have``, inside the transaction that is open, and return the version reached.

    Raises ``RecordTooNew`` where a later version of Détente has written the record.
    """
    if have > LATEST:
        raise RecordTooNew(
            f"the record has form {have}, and this version of Détente reads up to form {LATEST}",
            mend="update Détente (`pip install -U detente`) and run the command again",
        )
    for number, step in enumerate(STEPS[have:], start=have + 1):
        step(connection)
        connection.exec_driver_sql(f"INSERT INTO schema_version (version) VALUES ({number})")  # noqa: S608 (an int)
    return LATEST
