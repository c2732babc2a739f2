"""The reports' texts, and how far two quotes of one report cover each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bench.scoring.rows import QuotedSpan
from bench.scoring.words import squeeze

STRICT = 0.15
"""The least share of the union of two spans that counts as the same words told; a whole file has less."""
ALIGNED = 0.08
"""The least share of the union for two mentions or claims to be aligned."""


class Texts:
    """Texts by base name. A quote need not be found in its text: two quotes can be compared by their words alone.

    >>> texts = Texts({"a.txt": "The ministers met in Oslo on Monday."})
    >>> texts.overlap(QuotedSpan("a.txt", "ministers met in Oslo"), QuotedSpan("a.txt", "met in Oslo on Monday"))
    0.5238095238095238
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._squeezed = {name: squeeze(text) for name, text in texts.items()}
        self._ranges: dict[tuple[str, str], tuple[int, int] | None] = {}

    def get(self, file: str) -> str | None:
        """The text of a file, or ``None``."""
        return self._texts.get(file)

    def overlap(self, one: QuotedSpan, two: QuotedSpan) -> float:
        """What the two share, as a share of the shorter; 0 for two files."""
        if one.file != two.file:
            return 0.0
        first, second = squeeze(one.quote), squeeze(two.quote)
        if not first or not second:
            return 0.0
        if first == second:
            return 1.0
        here, there = self._range(one.file, first), self._range(two.file, second)
        if here and there:
            shared = min(here[1], there[1]) - max(here[0], there[0])
            return max(0, shared) / min(here[1] - here[0], there[1] - there[0])
        if first in second or second in first:
            return 1.0
        bags = Counter(first.lower().split()), Counter(second.lower().split())
        share = (bags[0] & bags[1]).total() / min(bags[0].total(), bags[1].total())
        return share if share >= 0.7 else 0.0

    def union_share(self, one: QuotedSpan, two: QuotedSpan) -> float:
        """What the two share, as a share of both together (Jaccard, in characters)."""
        share = self.overlap(one, two)
        if not share:
            return 0.0
        lengths = len(squeeze(one.quote)), len(squeeze(two.quote))
        shared = share * min(lengths)
        return shared / (sum(lengths) - shared)

    def held(self, one: QuotedSpan, two: QuotedSpan) -> float:
        """What the second holds of the first, as a share of the first.

        >>> texts = Texts({"a.txt": "The ministers met in Oslo on Monday."})
        >>> texts.held(QuotedSpan("a.txt", "met in Oslo on Monday"), QuotedSpan("a.txt", "in Oslo"))
        0.3333333333333333
        """
        length = len(squeeze(one.quote))
        return self.overlap(one, two) * min(length, len(squeeze(two.quote))) / length if length else 0.0

    def covers(self, one: QuotedSpan, two: QuotedSpan) -> bool:
        """Whether two quotes are the same telling: half of the shorter, and not a whole file against a sentence."""
        return self.overlap(one, two) >= 0.5 and self.union_share(one, two) >= ALIGNED

    def _range(self, file: str, squeezed: str) -> tuple[int, int] | None:
        key = file, squeezed
        if key not in self._ranges:
            at = self._squeezed.get(file, "").find(squeezed)
            self._ranges[key] = (at, at + len(squeezed)) if at >= 0 else None
        return self._ranges[key]
