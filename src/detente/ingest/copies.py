"""Reports that print one source text: however many there are, they are one witness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from detente.model.ids import hash_bytes
from detente.model.report import Report, story_ranges

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 5
_WORD_BITS = 32
_WHOLE_SHINGLE = (1 << _SHINGLE * _WORD_BITS) - 1
_FEWEST = 20
"""Shingles: a shorter story says too little to tell a copy from a formula."""
_MAJORITY, _SAME_CREDIT, _WHOLLY = 0.6, 0.35, 0.85
_CROWD = 40
"""Reports that share a shingle, beyond which each is compared with the first only."""


def group_origins(reports: Sequence[Report]) -> dict[str, str]:
    """Report id -> origin id; the earliest dated printing of a group is its origin, a report alone is its own.

    Where no printing has a date, or several have the same, the smallest id is.

    Two reports are of one origin where three fifths of the longer story is word for word the other's (a third
    where both credit the same outlet), or where nearly the whole of the shorter stands in the longer. A digest
    that holds several different stories joins none of them. The order of the reports makes no difference.
    """
    stories = {report.id: _story_words(report) for report in reports}
    first_of: dict[str, str] = {}
    leader = {
        report_id: first_of.setdefault(_fingerprint(stories[report_id]), report_id) for report_id in sorted(stories)
    }
    numbers: dict[str, int] = {}
    shingles = {report_id: _shingles(stories[report_id], numbers) for report_id in sorted(first_of.values())}
    credit_of = {report.id: report.credit for report in reports}
    groups = _Groups(shingles)
    inside: dict[str, list[str]] = defaultdict(list)
    for one, other, shared in _shared(shingles):
        shorter, longer = sorted((one, other), key=lambda report_id: (len(shingles[report_id]), report_id))
        same_credit = credit_of[one] is not None and credit_of[one] == credit_of[other]
        if shared > len(shingles[longer]) * (_SAME_CREDIT if same_credit else _MAJORITY):
            groups.join(one, other)
        elif shared >= len(shingles[shorter]) * _WHOLLY:
            inside[longer].append(shorter)
    for longer, parts in sorted(inside.items()):
        if len({groups.find(part) for part in parts}) == 1:
            groups.join(longer, parts[0])
    group_of = {report_id: groups.find(leader[report_id]) for report_id in sorted(stories)}
    first: dict[str, str] = {}
    for report in sorted(reports, key=_printed):
        first.setdefault(group_of[report.id], report.id)
    return {report_id: first[group] for report_id, group in group_of.items()}


def _printed(report: Report) -> tuple[date, str]:
    """What orders the printings of one text: the day by which it was published."""
    end = report.published.interval.end if report.published else None
    return end or date.max, report.id


def _story_words(report: Report) -> list[str]:
    ranges = story_ranges(report.text, report.furniture)
    return [word.lower() for start, end in ranges for word in _WORD.findall(report.text[start:end])]


def _fingerprint(words: list[str]) -> str:
    return hash_bytes(" ".join(words).encode("utf-8", "surrogatepass"))


def _shingles(words: list[str], numbers: dict[str, int]) -> frozenset[int]:
    """Each run of words as one number, made of the numbers that the words have in all reports."""
    found, shingle = [], 0
    for word in words:
        shingle = (shingle << _WORD_BITS | numbers.setdefault(word, len(numbers))) & _WHOLE_SHINGLE
        found.append(shingle)
    distinct = frozenset(found[_SHINGLE - 1 :])
    return distinct if len(distinct) >= _FEWEST else frozenset()


def _shared(shingles: dict[str, frozenset[int]]) -> Iterable[tuple[str, str, int]]:
    """Pairs of reports that share shingles, with how many: every pair, save in crowds, where each meets the first."""
    holders: dict[int, list[str]] = defaultdict(list)
    for report_id, own in shingles.items():
        for shingle in own:
            holders[shingle].append(report_id)
    pairs: Counter[tuple[str, str]] = Counter()
    for crowd in holders.values():
        if 1 < len(crowd) <= _CROWD:
            pairs.update(combinations(crowd, 2))
        elif len(crowd) > _CROWD:
            pairs.update((crowd[0], other) for other in crowd[1:])
    for one, other in sorted(pairs):
        if pairs[one, other] >= _FEWEST / 2:
            yield one, other, len(shingles[one] & shingles[other])


class _Groups:
    """Union-find in which the smallest id of a group stands for it."""

    def __init__(self, members: Iterable[str]) -> None:
        self._above = {member: member for member in members}

    def find(self, member: str) -> str:
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first
