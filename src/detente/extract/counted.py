"""The figures that the reader marks: what is counted, of whom, and the event that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.extract.durations import DURATIONS, LENGTH, end_of_unit, in_tens, length_of
from detente.extract.figures import FigureRef, is_left_out
from detente.extract.measured import harm_beside
from detente.extract.population import WOUNDS, are_people, population_at
from detente.extract.tree import Tree
from detente.extract.triggers import Trigger
from detente.lexicon.frames import load_frames
from detente.model import Figure, Kind, LinkMark, Measure, NumberMark, Reading, ReadSpan, TimeMark

MARKED = 0.5
"""Least probability of a figure that is taken."""
SURELY = 0.8
"""From this probability on the link to an event counts more than the word that says what is counted."""
OWNED = 0.3
"""Least probability of the link from an event to its figure."""
_MONEY = re.compile(r"[$€£¥]\s?(\d[\d,]*(?:\.\d+)?)(?:\s*(hundred|thousand|million|billion|m|bn)\b)?")
_SCALES = {None: 1, "hundred": 100, "thousand": 1000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_LOOSE_END = re.compile(r"(?:[\s,]+(?:and|or|of|the|in|at))+$", re.IGNORECASE)
_HURT_BEHIND = re.compile(r"[^,.;]{0,30}\b(?:injur|wound|hurt)", re.IGNORECASE)
_DECADES = re.compile(r"[\s-]*decades?\b", re.IGNORECASE)
_ONE = re.compile(
    r"(?:a|an|one|another)\b(?!\s+(?:\w+\s+)?(?:total|number|group|series|string|wave|batch) of\b)", re.IGNORECASE
)
_TWO = re.compile(r"(?:a|an|one|another)\s+(?:\w+\s+)?(?:couple|pair|duo)\b(?!\s+of\b)", re.IGNORECASE)
_HARM = frozenset(
    {
        Measure.KILLED,
        Measure.WOUNDED,
        Measure.CAPTURED,
        Measure.DETAINED,
        Measure.ABDUCTED,
        Measure.MISSING,
        Measure.RELEASED,
    }
)
_HARMED = frozenset({Measure.KILLED, Measure.WOUNDED})
_DYING = frozenset({"die", "perish", "succumb", "drown"})
_BEFELL = {True: ("nsubj", "nsubjpass"), False: ("nsubjpass",)}
"""How those whom a verb befell stand to it: whether it is one of dying."""
_HOURS = re.compile(r"[\s-]+(?:hours?|minutes?|seconds?)\b", re.IGNORECASE)
_NEAR = 40
"""Characters between a number and those it counts, at most, for one passage to hold both."""


def read_figures(
    tree: Tree, text: str, reading: Reading | None, numbers: Sequence[NumberMark], times: Iterable[TimeMark]
) -> list[FigureRef]:
    """The reader's figures, with the values that the words give; a figure whose words give none is left out."""
    lengths = [(t, match) for t in times if t.kind == "DURATION" and (match := LENGTH.fullmatch(t.value))]
    found: list[FigureRef] = []
    for span in reading.figures if reading else ():
        ref = _figure(tree, text, span, numbers, lengths) if span.score >= MARKED else None
        ref = None if ref and is_left_out(text, ref.start) else ref
        if ref and not any(_share_number(ref, other, numbers) or _same_length(ref, other) for other in found):
            found.append(_like_the_one_before(tree, text, found, ref))
    return found


def _like_the_one_before(tree: Tree, text: str, found: Sequence[FigureRef], ref: FigureRef) -> FigureRef:
    """A bare number counts what the one before it does: "30 soldiers were wounded; at first it had spoken of 25"."""
    before = found[-1].figure.measure if found else None
    bare = ref.figure.population is None and harm_beside(tree, ref.start, ref.end) is None
    bare = bare and _HURT_BEHIND.match(text, ref.end) is None
    if not bare or before not in _HARMED or ref.figure.measure not in _HARMED:
        return ref
    return ref.told_as(before)


def _same_length(one: FigureRef, other: FigureRef) -> bool:
    """Whether both are one duration, told twice over."""
    return one.figure == other.figure and one.figure.measure in DURATIONS.values()


def _share_number(one: FigureRef, other: FigureRef, numbers: Sequence[NumberMark]) -> bool:
    """Whether two marks rest on one number: "up to" and "ten" of "up to ten"."""
    return any(n.start < one.end and one.start < n.end and n.start < other.end and other.start < n.end for n in numbers)


def owner_of(tree: Tree, figure: FigureRef, triggers: Sequence[Trigger]) -> Trigger | None:
    """The event that the reader is sure it belongs to; else that whose own word says what it counts, else the likeliest.

    No semicolon is crossed, nor the "and" between two verbs: "ten had been killed and 46 attackers captured".
    """
    if figure.figure.measure in _HARMED:  # "six *protesters* were hurt" at no protest
        triggers = [t for t in triggers if t.kind is not Kind.PROTEST] or triggers
    own = next((t for t in triggers if figure.anchor in (t.index, t.verb)), None)
    own = own or _done_by(tree, figure, triggers) or suffered_in(tree, figure, triggers)
    triggers = [t for t in triggers if not tree.is_cut(figure.anchor, t.index)] or triggers
    best: tuple[float, Trigger] | None = None
    for trigger in triggers:
        for link in trigger.told.links if trigger.told else ():
            touches = link.label == "figure" and link.start < figure.end and figure.start < link.end
            if touches and link.score >= OWNED and (best is None or link.score > best[0]):
                best = (link.score, trigger)
    if own is not None and (best is None or best[0] < SURELY or _is_told_by(tree, figure, own, best[1])):
        return own
    return best[1] if best else None


def _done_by(tree: Tree, figure: FigureRef, triggers: Sequence[Trigger]) -> Trigger | None:
    """What those counted as taking part do themselves: "*forty fighters* handed over their arms at a ceremony"."""
    up = tree.head(figure.counted)
    if figure.figure.measure is not Measure.PARTICIPANTS or tree[figure.counted].dep not in _BEFELL[True]:
        return None
    return next((t for t in triggers if up == t.index and not t.noun), None)


def suffered_in(tree: Tree, figure: FigureRef, triggers: Sequence[Trigger]) -> Trigger | None:
    """In what those counted came to harm, where the verb of that tells no event itself: "were killed *in the attack*"."""
    nouns = tree.objects_of(figure.anchor, "in", "during") if figure.figure.measure in _HARMED else []
    force = [t for t in triggers if load_frames()[t.kind].family == "force"]
    verbs = {t.index for t in force if not t.noun}
    if verbs & {figure.anchor, tree.head(figure.anchor), *tree.kids(figure.anchor, "conj")}:
        return None  # "three *were killed* and one wounded in a shooting"
    return next((t for t in force if t.noun and t.index in nouns), None)


def _is_told_by(tree: Tree, figure: FigureRef, own: Trigger, other: Trigger) -> bool:
    """Whether the verb itself tells what befell those counted, and the other is a verb joined to it, or what they are since."""
    verb = own.verb  # of "were killed *in the attack*" the verb that carries the noun
    if (
        own is other
        or (own.noun and (own.support is None or other.noun))
        or figure.counted not in tree.kids(verb, *_BEFELL[tree[verb].lemma in _DYING])
    ):
        return False
    if other.noun:
        clause = tree.head(other.index)
        scope = figure.figure.scope or ""
        if tree[other.index].lemma == "toll" and verb in tree.ancestors(other.index):
            return True  # "36 *were killed*, bringing the toll to 900"
        since = clause is not None and tree.head(clause) == verb and scope.lower().startswith("since")
        return since and load_frames()[other.kind].family != "force"
    joined = tree[other.index].dep == "conj" and tree.head(other.index) == verb
    return joined and (bool(tree.kids(other.index, "auxpass")) or tree[other.index].lemma in _DYING)


def beside(read: Sequence[FigureRef], ruled: Iterable[FigureRef]) -> list[FigureRef]:
    """The reader's figures and those of the rules that touch none of them, in text order.

    Where both read a number, the word above it says whether it counts the dead or the wounded, and what it hangs on.
    """
    ruled = list(ruled)
    others = [f for f in ruled if not any(f.start < r.end and r.start < f.end for r in read)]
    return sorted([*(_agreed(r, ruled) for r in read), *others], key=lambda f: (f.start, f.end))


def _agreed(read: FigureRef, ruled: Sequence[FigureRef]) -> FigureRef:
    other = next((f for f in ruled if f.start < read.end and read.start < f.end), None)
    if other is None:
        return read
    harmed = other.figure.measure in _HARMED and read.figure.measure in {*_HARM, Measure.OTHER, Measure.PARTICIPANTS}
    measure = other.figure.measure if harmed else read.figure.measure
    whom = read.figure.population or other.figure.population
    return replace(read, figure=replace(read.figure, measure=measure, population=whom), anchor=other.anchor)


def _figure(
    tree: Tree,
    text: str,
    span: ReadSpan,
    numbers: Sequence[NumberMark],
    lengths: Sequence[tuple[TimeMark, re.Match[str]]],
) -> FigureRef | None:
    inside = tree.at(span.start, span.end)
    if not inside or span.measure is None:
        return None
    value = _value(text, span, numbers, lengths)
    if value is None:
        return None
    used = next((n for n in numbers if n.start < span.end and span.start < n.end), None)
    whom = min(
        (
            link
            for link in span.links
            if link.label == "population" and link.score >= MARKED and not _past_another(span, link, numbers, used)
        ),
        key=lambda link: (abs(link.start - span.end), link.start),
        default=None,
    )
    if whom:
        whom = replace(whom, end=_whole_noun(tree, whom.end))
    if whom and used is not None:
        whom = replace(whom, start=used.end if whom.start < used.end < whom.end else whom.start)
        whom = replace(whom, end=_whole_list(tree, whom.start, whom.end))
    if whom and used is None and (top := tree.top_of(whom.start, whom.end)) is not None:
        alone = tree.phrase(top)[1]  # "a woman and child": the article counts the first of them
        whom = replace(whom, end=alone if whom.start < alone < whom.end else whom.end)
    population = population_at(tree, text, whom.start, whom.end) if whom else None
    counted = (tree.top_of(whom.start, whom.end) if whom else None) or tree.top_of(span.start, span.end) or inside[-1]
    if value.measure in _HARMED and tree[counted].lemma in WOUNDS:
        return None
    if value.measure is Measure.OTHER and _HOURS.match(text, used.end if used else span.end):
        return None  # how long in hours, for which there is no measure
    start = min(span.start, used.start) if used else span.start
    end = max(span.end, used.end) if used else span.end
    if value.measure in DURATIONS.values():
        end = end_of_unit(text, end)
    if whom and 0 <= whom.start - end < _NEAR:
        end = max(end, _trimmed(text, start, whom.end))
    last = whom.end if whom and 0 <= whom.start - span.end < _NEAR else span.end
    first = min([span.start, *(n.start for n in numbers if n.start < span.end and span.start < n.end)])
    beside_it = (
        harm_beside(tree, first, max(span.end, last))
        if value.measure in {*_HARM, Measure.DISPLACED, Measure.OTHER}
        else None
    )
    taken = beside_it in _HARM and are_people(tree, counted)
    measure = beside_it if value.measure in _HARM or beside_it in {*_HARMED, Measure.MISSING} or taken else None
    figure = Figure(
        measure=measure or value.measure,
        low=value.low,
        best=value.best,
        high=value.high,
        bound=value.bound,
        population=population,
    )
    return FigureRef(figure=figure, start=start, end=end, anchor=counted, counted=counted)


def _past_another(span: ReadSpan, link: LinkMark, numbers: Sequence[NumberMark], used: NumberMark | None) -> bool:
    """Whether another number stands between one and those it is said to count: "killed 1,200 and took 250 hostages"."""
    return any(n is not used and span.end <= n.start and n.end <= link.start for n in numbers)


def _whole_noun(tree: Tree, end: int) -> int:
    """The end of the noun that a mark breaks off before: "three high" of "three high-ranking insurgents"."""
    inside = tree.at(max(0, end - 1), end)
    at = _behind_hyphens(tree, inside[-1]) if inside else None
    while at is not None and tree[at].dep in ("amod", "compound", "advmod", "nmod", "punct") and tree[at].pos != "VERB":
        up = tree.head(at)
        if up is None or up <= at or up - at > 4 or any(tree[i].pos == "CCONJ" for i in range(at, up)):
            break
        at = up
    return max(end, tree[at].end) if at is not None and tree[at].pos in ("NOUN", "PROPN") else end


def _whole_list(tree: Tree, start: int, end: int) -> int:
    """The end of a list of people in the plural of which all are counted: "40 *soldiers, police and civilians*"."""
    last = tree.top_of(start, end)
    if last is None or tree[last].tag != "NNS":
        return end
    for other in tree.conjuncts(last)[1:]:
        between = [tree[i] for i in range(last + 1, other)]
        bare = all(token.pos in ("CCONJ", "PUNCT", "ADJ") for token in between)
        if not bare or tree[other].tag not in ("NNS", "NN") or not are_people(tree, other):
            break
        last = other
    return max(end, tree[last].end)


def _behind_hyphens(tree: Tree, at: int) -> int:
    """The last word of what hyphens join to a word, and the noun that it goes with: "high" of "high-ranking insurgents"."""
    last = at
    while last + 2 < len(tree) and tree[last + 1].text == "-" and tree[last + 1].start == tree[last].end:
        last += 2
    if last > at and last + 1 < len(tree) and tree[last + 1].pos in ("NOUN", "PROPN"):
        last += 1
    return last


def _trimmed(text: str, start: int, end: int) -> int:
    """Where words end without the "and" or "of the" on which a mark may break off."""
    return start + len(_LOOSE_END.sub("", text[start:end]))


def _value(
    text: str, span: ReadSpan, numbers: Sequence[NumberMark], lengths: Sequence[tuple[TimeMark, re.Match[str]]]
) -> Figure | None:
    measure = span.measure or Measure.OTHER
    if measure.value.startswith("duration"):
        for mark, match in lengths:
            if mark.start < span.end and span.start < mark.end:
                return length_of(mark, match, numbers)
    for number in numbers:
        if number.start < span.end and span.start < number.end:
            if measure is Measure.DURATION_YEARS and _DECADES.match(text, number.end):
                number = in_tens(number)  # noqa: PLW2901 - the same number, in years
            return Figure(measure=measure, low=number.low, best=number.best, high=number.high, bound=number.bound)
    if measure is Measure.MONEY and (sum_ := _MONEY.search(text, max(0, span.start - 1), span.end)):
        value = round(float(sum_[1].replace(",", "")) * _SCALES[sum_[2]], 2)
        whole = int(value) if value.is_integer() else value
        return Figure(measure=measure, low=whole, best=whole, high=whole)
    if measure in _HARM and _ONE.match(text, span.start) and not any(0 <= n.start - span.end <= 1 for n in numbers):
        many = 2 if _TWO.match(text, span.start) else 1
        return Figure(measure=measure, low=many, best=many, high=many)
    return None
