"""On which side of publication an expression of time lies, by how the event stands that it is taken to date."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from detente.extract.acted import is_acted_on
from detente.extract.linkedtimes import is_linked
from detente.extract.putoff import moved_to
from detente.extract.timing import COARSE, OF_DAY, is_own
from detente.extract.tree import FINITE, Tree
from detente.extract.triggers import Trigger
from detente.model import TALKS, DayInterval, Kind, Status, TimeMark

_STANDING = frozenset(
    {
        Kind.AGREEMENT, Kind.CEASEFIRE, Kind.CHECKPOINT_OR_BLOCKADE, Kind.DEMAND, Kind.DEPLOYMENT, Kind.MEDIATION,
        Kind.PROPOSAL, Kind.SANCTION, Kind.WAR,
    }
)  # fmt: skip
"""Kinds that go on, or stand, after the day on which they came about."""
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_STARTING = frozenset({"from", "start", "starting", "begin", "beginning", "effective", "effect"})
_AFTER = frozenset({"after", "following", "despite"})
_FORTNIGHT, _TWICE = 14, 2
_TO_COME = frozenset({Status.PLANNED, Status.CALLED_FOR})
_NOT_HELD = _TO_COME | {Status.HYPOTHETICAL}


def as_it_stands(
    tree: Tree,
    trigger: Trigger,
    mark: TimeMark | None,
    status: Status | None,
    published: DayInterval | None,
    *,
    said_on: DayInterval | None = None,
) -> TimeMark | None:
    """An expression as it dates an event that stands so, ``None`` where it cannot.

    What is to come is of no day before the report, and what was held of none ahead. Where the words leave their side open ("a
    ceasefire *from Monday*", agreed upon) it is the other one; where they name it ("last Monday", a year), or may be those of
    another event ("called on Thursday for talks"), they do not date this one unless the grammar or the reader ties the two.
    ``said_on``: the day on which the sentence has it said, from which what was to come is counted.
    """
    if mark is None or mark.interval is None or published is None:
        return mark
    behind = status in _NOT_HELD and _is_before(mark.interval, published)
    ahead = status is Status.OCCURRED and _is_before(published, mark.interval)
    if status is Status.OCCURRED and _is_coming(published, mark):
        return None
    over = status in _TO_COME and not ahead and not _starts(tree, mark) and _is_of_past(tree, trigger, mark)
    if not (behind or ahead):
        tied = is_own(tree, trigger, mark) or is_linked(trigger, mark)
        return None if over and not tied and _has_come(mark.interval, published) else mark
    if (ahead and _is_up_to(tree, mark)) or (behind and _is_over_verb(tree, trigger, mark)):
        return None
    if not (is_own(tree, trigger, mark) or is_linked(trigger, mark) or moved_to(tree, mark) is not None):
        return None
    if status is Status.HYPOTHETICAL:
        return mark
    if behind and said_on is not None and _is_before(said_on, mark.interval):
        return mark  # "announced on Tuesday a truce from Wednesday", in a report of Thursday
    if over and status is Status.PLANNED and turned(mark, published) is not mark:
        return None  # "arrived for talks on Monday": that Monday he arrived
    if (behind or mark.granularity in OF_DAY) and _is_far_fetched(mark, published):
        return None
    return turned(mark, published)


def stands_by_then(tree: Tree, trigger: Trigger, mark: TimeMark | None) -> bool:
    """Whether an expression is of what befell something that stood already: "broke *the truce* on Monday", "ended years of *war*".

    Such a noun is known, or a war, and has no verb of its own; neither the grammar nor the reader ties the expression to it. A
    month or a year may well be that of both. So too of what something only came after: "held on Friday *after a day of fighting*".
    """
    if mark is None:
        return False
    if _is_come_after(tree, trigger, mark):
        return not is_linked(trigger, mark)
    if is_acted_on(tree, trigger):
        return not (is_linked(trigger, mark) or is_own(tree, trigger, mark))
    if mark.granularity in COARSE or trigger.kind not in _STANDING:
        return False
    if not trigger.noun or trigger.support is not None:
        return False
    known = any(tree[k].lemma in _KNOWN for k in tree.kids(trigger.index, "det", "poss"))
    tied = is_linked(trigger, mark) or is_own(tree, trigger, mark)
    return (known or trigger.kind is Kind.WAR) and not tied


def _is_come_after(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether a noun stands behind the "after" of a clause that a day before it dates; talks are mostly of the day they end on."""
    if not trigger.noun or trigger.kind in TALKS or mark.granularity not in OF_DAY:
        return False
    above = takewhile(lambda i: tree[i].pos not in ("VERB", "AUX"), tree.ancestors(trigger.index))
    return any(tree[i].text.lower() in _AFTER and mark.end <= tree[i].start and i < trigger.index for i in above)


def turned(mark: TimeMark, published: DayInterval) -> TimeMark:
    """An expression that leaves its side open as it is meant on the other one; any other as it is.

    >>> monday = TimeMark(start=0, end=6, text="Monday", kind="DATE", value="2022-07-25",
    ...     interval=DayInterval.parse("2022-07-25"), turned=DayInterval.parse("2022-08-01"))
    >>> other = turned(monday, DayInterval.parse("2022-07-30"))
    >>> str(other.interval), other.note
    ('2022-08-01', 'Monday, the next one from the publication day 2022-07-30: it is told as to come')
    """
    if mark.interval is None or mark.turned is None:
        return mark
    words = " ".join(mark.text.split())
    if _is_before(mark.interval, published) and not _is_before(mark.turned, published):
        note = f"{words}, the next one from the publication day {published}: it is told as to come"
    elif _is_before(published, mark.interval) and not _is_before(published, mark.turned):
        note = f"{words}, the last one up to the publication day {published}: it is told as held"
    else:
        return mark
    return replace(mark, interval=mark.turned, turned=mark.interval, value=str(mark.turned), note=note)


def _is_up_to(tree: Tree, mark: TimeMark) -> bool:
    """Whether an expression says how long something lasts that was done: "suspended the talks *until* November"."""
    inside = tree.at(mark.start, mark.end)
    return bool(inside and inside[0]) and tree[inside[0] - 1].lemma.lower() in ("until", "till")


def _is_over_verb(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether a time is of the verb before a noun or infinitive: "on Friday *agreed* to a swap", "*agreed* Friday to act"."""
    inside = tree.at(mark.start, mark.end)
    if not inside or inside[-1] >= trigger.index:
        return False
    if not trigger.noun:
        return tree[trigger.index - 1].tag == "TO" and any(tree[i].tag in FINITE for i in range(trigger.index - 1))
    return any(tree[i].tag in FINITE for i in range(inside[-1] + 1, trigger.index))


def _is_of_past(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether a time hangs on a verb of the past other than the event's own: "*signed* a pledge on Monday to prepare talks"."""
    top = tree.top_of(mark.start, mark.end)
    above = (top, *tree.ancestors(top)) if top is not None else ()
    verb = next((i for i in above if tree[i].pos in ("VERB", "AUX")), None)
    return verb is not None and verb != trigger.index and tree[verb].tag == "VBD"


def _starts(tree: Tree, mark: TimeMark) -> bool:
    """Whether words tell that something begins with a time: "a truce *from* Monday", "*starting* at midnight on Monday"."""
    inside = tree.at(mark.start, mark.end)
    return any(tree[i].lemma.lower() in _STARTING for i in range(max(0, inside[0] - 2), inside[0])) if inside else False


def _has_come(days: DayInterval, published: DayInterval) -> bool:
    return days.end is not None and published.end is not None and days.end <= published.end


def _is_far_fetched(mark: TimeMark, published: DayInterval) -> bool:
    """Whether an expression is of a day near publication, and on its other side of one far off: "from 15 June", in a report of May.

    >>> june = TimeMark(start=0, end=7, text="15 June", kind="DATE", value="2023-06-15",
    ...     interval=DayInterval.parse("2023-06-15"), turned=DayInterval.parse("2022-06-15"))
    >>> _is_far_fetched(june, DayInterval.parse("2023-06-09"))
    True
    """
    if mark.interval is None or mark.turned is None:
        return False
    near, far = _away(mark.interval, published), _away(mark.turned, published)
    return near is not None and far is not None and far > max(_FORTNIGHT, _TWICE * near)


def _away(days: DayInterval, published: DayInterval) -> int | None:
    """How many days lie between some days and publication."""
    if days.start is None or days.end is None or published.start is None or published.end is None:
        return None
    return max((days.start - published.end).days, (published.start - days.end).days, 0)


def _is_coming(published: DayInterval, mark: TimeMark) -> bool:
    """Whether an expression is a span that begins with publication: "the coming weeks"."""
    first, last = (mark.interval.start, mark.interval.end) if mark.interval else (None, None)
    if mark.kind != "DURATION" or first is None or last is None or published.start is None or published.end is None:
        return False
    return published.start <= first <= published.end < last


def lies_ahead(days: DayInterval, published: DayInterval | None) -> bool:
    """Whether all these days come after publication."""
    return published is not None and _is_before(published, days)


def _is_before(one: DayInterval, two: DayInterval) -> bool:
    return one.end is not None and two.start is not None and one.end < two.start
