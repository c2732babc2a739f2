"""Reports that print one source text: however many there are, they are one witness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from itertools import combinations

import numpy as np

from detente.ingest.shingles import Numbers, shingle
from detente.model.report import Report, story_ranges

_FEWEST = 20
"""Shingles: a shorter story says too little to tell a copy from a formula."""
_MAJORITY, _SAME_CREDIT, _WHOLLY = 0.6, 0.35, 0.85
MANY = 40
"""Marks of a story of three hundred words or more: of its copies no two share only one."""
CROWD = 40
"""Reports that share a mark, beyond which each is compared with the first only."""


class Alike(Enum):
    """How two stories are of one text: printed again, or nearly all of the one in the longer other."""

    COPY = "copy"
    INSIDE = "inside"


@dataclass(frozen=True, eq=False)
class Story:
    """The words of a report without its furniture, as numbers: all of them in one, and its shingles.

    ``shingles``: those that differ, sorted; none of a story that is too short. ``marks``: the numbers, of 63 bits, under which it
    meets other stories that may be of its text.
    """

    words: int
    shingles: Numbers
    marks: Numbers
    credit: str | None


def read_stories(reports: Sequence[Report]) -> dict[str, Story]:
    """The story of each report, by its id."""
    texts = ["\n".join(report.text[a:b] for a, b in story_ranges(report.text, report.furniture)) for report in reports]
    found = {}
    for report, text in zip(reports, shingle(texts), strict=True):
        whole = int.from_bytes(blake2b(text.words.tobytes(), digest_size=8).digest()) >> 1
        own = np.array([whole], np.uint64)
        marks = np.concatenate([own, text.sample]) if len(text.runs) >= _FEWEST else own
        found[report.id] = Story(whole, _distinct(text.runs), marks, report.credit)
    return found


def _distinct(runs: Numbers) -> Numbers:
    if len(runs) < _FEWEST:
        return np.empty(0, np.uint64)
    ordered = np.sort(runs)  # np.unique takes ten times as long on so few
    distinct: Numbers = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
    return distinct


def compare_stories(one: Story, other: Story) -> Alike | None:
    """How two stories are of one text, found by what they have word for word in common; ``None`` where they are not.

    They are where three fifths of the longer is the other's (a third where both credit the same outlet), or where nearly the
    whole of the shorter stands in the longer.
    """
    if one.words == other.words:
        return Alike.COPY
    fewer, more = sorted((len(one.shingles), len(other.shingles)))
    if not fewer:
        return None
    both = np.sort(np.concatenate([one.shingles, other.shingles]))
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    same_credit = one.credit is not None and one.credit == other.credit
    if shared > more * (_SAME_CREDIT if same_credit else _MAJORITY):
        return Alike.COPY
    return Alike.INSIDE if shared >= fewer * _WHOLLY else None


def group_origins(reports: Sequence[Report]) -> dict[str, str]:
    """Report id -> origin id; the earliest dated printing of a group is its origin, a report alone is its own.

    Where no printing has a date, or several have the same, the smallest id is. A digest that holds several different stories
    joins none of them. The order of the reports makes no difference.
    """
    stories = read_stories(reports)
    ids = sorted(stories)
    pairs = [(ids[one], ids[other]) for one, other in _pairs([stories[one].marks for one in ids])]
    alike = {pair: found for pair in pairs if (found := compare_stories(stories[pair[0]], stories[pair[1]]))}
    parted = {one for pair, how in alike.items() if how is Alike.INSIDE for one in pair}
    sizes = {one: len(story.shingles) if one in parted else 0 for one, story in stories.items()}
    printed = {report.id: report for report in reports}
    return {
        report_id: first
        for group in join_copies(sizes, alike)
        for first in [min(group, key=lambda one: first_printed(printed[one]))]
        for report_id in group
    }


def _pairs(marks: Sequence[Numbers]) -> list[tuple[int, int]]:
    """The pairs of stories, by their places, that share as many marks as they need, in the way of ``pairs_of``."""
    if not marks:
        return []
    every = np.concatenate(marks)
    owners = np.repeat(np.arange(len(marks)), [len(own) for own in marks])
    order = np.lexsort((owners, every))
    every, owners = every[order], owners[order]
    again = np.flatnonzero((every[1:] == every[:-1]) & (owners[1:] == owners[:-1])) + 1
    every, owners = np.delete(every, again), np.delete(owners, again)
    own = np.bincount(owners, minlength=len(marks))
    edges = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1], [True]]))
    many = np.diff(edges)
    coded = [owners[:0]]
    for size in range(2, CROWD + 1):  # all marks of so many owners together: there are far more marks than sizes
        crowds = owners[edges[:-1][many == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        coded.append((crowds[:, one] * len(marks) + crowds[:, other]).ravel())
    for at in np.flatnonzero(many > CROWD).tolist():
        crowd = owners[edges[at] : edges[at + 1]]
        coded.append(crowd[0] * len(marks) + crowd[1:])
    pairs, shared = np.unique(np.concatenate(coded), return_counts=True)
    left, right = pairs // len(marks), pairs % len(marks)
    met = shared >= np.where(np.minimum(own[left], own[right]) >= MANY, 2, 1)  # as `marks_needed`
    return list(zip(left[met].tolist(), right[met].tolist(), strict=True))


def marks_needed(one: int, other: int) -> int:
    """How many marks two stories must share to be compared, that have so many: in long ones a single phrase is chance."""
    return 2 if min(one, other) >= MANY else 1


def pairs_of(crowd: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The pairs of reports, sorted, that share a mark: every pair, save in crowds, where each meets the first."""
    return combinations(crowd, 2) if len(crowd) <= CROWD else ((crowd[0], other) for other in crowd[1:])


def join_copies(sizes: Mapping[str, int], alike: Mapping[tuple[str, str], Alike]) -> Iterable[Collection[str]]:
    """The groups of reports of one text. ``sizes``: the reports, each with how many shingles it has where one stands in another."""
    groups = _Groups(sorted(sizes))
    inside: dict[str, list[str]] = defaultdict(list)
    for (one, other), how in sorted(alike.items()):
        if how is Alike.COPY:
            groups.join(one, other)
        else:
            shorter, longer = sorted((one, other), key=lambda report_id: (sizes[report_id], report_id))
            inside[longer].append(shorter)
    for longer, parts in sorted(inside.items()):
        if len({groups.find(part) for part in parts}) == 1:
            groups.join(longer, parts[0])
    found: dict[str, list[str]] = defaultdict(list)
    for report_id in sorted(sizes):
        found[groups.find(report_id)].append(report_id)
    return found.values()


def first_printed(report: Report) -> tuple[date, str]:
    """What orders the printings of one text: the day by which it was published."""
    end = report.published.interval.end if report.published else None
    return end or date.max, report.id


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
