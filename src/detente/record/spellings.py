"""How the names of a record are printed, and what hangs on a name: for settling only the names that a report moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from detente.record import sqlite


class Spellings:
    """The names of actors as joining left them, inside the transaction that is open."""

    def __init__(self, connection: Connection) -> None:
        self._cursor = sqlite.cursor(connection)

    def _has(self, command: str, *given: str) -> bool:
        return self._cursor.execute(command, given).fetchone() is not None

    def put_forms(self, plain: Mapping[str, str]) -> None:
        """Say under which plain form each printed name is found, in the place of all before."""
        self._cursor.execute("DELETE FROM form")
        self._cursor.executemany("INSERT INTO form VALUES (?, ?)", [(form, name) for name, form in plain.items()])

    def put_alone(self, plain: Mapping[str, str], gone: Mapping[str, str]) -> None:
        """Put in printed names that are one with no other, each with its plain form; take out those that are ``gone``."""
        self._cursor.executemany("INSERT INTO form VALUES (?, ?)", [(form, name) for name, form in plain.items()])
        self._cursor.executemany("INSERT INTO alias VALUES (?, ?, NULL)", [(name, name) for name in plain])
        for name, form in gone.items():
            self._cursor.execute("DELETE FROM form WHERE plain = ? AND printed = ?", (form, name))
            self._cursor.execute("DELETE FROM alias WHERE printed = ?", (name,))

    def any_forms(self) -> bool:
        """Whether names were ever settled in this form of the record."""
        return self._has("SELECT 1 FROM form LIMIT 1")

    def forms(self, plain: str) -> dict[str, int]:
        """The printed names of a plain form, each with how many statements give it."""
        command = """SELECT form.printed, coalesce(many, 0) FROM form LEFT JOIN spelling USING (printed)
            WHERE plain = ? ORDER BY form.printed"""
        return dict(self._cursor.execute(command, (plain,)).fetchall())

    def beside(self, printed: str) -> set[str]:
        """The printed names that are shown under one name with this, or in doubt with it."""
        shown = "SELECT other.printed FROM alias JOIN alias AS other USING (shown) WHERE alias.printed = ?"
        right = "SELECT right_name FROM name_doubt WHERE left_name = ?"
        left = "SELECT left_name FROM name_doubt WHERE right_name = ?"
        return {row[0] for command in (shown, right, left) for row in self._cursor.execute(command, (printed,))}

    def any_offices(self, report_ids: Collection[str] | None = None) -> bool:
        """Whether these reports, or any, show somebody in an office."""
        if report_ids is None:
            return self._has("SELECT 1 FROM mention WHERE sort = 'office' LIMIT 1")
        command = "SELECT 1 FROM mention WHERE sort = 'office' AND report_id = ? LIMIT 1"
        return any(self._has(command, key) for key in report_ids)

    def any_linked(self) -> bool:
        """Whether anything is linked in single reports, or any name in doubt."""
        return self._has("SELECT 1 FROM name_link LIMIT 1") or self._has("SELECT 1 FROM name_doubt LIMIT 1")

    def all_new(self, report_ids: Iterable[str]) -> bool:
        """Whether none of these reports was there at the last joining."""
        return not any(self._has("SELECT 1 FROM seal WHERE report_id = ?", key) for key in report_ids)

    def named_in(self, report_ids: Iterable[str]) -> set[str]:
        """The printed names of actors in these reports, as they are counted now."""
        command = "SELECT printed FROM named WHERE report_id = ?"
        return {row[0] for key in report_ids for row in self._cursor.execute(command, (key,))}
