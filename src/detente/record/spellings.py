"""How the names of a record are printed, and what hangs on a name: for settling only the names that a report moves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from detente.record.kept import Kept


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

    def put_keys(self, names: Collection[str], keys_of: Callable[[str], Iterable[str]]) -> None:
        """Put these names, and no others, under their keys."""
        before = {row[0] for row in self._cursor.execute("SELECT DISTINCT name FROM name_key")}
        for name in sorted(before - set(names)):
            self._cursor.execute("DELETE FROM name_key WHERE name = ?", (name,))
        for name in sorted(set(names) - before):
            self.put_key(name, keys_of(name))

    def put_key(self, name: str, keys: Iterable[str]) -> None:
        """Put a name under these keys too."""
        self._cursor.executemany("INSERT INTO name_key VALUES (?, ?)", [(key, name) for key in sorted(keys)])

    def drop_key(self, name: str) -> None:
        """Take a name from under all keys."""
        self._cursor.execute("DELETE FROM name_key WHERE name = ?", (name,))

    def holders(self, key: str) -> list[str]:
        """The names that stand under a key, sorted."""
        return [row[0] for row in self._cursor.execute("SELECT name FROM name_key WHERE key = ? ORDER BY name", (key,))]

    def put_alone(self, name: str, plain: str, shown: str, reason: str | None) -> None:
        """Put in a printed name that moves no other."""
        self._cursor.execute("INSERT INTO form VALUES (?, ?)", (plain, name))
        self._cursor.execute("INSERT INTO alias VALUES (?, ?, ?)", (name, shown, reason))

    def drop_alone(self, name: str, plain: str) -> None:
        """Take out a printed name that moves no other."""
        self._cursor.execute("DELETE FROM form WHERE plain = ? AND printed = ?", (plain, name))
        self._cursor.execute("DELETE FROM alias WHERE printed = ?", (name,))
        self.drop_key(name)

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
