"""Which reports tell of the same happening, the words that show it cited."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.ask.evidence import Evidence
from detente.ask.rows import Row
from detente.lexicon import fold
from detente.model import Report
from detente.model.report import story_ranges
from detente.resolve.coverage import Terms, group_coverage, weigh_terms

_SHOWN = 6
"""So many of the words that tell most are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow(Row):
    """Reports that tell of the same happening, as far as their words and days show: a proposal, no judgement about events.

    ``words`` are those that tell most of what two of the reports or more have in common, each cited in every report that prints
    it. ``since`` and ``until`` are the days of the first and the last report, ``origins`` counts the texts that they print.
    """

    coverage: str
    reports: tuple[str, ...]
    origins: int
    since: str | None
    until: str | None
    words: tuple[str, ...]


def coverage_rows(reports: Sequence[Report]) -> list[CoverageRow]:
    """The happenings that two reports or more tell of, those of most reports first; reports in another language are left out."""
    read = sorted((report for report in reports if report.language == "en"), key=lambda report: report.id)
    terms = dict(zip((report.id for report in read), weigh_terms(read), strict=True))
    groups: dict[str, list[Report]] = defaultdict(list)
    of = group_coverage(read)
    for report in read:
        groups[of[report.id]].append(report)
    rows = [_row(key, told, terms) for key, told in groups.items() if len(told) > 1]
    return sorted(rows, key=lambda row: (-len(row.reports), row.since or "~", row.coverage))


def _row(key: str, told: Sequence[Report], terms: Mapping[str, Terms]) -> CoverageRow:
    told = sorted(told, key=lambda report: (str(report.published.interval) if report.published else "~", report.name))
    days = [str(report.published.interval) for report in told if report.published]
    words = _common([terms[report.id] for report in told])
    return CoverageRow(
        coverage=key,
        reports=tuple(report.name for report in told),
        origins=len({report.origin or report.id for report in told}),
        since=days[0] if days else None,
        until=days[-1] if days else None,
        words=words,
        passages=tuple(cited for word in words for report in told for cited in _cite(word, report)),
    )


def _common(terms: Sequence[Terms]) -> tuple[str, ...]:
    """The terms of two reports or more that weigh most in them; a name stands for its words."""
    printed = Counter(term for one in terms for term in one)
    weights = {term: sum(one.get(term, 0.0) for one in terms) for term, many in printed.items() if many > 1}
    found: list[str] = []
    for term in sorted(weights, key=lambda term: (" " not in term, -weights[term], term)):
        if not any(term in other.split() for other in found):
            found.append(term)
    return tuple(sorted(found, key=lambda term: (-weights[term], term))[:_SHOWN])


def _cite(word: str, report: Report) -> Iterator[Evidence]:
    """Where a report prints a word first, if it does."""
    text = fold(report.text)
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    for first, last in story_ranges(report.text, report.furniture):
        if found := pattern.search(text, first, last):
            start, end = found.span()
            exact = report.text[start:end]
            yield Evidence(
                prop="words", value=word, exact=exact, report=report.name, report_id=report.id, start=start, end=end
            )
            return
