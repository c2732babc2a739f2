"""What a person decides about joining: written down, joined anew, and what it changed, in one step or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Unpack

from detente.errors import BadField, NoSuchThing
from detente.extract import METHOD
from detente.model import Choice, DayInterval, Decision, Signed, begins_id, told_standing
from detente.pipeline import join, read_again
from detente.record import Store
from detente.resolve.names.printed import plain

_LASTING = {
    Choice.REMOVE: "the words of the report are gone",
    Choice.REPLACE: "the words of the report are gone",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Events that became other events: two that became one, one that parted into two. Ids, sorted."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that was made, what it changed, and the one that it took back, if it is an undo.

    ``dated_anew``: whether a report was read again for it, from another day.
    """

    decision: Decision
    changes: tuple[Change, ...]
    undone: Decision | None = None
    dated_anew: bool = False


def merge(store: Store, keys: Sequence[str], **signed: Unpack[Signed]) -> Decided:
    """Make one event of several, each named by its id, the beginning of it, or the same of a mention in it.

    Raises ``NoSuchThing`` for a key that means no event or several, ``BadField`` where they are one event already.
    """
    with _joined(store, signed):
        return decide(store, merging(store, keys, **signed))


def merging(store: Store, keys: Sequence[str], **signed: Unpack[Signed]) -> Decision:
    """The decision that ``merge`` makes, not written yet; raises as it does."""
    events = list(dict.fromkeys(map(store.event_id, keys)))
    if len(events) < 2:
        told = f"{' and '.join(keys)} are one event already" if len(keys) > 1 else f"{keys[0]} is only one event"
        raise BadField(told, mend="name two events; `detente timeline` lists them")
    mentions = sorted(mention for event in events for mention in store.clusters(event))
    return Decision(choice=Choice.MERGE, about=tuple(mentions), **signed)


def keep_apart(store: Store, one: str, other: str, **signed: Unpack[Signed]) -> Decided:
    """Say that two events are two, now and whatever is read later. Raises as ``merge`` does, where the two are one event."""
    with _joined(store, signed):
        return decide(store, keeping_apart(store, one, other, **signed))


def keeping_apart(store: Store, one: str, other: str, **signed: Unpack[Signed]) -> Decision:
    """The decision that ``keep_apart`` makes, not written yet; raises as it does."""
    left, right = store.event_id(one), store.event_id(other)
    if left == right:
        mend = f"part it with `detente split {left} MENTION`; `detente show {left}` lists its mentions"
        raise BadField(f"{one} and {other} are one event", mend=mend)
    return Decision.between(store.clusters(left), store.clusters(right), **signed)


def parting(store: Store, one: str, other: str, **signed: Unpack[Signed]) -> Decision:
    """The decision, not written yet, that two mentions of one event, by their ids, are of two: the others go where they fit."""
    known = store.clusters()
    for key in (one, other):
        if key not in known:
            raise NoSuchThing(f"{key!r} is no mention of an event", mend="`detente show EVENT` lists the mentions")
    return Decision.between([one], [other], **signed)


def split(store: Store, event: str, keys: Sequence[str], **signed: Unpack[Signed]) -> Decided:
    """Take mentions out of an event: each key is a mention's id or the beginning of it, or a report, for all that it tells.

    Raises ``NoSuchThing`` for a key that the event does not hold, ``BadField`` where nothing would be left of it.
    """
    with _joined(store, signed):
        return decide(store, splitting(store, event, keys, **signed))


def splitting(store: Store, event: str, keys: Sequence[str], **signed: Unpack[Signed]) -> Decision:
    """The decision that ``split`` makes, not written yet; raises as it does."""
    key = store.event_id(event)
    inside = set(store.clusters(key))
    out = {mention for one in keys for mention in _meant(store, key, inside, one)}
    if out == inside:
        told = f"nothing would be left of {key}"
        raise BadField(told, mend="name some of its mentions and leave the others; `detente show` lists them")
    return Decision.between(out, inside - out, **signed)


def anchor(store: Store, report: str, days: DayInterval, **signed: Unpack[Signed]) -> Decided:
    """Say when a report was published, by its name or id; if it was read before, it is dated anew with all that hangs on it.

    Raises ``NoSuchThing`` for a report that is not there.
    """
    with store.together():
        return decide(store, anchoring(store, report, days, **signed))


def anchoring(store: Store, report: str, days: DayInterval, **signed: Unpack[Signed]) -> Decision:
    """The decision that ``anchor`` makes, not written yet; raises as it does."""
    return Decision(choice=Choice.ANCHOR, about=(store.report(report).id,), value=str(days), **signed)


def rule_on_names(store: Store, one: str, other: str, *, same: bool, **signed: Unpack[Signed]) -> Decided:
    """Say that two names are one actor's, or two actors'; each is given as a report prints it, or as it is shown.

    Raises ``NoSuchThing`` for a name that no report prints, ``BadField`` for two that are printed alike.
    """
    with _joined(store, signed):
        return decide(store, ruling_on_names(store, one, other, same=same, **signed))


def ruling_on_names(store: Store, one: str, other: str, *, same: bool, **signed: Unpack[Signed]) -> Decision:
    """The decision that ``rule_on_names`` makes, not written yet; raises as it does."""
    left, right = _name_meant(store, one), _name_meant(store, other)
    if plain(left) == plain(right):
        told = f"{one} and {other} are printed alike"
        raise BadField(told, mend="names that are printed alike cannot be told apart yet")
    choice = Choice.SAME_ACTOR if same else Choice.OTHER_ACTOR
    return Decision(choice=choice, about=tuple(sorted((left, right))), **signed)


def _name_meant(store: Store, name: str) -> str:
    printed = store.actor_names()
    if name in printed:
        return name
    found = sorted(other for other in printed if plain(other) == plain(name))
    if not found:
        raise NoSuchThing(f"no report prints the name {name!r}", mend="list the names with `detente actors`")
    return found[0]


def undo(store: Store, key: str | None = None, **signed: Unpack[Signed]) -> Decided:
    """Take back a decision, by its id or the beginning of it, or the last one that stands; an undo can be named and undone too.

    Where an anchor is undone, its report is read again at once, if it was read before. Raises ``NoSuchThing`` where there is no
    such decision, ``BadField`` for one that no longer stands or cannot be taken back.
    """
    with store.together():
        return decide(store, undoing(store, key, **signed))


def undoing(store: Store, key: str | None = None, **signed: Unpack[Signed]) -> Decision:
    """The decision that ``undo`` makes, not written yet; raises as it does."""
    meant = _decision_meant(store, key)
    if meant.choice in _LASTING:
        told = f"{meant.id} ({meant.choice.value}) cannot be undone: {_LASTING[meant.choice]}"
        raise BadField(told, mend="add the file again with `detente add`")
    return Decision(choice=Choice.UNDO, about=(meant.id,), **signed)


def decide(store: Store, decision: Decision) -> Decided:
    """Write a decision down and work it out, in one step or not at all."""
    with store.together():
        before = store.clusters()
        undone = _undone(store, decision)
        again = write_down(store, decision)
        work_out(store, again, at=decision.at)
        moved = tuple(changes(before, store.clusters()))
    return Decided(decision=decision, changes=moved, undone=undone, dated_anew=bool(again))


def write_down(store: Store, decision: Decision, *, at: str = "") -> list[str]:
    """Write a decision down, and return the ids of the reports that have to be read again for it, by ``work_out``.

    ``at`` is the moment for the log, the decision's own where none is given. Between the two the record shows what it showed
    before: `detente read` does what a killed ``work_out`` left.
    """
    about = _undone(store, decision) or decision
    again = _read_reports(store, about) if about.choice is Choice.ANCHOR else []
    store.decide(decision, at=at)
    return again


def work_out(store: Store, again: Iterable[str], *, at: str = "") -> None:
    """Read these reports again, and join anew what hangs on what was decided."""
    for report_id in again:
        read_again(store, store.report(report_id), at=at)
    join(store, at=at)


def _undone(store: Store, decision: Decision) -> Decision | None:
    """The decision that an undo takes back."""
    if decision.choice is not Choice.UNDO:
        return None
    return next(one for one in store.decisions(undone=True) if one.id == decision.about[0])


@contextmanager
def _joined(store: Store, signed: Signed) -> Iterator[None]:
    """One transaction, at the beginning of which the events are those of all that was read."""
    with store.together():
        join(store, at=signed.get("at", ""))
        yield


def _read_reports(store: Store, anchor: Decision) -> list[str]:
    """The reports of an anchor that were read as they are now."""
    unread = {report.id for report in store.unread(METHOD)}
    there = {report.id for report in store.reports()}
    return [key for key in anchor.about if key in there - unread]


def _decision_meant(store: Store, key: str | None) -> Decision:
    told = told_standing(store.decisions(undone=True))
    if key is None:
        last = [decision for decision, holds in told if holds and decision.choice is not Choice.UNDO]
        if not last:
            raise NoSuchThing("there is no decision to undo", mend="`detente log` lists what was done")
        return last[-1]
    ids = {decision.id for decision, _ in told}
    found = {key} & ids or {one for one in ids if begins_id(key, one)}
    if len(found) != 1:
        what = f"begins more than one id: {', '.join(sorted(found))}" if found else "is not in the record"
        raise NoSuchThing(f"decision {key!r} {what}", mend="list the decisions with `detente log --decisions`")
    stands = [decision for decision, holds in told if holds and decision.id in found]
    if not stands:
        only = found.pop()
        raise BadField(f"{only} was undone already", mend="undo its undoing; `detente log --decisions` lists both")
    return stands[-1]


def _meant(store: Store, event: str, inside: Collection[str], key: str) -> list[str]:
    """The mentions of an event that a key means."""
    found = [mention for mention in sorted(inside) if begins_id(key, mention)]
    if len(found) == 1:
        return found
    if found:
        raise NoSuchThing(f"{key!r} begins more than one id", mend=f"did you mean {', '.join(found[:5])}?")
    try:
        report = store.report(key)
    except NoSuchThing as error:
        told = f"{key!r} is neither a mention of {event} nor a report"
        raise NoSuchThing(told, mend=f"`detente show {event}` lists its mentions; {error.mend}") from error
    told_there = [mention.id for mention in store.mentions([report.id]) if mention.id in inside]
    if not told_there:
        raise NoSuchThing(
            f"{report.name} tells nothing of {event}", mend=f"`detente show {event}` lists who tells of it"
        )
    return told_there


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """What became of events between two clusterings, each mention id -> event id; events with the same mentions are left out.

    >>> changes({"m-1": "e-1", "m-2": "e-2", "m-3": "e-3"}, {"m-1": "e-1", "m-2": "e-1", "m-3": "e-3"})
    [Change(before=('e-1', 'e-2'), after=('e-1',))]
    """
    old, new = _members(before), _members(after)
    kept = set(old.values()) & set(new.values())
    left = {event: members for event, members in old.items() if members not in kept}
    came = {event: members for event, members in new.items() if members not in kept}
    found: list[Change] = []
    while left or came:
        was: set[str] = set()
        now: set[str] = set()
        reach: set[str] = set(left[min(left)] if left else came[min(came)])
        while True:
            more = {e for e, members in left.items() if members & reach} - was
            grown = {e for e, members in came.items() if members & reach} - now
            if not more and not grown:
                break
            was, now = was | more, now | grown
            reach = reach.union(*(left[e] for e in more), *(came[e] for e in grown))
        found.append(Change(tuple(sorted(was)), tuple(sorted(now))))
        left = {event: members for event, members in left.items() if event not in was}
        came = {event: members for event, members in came.items() if event not in now}
    return found


def _members(clusters: Mapping[str, str]) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for mention, event in clusters.items():
        groups[event].add(mention)
    return {event: frozenset(members) for event, members in groups.items()}
