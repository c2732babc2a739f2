"""Joining what has changed: only what a report can meet is looked at, and the outcome is that of joining everything at once.

The tellings of each report are taken together into pools, which stay in the record with the buckets in which they meet others.
Where a report is new, changed or gone, its pools are made anew and set beside what stands in their buckets; then the events of
all that such judgements connect are worked out again. Where one more telling makes a bucket too crowded to tell anything, or one
less no longer, what met in it is looked at too.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple

from detente.engine import Beside
from detente.model import PART_PROPS, Decision, Judgement, Names, Sort, Verdict, in_pairs
from detente.pipeline.growing import Around
from detente.pipeline.outlined import Met, Outlined
from detente.record import Store
from detente.record.batches import in_batches
from detente.record.joined import Joined, row_judged
from detente.record.pools import Pool
from detente.resolve import Together, take_together, without_rejected
from detente.resolve.block import CROWDED, Buckets, buckets_of, meet
from detente.resolve.decide import decided_pairs, judge_if_near
from detente.resolve.facts import Facts, gather_facts
from detente.resolve.outlines import outline_of
from detente.resolve.scene import Scene
from detente.resolve.words import is_open
from detente.resolve.written import read_facts, write_facts

AT_ONCE = 1000
"""Reports whose pools are made in one go."""
_HELD = 150_000
"""Pools whose facts are held in memory, each some six kilobytes: what meets whatever its days may be years old."""
_PAIRS = 500_000
"""Pairs that are looked at in one go."""
_FEW = 5_000
"""Pools up to which their events are worked out all at once, and no further than they reach."""
_WORTH = 10_000
"""Pairs to judge from which on a second process is worth its making: it then has pages of its own of whatever it touches."""

Pair = tuple[str, str]


def join_tellings(
    store: Store,
    kept: Joined,
    reports: Collection[str],
    decisions: Iterable[Decision],
    *,
    renamed: Collection[str] = (),
) -> int:
    """Join these reports anew with all that they meet; returns how many were looked at.

    Reports that are no longer there are taken out. Of those ``renamed`` nothing is told otherwise but how somebody is shown:
    what does not name them stays as it is.
    """
    made = list(decisions)
    with Beside[list[tuple[Any, ...]]]() as beside:
        return _Work(store, kept, made, decided_pairs(in_pairs(made)), beside).join(reports, renamed)


class _Made(NamedTuple):
    """The pools of some reports, and the judgements within each of these."""

    pools: list[Pool]
    within: list[Judgement]


@dataclass(slots=True)
class _Work:
    """One run of joining. ``stirred``: the pools, by their mentions, whose events may be others now.

    The pairs of one batch are judged ``beside`` the making of the next. ``crowded``: the loose buckets that are known to
    be, none of which empties while pools are put in.
    """

    store: Store
    kept: Joined
    decisions: list[Decision]
    decided: Mapping[Pair, Verdict]
    beside: Beside[list[tuple[Any, ...]]]
    stirred: set[str] = field(default_factory=set)
    outlines: Outlined = field(init=False)
    facts: OrderedDict[int, Facts] = field(default_factory=OrderedDict)
    scenes: dict[str, Scene] = field(default_factory=dict)
    crowded: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.outlines = Outlined(self.kept.outlines)

    def join(self, reports: Collection[str], renamed: Collection[str]) -> int:
        tied = self._tied(reports)
        wanted = [report for group in tied for report in group]
        at_once = self._made(wanted) if len(wanted) <= AT_ONCE else None
        same = self._unchanged(at_once, renamed) if at_once and renamed else set()
        thinned = self._take_out(wanted, same)
        if at_once:
            self._put_in(at_once, same)
        else:
            for some in in_batches(tied, AT_ONCE):
                self._put_in(self._made([report for group in some for report in group]), same)
        self._take_judged()
        self._open_up(thinned)
        self._group()
        return len(wanted)

    def _tied(self, reports: Collection[str]) -> list[list[str]]:
        """The reports with those to which decisions tie their mentions: what is taken together in one hangs on all."""
        partners: dict[str, set[str]] = defaultdict(set)
        for left, right in self.decided:
            partners[left].add(right)
            partners[right].add(left)
        report_of = self.kept.reports_of(partners)
        tied: dict[str, set[str]] = defaultdict(set)
        for mention, report in report_of.items():
            tied[report].update(report_of[other] for other in partners[mention] if other in report_of)
        openly = self.kept.reports_open(reports)  # mentions of no known kind are joined across reports at once
        for report in openly:
            tied[report] |= openly
        groups: list[list[str]] = []
        seen: set[str] = set()
        for report in self.kept.in_time(reports):  # most of what a report meets was told in the same weeks
            group, waiting = [], [report]
            while waiting:
                one = waiting.pop()
                if one not in seen:
                    seen.add(one)
                    group.append(one)
                    waiting += tied.get(one, ())
            groups += [sorted(group)] if group else []
        return groups

    def _take_out(self, reports: Collection[str], same: Collection[str]) -> set[int]:
        """Take the pools of these reports out but for the ``same``; returns the loose buckets that were crowded with them."""
        crowded: set[int] = set()
        if self.kept.is_empty():
            return crowded
        for some in in_batches(reports, AT_ONCE):
            there = self.kept.pools(some)
            staying = {mention for pool in there if pool.mention_id in same for mention in pool.members}
            old = [pool for pool in there if pool.mention_id not in same]
            crowded.update(n for pool in old for n in pool.loose if len(self.kept.crowd(n, CROWDED)) > CROWDED)
            members = {mention for pool in old for mention in pool.members}
            told = self.store.mentions(some, sort=Sort.EVENT)
            members.update(mention.id for mention in told if mention.id not in staying)
            self._stir_those_joined_with(members)
            within: dict[str, list[str]] = defaultdict(list)
            for mention in told if staying else ():
                within[mention.report_id].append(mention.id)
            for mentions in within.values():
                self.kept.drop_judgements_within(mentions)
            self.kept.drop_pools(old)
            self.kept.drop_clusters(sorted(members))
        return crowded

    def _stir_those_joined_with(self, mentions: Collection[str]) -> None:
        """Take out the judgements about these mentions; what was of one event with them may be of another without."""
        events = {self.kept.event_of(mention) for mention in mentions} - {None}
        ends = self.kept.drop_judgements(sorted(mentions)) - set(mentions)
        self.stirred.update(end for end in ends if self.kept.event_of(end) in events)

    def _made(self, reports: Collection[str]) -> _Made:
        """Make the pools of these reports."""
        mentions = self.store.mentions(reports, sort=Sort.EVENT)
        printed = self.store.statements(report_ids=reports)
        shown = self.store.names({stmt.value for stmt in printed if stmt.prop in PART_PROPS})
        names = Names(shown, self.store.name_links(reports))
        gathered = gather_facts(*without_rejected(mentions, printed, self.decisions), names)
        told = {fact.mention.id: fact for fact in gathered}
        del mentions, printed, gathered
        together = take_together(told, self.decided)
        pools = [self._pool(fact, together) for _, fact in sorted(together.pools.items())]
        return _Made(pools, list(together.kept.values()))

    def _unchanged(self, made: _Made, reports: Collection[str]) -> set[str]:
        """Which pools of these reports are the same as before, by their mentions: all that was judged of them still holds."""
        old = {pool.mention_id: pool for pool in self.kept.pools(reports)}
        decided = {mention for pair in self.decided for mention in pair}
        return {
            pool.mention_id
            for pool in made.pools
            if (was := old.get(pool.mention_id)) is not None
            and replace(pool, number=was.number) == was
            and decided.isdisjoint(pool.members)
            and not is_open(self.facts[pool.number], self.facts[pool.number])
        }

    def _put_in(self, made: _Made, same: Collection[str]) -> None:
        """Put pools into the record but for the ``same``, and set them beside those that they meet."""
        pools = [pool for pool in made.pools if pool.mention_id not in same]
        filling = self._counted(pools)
        self.kept.put_pools(pools)
        self.kept.put_judgements(made.within)
        crowds = {bucket: list(there) for bucket, there in filling.items()}
        for pool in pools:
            for bucket in pool.loose:
                if bucket in crowds:
                    crowds[bucket].append(pool.number)
        self.crowded.update(bucket for bucket, there in crowds.items() if len(there) > CROWDED)
        self.stirred.update(pool.mention_id for pool in pools)
        self._judge(self._meetings(pools, crowds))
        for bucket, there in filling.items():
            if len(there) <= CROWDED < len(crowds[bucket]):
                self._close(there)

    def _pool(self, fact: Facts, together: Together) -> Pool:
        buckets = buckets_of(fact)
        number = self.kept.next_number()
        self._hold(number, fact)
        outline = outline_of(fact)
        self.outlines.keep(number, outline)
        group = together.groups[fact.mention.id]
        return Pool(
            number=number,
            mention_id=fact.mention.id,
            report_id=fact.report_id,
            first_id=min(group),
            members=tuple(sorted(key for key in group if together.of[key] == fact.mention.id)),
            dated=buckets.dated,
            loose=buckets.loose,
            starts=buckets.starts,
            ends=buckets.ends,
            outline=outline,
            facts=write_facts(fact),
        )

    def _counted(self, pools: Iterable[Pool]) -> dict[int, list[int]]:
        """The loose buckets of these pools that are not known to be crowded, each with the pools in it now."""
        buckets = {n for pool in pools for n in pool.loose} - self.crowded
        return {bucket: self.kept.crowd(bucket, CROWDED) for bucket in sorted(buckets)}

    def _meetings(self, pools: Iterable[Pool], crowds: Mapping[int, list[int]]) -> Iterator[Met]:
        """These pools, each with others that share a bucket, each pair once; ``crowds``: who is in each loose one."""
        for pool in pools:
            others = self.kept.meeting(pool)
            for bucket in pool.loose:
                there = crowds.get(bucket)
                if there and len(there) <= CROWDED:
                    others.update(there)
            # those made here are numbered after all others, so that each pair is met by its later one
            number = pool.number
            yield number, sorted([other for other in others if other < number])

    def _judge(self, meetings: Iterable[Met]) -> None:
        """Begin to judge pairs of pools of two reports; what was begun before is put into the record, all of it."""
        looked = False
        for met in _in_parts(meetings, _PAIRS):
            looked = True
            some = self.outlines.may_be_one(met)
            facts = self._facts_of({number for pair in some for number in pair})
            judged = self.beside.end()
            self.beside.begin(partial(_judge_all, some, facts, self.decided), worth=len(some) >= _WORTH)
            self.kept.put_rows_judged(judged or ())
        if not looked:
            self._take_judged()

    def _take_judged(self) -> None:
        """Wait for what is judged beside, and put it into the record."""
        self.kept.put_rows_judged(self.beside.end() or ())

    def _close(self, numbers: Collection[int]) -> None:
        """Take back the judgements about pairs that met in a bucket which is crowded now, and meet in no other."""
        there = {pool.mention_id: pool for pool in self.kept.pools_numbered(numbers)}
        for judged in self.kept.judged(there):
            one, two = there[judged.left], there[judged.right]
            if one.report_id == two.report_id or (judged.left, judged.right) in self.decided:
                continue
            if not meet(_buckets(one), _buckets(two), self._is_crowded):
                self.kept.drop_judgement(judged.left, judged.right)
                event = self.kept.event_of(judged.left)
                if event is not None and event == self.kept.event_of(judged.right):
                    self.stirred.update((judged.left, judged.right))

    def _is_crowded(self, bucket: int) -> bool:
        return bucket in self.crowded or len(self.kept.crowd(bucket, CROWDED)) > CROWDED

    def _open_up(self, buckets: Iterable[int]) -> None:
        """Set beside each other what meets in buckets that were crowded and are no longer."""
        for bucket in sorted(buckets):
            there = self.kept.crowd(bucket, CROWDED)
            if len(there) <= CROWDED:
                self.stirred.update(pool.mention_id for pool in self.kept.pools_numbered(there))
                self._judge((number, sorted(there)[:at]) for at, number in enumerate(sorted(there)))
        self._take_judged()

    def _group(self) -> None:
        """Work out the events of what was stirred: of few at once, of many each with all that judgements connect with it."""
        few = len(self.stirred) <= _FEW
        done: set[str] = set()
        for changed in [sorted(self.stirred)] if few else ([mention] for mention in sorted(self.stirred)):
            if done.isdisjoint(changed):
                around = Around(self.kept, self.decided, self._fact_of)
                self.kept.save_clusters(sorted(around.events(changed, whole=not few).items()))
                done.update(around.looked_at)

    def _fact_of(self, number: int) -> Facts:
        return self._facts_of([number])[number]

    def _facts_of(self, numbers: Collection[int]) -> dict[int, Facts]:
        found = {}
        missing = []
        for number in sorted(numbers):
            held = self.facts.get(number)
            if held is None:
                missing.append(number)
            else:
                self.facts.move_to_end(number)
                found[number] = held
        for number, text, mention in self.kept.written(missing):
            found[number] = self._hold(number, read_facts(text, mention))
        return found

    def _hold(self, number: int, fact: Facts) -> Facts:
        # one scene a report, so that two reports are compared once
        scene = self.scenes.setdefault(fact.report_id, fact.scene)
        if fact.scene is not scene:
            object.__setattr__(
                fact, "scene", scene
            )  # it is of nobody else: a copy takes longer than all of its reading
        held = self.facts[number] = fact
        if len(self.facts) > _HELD:
            self.facts.popitem(last=False)
        return held


def _in_parts(meetings: Iterable[Met], size: int) -> Iterator[list[Met]]:
    """Meetings in their order, in parts of so many pairs or a few more."""
    part: list[Met] = []
    many = 0
    for met in meetings:
        part.append(met)
        many += len(met[1])
        if many >= size:
            yield part
            part, many = [], 0
    if many:
        yield part


def _judge_all(
    pairs: Iterable[tuple[int, int]], facts: Mapping[int, Facts], decided: Mapping[Pair, Verdict]
) -> list[tuple[Any, ...]]:
    """The rows of the judgements about pairs of pools of two reports that are one event or may be."""
    rows = []
    for pair in pairs:
        one, two = facts[pair[0]], facts[pair[1]]
        if one.report_id == two.report_id or is_open(one, two):
            continue
        left, right = (one, two) if one.mention.id < two.mention.id else (two, one)
        if decided and (left.mention.id, right.mention.id) in decided:
            continue
        if (judged := judge_if_near(left, right)) is not None:
            rows.append(row_judged(judged))
    return rows


def _buckets(pool: Pool) -> Buckets:
    return Buckets(dated=pool.dated, loose=pool.loose, starts=pool.starts, ends=pool.ends)
