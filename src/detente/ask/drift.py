"""Quote drift: words inside quotation marks that reports of one utterance print differently, word by word.

Two quotations are of one utterance where they stand in different reports, in the mouth of one side, and most of their words are
the same in one order. Prints that agree are one version; a version is set beside the one that most texts print.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from detente.ask.differing import Parties
from detente.ask.evidence import Evidence, cite
from detente.ask.quoting import LEAST, Swap, Word, align, quoted_in, words_of
from detente.ask.rows import Row
from detente.lexicon import find_lexicon_names
from detente.model import Cell, Claim, DayInterval, Passage, Prop, Report
from detente.resolve.parties import party_of

_RUN = 3
"""Words in a row that two quotations must share to be set side by side."""
_CROWD = 40
"""A run of words that more quotations hold is a formula."""
_TOLD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of a version, and those of the first version for which they stand; either may be empty."""

    first: str
    here: str

    def __str__(self) -> str:
        return f"{self.here or '(nothing)'} for {self.first or '(nothing)'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of an utterance, with the reports that print it, whole or in part, and what it changes of the first version."""

    words: str
    changes: tuple[Change, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    passages: tuple[Evidence, ...]

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRow(Row):
    """An utterance that reports quote in different words; ``published``: the days on which they came out.

    The version that most texts print comes first, of these the longest.
    """

    speaker: str
    published: str | None
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class _Quote:
    """One quotation: its words, who says it by name and by side, its passage, and those that say who."""

    words: tuple[Word, ...]
    speaker: str
    sides: frozenset[str]
    report: Report
    cited: Evidence
    told: tuple[Evidence, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words if word.key)


def drift_rows(claims: Iterable[Claim], reports: Mapping[str, Report], parties: Parties) -> list[DriftRow]:
    """Every utterance that is quoted in two ways, by day; ``reports`` by id, with their texts and days."""
    quotes = sorted(_quotes(claims, reports, parties), key=lambda q: (q.cited.report, q.cited.start, q.speaker))
    rows = [row for told in _utterances(quotes) if (row := _row(told)) is not None]
    return sorted(
        rows, key=lambda row: (row.published or "~", row.speaker, row.passages[0].report, row.passages[0].start)
    )


def _quotes(claims: Iterable[Claim], reports: Mapping[str, Report], parties: Parties) -> Iterator[_Quote]:
    seen: set[tuple[str, int, int]] = set()
    for claim in sorted(claims, key=lambda claim: claim.id):
        report = reports.get(claim.mention.report_id)
        content = next((s for c in claim.cells.get(Prop.CONTENT, ()) for s in c.statements), None)
        if report is None or content is None or not claim.speaker:
            continue
        at = content.passage
        for start, end in _ranges(report.text, claim, at):
            words = tuple(words_of(report.text, start, end))
            if (report.id, start, end) in seen or sum(bool(word.key) for word in words) < LEAST:
                continue
            seen.add((report.id, start, end))
            exact = report.text[start:end]
            names = {report.id: report.name}
            cited = replace(
                Evidence.of(content, names), prop="quotation", value=exact, exact=exact, start=start, end=end
            )
            speaking = claim.cells.get(Prop.SPEAKER, ())
            sides = frozenset().union(*(_sides(cell, parties) for cell in speaking))
            yield _Quote(words, claim.speaker, sides, report, cited, cite(speaking, names))


def runs_quoted(text: str, claim: Claim) -> list[str]:
    """Each run of words that a claim quotes, as a phrase to look up: ``text`` is that of its report."""
    content = next((s for c in claim.cells.get(Prop.CONTENT, ()) for s in c.statements), None)
    if content is None:
        return []
    runs: dict[str, None] = {}
    for start, end in _ranges(text, claim, content.passage):
        words = [_TOLD.findall(text[word.start : word.end]) for word in words_of(text, start, end) if word.key]
        runs |= {
            '"' + " ".join(piece for told in words[at : at + _RUN] for piece in told) + '"': None
            for at in range(len(words) - _RUN + 1)
        }
    return list(runs)


def _ranges(text: str, claim: Claim, content: Passage) -> list[tuple[int, int]]:
    """What stands within quotation marks; of a content that is quoted whole, all of it."""
    ranges = list(quoted_in(text, content.start, content.end))
    return ranges or ([(content.start, content.end)] if claim.value(Prop.VERBATIM) == "verbatim" else [])


def _sides(cell: Cell, parties: Parties) -> frozenset[str]:
    """For whom a speaker speaks; "Norwegian officials" name nobody, and speak for Norway."""
    named = {party_of(entry.name).state for _, _, entry in find_lexicon_names(cell.value)}
    return frozenset({parties.of_cell(cell)} | named)


def _utterances(quotes: Sequence[_Quote]) -> list[list[_Quote]]:
    """The quotations that are of one utterance, together; those that stand alone are left out."""
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for run in {quote.keys[at : at + _RUN] for at in range(len(quote.keys) - _RUN + 1)}:
            runs[run].append(number)
    pairs = {pair for held in runs.values() if len(held) <= _CROWD for pair in combinations(held, 2)}
    leader = list(range(len(quotes)))

    def first(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for one, two in sorted(pairs):
        left, right = quotes[one], quotes[two]
        if left.report.id == right.report.id or not left.sides & right.sides or first(one) == first(two):
            continue
        if align(left.words, right.words) is not None:
            low, high = sorted((first(one), first(two)))
            leader[high] = low
    told: dict[int, list[_Quote]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        told[first(number)].append(quote)
    return [group for _, group in sorted(told.items()) if len(group) > 1]


def _row(told: Sequence[_Quote]) -> DriftRow | None:
    """The versions of one utterance; nothing where all agree. A print that cuts words is of the version that it is cut from."""
    prints: list[list[_Quote]] = []
    for quote in sorted(told, key=lambda q: (-len(q.keys), q.cited.report, q.cited.start)):
        same = next((held for held in prints if align(held[0].words, quote.words) == []), None)
        if same is None:
            prints.append([quote])
        else:
            same.append(quote)
    prints.sort(key=lambda held: (-_origins(held), -len(held[0].keys), held[0].cited.report, held[0].cited.start))
    versions = []
    for held in prints:
        swaps = align(prints[0][0].words, held[0].words)
        if swaps is not None and (swaps or held is prints[0]):
            versions.append(_version(held, prints[0][0], swaps))
    if len(versions) < 2:
        return None
    days = [quote.report.published.interval for quote in told if quote.report.published]
    return DriftRow(
        speaker=prints[0][0].speaker,
        published=str(whole) if (whole := DayInterval.spanning(days)) else None,
        versions=tuple(versions),
        passages=(
            *(passage for version in versions for passage in version.passages),
            *dict.fromkeys(passage for quote in told for passage in quote.told),
        ),
    )


def _version(held: Sequence[_Quote], first: _Quote, swaps: Sequence[Swap]) -> Version:
    return Version(
        words=_line(held[0].cited.exact),
        changes=tuple(Change(first=_cut(first, *swap.one), here=_cut(held[0], *swap.two)) for swap in swaps),
        reports=tuple(sorted({quote.report.name for quote in held})),
        outlets=tuple(sorted({quote.report.outlet for quote in held if quote.report.outlet})),
        origins=_origins(held),
        passages=tuple(quote.cited for quote in held),
    )


def _cut(quote: _Quote, start: int, end: int) -> str:
    """The words of a quotation from one number to another, as they are printed."""
    if start == end:
        return ""
    return _line(quote.report.text[quote.words[start].start : quote.words[end - 1].end])


def _origins(held: Iterable[_Quote]) -> int:
    return len({quote.report.origin or quote.report.id for quote in held})


def _line(words: str) -> str:
    return " ".join(words.split())
