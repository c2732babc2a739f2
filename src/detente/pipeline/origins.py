"""Which reports print one text, worked out anew only for what has changed; the outcome is that of ``group_origins`` on all."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable

from detente.ingest.copies import (
    CROWD,
    Alike,
    Story,
    compare_stories,
    first_printed,
    join_copies,
    marks_needed,
    pairs_of,
    read_stories,
)
from detente.record import Store
from detente.record.batches import in_batches
from detente.record.printings import Likeness, Printings

AT_ONCE = 4000
"""New stories that are looked at together: their marks, put in sorted, then touch each page of a large record once."""
_COMPARED = 500
"""Pairs of stories that are read and compared together."""
_HELD = 25_000_000
"""Shingles of stories that are held in memory, eight bytes each: a story meets those of any time, and reading one takes longest."""


def regroup(store: Store, kept: Printings, reports: Collection[str]) -> None:
    """Find the origins of these reports, new, changed or gone, and of those that print one text with them."""
    work = _Work(store, kept)
    there = kept.present(reports)
    for gone in sorted(set(reports) - there):
        work.take_out(gone)
    for some in in_batches(sorted(key for key in there if not kept.marks_of(key)), AT_ONCE):
        work.put_in(some)
    work.settle(work.stirred | there)


class _Work:
    """One run. ``stirred``: the reports whose group may be another now."""

    def __init__(self, store: Store, kept: Printings) -> None:
        self.stirred: set[str] = set()
        self._store = store
        self._kept = kept
        self._stories: OrderedDict[str, Story] = OrderedDict()
        self._shingles = 0
        self._sizes: dict[str, int] = {}

    def take_out(self, report_id: str) -> None:
        before = {mark: self._kept.crowd(mark, CROWD) for mark in self._kept.marks_of(report_id)}
        self.stirred |= self._kept.drop(report_id)
        for crowd in before.values():
            if len(crowd) > CROWD:
                self.stirred.update(crowd)
        for mark, crowd in before.items():
            after = self._kept.holders(mark) if len(crowd) > CROWD else []
            if after and (len(after) <= CROWD or after[0] != crowd[0]):
                self._compare(pair for pair in pairs_of(after) if self._meet(*pair))
        self.stirred.discard(report_id)

    def put_in(self, report_ids: Collection[str]) -> None:
        stories = self._read(report_ids)
        marks = {key: [int(mark) for mark in story.marks] for key, story in stories.items()}
        new: dict[int, list[str]] = defaultdict(list)
        for key in sorted(marks):
            for mark in set(marks[key]):
                new[mark].append(key)
        before = self._kept.crowds(sorted(new), CROWD)
        self._kept.put_marks(marks)
        self._sizes.update((key, len(set(held))) for key, held in marks.items())
        shared: Counter[tuple[str, str]] = Counter()
        moved: set[tuple[str, str]] = set()
        for mark, crowd in before.items():
            came = new[mark]
            if not crowd and len(came) == 1:
                continue
            # of the thousands that may have a phrase none but the first counts
            if len(crowd) > CROWD and crowd[0] < came[0]:
                shared.update((crowd[0], key) for key in came)
                continue
            after = sorted([*crowd, *came]) if len(crowd) <= CROWD else self._kept.holders(mark)
            if len(after) > CROWD and crowd and (len(crowd) <= CROWD or after[0] != crowd[0]):
                self._look_again(crowd if len(crowd) <= CROWD else crowd[:1])
                moved.update(pair for pair in pairs_of(after) if not stories.keys() & set(pair))
            shared.update(pair for pair in pairs_of(after) if pair[0] in stories or pair[1] in stories)
        pairs = [pair for pair, many in shared.items() if many >= marks_needed(*map(self._size, pair))]
        self._compare(sorted({*pairs, *(pair for pair in moved if self._meet(*pair))}))
        self.stirred.update(report_ids)

    def settle(self, report_ids: Iterable[str]) -> None:
        """Say which origin these reports have, and those that are of one text with them."""
        done: set[str] = set()
        origins: dict[str, str] = {}
        for report_id in sorted(report_ids):
            if report_id in done:
                continue
            sizes, alike = self._connected(report_id)
            done.update(sizes)
            if len(sizes) == 1:
                origins[report_id] = report_id
                continue
            printed = {report.id: report for report in self._store.headers(sizes)}
            for group in join_copies(sizes, alike):
                first = min(group, key=lambda one: first_printed(printed[one]))
                origins.update(dict.fromkeys(group, first))
        self._store.set_origins(origins)

    def _connected(self, report_id: str) -> tuple[dict[str, int], dict[tuple[str, str], Alike]]:
        sizes: dict[str, int] = {}
        alike: dict[tuple[str, str], Alike] = {}
        waiting = [report_id]
        while waiting:
            key = waiting.pop()
            if key in sizes:
                continue
            sizes[key] = 0
            for found in self._kept.alike(key):
                alike[found.one, found.other] = Alike(found.how)
                waiting.append(found.other if key == found.one else found.one)
                sizes[key] = max(sizes[key], found.one_size if key == found.one else found.other_size)
        return sizes, alike

    def _compare(self, pairs: Iterable[tuple[str, str]]) -> None:
        for some in in_batches(pairs, _COMPARED):
            stories = self._read({key for pair in some for key in pair})
            for one, other in some:
                how = compare_stories(stories[one], stories[other])
                if how:
                    sizes = len(stories[one].shingles), len(stories[other].shingles)
                    self._kept.put_alike(Likeness(one, other, how.value, *sizes))
                    self.stirred.update((one, other))

    def _look_again(self, report_ids: Collection[str]) -> None:
        """Take back what was found by a mark that brings these reports together no longer, and by no other."""
        for report_id in report_ids:
            for found in self._kept.alike(report_id):
                if not self._meet(found.one, found.other):
                    self._kept.drop_alike(found.one, found.other)
                    self.stirred.update((found.one, found.other))

    def _meet(self, one: str, other: str) -> bool:
        left, right = self._kept.marks_of(one), self._kept.marks_of(other)
        crowds = (self._kept.crowd(mark, CROWD) for mark in set(left) & set(right))
        shared = sum(len(crowd) <= CROWD or crowd[0] in (one, other) for crowd in crowds)
        return shared >= marks_needed(len(left), len(right))

    def _size(self, report_id: str) -> int:
        """How many marks the story of a report has, none of which goes while others come."""
        found = self._sizes.get(report_id)
        if found is None:
            found = self._sizes[report_id] = len(self._kept.marks_of(report_id))
        return found

    def _read(self, report_ids: Collection[str]) -> dict[str, Story]:
        missing = [key for key in report_ids if key not in self._stories]
        for key in report_ids:
            if key in self._stories:
                self._stories.move_to_end(key)
        for key, story in read_stories(self._store.reports(missing)).items() if missing else ():
            self._stories[key] = story
            self._shingles += len(story.shingles)
        found = {key: self._stories[key] for key in report_ids}
        while self._shingles > _HELD:
            _, oldest = self._stories.popitem(last=False)
            self._shingles -= len(oldest.shingles)
        return found
