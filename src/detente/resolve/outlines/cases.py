"""Which levels each comparison may come to, by outlines alone: of each pair the first case that is so of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.model import Kind
from detente.resolve.outlines.layout import EARLY, FIGURE_BITS, KINDS, SMALL, Column, Flag
from detente.resolve.outlines.pairs import Pairs
from detente.resolve.telling import WORDS
from detente.resolve.when import FEW_DAYS, FORTNIGHT, HALF_YEAR, MONTH
from detente.resolve.wording import COPY

if TYPE_CHECKING:
    from detente.resolve.outlines.pairs import Truths

_ALWAYS: Any = True
_KIND = (1 << SMALL) - 1
_MANY = next(least for least, name in WORDS if name == "many")
Cases = list[tuple["Truths", str]]


def _leads(pair: Pairs) -> Cases:
    return [(pair.both(Flag.LEAD), "lead: both"), (pair.either(Flag.LEAD), "lead: one"), (_ALWAYS, "lead: none")]


def _actors(pair: Pairs) -> Cases:
    turned = pair.alike(Column.ALL_DOES, Column.ALL_SUFFERS) | pair.alike(Column.ALL_SUFFERS, Column.ALL_DOES)
    sides = pair.alike(Column.SIDE) | pair.alike(Column.OTHER_SIDE)
    sides |= pair.alike(Column.SIDE, Column.OTHER_SIDE) | pair.alike(Column.OTHER_SIDE, Column.SIDE)
    turned &= ~pair.share(Column.DOES) & ~pair.share(Column.SUFFERS)
    return [
        (~pair.either(Flag.PEOPLED), "who: neither"),
        (~pair.both(Flag.PEOPLED), "who: one"),
        (turned, "who: turned"),
        (sides & ~pair.share(Column.PERSONS), "who: persons"),
        (~pair.both(Flag.NAMED), "who: nameless"),
        (~pair.share(Column.ACTORS), "who: others"),
        (_ALWAYS, "who: any"),
    ]


def _go_betweens(pair: Pairs) -> Cases:
    return [
        (~pair.either(Flag.ATTENDED), "nothing"),
        (~pair.both(Flag.ATTENDED), "go-between: one"),
        (~pair.share(Column.BESIDE), "go-between: others"),
        (_ALWAYS, "go-between: any"),
    ]


def _places(pair: Pairs) -> Cases:
    return [
        (~pair.both(Flag.PLACED), "nothing"),
        (pair.same_place, "where: any"),
        (pair.both(Flag.MAPPED) & ~pair.either(Flag.WIDE), "where: others"),
        (_ALWAYS, "where: apart"),
    ]


def _figures(pair: Pairs) -> Cases:
    one, two = pair.left[:, Column.FIGURE], pair.right[:, Column.FIGURE]
    single = (one != 0) & (two != 0)
    number = (1 << FIGURE_BITS) - 1
    low, high, since, until = one >> FIGURE_BITS & number, one & number, two >> FIGURE_BITS & number, two & number
    same = one >> 2 * FIGURE_BITS == two >> 2 * FIGURE_BITS
    told = (pair.left[:, Column.FIGURES] != 0) & (pair.right[:, Column.FIGURES] != 0)
    return [
        (~told, "nothing"),
        (single & ~same, "nothing"),
        (pair.same_figure, "figures: any"),
        (single & ((low > until) | (since > high)), "figures: apart"),
        (_ALWAYS, "figures: others"),
    ]


def _triggers(pair: Pairs) -> Cases:
    return [
        (~pair.share(Column.TRIGGER), "nothing"),
        (~pair.both(Flag.TELLING), "trigger: common"),
        (~pair.both(Flag.RARE), "trigger: seldom"),
        (_ALWAYS, "trigger: any"),
    ]


def _scenes(pair: Pairs) -> Cases:
    known = (pair.left[:, Column.SCENE] != 0) & (pair.right[:, Column.SCENE] != 0)
    return [(~known, "scene: not known"), (~pair.share(Column.SCENE), "scene: another"), (_ALWAYS, "scene: any")]


def _names(pair: Pairs) -> Cases:
    return [(~pair.both(Flag.TITLED), "nothing"), (~pair.share(Column.NAME), "name: others"), (_ALWAYS, "name: any")]


def _words(pair: Pairs) -> Cases:
    shorter, longer = pair.shares
    return [
        (~pair.both(Flag.WORDED), "nothing"),
        *((shorter < least, f"words: below {name}") for least, name in reversed(WORDS)),
        (longer < COPY, "words: no copy"),
        (_ALWAYS, "words: any"),
    ]


def _details(pair: Pairs) -> Cases:
    """What tells one clash from another: where none of it can be, that there is none."""
    shorter, _ = pair.shares
    worded = pair.both(Flag.WORDED) & (shorter >= _MANY)
    none = pair.both(Flag.OF_MANY) & ~(pair.same_place | pair.same_figure | worded | pair.share(Column.NAME))
    known = pair.either(Flag.KNOWN_BY_DAY) & pair.alike(Column.START) & pair.alike(Column.END)
    return [(none & known, "detail: little"), (none, "detail: none"), (_ALWAYS, "nothing")]


def _days(pair: Pairs) -> Cases:
    """The cases of ``level_of_days`` in its order, each with the levels that it may be."""
    import numpy as np  # noqa: PLC0415 - loaded only by what joins

    left, right, both, either = pair.left, pair.right, pair.both, pair.either
    start, end, since, until = left[:, Column.START], left[:, Column.END], right[:, Column.START], right[:, Column.END]
    one = pair.first(Flag.BOUNDED)
    told = np.where(one, pair.first(Flag.TOLD), pair.second(Flag.TOLD))
    gap = np.maximum(start - until, since - end)
    closed, open_ = both(Flag.BOUNDED), ~either(Flag.BOUNDED)
    mixed = ~closed & ~open_
    war = KINDS.index(Kind.WAR)
    wars = (left[:, Column.HEAD] & _KIND == war) | (right[:, Column.HEAD] & _KIND == war)
    meet = gap <= 0
    news = closed & ~both(Flag.TOLD)
    half_open = mixed & (~told | meet)
    # of the open date its one end, of the other the same
    before = np.where(one, since, start) == EARLY
    edge = np.where(before, np.abs(end - until), np.abs(start - since))
    ends = np.where((start == EARLY) & (since == EARLY), np.abs(end - until), np.abs(start - since))
    distant = closed & both(Flag.BY_DAYS) & (gap > HALF_YEAR)
    coarse = ~both(Flag.BY_DAYS)
    return [
        (~both(Flag.DATED_AT_ALL), "when: undated"),
        (news & ~meet & wars, "when: apart, of a war"),
        (news & ~meet & (gap <= FORTNIGHT), "when: news of other days"),
        (news & ~meet, "when: news of long before"),
        (news & ~coarse, "when: news met"),
        (news, "when: coarse or news"),
        (half_open & ~meet, "when: one open, news of later"),
        (half_open & (edge <= FEW_DAYS), "when: open, reported then"),
        (half_open & (edge < MONTH), "when: open, reported within a month"),
        (half_open, "when: one open"),
        (~meet & closed & (gap == 1), "when: nearly"),
        (~meet & wars, "when: apart or of a war"),
        (~meet & (both(Flag.FIRM) | distant), "when: never"),
        (~meet, "when: apart, a day told of more than one"),
        (open_ & (ends < FEW_DAYS), "when: both open, reported at once"),
        (open_ & (ends < MONTH), "when: both open, reported within a month"),
        (open_, "when: both open"),
        ((start == end) & (since == until) & (start == since), "when: the same day"),
        (coarse, "when: coarse"),
        (_ALWAYS, "when: met"),
    ]


COMPARISONS = (
    _days, _leads, _actors, _go_betweens, _places, _figures, _triggers, _scenes, _names, _words, _details,
)  # fmt: skip
_COARSE = ("one month", "within a month", "within a year", "the same years", "the same years, of a war")
_NEWS = ("a day, and news of then", "news of the same days")
CASES: dict[str, tuple[str, ...]] = {
    "when: undated": ("when: one undated", "when: one undated, a copy"),
    "when: news met": tuple(f"when: {level}" for level in _NEWS),
    "when: coarse or news": tuple(f"when: {level}" for level in (*_NEWS, *_COARSE)),
    "when: coarse": tuple(f"when: {level}" for level in (*_COARSE, "days that meet", "the same day")),
    "when: met": ("when: days that meet",),
    "when: nearly": ("when: a day apart", "when: apart, a day told of more than one", "when: apart, of a war"),
    "when: apart or of a war": ("when: apart, of a war", "when: apart, a day told of more than one"),
    "when: never": ("when: apart",),
    "who: neither": ("who: none named",),
    "who: one": ("who: one names none", "who: one names none, nobody in common"),
    "who: turned": ("who: other way round",),
    "who: persons": ("who: other persons", "who: other way round"),
    "who: nameless": (
        "who: a nameless group in common", "who: nameless groups differ", "who: nameless groups differ, one side named",
        "who: other persons", "who: other way round",
    ),
    "who: others": (
        "who: nobody in common", "who: nobody in common, others did it", "who: a nameless group in common",
        "who: other persons", "who: other way round",
    ),
    "where: others": ("where: other", "where: other, far"),
    "where: apart": ("where: other", "where: other, far", "where: inside", ""),
    "trigger: common": ("trigger: the same, common",),
    "trigger: seldom": ("trigger: the same, common", "trigger: the same"),
    "words: below some": ("words: none", "words: few"),
    "words: below many": ("words: none", "words: few", "words: some"),
    "words: below most": ("words: none", "words: few", "words: some", "words: many"),
    "words: below all": ("words: none", "words: few", "words: some", "words: many", "words: most"),
    "words: below few": ("words: none",),
    "words: no copy": tuple(f"words: {name}" for name in ("none", *(name for _, name in WORDS))),
    "go-between: one": ("go-between: named by one",),
    "go-between: others": ("go-between: another", "go-between: another, in another part", ""),
    "figures: apart": ("figures: differ", "figures: differ, close"),
    "figures: others": (
        "figures: differ", "figures: differ, close", "figures: can agree", "figures: can agree, close",
        "figures: can agree, far apart", "",
    ),
    "detail: little": ("detail: none", "detail: a day"),
    "name: others": ("name: another", ""),
    "nothing": ("",),
}  # fmt: skip
"""What a case may come to, by the levels of the comparisons; what is not here is a level itself, or all of one comparison."""
WHOLE = ("who", "go-between", "where", "figures", "trigger", "scene", "name", "words")
SINGLE = (
    "when: apart, of a war", "when: news of other days", "when: news of long before", "when: one open, news of later",
    "when: open, reported then", "when: open, reported within a month", "when: one open",
    "when: apart, a day told of more than one", "when: both open, reported at once",
    "when: both open, reported within a month", "when: both open", "when: the same day",
    "lead: both", "lead: one", "lead: none", "scene: not known", "scene: another", "detail: none",
)  # fmt: skip
