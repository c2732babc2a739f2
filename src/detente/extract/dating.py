"""Which time expression dates which event, and what is known of its day where none does."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from detente.extract.saying import Saying
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames, load_judging_verbs
from detente.model import DayInterval, Kind, Precision, Report, Status, TimeMark

_WEEK = 7
"""What is condemned or praised on a day was done within so many days before."""
_GRAINS = {
    "day": Precision.DAY, "part of day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH,
    "season": Precision.SEASON, "quarter": Precision.SEASON, "year": Precision.YEAR, "decade": Precision.DECADE,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A date for an event: the days, their grain, the words they rest on, how they were reached.

    ``told``: whether words of time give it, not the publication date alone.
    """

    interval: DayInterval
    precision: Precision
    start: int
    end: int
    note: str
    told: bool = False


def find_time(
    tree: Tree, trigger: Trigger, times: list[TimeMark], others: set[int], sayings: list[Saying]
) -> tuple[TimeMark | None, bool]:
    """The expression that dates a trigger, and whether it dates the saying of it rather than the happening.

    An expression belongs to the verb or event noun it hangs on. A trigger takes its own; else that of a verb above it in
    the same clause chain. ``others`` are the verbs of the sentence's other triggers.
    """
    cues = {s.cue for s in sayings}
    best: tuple[int, int, TimeMark, bool] | None = None
    for mark in times:
        top = tree.top_of(mark.start, mark.end)
        if top is None or mark.interval is None:
            continue
        cost, by_saying = _cost(tree, trigger, mark, top, others, cues)
        if cost >= _NOT and _goes_on(tree, trigger, mark):
            cost = _NOT - 1  # "a flare-up on March 25, in which they captured ...": the clause tells more of that day
        if cost < _NOT and (best is None or (cost, mark.start) < best[:2]):
            best = (cost, mark.start, mark, by_saying)
    return (best[2], best[3]) if best else (_of_the_sentence(tree, trigger, times, cues), False)


def _of_the_sentence(tree: Tree, trigger: Trigger, times: list[TimeMark], cues: set[int]) -> TimeMark | None:
    """The one time of a sentence that stands bare at an edge of it, wherever the parse hangs it.

    A day at the beginning or the end is of the main clause; a month or year at the beginning is of all that follows.
    """
    dated = [mark for mark in times if mark.interval is not None]
    if len(dated) != 1:
        return None
    mark, inside = dated[0], tree.at(dated[0].start, dated[0].end)
    words = [i for i, token in enumerate(tree.tokens) if token.pos not in ("PUNCT", "SPACE")]
    if not inside or not words:
        return None
    if mark.granularity in COARSE:
        past = trigger.noun or tree[trigger.verb].tag in ("VBD", "VBN", "VBG")
        return mark if past and not cues and inside[0] <= words[0] + 1 else None
    if mark.granularity not in OF_DAY:
        return None
    if tree[trigger.verb].dep != "ROOT" or tree[trigger.verb].tag not in ("VBD", "VBN"):
        return None
    begun = any(tree[i].tag in _CLAUSES for i in range(trigger.verb + 1, inside[0]))
    bare = inside[0] == words[0] or (inside[-1] == words[-1] and not begun)
    return mark if bare and not cues & {inside[0] - 1, inside[0] - 2, inside[-1] + 1} else None


_CLAUSES = frozenset({"WDT", "WP", "WRB", "MD", "TO"})
"""Words that begin a clause of its own: "a ban which is to begin on March 12"."""
OF_DAY = frozenset({"day", "part of day"})
COARSE = frozenset({"month", "season", "quarter", "year", "decade"})
"""Grains in which an event and the clause that sets it beside another ("before", "when") are mostly of one time."""
HARMS = frozenset({Kind.CASUALTIES_REPORT, Kind.ATTACK, Kind.ARMED_CLASH})
_OF_CONTENT = frozenset(
    {Kind.AGREEMENT, Kind.COMMITMENT, Kind.DEMAND, Kind.PROPOSAL, Kind.THREAT, Kind.REFUSAL, Kind.STATEMENT}
)
"""Kinds whose infinitive tells what is to come of them, with a time of its own."""
CHARGED = frozenset(
    {
        "arrest",
        "charge",
        "convict",
        "indict",
        "investigate",
        "jail",
        "sentence",
        "sentencing",
        "suspect",
        "try",
    }
)
"""What is done about violence of an earlier day: "charged in the killing of two"."""
_BEGINNING = frozenset({"begin", "start", "open", "kick", "launch", "commence", "resume"})
_NOT = 50
"""From this cost on an expression does not date a trigger."""
_WHICH = re.compile(r",?\s+(?:(?:in|during|on) which|when|where)\s+", re.IGNORECASE)
_SPAN = re.compile(r"P(?:(\d+)([DWMY])|T.+)")
_BOUNDED = re.compile(r"(?:more|less|fewer|over|under|at least|up to|almost|nearly|about|around|some)\b", re.IGNORECASE)
_LENGTHS = {"H": (0, 1), "D": (1, 0), "W": (7, 3), "M": (30, 10), "Y": (365, 91)}
"""Days of a unit, and how far on either side a count of it may miss."""
_ASIDE = re.compile(r"\s+(after|before)\s+", re.IGNORECASE)
_NEAR_BY = 40
"""Characters at most between a day, the count from it, and the word that tells what it leads to."""
_MODIFYING = frozenset({"compound", "amod", "poss", "nmod", "nummod"})
"""How an expression hangs on the noun that it tells more of."""
_STRETCHES = frozenset(
    "night morning evening afternoon day week weekend month year end beginning start middle course hour dawn rest".split()
)
"""Nouns that only say which part of the time is meant: "on the night of 17 June"."""


def _cost(tree: Tree, trigger: Trigger, mark: TimeMark, top: int, others: set[int], cues: set[int]) -> tuple[int, bool]:
    """How far an expression is from dating a trigger (50 and more: it does not), and whether it dates the saying of it."""
    coarse = mark.granularity in COARSE
    owned = _of_which(tree, top, mark)
    of_verb = (trigger.index, trigger.verb, *tree.kids(trigger.verb, "nsubj", "nsubjpass"))
    if owned is not None and owned not in of_verb:
        return 60, False
    owner = next(
        (a for a in [top, *tree.ancestors(top)] if tree[a].pos in ("VERB", "AUX") or a in others or a == trigger.index),
        None,
    )
    if owner in (trigger.index, trigger.verb):
        return tree.distance(top, trigger.index), False
    if owner is None:
        return 20, False
    chain = [trigger.verb, *tree.ancestors(trigger.verb)]
    if owner in chain:
        between = chain[: chain.index(owner)]
        if tree[owner].lemma in CHARGED and trigger.kind in HARMS:
            return 60, False
        if owner in cues:
            complement = is_judged(tree, trigger) or any(tree[b].dep in ("ccomp", "parataxis") for b in between)
            return 10 + len(between), complement
        shut = {"relcl", "acl"} if coarse else {"relcl", "advcl", "acl"}
        blocked = any(tree[b].dep in shut and tree[b].tag != "VBG" for b in between)
        return (60 if blocked else 5) + len(between), False
    below = [owner, *tree.ancestors(owner)]
    if (
        tree[owner].dep == "conj"
        and tree.head(owner) == trigger.verb
        and trigger.kind in HARMS
        and tree[owner].tag == "VBN"
    ):
        return 8, False  # "four were killed and nine wounded on Sunday": the day is of both
    if _shares_what_follows(tree, owner, trigger):
        return 9, False
    if trigger.verb in below and owner not in others:
        if trigger.kind in _OF_CONTENT and tree[owner].dep == "xcomp" and _is_infinitive(tree, owner):
            return 60, False  # "agreed to meet in May": the month is of what was agreed
        shut = {"ccomp", "relcl", "conj"} if coarse else {"ccomp", "advcl", "relcl", "conj"}
        clause = any(tree[b].dep in shut for b in below[: below.index(trigger.verb)])
        return (60 if clause else 8) + below.index(trigger.verb), False
    if trigger.verb in below:
        aside = coarse and all(
            tree[b].dep not in ("ccomp", "relcl", "conj") for b in below[: below.index(trigger.verb)]
        )
        return (40 if aside else 60), False
    return 45 + tree.distance(top, trigger.index), False


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree[k].lemma == "to" for k in tree.kids(verb, "aux"))


def _of_which(tree: Tree, top: int, mark: TimeMark) -> int | None:
    """The noun that an expression tells more of: "a *Monday* meeting", "the raid *of 17 June*"."""
    owned = tree.head(top)
    if owned is None or tree[top].dep in _MODIFYING:
        return owned
    first = tree.at(mark.start, mark.end)[0]  # by the words: behind "of" the parse often loses the day
    of = first - 2 if tree[first - 1].lemma == "the" else first - 1
    noun = of - 1 if of > 0 and tree[of].lemma == "of" else None
    return (
        noun
        if noun is not None and tree[noun].pos in ("NOUN", "PROPN") and tree[noun].lemma not in _STRETCHES
        else None
    )


def is_judged(tree: Tree, trigger: Trigger) -> bool:
    """Whether violence is what somebody judges: "condemned the *shelling* on Friday" was by that Friday."""
    up = (
        tree.head(trigger.index)
        if trigger.noun and trigger.kind in HARMS and tree[trigger.index].dep == "dobj"
        else None
    )
    return up is not None and tree[up].lemma in load_judging_verbs()


def _goes_on(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether a trigger stands in the clause that tells on from a date: "on March 25, in which X captured Y"."""
    inside = tree.at(mark.start, mark.end)
    after = inside[-1] + 1 if inside else len(tree)
    if after >= len(tree) or not _WHICH.match(tree.text_after(mark.end)):
        return False
    verb = next(
        (i for i in range(after, len(tree)) if tree[i].tag in ("VBD", "VBP", "VBZ") and tree[i].pos != "AUX"), None
    )
    return verb is not None and verb in (trigger.verb, *tree.ancestors(trigger.verb)) and trigger.verb >= verb


def counted_from(tree: Tree, trigger: Trigger, times: Sequence[TimeMark]) -> Dating | None:
    """The days of an event that another is set beside by a count: "Talks resumed Thursday, two days after a strike".

    The count stands between the other's time and the word. A count of weeks, months or years is no more exact than a part of
    such a unit, and what is hours apart may lie on the day beside.
    """
    for base, span in itertools.pairwise(times):
        count = _SPAN.fullmatch(span.value) if span.kind == "DURATION" else None
        beside = _ASIDE.match(tree.text_after(span.end)) if count else None
        days = base.interval
        if count is None or beside is None or days is None or days.start is None or days.end is None:
            continue
        if _BOUNDED.match(span.text):
            continue
        behind = tree[trigger.index].start - span.end
        if not (0 <= span.start - base.end <= _NEAR_BY and 0 <= behind <= _NEAR_BY):
            continue
        after = beside[1].lower() == "after"
        unit = "W" if "week" in span.text.lower() else count[2] or "H"
        length, about = _LENGTHS[unit]
        shift = timedelta(days=(-1 if after else 1) * (int(count[1] or 0) * (1 if count[2] == "D" else length)))
        early, late = (about, 0) if unit == "H" and after else (0, about) if unit == "H" else (about, about)
        found = DayInterval(days.start + shift - timedelta(days=early), days.end + shift + timedelta(days=late))
        grain = Precision.DAY if found.is_day else Precision.WEEK if unit in ("H", "D", "W") else Precision.SEASON
        note = f"{days} was {span.text} {beside[1].lower()} it ({base.note})"
        return Dating(interval=found, precision=grain, start=span.start, end=span.end, note=note, told=True)
    return None


def _shares_what_follows(tree: Tree, owner: int, trigger: Trigger) -> bool:
    """Whether a verb is joined to the trigger's without a subject of its own: "killed three and seized arms yesterday"."""
    return (
        tree[owner].dep == "conj"
        and tree.head(owner) == trigger.verb
        and tree[owner].tag == tree[trigger.verb].tag == "VBD"
        and not tree.kids(owner, "nsubj", "nsubjpass")
    )


def stretched(text: str, mark: TimeMark | None, times: Sequence[TimeMark]) -> TimeMark | None:
    """An expression with the one up to which it lasts: "from 30 September to 3 October", "between Monday and Wednesday"."""
    for first, last in itertools.pairwise(times):
        if (
            mark is None
            or mark.start not in (first.start, last.start)
            or first.interval is None
            or last.interval is None
        ):
            continue
        opens, joint = (
            _FROM.search(text, max(0, first.start - _OPENING), first.start),
            text[first.end : last.start].strip(),
        )
        if opens is None or joint not in (_TILL if opens[1].lower() == "from" else _AND):
            continue
        start, end = first.interval.start, last.interval.end
        if start and end and start > end and (start - end).days <= _WEEK and first.granularity == "day":
            start -= timedelta(days=_WEEK)  # the Monday before that Wednesday
        if start and end and start <= end:
            words = " ".join(text[first.start : last.end].split())
            return replace(
                mark,
                start=first.start,
                end=last.end,
                text=words,
                value=f"{first.value}/{last.value}",
                interval=DayInterval(start, end),
                granularity="none",
                note=f"{opens[1].lower()} {words}",
            )
    return mark


_FROM = re.compile(r"\b(from|between) (?:the )?$", re.IGNORECASE)
_OPENING = 14
_TILL, _AND = frozenset({"to", "until", "till", "through"}), frozenset({"and"})


def not_ahead(report: Report, tree: Tree, trigger: Trigger, times: Sequence[TimeMark]) -> list[TimeMark]:
    """The expressions that a verb can be of: none that lies ahead of publication where it stands in the plain past.

    "They agreed to convene donors in September" was no September to come.
    """
    last = report.published.interval.end if report.published else None
    if trigger.noun or last is None or tree[trigger.index].tag != "VBD":
        return list(times)
    return [t for t in times if t.interval is None or t.interval.start is None or t.interval.start <= last]


def date_event(
    report: Report,
    trigger: Trigger,
    mark: TimeMark | None,
    *,
    by_saying: bool,
    status: Status,
    recent: DayInterval | None,
    words: tuple[int, int],
    judged: bool = False,
) -> Dating | None:
    """The date of an event from its expression, or from the publication date where it has none.

    ``recent``: the days that an undated piece of news of this report can be of, ``None`` for background.
    ``words`` are the offsets of the trigger, on which a date without an expression rests; ``judged``: the expression says when
    somebody passed judgement on it. ``None`` where nothing is known.
    """
    published = report.published.interval if report.published else None
    if mark is not None and mark.interval is not None and (edge := _edge(report.text, mark, words[1])):
        return _open(mark, mark.interval, edge, published)
    if mark is not None and mark.interval is not None and not by_saying:
        grain = _GRAINS.get(
            mark.granularity, Precision.ERA if mark.interval.days is None or mark.interval.days > 1 else Precision.DAY
        )
        return Dating(
            interval=mark.interval, precision=grain, start=mark.start, end=mark.end, note=mark.note, told=True
        )
    if mark is not None and mark.interval is not None and mark.interval.bounded and mark.interval.start:
        earliest = mark.interval.start - timedelta(days=_WEEK if judged else 1)
        note = f"told on {mark.interval} ({mark.text}); it happened that day or shortly before"
        return Dating(
            interval=DayInterval(earliest, mark.interval.end),
            precision=Precision.WEEK,
            start=mark.start,
            end=mark.end,
            note=note,
        )
    if mark is not None or published is None or published.end is None or published.start is None:
        return None
    start, end = words
    if status in (Status.PLANNED, Status.CALLED_FOR, Status.HYPOTHETICAL):
        if load_frames()[trigger.kind].family == "speech" and recent is not None:
            return Dating(
                interval=recent,
                precision=Precision.WEEK,
                start=start,
                end=end,
                note="news of the report, without a day of its own",
            )
        note = f"ahead of the publication day {published}"
        return Dating(
            interval=DayInterval(published.start, None), precision=Precision.ERA, start=start, end=end, note=note
        )
    if recent is not None:
        note = f"news without a day of its own: {recent}, the days up to publication ({published})"
        return Dating(
            interval=recent,
            precision=Precision.DAY if recent.is_day else Precision.WEEK,
            start=start,
            end=end,
            note=note,
        )
    note = f"no day is given: before the publication day {published}"
    return Dating(interval=DayInterval(None, published.end), precision=Precision.ERA, start=start, end=end, note=note)


_SINCE = re.compile(
    r"\bsince (?:[\w'’-]+ ){1,5}"
    r"(?:began|begun|started|erupted|broke out|ended|collapsed|fled|took \w+|seized \w+)\W+(?:in |on |late |early )*$"
)
_EDGES = re.compile(
    r"\b(since|until|till|by|before|after|from)\s+(?:the\s+|about\s+|around\s+|at least\s+)*$", re.IGNORECASE
)


def _edge(text: str, mark: TimeMark, behind: int) -> str | None:
    """The preposition that makes an expression an edge of the event's time, not the time itself; ``behind`` its word."""
    if behind <= mark.start and _SINCE.search(text, behind, mark.start):
        return "since"  # "4,000 have been killed since the war began in 2014"
    match = _EDGES.search(text[max(0, mark.start - 30) : mark.start])
    word = match[1].lower() if match else None
    return None if word == "from" and (mark.granularity in OF_DAY or "/" in mark.value) else word


def _open(mark: TimeMark, interval: DayInterval, edge: str, published: DayInterval | None) -> Dating | None:
    """ "Since 2020" begins there and lasts up to publication; "until", "by" and "before" end there."""
    last = published.end if published else None
    if edge in ("since", "after", "from"):
        if interval.start is None or (last is not None and last < interval.start):
            last = None
        days = DayInterval(interval.start, last)
    else:
        days = DayInterval(None, interval.end)
    if days.start is None and days.end is None:
        return None
    note = f"{edge} {mark.text}" + (f" ({mark.note})" if mark.note else "")
    return Dating(interval=days, precision=Precision.ERA, start=mark.start, end=mark.end, note=note)


def lasting(dating: Dating, tree: Tree, trigger: Trigger, days: int) -> Dating:
    """Talks that are said to begin on a day and to last so many reach to the last of them."""
    start = dating.interval.start
    if days < 2 or start is None or not dating.interval.is_day or tree[trigger.verb].lemma not in _BEGINNING:
        return dating
    return replace(
        dating,
        interval=DayInterval(start, start + timedelta(days=days - 1)),
        note=f"{dating.note}; {days} days from then",
    )


def main_day(tree: Tree, times: Sequence[TimeMark], sayings: list[Saying]) -> Dating | None:
    """The day on which the main clause of a sentence in the plain past tells something: later sentences go on from it."""
    root = next((i for i, token in enumerate(tree.tokens) if token.dep == "ROOT"), None)
    if root is None or tree[root].tag not in ("VBD", "VBN") or root in {s.cue for s in sayings}:
        return None
    if any(tree[k].lemma == "have" for k in tree.kids(root, "aux")):
        return None
    told = Trigger(index=root, kind=Kind.OTHER, noun=False)
    mark, by_saying = find_time(tree, told, [t for t in times if t.granularity in OF_DAY], set(), sayings)
    if mark is None or by_saying or mark.interval is None or not mark.interval.is_day:
        return None
    return Dating(
        interval=mark.interval, precision=Precision.DAY, start=mark.start, end=mark.end, note=mark.note, told=True
    )
