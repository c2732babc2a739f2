"""The ledger of commitments: who undertook what, when, towards whom, due when, who says so, and what was reported since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from detente.ask.corpus import Corpus
from detente.ask.evidence import Evidence
from detente.ask.kept import Later, Promise, later_reports, standing, stems_undertaken
from detente.ask.rows import Row
from detente.ask.stems import stems
from detente.ask.undertakings import Undertaking, find_undertakings
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.model import TALKS, DayInterval, Passage, Prop, TimeMark, content_id

ONE_SIDE, BOTH, MEDIATOR, THIRD, REPORT = "one side", "both sides", "the mediator", "a third side", "the report alone"
_OPEN = 1e9
"""Days that a date open at an end stands for."""
_MUTUAL = "each towards the others who undertake it"
_SAME = 0.6
"""Of the words of the shorter content, the least share that two tellings of one commitment have in common."""
_COMMON, _PARTLY = 2, 4
"""The fewest words that they have in common, where the same sides are bound and where one telling names only some of them."""
_TRUCE = re.compile(
    r"\W*(?:to|on|upon)\s+(?:what they called\s+)?(?:(?:an?|the)\s+)?(?:(?!an?\b|the\b|its\b|their\b)[\w'’‘“”\"-]+\s+){0,4}?"
    r"(?:ceasefire|cease-fire|truce|cessation of hostilities)\b(?!\s+(?:monitor|violation|commission|committee|line))",
    re.IGNORECASE,
)
"""How the content begins where a truce is what is agreed upon, not what is done about one: "to extend the ceasefire"."""
_STOP = frozenset(
    "the a an to of on in and or that which with for their its his her would will be been is are has have had by from".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow(Row):
    """What somebody undertook. ``date`` is when, where the reports tell it; ``published`` when the first report of it was.

    ``what`` is the fullest of ``tellings``. ``asserted_by``: one side, both sides, the mediator, a third side, the report alone.
    ``standing`` is what ``later`` comes to on the 0-3 scale of the Peace Accords Matrix, *spoken of again*, or *no report*, which
    is not *not kept*.
    """

    commitment: str
    date: str | None
    published: str | None
    by: tuple[str, ...]
    sides: tuple[str, ...]
    towards: tuple[str, ...]
    what: str
    tellings: tuple[str, ...]
    issues: tuple[str, ...]
    due: str | None
    status: str
    asserted_by: tuple[str, ...]
    said_by: tuple[str, ...]
    standing: str
    later: tuple[Later, ...]
    talks: str | None
    reports: tuple[str, ...]


def commitment_rows(corpus: Corpus) -> list[CommitmentRow]:
    """Every commitment, in the order of its day; one told several times stands once, with all its tellings."""
    groups = _groups(corpus)
    told_at: dict[str, list[Passage]] = defaultdict(list)
    for told in (told for group in groups for told in group):
        told_at[told.report_id].append(told.what)
    between = _go_betweens(corpus)
    rows = [_row(corpus, group, told_at, between) for group in groups]
    return sorted(rows, key=lambda row: (_order(row.date or row.published), row.commitment))


class _Telling:
    """One telling as it is compared with others; what that takes is worked out once."""

    def __init__(self, corpus: Corpus, told: Undertaking) -> None:
        self._corpus, self.told = corpus, told
        self.sides = frozenset(corpus.sides.all_of(told.by))

    @cached_property
    def words(self) -> set[str]:
        return stems(self.told.what.exact, _STOP)

    @cached_property
    def is_truce(self) -> bool:
        """Whether it is a truce and no more that is undertaken: "agreed *to a full ceasefire* from midnight"."""
        return len(self.sides) > 1 and _TRUCE.match(self.told.what.exact) is not None

    @cached_property
    def when(self) -> DayInterval | None:
        return _when(self._corpus, self.told)


def _groups(corpus: Corpus) -> list[list[Undertaking]]:
    """The tellings of each commitment, told of first where it was told first. Only those that share a word are compared."""
    groups: list[list[_Telling]] = []
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)
    for told in (told for report_id in corpus.in_order for told in corpus.once(find_undertakings, report_id)):
        one = _Telling(corpus, told)
        keys = [(side, word) for side in sorted(one.sides) for word in sorted(one.words)]
        near = sorted({number for key in keys for number in holding[key]})
        same = (number for number in near if any(_is_same(one, other) for other in groups[number]))
        number = next(same, len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(one)
        for key in keys:
            if (known := holding[key])[-1:] != [number]:
                known.append(number)
    return [[one.told for one in group] for group in groups]


def _order(day: str | None) -> str:
    known = DayInterval.parse(day) if day else None
    return str((known.start or known.end) if known else "~")


def _is_same(left: _Telling, right: _Telling) -> bool:
    """Whether two tellings are of one commitment: the same sides bound, days that fit, and most of the words of the content.

    A truce agreed upon is one however it is told; where one telling has fewer of the sides, more words must be the same.
    """
    if left.told.cue == right.told.cue or not (left.sides <= right.sides or right.sides <= left.sides):
        return False
    truce = left.sides == right.sides and left.is_truce and right.is_truce
    least = _COMMON if left.sides == right.sides else _PARTLY
    if not truce and len(left.words & right.words) < max(least, _SAME * min(len(left.words), len(right.words))):
        return False
    return left.when is not None and right.when is not None and left.when.overlaps(right.when)


def _when(corpus: Corpus, told: Undertaking) -> DayInterval | None:
    """When it was undertaken: its own day, that of the talks it came out of, or at the latest when it was reported."""
    if day := _day(corpus, told):
        return DayInterval.parse(day)
    published = corpus.published(told.report_id)
    return DayInterval(None, published.end) if published and published.end else None


def _day(corpus: Corpus, told: Undertaking) -> str | None:
    own = DayInterval.parse(told.date) if told.date else None
    talks = _talks_day(corpus, told)
    if talks and (own is None or not own.bounded):
        return talks
    return told.date


def _width(day: str | None) -> float:
    """How many days a date leaves open: what is open at an end more than anything, no date still more."""
    if day is None:
        return inf
    return DayInterval.parse(day).days or _OPEN


def _talks_day(corpus: Corpus, told: Undertaking) -> str | None:
    """The day of the talks told before, where those bound are the sides of those talks."""
    if told.talks is None or told.talks.date is None:
        return None
    met = set(corpus.sides.all_of(cell.value for cell in told.talks.all(Prop.PARTY)))
    bound = set(corpus.sides.all_of(told.by))
    return str(told.talks.date) if len(bound) > 1 and bound <= met else None


def _go_betweens(corpus: Corpus) -> dict[str, set[str]]:
    """Of each side those that mediated or hosted talks in which it took part."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in corpus.events:
        if event.kind in TALKS:
            middle = corpus.sides.all_of(cell.value for cell in event.all(Prop.MEDIATOR, Prop.HOST))
            for side in corpus.sides.all_of(cell.value for cell in event.all(Prop.PARTY)):
                found[side].update(middle)
    return found


def _row(
    corpus: Corpus,
    group: Sequence[Undertaking],
    told_at: Mapping[str, Sequence[Passage]],
    between: Mapping[str, set[str]],
) -> CommitmentRow:
    first = group[0]
    by, towards = _all(u.by for u in group), _all(u.to for u in group)
    sides = corpus.sides.all_of(by)
    mutual = not towards and len(sides) > 1
    dated = min(group, key=lambda u: _width(_day(corpus, u)))
    date = _day(corpus, dated)
    evidence = [e for u in group for e in u.evidence if e.prop != "date"]
    if mutual:
        evidence += [e.cited_for("towards", corpus.side(e.value), _MUTUAL) for e in evidence if e.prop == "by"]
    if date:
        evidence += _date_evidence(corpus, dated, date)
    due = _due(corpus, group)
    if due:
        evidence.append(corpus.cite("due", due[0], due[1]))
    asserted, grounds = _asserted(corpus, group, sides, {middle for side in sides for middle in between.get(side, ())})
    evidence += grounds
    evidence += [e.cited_for("side", corpus.side(e.value)) for e in evidence if e.prop == "by"]
    issues, spoken = _issues(corpus, group)
    evidence += spoken
    promise = Promise(
        sides=frozenset(sides),
        issues=frozenset(issues),
        since=_when(corpus, first),
        words=frozenset().union(*(stems_undertaken(u.what.exact) for u in group)),
        told_at=tuple(u.what for u in group),
        others_at=told_at,
    )
    later = later_reports(corpus, promise)
    evidence += [corpus.cite("later", str(one), passage) for one, passage in later]
    published = corpus.published(first.report_id)
    return CommitmentRow(
        commitment=content_id("k", [first.report_id, first.cue.start, first.what.start, first.what.end]),
        date=date,
        published=str(published) if published else None,
        by=by,
        sides=sides,
        towards=sides if mutual else towards,
        what=max((_plain(u.what.exact) for u in group), key=len),
        tellings=tuple(dict.fromkeys(_plain(u.what.exact) for u in group)),
        issues=issues,
        due=due[0] if due else None,
        status=first.status,
        asserted_by=asserted,
        said_by=_all(u.said_by for u in group),
        standing=standing([one for one, _ in later]),
        later=tuple(one for one, _ in later),
        talks=first.talks.id if first.talks else None,
        reports=_all((corpus.names[u.report_id],) for u in group),
        passages=tuple(dict.fromkeys(evidence)),
    )


def _date_evidence(corpus: Corpus, told: Undertaking, date: str) -> list[Evidence]:
    own = [e for e in told.evidence if e.prop == "date" and e.value == date]
    if own or told.talks is None:
        return own
    return [
        e for cell in told.talks.cells.get(Prop.DATE, ()) if cell.value == date for e in corpus.cite_as("date", cell)
    ]


def _asserted(
    corpus: Corpus, group: Sequence[Undertaking], sides: Sequence[str], between: set[str]
) -> tuple[tuple[str, ...], list[Evidence]]:
    """Whose word it rests on, apart: the sides bound, the mediator of the talks, others, or the report's own."""
    said = [e for u in group for e in u.evidence if e.prop == "said_by"]
    speaking = {corpus.side(e.value): e for e in said}
    bound = [side for side in speaking if side in sides]
    joint = [e for u in group for e in u.evidence if e.prop == "asserted_by"]
    told: list[tuple[str, list[Evidence]]] = []
    if joint or len(bound) > 1:
        told.append((BOTH, joint or [speaking[side] for side in bound]))
    elif bound:
        told.append((ONE_SIDE, [speaking[bound[0]]]))
    others = [side for side in speaking if side not in sides]
    if middle := [side for side in others if side in between]:
        told.append((MEDIATOR, [speaking[side] for side in middle]))
    if third := [side for side in others if side not in between]:
        told.append((THIRD, [speaking[side] for side in third]))
    if not told:
        return (REPORT,), [corpus.cite("asserted_by", REPORT, group[0].cue)]
    return tuple(name for name, _ in told), [e.cited_for("asserted_by", name) for name, found in told for e in found]


def _issues(corpus: Corpus, group: Sequence[Undertaking]) -> tuple[tuple[str, ...], list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for told in group:
        for start, end, name in corpus.issues.find(told.what.exact):
            words = corpus.cut(told.report_id, told.what.start + start, told.what.start + end)
            found.setdefault(name, []).append(corpus.cite("issue", name, words))
    return tuple(found), [e for evidence in found.values() for e in evidence]


def _due(corpus: Corpus, group: Iterable[Undertaking]) -> tuple[str, Passage] | None:
    """The first day or stretch by which something is to be done, where the words give one: "by the end of April"."""
    for told in group:
        for mark in _times_in(corpus, told.what):
            before = fold(corpus.text(told.report_id)[max(told.what.start, mark.start - 20) : mark.start]).split()
            words = ledger_words("due", "lasting" if mark.kind == "DURATION" else "before")
            last = next((n for n in (1, 2, 3) if words.fullmatch(" ".join(before[-n:]))), 0) if before else 0
            if last and _looks_ahead(corpus, told, mark):
                passage = corpus.cut(told.report_id, mark.start, mark.end)
                return str(mark.interval) if mark.interval else _plain(passage.exact), passage
    return None


def _times_in(corpus: Corpus, what: Passage) -> list[TimeMark]:
    from detente.annotate.times import find_times  # noqa: PLC0415 - `show` starts faster without it

    inside = [s for s in corpus.sentences(what.report_id) if s.start < what.end and what.start < s.end]
    marks = find_times(corpus.reports[what.report_id], inside)
    return [m for m in marks if what.start <= m.start and m.end <= what.end and m.kind in ("DATE", "DURATION")]


def _looks_ahead(corpus: Corpus, told: Undertaking, mark: TimeMark) -> bool:
    """Whether a time lies ahead of the undertaking; one that is not settled is taken where the words give a span to come."""
    if mark.interval is None:
        return mark.kind == "DURATION" or mark.value == "FUTURE_REF"
    made = _when(corpus, told)
    last = (made.end or made.start) if made else None
    return last is not None and mark.interval.end is not None and mark.interval.end > last


def _all(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for values in lists for value in values))


def _plain(text: str) -> str:
    return " ".join(text.split())
