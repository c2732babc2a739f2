"""What surnames and offices mean in single reports, worked out anew only where something that it hangs on has moved.

A report that shows somebody in an office is a witness for its day. One that comes or goes moves what that office means, and whom a
surname means that its holders bear, in the reports from the showing before it to the one after: where these show somebody else, or
there is none, as far as a showing can reach. The outcome is that of ``link_names`` over all reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from detente.model import Decision, NameLink, Report, Sort
from detente.record import Store
from detente.record.batches import in_batches
from detente.record.showings import Showing, Showings
from detente.record.spellings import Spellings
from detente.resolve.names.links import (
    LinkedNames,
    Others,
    Printing,
    kept_apart,
    link_report,
    may_be_linked,
    offices_given,
    shows_somebody,
)
from detente.resolve.names.shorts import bearers, meaning, office_key
from detente.resolve.naming import NamedReport
from detente.resolve.offices import (
    NEAR,
    Holding,
    Seen,
    Shown,
    Witness,
    of_person,
    read_holdings,
    the_one,
    witness_of,
)

AT_ONCE = 200
"""Reports that are linked in one go."""
_REACH = 2 * NEAR
"""Days on either side within which a showing can matter."""


def keep_links(
    kept: Showings, reports: Mapping[str, NamedReport], shown: Mapping[str, str], linked: LinkedNames
) -> None:
    """Keep what the links of all reports hang on, in the place of all before."""
    kept.clear()
    kept.put(_showing(owner, one) for owner, one in linked.witnesses)
    kept.put_shorts(
        (name, report.printing.day.toordinal(), report_id)
        for report_id, report in reports.items()
        if report.printing.day
        for name in report.actors
        if shown[name] == name and may_be_linked(name)
    )
    kept.put_doubts(linked.asked)


def link_moved(
    store: Store, spelt: Spellings, kept: Showings, reports: Collection[str], decisions: Iterable[Decision]
) -> frozenset[str]:
    """Link what hangs on these reports, new, changed or gone; returns those in which a link came, went or means another.

    The names that are shown for all printed ones stand already. Among the reports are all that print a name which is shown
    otherwise than before, or a surname that others bear now.
    """
    work = _Work(store, spelt, kept, frozenset(kept_apart(decisions)))
    moves: list[_Move] = []
    there: set[str] = set()
    for some in in_batches(sorted(reports), AT_ONCE):
        loaded = work.load(some)
        there |= loaded.keys()
        moves += work.move(some, loaded)
    changed: set[str] = set()
    for some in in_batches(sorted(there | work.moved_by(moves)), AT_ONCE):
        changed |= work.link(work.load(some))
    return frozenset(changed)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A report as its names are read: its printing, and whom it shows in which office."""

    printing: Printing
    holdings: list[Holding]


@dataclass(frozen=True, slots=True)
class _Move:
    """A showing that came or went: in the reports of the days from ``first`` to ``last`` its office may mean another."""

    office: str
    owner: str
    holder: str
    first: int
    last: int


@dataclass(slots=True)
class _Work:
    store: Store
    spelt: Spellings
    kept: Showings
    apart: Collection[tuple[str, str]]
    _seen: dict[tuple[str, str], Seen] = field(default_factory=dict)
    _from: int = 0
    _to: int = 0

    def load(self, report_ids: Collection[str]) -> dict[str, _Loaded]:
        """Those of these reports whose statements name anybody."""
        actors = {key: found for key in report_ids if (found := self.kept.actors_of(key))}
        mentions = self.store.mentions(actors, sort=Sort.OFFICE)
        said = self.store.statements([mention.id for mention in mentions]) if mentions else []
        dated = {report.id: report for report in self._dated(actors)}
        days = {key: report.published.interval if report.published else None for key, report in dated.items()}
        names = self.store.names({stmt.value for stmt in said})
        held: dict[str, list[Holding]] = defaultdict(list)
        for holding in read_holdings(mentions, said, days, names):
            held[holding.report_id].append(holding)
        return {key: _Loaded(NamedReport.of(report, actors[key]).printing, held[key]) for key, report in dated.items()}

    def _dated(self, report_ids: Collection[str]) -> list[Report]:
        found = self.store.headers(report_ids)
        taken = self.store.counted_from([report.id for report in found if not report.published])
        return [report if report.published else replace(report, published=taken.get(report.id)) for report in found]

    # What came and went

    def move(self, report_ids: Collection[str], loaded: Mapping[str, _Loaded]) -> list[_Move]:
        """Put in whom these reports show and where short names stand in them, in the place of what was kept of them."""
        moves: list[_Move] = []
        for report_id in report_ids:
            self.kept.drop_shorts(report_id)
            one = loaded.get(report_id)
            if one and one.printing.day:
                number = one.printing.day.toordinal()
                shown = self.shown_for(one.printing.actors)
                self.kept.put_shorts(
                    (name, number, report_id) for name in shown if shown[name] == name and may_be_linked(name)
                )
            if one is None:
                self.kept.put_links(report_id, ())
                self.kept.change_doubts(report_id, ())
            before = self.kept.of_report(report_id)
            held = one.holdings if one else []
            now = {w for h in held if shows_somebody(h, self.bearers) and (w := witness_of(h))}
            moves += self._replace(before, now)
        return moves

    def _replace(self, before: Collection[Showing], now: Collection[Witness]) -> list[_Move]:
        standing = {one._replace(owner=""): one for one in before}
        found = {_showing("", one) for one in now}
        gone = [standing[one] for one in sorted(standing.keys() - found)]
        came = sorted(found - standing.keys())
        moves: list[_Move] = []
        pairs = sorted({(one.holder, one.office) for one in (*gone, *came)})
        for one in gone:
            self.kept.drop(one)
            moves += self._around(one)
        for one in came:
            owned = one._replace(owner=one.given)
            moves += self._around(owned)
            self.kept.put([owned])
        for holder, office in pairs:
            owner = the_one(self.kept.owners_given(holder, office))
            for one in self.kept.owned_otherwise(holder, office, owner):
                self.kept.drop(one)
                owned = one._replace(owner=owner)
                moves += [*self._around(one), *self._around(owned)]
                self.kept.put([owned])
        return moves

    def _around(self, one: Showing) -> Iterator[_Move]:
        """The days on which a showing matters, those kept being all others."""
        if not one.owner:
            return
        before, after = self.kept.beside(one.office, one.owner, one.day)
        first = before if self._is_alone(one, before) else None
        last = after if self._is_alone(one, after) else None
        yield _Move(
            one.office,
            one.owner,
            one.holder,
            one.day - _REACH if first is None else first,
            one.day + _REACH if last is None else last,
        )

    def _is_alone(self, one: Showing, day: int | None) -> bool:
        """Whether the showings of this day are of the same holder, and of nobody else."""
        if day is None:
            return False
        return {who for _, who, _ in self.kept.between(one.office, one.owner, day, day)} == {one.holder}

    def moved_by(self, moves: Iterable[_Move]) -> set[str]:
        """The reports in which a short name may mean another than before."""
        found: set[str] = set()
        short = cache(self._short_of)
        for move in set(moves):
            near = self.kept.between(move.office, move.owner, move.first - _REACH, move.last + _REACH)
            names = set(self.spelt.holders(office_key(move.office, move.owner)))
            for who in {move.holder, *(who for _, who, _ in near)}:
                names |= short(who)
            for name in names:
                found.update(self.kept.printing(name, move.first, move.last))
        return found

    def _short_of(self, who: str) -> set[str]:
        return {short for name in self.kept.names_of(who) for short in meaning(name, self.spelt.holders)}

    # What it comes to

    def link(self, loaded: Mapping[str, _Loaded]) -> set[str]:
        """Link these reports; returns those in which a short name means another than before."""
        days = [one.printing.day.toordinal() for one in loaded.values() if one.printing.day]
        self._from, self._to = min(days, default=0) - _REACH, max(days, default=0) + _REACH
        self._seen.clear()
        shown = self.shown_for({name for one in loaded.values() for name in one.printing.actors})
        others = Others(
            roles=self,
            shown=lambda name: shown.get(name, name),
            bearers=cache(self.bearers),
            called=cache(self.kept.called),
            apart=self.apart,
        )
        before = defaultdict(list)
        for link in self.store.name_links(loaded):
            before[link.report_id].append(link)
        changed: set[str] = set()
        for report_id, one in loaded.items():
            given = {printed: offices for (_, printed), offices in offices_given(one.holdings).items()}
            found = link_report(report_id, one.printing, given, others)
            if set(found.links) != set(before[report_id]):
                self.kept.put_links(report_id, found.links)
                if _meant(found.links) != _meant(before[report_id]):  # else only what it rests on is another
                    changed.add(report_id)
            self.kept.change_doubts(report_id, found.doubts)
        return changed

    def holders(self, office: str, of: str, day: date) -> list[Shown]:
        """Those who may be meant by an office on a day, of those that are linked together."""
        seen = self._seen.get((office, of))
        if seen is None:
            rows = self.kept.between(office, of, self._from, self._to)
            seen = Seen(office, of, [(date.fromordinal(day), who, report) for day, who, report in rows])
            self._seen[office, of] = seen
        return seen.holders(day)

    def of_person(self, who: str, day: date) -> list[Shown]:
        """The offices that somebody may hold on a day, in order."""
        return of_person(self, self.kept.offices_of(who), who, day)

    def bearers(self, words: tuple[str, ...]) -> set[str]:
        """The shown names of those who bear a surname."""
        return bearers(words, self.spelt.holders, self.spelt.shown)

    def shown_for(self, printed: Iterable[str]) -> dict[str, str]:
        """Each of these printed names with the one that is shown."""
        return {name: self.spelt.shown(name) for name in printed}


def _meant(links: Iterable[NameLink]) -> set[tuple[str, str]]:
    return {(link.printed, link.shown) for link in links}


def _showing(owner: str, one: Witness) -> Showing:
    return Showing(
        office=one.office,
        owner=owner,
        day=one.day.toordinal(),
        holder=one.holder,
        report_id=one.report_id,
        printed=one.printed,
        given=one.given,
    )
