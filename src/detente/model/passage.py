"""A passage: the exact words of a report that a value rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A piece of a report: half-open code points ``[start, end)`` of the text as stored, and the words they cut.

    >>> Passage.cut("r1", "They met in Doha.", 12, 16)
    Passage(report_id='r1', start=12, end=16, exact='Doha')
    """

    report_id: str
    start: int
    end: int
    exact: str

    @classmethod
    def cut(cls, report_id: str, text: str, start: int, end: int) -> Passage:
        """Cut a passage out of the text. Raises ``ValueError`` where the offsets leave the text or cut nothing."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no passage at {start}-{end} of {report_id} ({len(text)} characters)")
        return cls(report_id, start, end, text[start:end])

    def holds(self, text: str) -> bool:
        """Whether the offsets still cut these words out of the text."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.exact

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share a character of one report."""
        return self.report_id == other.report_id and self.start < other.end and other.start < self.end
