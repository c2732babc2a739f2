"""What joining keeps beside the record between two runs is asked in thousands of small questions, through the driver itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from detente.record import sqlite


class Kept:
    """Some kept tables, inside the transaction that is open."""

    def __init__(self, connection: Connection) -> None:
        self._cursor = sqlite.cursor(connection)

    def _all(self, command: str, *given: Any) -> list[Any]:
        """All rows."""
        return self._cursor.execute(command, given).fetchall()

    def _column(self, command: str, *given: Any) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self._cursor.execute(command, given)]

    def _one(self, command: str, *given: Any) -> Any:
        """The first value of the first row; ``None`` where there is none."""
        row = self._cursor.execute(command, given).fetchone()
        return row and row[0]
