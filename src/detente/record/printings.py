"""What finding copies keeps between two runs: the marks of each story, and which stories are of one text."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from detente.record.kept import Kept

_CROWDS = """SELECT mark, report_id FROM json_each(?) AS wanted
    CROSS JOIN sketch ON mark = wanted.value AND report_id <= ifnull(
        (SELECT report_id FROM sketch WHERE mark = wanted.value ORDER BY report_id LIMIT 1 OFFSET ?), char(1114111))
    ORDER BY wanted.key, report_id"""


class Likeness(NamedTuple):
    """Two stories of one text, the smaller report id first: how they are alike, and how many shingles each has."""

    one: str
    other: str
    how: str
    one_size: int
    other_size: int


class Printings(Kept):
    """The kept state of finding copies, inside the transaction that is open."""

    def marks_of(self, report_id: str) -> list[int]:
        """The marks of the story of a report; none where it was not looked at."""
        return self._column("SELECT mark FROM sketch WHERE report_id = ? ORDER BY mark", report_id)

    def holders(self, mark: int) -> list[str]:
        """The reports whose stories have a mark, sorted."""
        return self._column("SELECT report_id FROM sketch WHERE mark = ? ORDER BY report_id", mark)

    def crowd(self, mark: int, most: int) -> list[str]:
        """The first of them, no more than one above ``most``."""
        return self._column("SELECT report_id FROM sketch WHERE mark = ? ORDER BY report_id LIMIT ?", mark, most + 1)

    def crowds(self, marks: Iterable[int], most: int) -> dict[int, list[str]]:
        """The same of each of these marks, asked together: a batch of stories has tens of thousands."""
        found: dict[int, list[str]] = {mark: [] for mark in marks}
        for mark, report_id in self._cursor.execute(_CROWDS, (json.dumps(list(found)), most)):
            found[mark].append(report_id)
        return found

    def put_marks(self, marks: Mapping[str, Iterable[int]]) -> None:
        """Put in the marks of new stories, by report."""
        rows = sorted((mark, report_id) for report_id in marks for mark in marks[report_id])
        self._cursor.executemany("INSERT OR IGNORE INTO sketch VALUES (?, ?)", rows)

    def drop(self, report_id: str) -> set[str]:
        """Take a report out; returns those that were alike."""
        self._cursor.execute("DELETE FROM sketch WHERE report_id = ?", (report_id,))
        command = "DELETE FROM alike WHERE one_id = ? OR other_id = ? RETURNING one_id, other_id"
        gone = self._cursor.execute(command, (report_id, report_id)).fetchall()
        return {key for pair in gone for key in pair} - {report_id}

    def alike(self, report_id: str) -> list[Likeness]:
        """The stories that are of one text with that of a report."""
        command = "SELECT * FROM alike WHERE one_id = ? UNION SELECT * FROM alike WHERE other_id = ?"
        return [Likeness(*row) for row in self._cursor.execute(command, (report_id, report_id)).fetchall()]

    def put_alike(self, likeness: Likeness) -> None:
        """Say that two stories are of one text."""
        self._cursor.execute("INSERT OR REPLACE INTO alike VALUES (?, ?, ?, ?, ?)", likeness)

    def drop_alike(self, one: str, other: str) -> None:
        """Say that they are not."""
        self._cursor.execute("DELETE FROM alike WHERE one_id = ? AND other_id = ?", (one, other))

    def present(self, report_ids: Iterable[str]) -> set[str]:
        """Those of these reports that are in the record."""
        command = "SELECT id FROM report WHERE id = ?"
        return {key for report_id in report_ids for key in self._column(command, report_id)}

    def set_undated(self, report_ids: Collection[str], undated: Collection[str]) -> None:
        """Of these reports, say which have no day of their own."""
        self._cursor.executemany("DELETE FROM undated WHERE report_id = ?", [(key,) for key in sorted(report_ids)])
        self._cursor.executemany("INSERT INTO undated VALUES (?)", [(key,) for key in sorted(undated)])

    def any_undated(self) -> bool:
        """Whether any report has no day of its own."""
        return bool(self._column("SELECT 1 FROM undated LIMIT 1"))

    def clear(self) -> None:
        """Forget everything that was kept."""
        for table in ("sketch", "alike", "undated"):
            self._cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables
