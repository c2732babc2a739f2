"""Which time expression belongs to which trigger of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from detente.extract.saying import Saying
from detente.extract.tree import FINITE, Tree
from detente.extract.triggers import HARMS, Trigger
from detente.lexicon.frames import load_frames, load_judging_verbs
from detente.model import Kind, Report, TimeMark

_WHO = frozenset({"who", "which", "whose"})
_CLAUSES = frozenset({"WDT", "WP", "WRB", "MD", "TO"})
"""Words that begin a clause of its own: "a ban which is to begin on March 12"."""
OF_DAY = frozenset({"day", "part of day"})
COARSE = frozenset({"month", "season", "quarter", "year", "decade"})
"""Grains in which an event and the clause that sets it beside another ("before", "when") are mostly of one time."""
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
_BESIDE = frozenset({"after", "before", "since", "until", "till", "once"})
"""Words that set a clause beside another, of another time."""
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB"})
_UNTIL = frozenset({"until", "till", "pending"})
_NOT = 50
"""From this cost on an expression does not date a trigger."""
_WHICH = re.compile(r",?\s+(?:(?:in|during|on) which|when|where)\s+", re.IGNORECASE)
_TOLD_ON = re.compile(r",?\s+(?:when|(?:in|on|during) which)\b[^;]*$")
_BEFORE_DAY = frozenset({"DT", "PRP$", "POS", "JJ"})
"""What stands before a day that only tells more of a noun behind it."""
_MODIFYING = frozenset({"compound", "amod", "poss", "nmod", "nummod"})
"""How an expression hangs on the noun that it tells more of."""
_STRETCHES = frozenset(
    "night morning evening afternoon day week weekend month year end beginning start middle course hour dawn rest".split()
)
"""Nouns that only say which part of the time is meant: "on the night of 17 June"."""

_YEAR = re.compile(r"\b[12]\d{3}\b")


_CLOCK = re.compile(r"T\d")
_LENT = "before it"
"""How the note of a clock time ends that has its day from another expression."""


def is_clock(mark: TimeMark) -> bool:
    """Whether an expression tells the hour: "8 p.m.", "8 p.m. on Tuesday"."""
    return bool(_CLOCK.search(mark.value))


def is_lent_day(mark: TimeMark) -> bool:
    """Whether an expression tells the hour alone, and has its day from the one spoken of before it."""
    return is_clock(mark) and mark.note.endswith(_LENT)


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
        away = abs(mark.start - tree[trigger.index].start)  # "the plan in May and an annex in June, at talks": of June
        if cost < _NOT and (best is None or (cost, away) < best[:2]):
            best = (cost, away, mark, by_saying)
    return (best[2], best[3]) if best else (_of_the_sentence(tree, trigger, times, cues), False)


def is_of_relative(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether an expression stands in a clause between commas that only tells more of the subject, wherever the parse hangs it.

    "Chad, which said it had shot four rebels on Friday, condemned the raid": the Friday is not of "condemned".
    """
    chain, inside = (trigger.verb, *tree.ancestors(trigger.verb)), tree.at(mark.start, mark.end)
    verb = next((i for i in chain if tree[i].tag in FINITE), None)
    if verb is None or not inside or inside[-1] >= verb:
        return False
    opened = any(tree[i].text.lower() in _WHO and tree[i - 1].text == "," for i in range(1, inside[0]))
    closed = next((i for i in range(inside[-1] + 1, verb) if tree[i].text == ","), None)
    if not opened or closed is None or trigger.index < closed:
        return False
    return not any(tree[i].tag in FINITE and tree[i].tag != "MD" for i in range(closed, verb))


def is_of_aside(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether an expression stands in a clause behind a comma that only tells more of what was named before it.

    "Chad closed the road to Adre, which was shelled last August, for four hours on Monday": the August is not of "closed". What a
    noun tells may be what the clause goes on to date: "the war, which began in May".
    """
    inside = tree.at(mark.start, mark.end)
    opened = _aside_before(tree, inside[0]) if inside else None
    if opened is None or trigger.noun or trigger.index > opened:
        return False
    if mark.granularity in COARSE and not any(tree[i].text == "," for i in range(inside[-1] + 1, len(tree))):
        return False
    return any(tree[i].tag in FINITE for i in range(opened, inside[0]))


def is_of_noun(tree: Tree, trigger: Trigger, mark: TimeMark, told: Sequence[int]) -> bool:
    """Whether a day stands before the noun of another event: "spoke of talks since *their 27 September meeting*".

    ``told`` are the offsets at which the reader finds events.
    """
    inside = tree.at(mark.start, mark.end)
    if mark.granularity not in OF_DAY or not inside or inside[0] == 0 or tree[inside[0] - 1].tag not in _BEFORE_DAY:
        return False
    first = inside[-1] + 1 + (inside[-1] + 1 < len(tree) and tree[inside[-1] + 1].tag == "POS")
    run = list(takewhile(lambda i: tree[i].pos in ("NOUN", "PROPN", "ADJ"), range(first, len(tree))))
    return trigger.index not in run and any(tree[i].start in told for i in run)


def only_says_which(tree: Tree, trigger: Trigger, start: int, end: int) -> bool:
    """Whether a day before a noun only tells this happening from others, and is not what is told: "praised *the 27 May deal*".

    ``start`` and ``end`` are the offsets of the expression.
    """
    inside = tree.at(start, end)
    if not trigger.noun or trigger.support is not None or not inside or inside[-1] >= trigger.index:
        return False
    if (
        inside[0] == 0
        or tree[inside[0] - 1].tag not in _BEFORE_DAY
        or tree[trigger.index].dep in ("nsubj", "nsubjpass")
    ):
        return False
    return all(tree[i].pos in ("NOUN", "PROPN", "ADJ", "PART") for i in range(inside[-1] + 1, trigger.index))


def is_of_later(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether a day is of the main clause and a trigger in its "since": "freed 77 on Sunday, for once since they *met*"."""
    if mark.granularity not in OF_DAY:
        return False
    for at in (trigger.verb, *tree.ancestors(trigger.verb)):
        since = [k for k in tree.kids(at, "mark") if tree[k].lemma == "since"]
        if since and tree[at].tag in FINITE:
            return mark.start < tree[since[0]].start
    return False


def is_of_end(tree: Tree, trigger: Trigger, mark: TimeMark) -> bool:
    """Whether a day is that of what something lasts to: "held until *his trial on June 5*"."""
    inside = tree.at(mark.start, mark.end)
    until = (
        next((i for i in range(inside[0] - 1, trigger.index, -1) if tree[i].lemma in _UNTIL), None) if inside else None
    )
    if until is None:
        return False
    between = [tree[i] for i in range(until + 1, inside[0])]
    return any(token.pos in _CONTENT_WORDS and token.lemma not in _STRETCHES for token in between)


def _aside_before(tree: Tree, index: int) -> int | None:
    """Where a clause with "which" behind a comma begins in which a token stands; ``None`` where it stands in none."""
    comma = next((i for i in range(index - 1, 0, -1) if tree[i].text == ","), None)
    return comma + 1 if comma is not None and comma + 1 < index and tree[comma + 1].text.lower() in _WHO else None


def _behind_aside(tree: Tree, verb: int, index: int) -> int:
    """Where the words go on that a clause between commas parts from their verb: "closed the road, which ..., *on Monday*"."""
    commas = [i for i in range(verb + 1, index) if tree[i].text == ","]
    if len(commas) != 2 or tree[commas[0] + 1].text.lower() not in _WHO:
        return verb + 1
    return commas[1] + 1


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
    first = _behind_aside(tree, trigger.verb, inside[0])
    begun = any(tree[i].tag in _CLAUSES for i in range(first, inside[0]))
    bare = inside[0] == words[0] or (inside[-1] == words[-1] and not begun)
    return mark if bare and not cues & {inside[0] - 1, inside[0] - 2, inside[-1] + 1} else None


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
    if tree.is_cut(top, trigger.index) or (owner is not None and is_relative(tree, owner)):
        return 60, False
    if owner is None:
        return 20, False
    chain = [trigger.verb, *tree.ancestors(trigger.verb)]
    if owner in chain:
        between = chain[: chain.index(owner)]
        if tree[owner].lemma in CHARGED and trigger.kind in HARMS:
            return 60, False
        if owner in cues:
            told = any(tree[b].dep in ("ccomp", "parataxis") for b in between)
            by_saying = told or load_frames()[trigger.kind].family != "speech"
            return (60 if _is_set_beside(tree, between) else 10) + len(between), by_saying
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


def _is_set_beside(tree: Tree, between: Sequence[int]) -> bool:
    """Whether a verb of saying is only set after or before a trigger, or tells who somebody is: "said on Friday, after X *fell*".

    ``between`` leads from the trigger up to below that verb; what the content of the speech sets beside is told with it.
    """
    for verb in reversed(between):
        if tree[verb].dep in ("ccomp", "parataxis"):
            return False
        if tree[verb].dep == "relcl" or any(tree[k].lemma in _BESIDE for k in tree.kids(verb, "mark")):
            return True
    return False


def is_relative(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in a clause that only tells more of somebody, whatever the parse makes of it: "X, *who* left, …"."""
    return any(tree[k].text.lower() in ("who", "which") for k in tree.kids(verb, "nsubj", "nsubjpass"))


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


def _shares_what_follows(tree: Tree, owner: int, trigger: Trigger) -> bool:
    """Whether a verb is joined to the trigger's without a subject of its own: "killed three and seized arms yesterday"."""
    return (
        tree[owner].dep == "conj"
        and tree.head(owner) == trigger.verb
        and tree[owner].tag == tree[trigger.verb].tag == "VBD"
        and not tree.kids(owner, "nsubj", "nsubjpass")
    )


def not_ahead(report: Report, tree: Tree, trigger: Trigger, times: Sequence[TimeMark]) -> list[TimeMark]:
    """The expressions that a verb can be of: none that lies ahead of publication where it stands in the plain past.

    "They agreed to convene donors in September" was no September to come. A day with its year that is the verb's own stays: the
    words say so, and that they cannot be right is for the user to see.
    """
    last = report.published.interval.end if report.published else None
    if trigger.noun or last is None or tree[trigger.index].tag != "VBD":
        return list(times)
    return [
        t
        for t in times
        if t.interval is None
        or t.interval.start is None
        or t.interval.start <= last
        or (_YEAR.search(report.text, t.start, t.end) and is_own(tree, trigger, t))
    ]


def tells_on(text: str, mark: TimeMark, word: int) -> bool:
    """Whether the clause of a word tells what was on a date: "since *2014*, when they *seized* the town". ``word`` is its offset.

    >>> text = "since 2014, when they seized the town"
    >>> tells_on(text, TimeMark(start=6, end=10, text="2014", kind="DATE", value="2014"), 22)
    True
    """
    return mark.end < word and _TOLD_ON.match(text, mark.end, word) is not None


def is_own(tree: Tree, trigger: Trigger, time: TimeMark) -> bool:
    """Whether an expression hangs on the verb itself, and on no other verb between them."""
    top = tree.top_of(time.start, time.end)
    for above in tree.ancestors(top) if top is not None else ():
        if above == trigger.index:
            return True
        if tree[above].pos in ("VERB", "AUX"):
            return False
    return False
