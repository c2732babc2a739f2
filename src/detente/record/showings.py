"""Who is shown in which office and on which day, and where short names stand that may mean them, as joining left it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from detente.model import NameDoubt, NameLink
from detente.record.kept import Kept


class Showing(NamedTuple):
    """A report of a known day that shows somebody in an office; ``day`` is its ordinal.

    ``given``: whose office the report says it is, ``owner`` whose it is taken to be; both empty where nobody knows.
    """

    office: str
    owner: str
    day: int
    holder: str
    report_id: str
    printed: str
    given: str


class Showings(Kept):
    """What links of single reports hang on, inside the transaction that is open."""

    def clear(self) -> None:
        """Forget everything that was kept."""
        for table in ("showing", "short_name", "short_doubt"):
            self._cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables

    # Showings

    def put(self, showings: Iterable[Showing]) -> None:
        """Put showings in."""
        self._cursor.executemany("INSERT OR IGNORE INTO showing VALUES (?, ?, ?, ?, ?, ?, ?)", showings)

    def drop(self, one: Showing) -> None:
        """Take a showing out."""
        command = """DELETE FROM showing WHERE office = ? AND owner = ? AND day = ? AND holder = ? AND report_id = ?
            AND printed = ? AND given = ?"""
        self._cursor.execute(command, one)

    def of_report(self, report_id: str) -> list[Showing]:
        """What a report shows."""
        return [Showing(*row) for row in self._all("SELECT * FROM showing WHERE report_id = ?", report_id)]

    def called(self, report_id: str) -> str:
        """The name of a report; its id where it is not there."""
        return self._one("SELECT name FROM report WHERE id = ?", report_id) or report_id

    def owners_given(self, holder: str, office: str) -> set[str]:
        """Whose an office is that reports show somebody in: no more than two of those that are given."""
        command = "SELECT {}(given) FROM showing WHERE holder = ? AND office = ? AND given > ''"
        return {self._all(command.format(end), holder, office)[0][0] for end in ("min", "max")} - {None}

    def owned_otherwise(self, holder: str, office: str, owner: str) -> list[Showing]:
        """The showings of somebody in an office whose reports do not say whose it is, and that are taken to be of another owner."""
        command = "SELECT * FROM showing WHERE holder = ? AND office = ? AND given = '' AND owner {} ?"
        return [Showing(*row) for side in ("<", ">") for row in self._all(command.format(side), holder, office, owner)]

    def offices_of(self, holder: str) -> set[tuple[str, str]]:
        """The offices in which somebody is shown, each with whose it is."""
        command = "SELECT DISTINCT office, owner FROM showing WHERE holder = ? AND owner > ''"
        return set(self._all(command, holder))

    def between(self, office: str, owner: str, first: int, last: int) -> list[tuple[int, str, str]]:
        """Who is shown in an office within these days: the day, the holder and the report of each."""
        command = "SELECT day, holder, report_id FROM showing WHERE office = ? AND owner = ? AND day BETWEEN ? AND ?"
        return self._all(command, office, owner, first, last)

    def beside(self, office: str, owner: str, day: int) -> tuple[int | None, int | None]:
        """The last day before, and the first after, on which somebody is shown in an office."""
        before = "SELECT max(day) FROM showing WHERE office = ? AND owner = ? AND day < ?"
        after = "SELECT min(day) FROM showing WHERE office = ? AND owner = ? AND day > ?"
        one, other = (self._all(command, office, owner, day)[0][0] for command in (before, after))
        return one, other

    # Short names

    def put_shorts(self, shorts: Iterable[tuple[str, int, str]]) -> None:
        """Say where short names stand: the name, the day of the report, and its id."""
        self._cursor.executemany("INSERT OR IGNORE INTO short_name VALUES (?, ?, ?)", shorts)

    def drop_shorts(self, report_id: str) -> None:
        """Say that no short name stands in a report."""
        self._cursor.execute("DELETE FROM short_name WHERE report_id = ?", (report_id,))

    def printing(self, name: str, first: int, last: int) -> list[str]:
        """The reports of these days in which a short name stands."""
        command = "SELECT report_id FROM short_name WHERE printed = ? AND day BETWEEN ? AND ?"
        return self._column(command, name, first, last)

    def actors_of(self, report_id: str) -> frozenset[str]:
        """The names of actors that a report prints."""
        return frozenset(self._column("SELECT printed FROM named WHERE report_id = ?", report_id))

    def names_of(self, shown: str) -> list[str]:
        """The printed names that are shown under one."""
        return self._column("SELECT printed FROM alias WHERE shown = ?", shown)

    # What comes of them

    def put_links(self, report_id: str, links: Iterable[NameLink]) -> None:
        """Put these links in the place of all of a report."""
        self._cursor.execute("DELETE FROM name_link WHERE report_id = ?", (report_id,))
        rows = [(link.report_id, link.printed, link.shown, link.reason) for link in links]
        self._cursor.executemany("INSERT INTO name_link VALUES (?, ?, ?, ?)", rows)

    def put_doubts(self, doubts: Iterable[tuple[str, NameDoubt]]) -> None:
        """Put the doubts of reports in, as the table of all names has them already."""
        rows = [(one.left, one.right, report_id, _written(one.reasons)) for report_id, one in doubts]
        self._cursor.executemany("INSERT OR IGNORE INTO short_doubt VALUES (?, ?, ?, ?)", rows)

    def change_doubts(self, report_id: str, doubts: Iterable[NameDoubt]) -> None:
        """Put these doubts in the place of all of a report; of one that several have the first report's reasons are shown."""
        old = "DELETE FROM short_doubt WHERE report_id = ? RETURNING left_name, right_name"
        pairs = set(self._all(old, report_id))
        made = list(doubts)
        self.put_doubts((report_id, one) for one in made)
        pairs |= {(one.left, one.right) for one in made}
        first = "SELECT reasons FROM short_doubt WHERE left_name = ? AND right_name = ? ORDER BY report_id LIMIT 1"
        for pair in sorted(pairs):
            self._cursor.execute("DELETE FROM name_doubt WHERE left_name = ? AND right_name = ?", pair)
            for (reasons,) in self._all(first, *pair):
                self._cursor.execute("INSERT INTO name_doubt VALUES (?, ?, ?)", (*pair, reasons))


def _written(reasons: Iterable[str]) -> str:
    return json.dumps(list(reasons), ensure_ascii=False)
