"""Who is shown in which office: each report is a witness for the day on which it was published."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from detente.lexicon.states import entry_of, state_of
from detente.lexicon.titles import find_titles, has_one_holder, office_of
from detente.model import DayInterval, Mention, Names, Prop, Sort, Statement

NEAR = 366
"""So many days before or after a report shows somebody in an office, another may mean him by it; no term is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One report's showing of a person in an office. ``note`` is "former" or "to come" where it says so.

    ``holder`` is the name that is shown for the person, ``printed`` the one that the report gives. ``published`` are the days
    of the report, ``None`` where nobody knows them.
    """

    holder: str
    printed: str
    office: str
    of: str | None
    note: str | None
    published: DayInterval | None
    statements: tuple[Statement, ...]

    @property
    def report_id(self) -> str:
        """The report that shows it."""
        return self.statements[0].report_id

    @property
    def day(self) -> date | None:
        """The day on which it is shown, where that is known."""
        return self.published.start if self.published is not None and self.published.is_day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Somebody whom an office may mean on a day, and the nearest report that shows it."""

    holder: str
    office: str
    of: str
    report_id: str
    day: date


def read_holdings(
    mentions: Iterable[Mention],
    statements: Iterable[Statement],
    published: Mapping[str, DayInterval | None],
    names: Mapping[str, str],
) -> list[Holding]:
    """Read the holdings of a record off its statements; ``names`` maps printed names to the ones that are shown."""
    offices = {mention.id for mention in mentions if mention.sort is Sort.OFFICE}
    shown = Names.over(names)
    said: dict[str, dict[Prop, Statement]] = defaultdict(dict)
    for stmt in statements:
        if stmt.mention_id in offices:
            said[stmt.mention_id][stmt.prop] = stmt
    found = []
    for cells in said.values():
        who, office, of = cells.get(Prop.HOLDER), cells.get(Prop.OFFICE), cells.get(Prop.OF)
        if who is None or office is None:
            continue
        found.append(
            Holding(
                holder=shown.of(who),
                printed=who.value,
                office=office.value,
                of=of.value if of else None,
                note=office.note,
                published=published.get(who.report_id),
                statements=tuple(stmt for stmt in (who, office, of) if stmt),
            )
        )
    return found


def office_meant(words: str) -> tuple[str, str] | None:
    """The office that words name, and the state or body whose it is; ``None`` where they name no office of anybody's.

    >>> office_meant("Norwegian premier"), office_meant("Ada Berg"), office_meant("prime minister")
    (('prime minister', 'Norway'), None, None)
    """
    titles = find_titles(words)
    if not titles or titles[-1][1] != len(words):
        return None
    owner = words[: titles[-1][0]].strip().removesuffix("'s").removesuffix("’s")
    whose = owner_of(owner) if owner else None
    return (office_of(words[titles[-1][0] :]), whose) if whose else None


def owner_of(name: str) -> str | None:
    """The state or body that a name gives as the owner of an office; ``None`` for a name that is no such thing."""
    entry = entry_of(name)
    return state_of(name) or (entry.name if entry is not None else None)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Witness:
    """A report of one known day that shows somebody in an office which has one holder.

    ``given``: whose office the report says it is, empty where it does not say.
    """

    report_id: str
    printed: str
    holder: str
    office: str
    given: str
    day: date


def witness_of(holding: Holding) -> Witness | None:
    """What a showing is a witness of; ``None`` where it is none."""
    day = holding.day
    if day is None or holding.note is not None or not has_one_holder(holding.office):
        return None
    given = owner_of(holding.of) or holding.of if holding.of else ""
    return Witness(
        report_id=holding.report_id,
        printed=holding.printed,
        holder=holding.holder,
        office=holding.office,
        given=given,
        day=day,
    )


def add_owners(witnesses: Iterable[Witness]) -> list[tuple[str, Witness]]:
    """Whose office each witness shows: where its report does not say, that of the one owner that others give for the same person.

    Empty where nobody gives one, or several are given.
    """
    seen = list(witnesses)
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in seen:
        owners[one.holder, one.office] |= {one.given} if one.given else set()
    return [(one.given or the_one(owners[one.holder, one.office]), one) for one in seen]


def the_one(owners: Collection[str]) -> str:
    """The owner, where there is one alone."""
    return next(iter(owners)) if len(owners) == 1 else ""


class Seen:
    """Who is shown in one office, by day: the holders, each with the days and the reports that show it."""

    def __init__(self, office: str, of: str, shown: Iterable[tuple[date, str, str]]) -> None:
        self._office, self._of = office, of
        self._seen = sorted(shown)
        self._of_one: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for when, who, report in self._seen:
            self._of_one[who].append((when, report))
        for one in self._of_one.values():
            one.sort()

    @property
    def people(self) -> Collection[str]:
        """All who are shown in it."""
        return self._of_one.keys()

    def holders(self, day: date) -> list[Shown]:
        """Those who may be meant on a day: the one between two of whose showings it lies, else all shown near it."""
        seen = self._seen
        first, last = bisect_left(seen, day, key=_when), bisect_right(seen, day, key=_when)
        on = {who for _, who, _ in seen[first:last]}
        for (before, who, _), (after, other, _) in pairwise(seen[max(0, first - 1) : last + 1]):
            if who == other and before <= day <= after and on <= {who} and (after - before).days <= 2 * NEAR:
                return [self._nearest(who, day)]
        earliest, latest = day.toordinal() - NEAR, day.toordinal() + NEAR
        near = {
            who
            for _, who, _ in seen[bisect_left(seen, earliest, key=_number) : bisect_right(seen, latest, key=_number)]
        }
        return [self._nearest(who, day) for who in sorted(on or near)]

    def _nearest(self, who: str, day: date) -> Shown:
        shown = self._of_one[who]
        after = bisect_left(shown, day, key=_day)
        before = bisect_left(shown, shown[after - 1][0], key=_day) if after else 0
        _, when, report = min(
            (abs((when - day).days), when, report) for when, report in (shown[before], *shown[after : after + 1])
        )
        return Shown(holder=who, office=self._office, of=self._of, report_id=report, day=when)


class Offices:
    """Who is shown in an office that has one holder, by day; only reports of one known day are witnesses.

    Where a report does not say whose office it is, it is that of the one owner that others give it for the same person.

    >>> from detente.model import Passage
    >>> def shown(who, day):
    ...     said = Statement(mention_id="m", prop=Prop.HOLDER, value=who, passage=Passage(f"r-{day}", 0, 1, "x"))
    ...     return Holding(holder=who, printed=who, office="prime minister", of="Norway", note=None,
    ...                    published=DayInterval.parse(day), statements=(said,))
    >>> known = Offices([shown("Ada Berg", "2031-05-03"), shown("Bo Lind", "2032-01-10")])
    >>> [one.holder for one in known.holders("prime minister", "Norway", date(2031, 6, 1))]
    ['Ada Berg', 'Bo Lind']
    >>> [one.holder for one in known.holders("prime minister", "Norway", date(2032, 9, 1))]
    ['Bo Lind']
    """

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self.witnesses = add_owners(one for holding in holdings if (one := witness_of(holding)))
        days: dict[tuple[str, str], list[tuple[date, str, str]]] = defaultdict(list)
        for owner, one in self.witnesses:
            if owner:
                days[one.office, owner].append((one.day, one.holder, one.report_id))
        self._seen = {pair: Seen(*pair, shown) for pair, shown in days.items()}
        self._of: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for pair, seen in self._seen.items():
            for who in seen.people:
                self._of[who].add(pair)

    def holders(self, office: str, of: str, day: date) -> list[Shown]:
        """Those who may be meant by an office on a day, as ``Seen`` tells them."""
        seen = self._seen.get((office, of))
        return seen.holders(day) if seen else []

    def of_person(self, who: str, day: date) -> list[Shown]:
        """The offices that somebody may hold on a day, in order."""
        return of_person(self, self._of.get(who, ()), who, day)


class Holders(Protocol):
    """Who may be meant by an office on a day."""

    def holders(self, office: str, of: str, day: date) -> list[Shown]:
        """Those who may be, in order."""


def of_person(among: Holders, offices: Iterable[tuple[str, str]], who: str, day: date) -> list[Shown]:
    """Of these offices those that somebody may hold on a day, in order."""
    return [one for office, of in sorted(offices) for one in among.holders(office, of, day) if one.holder == who]


def _when(seen: tuple[date, str, str]) -> date:
    return seen[0]


def _number(seen: tuple[date, str, str]) -> int:
    return seen[0].toordinal()


def _day(shown: tuple[date, str]) -> date:
    return shown[0]
