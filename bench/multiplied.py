"""A large record out of a small one: its reports again and again, under other names and on other days, without reading them.

What stands in the copies is nonsense, but each has as many events, values and passages as what was read, every passage cuts its
words out of its text, and pairs and names are joined as they were. It is made by statements: to read so much takes an hour.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from detente.model import DayInterval, Judgement, Mention, Passage, Prop, Published, Report, Statement, hash_bytes
from detente.record import Store

FAMILIES = 12
"""So many spellings of names there are: the copies of one are of one process, and tell of the same actors."""
DAYS = 17
"""Days between two copies of one process."""
TOGETHER = 200
"""Reports written in one transaction."""
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_KEPT = frozenset({*calendar.day_name, *calendar.month_name, *calendar.day_abbr, *calendar.month_abbr})


def rename(words: str, family: int) -> str:
    """The names in these words in the spelling of a family, each as long as it was; days and months stay.

    >>> rename("Ada Berg met them on Monday", 1)
    'Afe Bish met them on Monday'
    """
    if not family:
        return words
    table = str.maketrans(_VOWELS + _OTHERS, _turned(_VOWELS, family) + _turned(_OTHERS, family))
    return re.sub(
        r"\b[^\W\d_a-z][^\W\d_]+", lambda at: at[0] if at[0] in _KEPT else at[0][0] + at[0][1:].translate(table), words
    )


def _turned(letters: str, by: int) -> str:
    return letters[by % len(letters) :] + letters[: by % len(letters)]


def multiply(base: Path, into: Path, copies: int) -> None:
    """Write a record that holds another so many times over. Raises what opening the one and making the other raise."""
    with Store.open(base) as source, Store.create(into) as store:
        reports = source.reports()
        origins: dict[str, str] = {}
        mentions, statements = source.mentions(), source.statements()
        told: dict[str, list[Mention]] = {report.id: [] for report in reports}
        for mention in mentions:
            told[mention.report_id].append(mention)
        said: dict[str, list[Statement]] = {report.id: [] for report in reports}
        for stmt in statements:
            said[stmt.report_id].append(stmt)
        notes = {report.id: source.notes(report.id) for report in reports}
        raw_origins = {report.id: report.origin for report in reports if report.origin}
        method = next((stmt.method for stmt in statements), "")
        judged, clusters, names = source.judgements(), source.clusters(), source.names()
        way = (source.fingerprint() or "").rpartition(":")[0]
        moved: dict[tuple[str, int], str] = {}
        for number in range(copies):
            copied = _Copy(number)
            for at in range(0, len(reports), TOGETHER):
                with store.together():
                    for report in reports[at : at + TOGETHER]:
                        new = copied.report(report)
                        store.add_report(new, new.text.encode())
                        moved[report.id, number] = new.id
                        ids = {mention.id: copied.mention(mention, new) for mention in told[report.id]}
                        moved |= {(old, number): mention.id for old, mention in ids.items()}
                        mine = [copied.statement(stmt, new, ids[stmt.mention_id].id) for stmt in said[report.id]]
                        store.save_reading(new, method, list(ids.values()), mine, notes[report.id])
            origins |= {moved[key, number]: moved[origin, number] for key, origin in raw_origins.items()}
        store.set_origins(origins)
        store.save_names({rename(a, f): rename(b, f) for f in range(min(FAMILIES, copies)) for a, b in names.items()})
        pairs = [pair for number in range(copies) for pair in _moved_pairs(judged, moved, number)]
        joined = {
            moved[key, number]: f"e-{hash_bytes(f'{event} {number}'.encode())[:16]}"
            for number in range(copies)
            for key, event in clusters.items()
        }
        fingerprint = store.input_fingerprint()
        store.save_clusters(f"{way}:{fingerprint}" if way else fingerprint, pairs, joined)


def _moved_pairs(judged: list[Judgement], moved: Mapping[tuple[str, int], str], number: int) -> list[Judgement]:
    found = []
    for pair in judged:
        left, right = sorted((moved[pair.left, number], moved[pair.right, number]))
        found.append(replace(pair, left=left, right=right))
    return found


class _Copy:
    """One copy of everything."""

    def __init__(self, number: int) -> None:
        self.number, self.family = number, number % FAMILIES
        self.later = timedelta(days=DAYS * (number // FAMILIES))

    def report(self, report: Report) -> Report:
        text = f"{rename(report.text, self.family)}\nCopy {self.number}.\n"
        when = report.published and Published(interval=self.days(report.published.interval), basis="option")
        sha256 = hash_bytes(text.encode())
        name = f"{self.number:04}-{report.name}"
        title = rename(report.title, self.family) if report.title else None
        return replace(report, sha256=sha256, name=name, text=text, title=title, published=when, origin=None)

    def mention(self, mention: Mention, new: Report) -> Mention:
        trigger, telling = self.passage(mention.trigger, new), self.passage(mention.telling, new)
        return Mention(sort=mention.sort, trigger=trigger, telling=telling, serial=mention.serial)

    def statement(self, stmt: Statement, new: Report, mention_id: str) -> Statement:
        value = rename(stmt.value, self.family)
        if stmt.prop is Prop.DATE:
            value = str(self.days(DayInterval.parse(stmt.value)))
        by = rename(stmt.said_by, self.family) if stmt.said_by else None
        return replace(stmt, mention_id=mention_id, value=value, said_by=by, passage=self.passage(stmt.passage, new))

    def passage(self, passage: Passage, new: Report) -> Passage:
        return Passage.cut(new.id, new.text, passage.start, passage.end)

    def days(self, days: DayInterval) -> DayInterval:
        return DayInterval(self.day(days.start), self.day(days.end))

    def day(self, day: date | None) -> date | None:
        return day and min(day, date.max - self.later) + self.later
