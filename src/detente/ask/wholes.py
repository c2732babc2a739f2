"""Of which greater event one is a part: a dinner of the talks, a signing at a summit, a round of a process.

Worked out from what is told of both, so that nothing is stored and each row says why. Several wholes of one event are several
rows: which of them is meant is not said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from detente.ask.differing import Parties
from detente.ask.evidence import Evidence, cite
from detente.ask.rows import Row
from detente.lexicon.contacts import is_round, is_social
from detente.lexicon.frames import load_frames
from detente.model import DayInterval, Event, Format, Kind, Mention, Prop, Statement, Status
from detente.resolve.places import compare_places, spot_of

NEAR = 4
"""So many days before or after talks, what their parties do at table belongs to them."""
LONG = 5
"""From so many days on, talks are a process that rounds may be part of."""
_DONE_THERE = frozenset({Kind.AGREEMENT, Kind.COMMITMENT, Kind.CEASEFIRE, Kind.COOPERATION})
_TAKING_PART = (Prop.PARTY, Prop.HOST, Prop.MEDIATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRow(Row):
    """An event and the greater one that it is a part of: ids, the kind and date of the whole, and why.

    ``passages`` hold the words of both that it rests on.
    """

    part: str
    whole: str
    kind: str
    date: str | None
    why: str


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as it is compared: the words that tell it, and for whom those who take part are there."""

    event: Event
    words: frozenset[str]
    parties: frozenset[str]
    there: frozenset[str]

    @property
    def days(self) -> DayInterval | None:
        return self.event.date if self.event.date and self.event.date.bounded else None


def whole_rows(
    events: Iterable[Event], names: Mapping[str, str], parties: Parties, of: str | None = None
) -> list[WholeRow]:
    """Every part with each whole that it fits, in the order of the parts; ``names`` maps report ids to report names.

    ``of``: only where this event is one of the two. A part fits a whole

    - on whose sidelines its own words say that it was;
    - as a dinner, lunch or reception within four days of talks of the same parties;
    - as what was agreed or signed on the days of talks, by some of those who held them, in a report that tells both;
    - as a round of talks within a longer process of the same parties.
    """
    told = [_told(event, parties) for event in events if load_frames()[event.kind].is_dealing]
    talks = [one for one in told if load_frames()[one.event.kind].family == "talks"]
    beside = _by_trigger(talks)
    near = _Near(talks)
    rows = []
    for part in told:
        for whole, why, words in _wholes(part, near, beside):
            if of in (None, part.event.id, whole.event.id):
                rows.append(_row(part, whole, why, words, names))
    return rows


def _told(event: Event, parties: Parties) -> _Told:
    return _Told(
        event,
        frozenset(mention.trigger.exact.lower() for mention in event.mentions),
        frozenset(parties.of_cell(cell) for cell in event.all(Prop.PARTY)),
        frozenset(parties.of_cell(cell) for cell in event.all(*_TAKING_PART)),
    )


def _by_trigger(talks: Iterable[_Told]) -> dict[str, list[tuple[Mention, _Told]]]:
    """The tellings of talks by the report that they stand in."""
    found: dict[str, list[tuple[Mention, _Told]]] = defaultdict(list)
    for one in talks:
        for mention in one.event.mentions:
            found[mention.report_id].append((mention, one))
    return found


class _Near:
    """The talks that were held on known days, looked up by who took part and when."""

    def __init__(self, talks: Iterable[_Told]) -> None:
        self._talks = [one for one in talks if one.days and one.event.status is Status.OCCURRED]
        self._long: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, list[tuple[date, int]]] = defaultdict(list)
        for number, one in enumerate(self._talks):
            for party in one.there:
                if one.days and one.days.start and (one.days.days or 0) < LONG:
                    self._short[party].append((one.days.start, number))
                else:
                    self._long[party].append(number)
        for held in self._short.values():
            held.sort()

    def of(self, part: _Told) -> Iterator[_Told]:
        """The talks of the days of a part, and the long ones, in which somebody took part who took part in it."""
        days, found = part.days, set[int]()
        if days and days.start and days.end:
            first = days.start - min(timedelta(days=NEAR + LONG), days.start - date.min)
            last = days.end + min(timedelta(days=NEAR), date.max - days.end)
            for party in part.there:
                held = self._short.get(party, [])
                found.update(
                    n for _, n in held[bisect_left(held, (first, -1)) : bisect_right(held, (last, len(self._talks)))]
                )
                found.update(self._long.get(party, ()))
        return (self._talks[number] for number in sorted(found))


def _wholes(
    part: _Told, near: _Near, beside: Mapping[str, list[tuple[Mention, _Told]]]
) -> Iterator[tuple[_Told, str, list[Statement]]]:
    aside = list(_aside(part, beside))
    yield from aside
    seen = {whole.event.id for whole, _, _ in aside}
    for whole in _candidates(part, near, beside):
        if whole.event.id in seen or whole.event is part.event or whole.event.status is not part.event.status:
            continue
        if why := _why(part, whole):
            yield whole, why, []


def _candidates(part: _Told, near: _Near, beside: Mapping[str, list[tuple[Mention, _Told]]]) -> Iterable[_Told]:
    """The talks that a part is compared with: few, in a record of thousands."""
    if part.event.kind in _DONE_THERE:
        return {one.event.id: one for key in part.event.reports for _, one in beside.get(key, ())}.values()
    return near.of(part) if is_social(part.words) or is_round(part.words) else ()


def _aside(
    part: _Told, beside: Mapping[str, list[tuple[Mention, _Told]]]
) -> Iterator[tuple[_Told, str, list[Statement]]]:
    """The occasion that the words name on whose sidelines it was, where it is an event of the record."""
    for cell in part.event.cells.get(Prop.FORMAT, ()):
        for stmt in cell.statements if cell.value == Format.ON_SIDELINES else ():
            for mention, whole in beside.get(stmt.report_id, ()):
                inside = stmt.passage.start <= mention.trigger.start and mention.trigger.end <= stmt.passage.end
                if inside and whole.event is not part.event:
                    yield whole, "on its sidelines", [stmt]


def _why(part: _Told, whole: _Told) -> str | None:
    if part.days is None or whole.days is None or part.event.status is not Status.OCCURRED or _apart(part, whole):
        return None
    if part.event.kind in _DONE_THERE:
        same = set(part.event.reports) & set(whole.event.reports)
        there = len(part.parties) > 1 and part.parties <= whole.there
        return "on the days of these talks" if same and there and whole.days.contains(part.days) else None
    if is_social(part.words):
        met = len(part.there & whole.there) > 1 and not is_social(whole.words)
        return f"at table, within {NEAR} days of these talks" if met and _days_between(part, whole) <= NEAR else None
    longer = (whole.days.days or 0) >= LONG and (whole.days.days or 0) > (part.days.days or 0)
    if is_round(part.words) and longer and whole.days.contains(part.days):
        return "a round within these talks" if len(part.parties) > 1 and part.parties <= whole.there else None
    return None


def _days_between(part: _Told, whole: _Told) -> int:
    """Days from one to the other; 0 where they meet."""
    one, two = part.days, whole.days
    if one is None or two is None or not (one.start and one.end and two.start and two.end):
        return NEAR + 1
    return max(0, (two.start - one.end).days, (one.start - two.end).days)


def _apart(part: _Told, whole: _Told) -> bool:
    """Whether the two are told to have been in different places."""
    here, there = part.event.place, whole.event.place
    return bool(here and there) and compare_places(spot_of(here or ""), spot_of(there or "")) == "other"


def _row(part: _Told, whole: _Told, why: str, words: Iterable[Statement], names: Mapping[str, str]) -> WholeRow:
    cells = [c for one in (part, whole) for c in one.event.all(Prop.KIND, Prop.DATE, Prop.PARTY, Prop.PLACE)]
    said = [Evidence.of(stmt, names).cited_for("why", why) for stmt in words]
    return WholeRow(
        part=part.event.id,
        whole=whole.event.id,
        kind=whole.event.kind.value,
        date=str(whole.event.date) if whole.event.date else None,
        why=why,
        passages=(*said, *cite(cells, names)),
    )
