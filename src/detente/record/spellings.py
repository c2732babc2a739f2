"""How the names of a record are printed, and what hangs on a name: for settling only the names that a report moves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from detente.model import NameDoubt
from detente.record.kept import Kept


class Alias(NamedTuple):
    """Under which name a printed one is shown, and why, where it is under another."""

    shown: str
    reason: str | None


class Spellings(Kept):
    """The names of actors as joining left them, inside the transaction that is open."""

    def _has(self, command: str, *given: str) -> bool:
        return self._cursor.execute(command, given).fetchone() is not None

    def put_forms(self, plain: Mapping[str, str]) -> None:
        """Say under which plain form each printed name is found, in the place of all before."""
        before = set(self._cursor.execute("SELECT plain, printed FROM form").fetchall())
        now = {(form, name) for name, form in plain.items()}
        self._cursor.executemany("DELETE FROM form WHERE plain = ? AND printed = ?", sorted(before - now))
        self._cursor.executemany("INSERT INTO form VALUES (?, ?)", sorted(now - before))

    def put_all_keys(self, keys: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Put these names under their keys, and no others under any."""
        self._cursor.execute("DELETE FROM name_key")
        for name, some in keys:
            self.put_keys(name, some)

    def put_keys(self, name: str, keys: Iterable[str]) -> None:
        """Put a name under these keys too."""
        self._cursor.executemany("INSERT INTO name_key VALUES (?, ?)", [(key, name) for key in sorted(keys)])

    def drop_keys(self, name: str, keys: Iterable[str]) -> None:
        """Take a name from under these keys."""
        self._cursor.executemany("DELETE FROM name_key WHERE key = ? AND name = ?", [(key, name) for key in keys])

    def holders(self, key: str) -> list[str]:
        """The names that stand under a key, sorted."""
        return [row[0] for row in self._cursor.execute("SELECT name FROM name_key WHERE key = ? ORDER BY name", (key,))]

    def put_form(self, name: str, plain: str) -> None:
        """Say that a printed name is found under this plain form too."""
        self._cursor.execute("INSERT INTO form VALUES (?, ?)", (plain, name))

    def drop_form(self, name: str, plain: str) -> None:
        """Say that a printed name is there no longer."""
        self._cursor.execute("DELETE FROM form WHERE plain = ? AND printed = ?", (plain, name))

    def alias(self, printed: str) -> Alias | None:
        """Under which name a printed one is shown, and why; ``None`` where it is not there."""
        row = self._cursor.execute("SELECT shown, reason FROM alias WHERE printed = ?", (printed,)).fetchone()
        return row and Alias(*row)

    def put_alias(self, printed: str, alias: Alias) -> None:
        """Show a printed name so, in the place of what was said of it."""
        self._cursor.execute("INSERT OR REPLACE INTO alias VALUES (?, ?, ?)", (printed, *alias))

    def drop_alias(self, printed: str) -> None:
        """Show a printed name no longer."""
        self._cursor.execute("DELETE FROM alias WHERE printed = ?", (printed,))

    def drop_doubts(self, names: Iterable[str]) -> None:
        """Take out the doubts of which one of these names is the weightier."""
        self._cursor.executemany("DELETE FROM name_doubt WHERE left_name = ?", [(name,) for name in names])

    def put_doubts(self, doubts: Iterable[NameDoubt]) -> None:
        """Put doubts in."""
        rows = [(one.left, one.right, json.dumps(list(one.reasons), ensure_ascii=False)) for one in doubts]
        self._cursor.executemany("INSERT INTO name_doubt VALUES (?, ?, ?)", rows)

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

    def shown(self, printed: str) -> str:
        """The name under which a printed one is shown."""
        row = self._cursor.execute("SELECT shown FROM alias WHERE printed = ?", (printed,)).fetchone()
        return row[0] if row else printed
