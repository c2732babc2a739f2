"""What joining keeps between two runs: the pools of the tellings, the buckets they meet in, and what was touched since.

All of it is derived, and made anew whole where the way of joining has changed. The keys of buckets are numbers, so that nothing
but ``facts`` and ``members`` holds words of a report; these go with it.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, insert

from detente.model import ACTOR_PROPS, Judgement, Mention, Verdict
from detente.record import decisions, log, schema
from detente.record.kept import Kept
from detente.record.pools import LOOSE, SPANS, Pool, Told, bucket_rows, outline_in, pool_of, row_of, stored
from detente.record.since import MODULUS, Decided, Since, changed_between, fingerprint_of, listed, moving, seals
from detente.record.statements import mention_of


def row_judged(judged: Judgement) -> tuple[Any, ...]:
    """The row of a judgement."""
    reasons = json.dumps(list(judged.reasons), ensure_ascii=False)
    return judged.left, judged.right, judged.verdict.value, float(judged.score), reasons


class Joined(Kept):
    """The kept state of joining, inside the transaction that is open."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection
        self._numbers = self._one("SELECT max(number) FROM pool") or 0

    # What changed

    def since(self, way: str) -> Since | None:
        """What has changed since the last joining, if that went this way; ``None`` where nothing has."""
        connection = self._connection
        made = moving(decisions.load(connection))
        last = self._cursor.execute("SELECT way, decided FROM joining").fetchone()
        if last is None or last[0] != way:
            read = (row[0] for row in self._all("SELECT report_id FROM reading"))
            return Since(everything=True, reports=frozenset(read), sealed=frozenset(), decisions=())
        touched = {row[0]: bool(row[1]) for row in self._all("SELECT report_id, tellings FROM touched")}
        changed = changed_between(json.loads(last[1]), listed(made))
        if not touched and not changed and self._one("SELECT 1 FROM resolved"):
            return None
        return Since(
            everything=False,
            reports=frozenset(key for key, tellings in touched.items() if tellings),
            sealed=frozenset(key for key, tellings in touched.items() if not tellings),
            decisions=tuple(changed),
        )

    def clear(self) -> None:
        """Forget everything that was kept."""
        for table in (
            "pool",
            "bucket",
            "named",
            "spelling",
            "form",
            "name_key",
            "showing",
            "short_name",
            "short_doubt",
            "touched",
            "seal",
            "joining",
            "judgement",
            "cluster",
            "resolved",
        ):
            self._cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables
        self._numbers = 0

    def finish(self, way: str, report_ids: Collection[str] | None, *, joined: int, at: str) -> None:
        """Say that all is joined: write down from what, of these reports anew, and empty what was touched."""
        connection = self._connection
        made = moving(decisions.load(connection))
        last = self._cursor.execute("SELECT total FROM joining").fetchone()
        total = int(last[0], 16) if last else 0
        now = seals(connection, report_ids)
        changed = sorted(now) if report_ids is None else sorted(report_ids)
        for report_id in changed:
            before = self._one("SELECT hash FROM seal WHERE report_id = ?", report_id)
            total = (total - (int(before, 16) if before else 0) + now.get(report_id, 0)) % MODULUS
            if report_id in now:
                self._cursor.execute("INSERT OR REPLACE INTO seal VALUES (?, ?)", (report_id, f"{now[report_id]:064x}"))
            else:
                self._cursor.execute("DELETE FROM seal WHERE report_id = ?", (report_id,))
        fingerprint = f"{way}:{fingerprint_of(total, made)}"
        for table in ("touched", "joining", "resolved"):
            self._cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables
        decided = json.dumps(listed(made))
        self._cursor.execute("INSERT INTO joining VALUES (1, ?, ?, ?)", (way, f"{total:064x}", decided))
        connection.execute(insert(schema.resolved).values(only=1, fingerprint=fingerprint))
        log.write(connection, "resolve", None, {"fingerprint": fingerprint, "reports": joined}, at=at)

    # Pools

    def is_empty(self) -> bool:
        """Whether nothing has been joined yet."""
        return not any(self._one(f"SELECT 1 FROM {table}") for table in ("pool", "judgement", "cluster"))  # noqa: S608 - names of tables

    def next_number(self) -> int:
        """A number that no pool has had in this transaction."""
        self._numbers += 1
        return self._numbers

    def pools(self, report_ids: Iterable[str]) -> list[Pool]:
        """The pools of these reports."""
        found = [
            row for key in sorted(set(report_ids)) for row in self._all("SELECT * FROM pool WHERE report_id = ?", key)
        ]
        return [pool_of(row) for row in found]

    def pools_numbered(self, numbers: Iterable[int]) -> list[Pool]:
        """The pools of these numbers."""
        return [pool_of(row) for key in numbers for row in self._all("SELECT * FROM pool WHERE number = ?", key)]

    def written(self, numbers: Iterable[int]) -> Iterator[tuple[int, str, Mention]]:
        """The facts of these pools as they were written, each with its number and its mention."""
        command = """SELECT pool.number, pool.facts, mention.* FROM json_each(?) AS wanted
            CROSS JOIN pool ON pool.number = wanted.value CROSS JOIN mention ON mention.id = pool.mention_id"""
        for number, facts, *row in self._all(command, json.dumps(list(numbers))):
            yield number, facts, mention_of(row).stored_as(row[0])

    def outlines(self, numbers: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """The outlines of these pools, each with the number of its pool."""
        command = """SELECT pool.number, pool.buckets FROM json_each(?) AS wanted
            CROSS JOIN pool ON pool.number = wanted.value"""
        for number, packed in self._all(command, json.dumps(list(numbers))):
            yield number, outline_in(packed)

    def drop_pools(self, pools: Iterable[Pool]) -> None:
        """Take pools out of the record and of their buckets."""
        for pool in pools:
            for bucket in bucket_rows(pool):
                self._cursor.execute("DELETE FROM bucket WHERE number = ? AND starts = ? AND pool = ?", bucket[:3])
            self._cursor.execute("DELETE FROM pool WHERE number = ?", (pool.number,))

    def put_pools(self, pools: Iterable[Pool]) -> None:
        """Put pools into the record and into their buckets."""
        made = list(pools)
        self._cursor.executemany("INSERT INTO pool VALUES (?, ?, ?, ?, ?, ?, ?)", map(row_of, made))
        # sorted, each page of a large table is touched once
        rows = sorted(row for pool in made for row in bucket_rows(pool))
        self._cursor.executemany("INSERT INTO bucket VALUES (?, ?, ?, ?)", rows)

    def reports_of(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """The reports of these mentions, those that are in the record."""
        found = ((key, self._one("SELECT report_id FROM mention WHERE id = ?", key)) for key in sorted(mention_ids))
        return {key: report for key, report in found if report}

    def reports_decided(self, decisions: Iterable[Decided]) -> set[str]:
        """The reports of the mentions that these decisions are about, and the reports themselves."""
        about = {key for _, keys in decisions for key in keys}
        there = {key for key in about if self._one("SELECT 1 FROM reading WHERE report_id = ?", key)}
        return there | set(self.reports_of(about).values())

    def in_time(self, report_ids: Iterable[str]) -> list[str]:
        """These reports by their day, those without one first."""
        command = "SELECT ifnull(published, '') FROM report WHERE id = ?"
        days = {key: self._one(command, key) or "" for key in report_ids}
        return sorted(days, key=lambda key: (days[key], key))

    def reports_open(self, touched: Collection[str]) -> set[str]:
        """The reports with mentions of no known kind, where one of those touched has or had such; else none."""
        told = "SELECT 1 FROM statement WHERE report_id = ? AND prop = 'kind' AND value = 'other'"
        kept = "SELECT 1 FROM pool WHERE report_id = ? AND (facts = '' OR facts LIKE '[\"other\"%')"
        if not any(self._one(command, key) for key in sorted(touched) for command in (told, kept)):
            return set()
        command = "SELECT DISTINCT report_id FROM statement WHERE prop = 'kind' AND value = 'other'"
        return {row[0] for row in self._all(command)}

    def count_reports(self) -> int:
        """How many reports were there when the record was last joined."""
        return int(self._one("SELECT count(*) FROM seal"))

    # Names

    def reports_naming(self, printed: Iterable[str]) -> set[str]:
        """The reports that print one of these names of actors."""
        command = "SELECT report_id FROM named WHERE printed = ?"
        return {row[0] for name in sorted(printed) for row in self._all(command, name)}

    def count_names(self, report_ids: Iterable[str]) -> dict[str, int]:
        """Count the names of actors in these reports anew; returns by how much the count of each in the record has changed."""
        statements = """SELECT value, count(*) FROM statement WHERE report_id = ? AND prop IN (SELECT value FROM json_each(?))
            GROUP BY value"""
        props = json.dumps(sorted(ACTOR_PROPS))
        add = """INSERT INTO spelling VALUES (?, ?) ON CONFLICT DO UPDATE SET many = many + excluded.many"""
        moved: Counter[str] = Counter()
        for report_id in report_ids:
            gone = self._all("DELETE FROM named WHERE report_id = ? RETURNING printed, -many", report_id)
            came = self._all(statements, report_id, props)
            self._cursor.executemany(add, [*gone, *came])
            self._cursor.executemany("INSERT INTO named VALUES (?, ?, ?)", [(name, report_id, n) for name, n in came])
            self._cursor.executemany("DELETE FROM spelling WHERE printed = ? AND many = 0", [row[:1] for row in gone])
            for name, many in (*gone, *came):
                moved[name] += many
        return {name: many for name, many in sorted(moved.items()) if many}

    def names_counted(self) -> dict[str, int]:
        """How many statements of the record give each name of an actor, sorted by name."""
        return dict(self._all("SELECT printed, many FROM spelling ORDER BY printed"))

    # Buckets

    def crowd(self, bucket: int, most: int) -> list[int]:
        """The numbers of the pools of a loose bucket, no more than one above ``most``."""
        command = "SELECT pool FROM bucket WHERE number = ? LIMIT ?"
        return [row[0] for row in self._all(command, stored(bucket, LOOSE), most + 1)]

    def meeting(self, pool: Pool) -> set[int]:
        """The numbers of the pools that share a dated bucket with this one and whose days meet its own, itself among them."""
        found: set[int] = set()
        command = "SELECT pool FROM bucket WHERE number = ? AND starts BETWEEN ? AND ? AND ends >= ?"
        for bucket in pool.dated:
            for grade, most in enumerate(SPANS):
                given = (stored(bucket, grade), pool.starts - most, pool.ends, pool.starts)
                found.update([row[0] for row in self._cursor.execute(command, given)])
        return found

    # Judgements and clusters

    def drop_judgements(self, mention_ids: Iterable[str]) -> set[str]:
        """Take out every judgement about these mentions; returns the mentions that were joined with one by it."""
        ends: set[str] = set()
        for mention_id in mention_ids:
            for column, other in (("left_id", "right_id"), ("right_id", "left_id")):
                command = f"DELETE FROM judgement WHERE {column} = ? RETURNING {other}, verdict"  # noqa: S608 - names of columns
                ends.update(key for key, verdict in self._all(command, mention_id) if verdict == Verdict.SAME)
        return ends

    def drop_judgements_within(self, mention_ids: Collection[str]) -> None:
        """Take out the judgements about pairs of these mentions."""
        command = "DELETE FROM judgement WHERE left_id = ? AND right_id IN (SELECT value FROM json_each(?))"
        among = json.dumps(list(mention_ids))
        self._cursor.executemany(command, [(key, among) for key in mention_ids])

    def drop_judgement(self, left: str, right: str) -> None:
        """Take out the judgement about a pair."""
        self._cursor.execute("DELETE FROM judgement WHERE left_id = ? AND right_id = ?", (left, right))

    def judged(self, mention_ids: Collection[str]) -> list[Judgement]:
        """The judgements about pairs of these mentions, without their reasons."""
        command = "SELECT left_id, right_id, verdict, score FROM judgement WHERE left_id = ?"
        there = set(mention_ids)
        return [
            Judgement(left=row[0], right=row[1], verdict=Verdict(row[2]), score=row[3])
            for key in sorted(there)
            for row in self._all(command, key)
            if row[1] in there
        ]

    def put_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Put judgements in, each in the place of an earlier one about its pair."""
        self.put_rows_judged(map(row_judged, judgements))

    def put_rows_judged(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Put in judgements that are rows already."""
        self._cursor.executemany(
            "INSERT OR REPLACE INTO judgement (left_id, right_id, verdict, score, reasons) VALUES (?, ?, ?, ?, ?)",
            sorted(rows),
        )

    def standing(self, mention_id: str) -> list[Told]:
        """The pools of the event of a pool, or those with which people joined it where it is of none yet; nothing of no pool."""
        first = self._one("SELECT first_id FROM pool WHERE mention_id = ?", mention_id)
        if first is None:
            return []
        columns = "number, pool.mention_id, report_id, first_id, members"
        rows = self._all(f"SELECT {columns} FROM pool WHERE first_id = ?", first)  # noqa: S608 - names of columns
        event = self._one("SELECT event_id FROM cluster WHERE mention_id = ?", mention_id)
        if event is not None:
            command = f"""SELECT {columns} FROM cluster CROSS JOIN pool ON pool.mention_id = cluster.mention_id
                WHERE event_id = ?"""  # noqa: S608 - names of columns
            rows += self._all(command, event)
        return [
            Told(number, key, report, first, tuple(json.loads(members)))
            for number, key, report, first, members in sorted(set(rows))
        ]

    def judged_with(self, mention_id: str) -> list[tuple[str, str, str, float]]:
        """The judgements about a mention: both ends, the verdict and the score of each."""
        columns = "left_id, right_id, verdict, score"
        return [
            row
            for end in ("left_id", "right_id")
            for row in self._all(f"SELECT {columns} FROM judgement WHERE {end} = ?", mention_id)  # noqa: S608 - names of columns
        ]

    def event_of(self, mention_id: str) -> str | None:
        """The event that a mention was of when the record was last joined, while it is there unchanged."""
        found: str | None = self._one("SELECT event_id FROM cluster WHERE mention_id = ?", mention_id)
        return found

    def drop_clusters(self, mention_ids: Iterable[str]) -> None:
        """Say that these mentions are of no event."""
        self._cursor.executemany("DELETE FROM cluster WHERE mention_id = ?", [(key,) for key in mention_ids])

    def save_clusters(self, clusters: Iterable[tuple[str, str]]) -> None:
        """Say of which events these mentions are, each with the id of its event."""
        self._cursor.executemany(
            """INSERT INTO cluster (mention_id, event_id) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET event_id = excluded.event_id WHERE event_id <> excluded.event_id""",
            clusters,
        )
