"""One report read: its marks and what it tells, or which report a fault of the reader's lay in.

The reader meets texts that nobody foresaw. Where one of them brings it down, that is told by the name of the report, nothing of
it is kept, and the others are read.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.annotate import annotate
from detente.annotate.published import settle_published
from detente.errors import NotRead
from detente.extract import Extraction, extract
from detente.model import Marks, Published, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report as the record has it, what was read in it, and why a publication day was taken or refused."""

    report: Report
    marks: Marks
    reading: Extraction
    notes: tuple[str, ...]

    @property
    def counted_from(self) -> Published | None:
        """The publication day that was settled from the text, where the record has none."""
        return None if self.report.published else self.marks.report.published


def read_report(report: Report) -> Told:
    """Read one report. Raises ``NotRead`` where the reader fails on it, whatever the fault.

    >>> told = read_report(Report.of_text("Leaders met in Doha on Friday.", published="2024-02-17"))
    >>> [mention.trigger.exact for mention in told.reading.mentions]
    ['met']
    """
    try:
        settled, notes = settle_published(report)
        marks = annotate(settled)
        return Told(report=report, marks=marks, reading=extract(marks), notes=notes)
    except Exception as error:  # what it is, nobody foresaw: it ends the reading of this report and of no other
        raise not_read(report, error) from error


def try_report(report: Report) -> Told | NotRead:
    """The same, with the fault handed back."""
    try:
        return read_report(report)
    except NotRead as fault:
        return fault


def not_read(report: Report, error: Exception) -> NotRead:
    """The error that names the report on which the reader failed."""
    told = f"{report.name} ({report.id}) is not read, by a defect in Détente: {type(error).__name__}: {error}"
    mend = "run `detente read --debug` and report what it prints; the next `read` tries the report again"
    return _over(NotRead(told, mend=mend), error)


def not_taken(name: str, error: Exception) -> NotRead:
    """The error that names a file of which no report could be made, for a fault that nobody foresaw."""
    told = f"{name} is not taken, by a defect in Détente: {type(error).__name__}: {error}"
    return _over(NotRead(told, mend="run `detente add --debug` on it and report what it prints"), error)


def _over(told: NotRead, error: Exception) -> NotRead:
    told.__cause__ = error
    return told
