"""What a few numbers tell of a telling, and which pairs they rule out before anything else of the two is looked at.

Of the pairs that meet in a large record hardly one in twenty comes to anything, and reading what a record keeps of a telling takes
longer than comparing it. So each telling has an outline: its days, kind and status, and for its actors, figures and words a bit
each, by a hash. What shares no bit has nothing in common; what shares one may. The most that each comparison of ``near`` can then
come to is added up, for many pairs at once, and what cannot reach what is asked about is left. No pair is left that would have
been asked about.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from detente.lexicon.frames import load_frames
from detente.model import Figure, Kind, Measure, Status
from detente.resolve.compare import ALONE
from detente.resolve.facts import Facts
from detente.resolve.places import ALIKE
from detente.resolve.rarity import rarity
from detente.resolve.telling import COMMON, OF_MANY, RARE, WORDS, rarity_of_trigger
from detente.resolve.weights import ACROSS, NEVER, Weights
from detente.resolve.what import compare_deeds, compare_standings, range_of
from detente.resolve.when import FEW_DAYS, FORTNIGHT, HALF_YEAR, MONTH, grain_of
from detente.resolve.wording import COPY, LITTLE, Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Outlines = NDArray[np.int64]
    """One row a telling, ``WIDTH`` numbers each."""
    Truths = NDArray[np.bool_]
    Scores = NDArray[np.float64]

(
    _REPORT, _HEAD, _START, _END, _ACTORS, _BESIDE, _SCENE, _TRIGGER, _FIGURES, _FIGURE, _NAME, _PLACE, _LETTERS,
    _DOES, _SUFFERS, _ALL_DOES, _ALL_SUFFERS, _PERSONS, _SIDE, _OTHER_SIDE, _WORDS, _MORE_WORDS, _TELLING,
) = range(23)  # fmt: skip
WIDTH = 23
"""Numbers of an outline."""
_BITS = 63
_ALL = (1 << _BITS) - 1
_SMALL, _HALF = 64, 31
"""Numbers that share a column: kinds and statuses are fewer than the first, the others have so many bits."""
_EARLY, _LATE = -(1 << 40), 1 << 40
"""The ends of an open date."""
_SLACK = 0.01
"""Scores are rounded, and are sums of fractions."""
_FINE = 100
"""Weights of words as whole numbers, rounded so that what is shared may be more, and what there is less."""
_KINDS, _STATUSES, _MEASURES = tuple(Kind), tuple(Status), tuple(Measure)
_LETTERS_TOLD = 40
"""Letters of the name of a place are told apart by so many bits."""
_FIGURE_BITS = 28
_ALWAYS: Any = True
_MANY = next(least for least, name in WORDS if name == "many")


class _Flags(NamedTuple):
    """What is or is not so, each a bit of one number, in this order."""

    dated_at_all: bool
    bounded: bool
    told: bool
    firm: bool
    by_days: bool
    lead: bool
    peopled: bool
    named: bool
    attended: bool
    placed: bool
    mapped: bool
    wide: bool
    worded: bool
    titled: bool
    telling: bool
    rare: bool
    of_many: bool
    free: bool


_FLAG = {name: 1 << at for at, name in enumerate(_Flags._fields)}


def outline_of(fact: Facts) -> tuple[int, ...]:
    """The outline of a telling."""
    when, spot, wording = fact.when, fact.spot, fact.wording
    trigger = max(map(rarity_of_trigger, wording.triggers), default=0.0)
    flags = _Flags(
        dated_at_all=when is not None,
        bounded=fact.dated,
        told=fact.told,
        firm=fact.sure or not fact.dated,
        by_days=grain_of(fact) == "days",
        lead=fact.lead,
        peopled=bool(fact.core),
        named=bool(fact.named),
        attended=bool(fact.beside),
        placed=spot is not None,
        mapped=spot is not None and spot.named,
        wide=spot is not None and spot.wide,
        worded=wording.telling >= LITTLE,
        titled=bool(fact.proper_name),
        telling=trigger > COMMON,
        rare=trigger > RARE,
        of_many=fact.kind in OF_MANY,
        free=fact.family == "speech" or fact.told_as is not None,
    )
    raised = sum(1 << at for at, so in enumerate(flags) if so)
    place = " ".join(sorted(spot.words)) if spot else ""
    words, more, heaviest = _content(wording)
    sides = [*(_set([state]) for state in sorted(fact.persons)), 0, 0]
    return (
        _whole(fact.report_id),
        _KINDS.index(fact.kind) + _SMALL * _STATUSES.index(fact.status) + _SMALL * _SMALL * raised,
        when.start.toordinal() if when and when.start else _EARLY,
        when.end.toordinal() if when and when.end else _LATE,
        _bits(key for who in fact.named for key in (who.key, who.state)),
        _bits(fact.beside_states),
        _bits(fact.scene.names) if fact.scene.square else 0,
        _bits(wording.triggers),
        _bits(f"{figure.measure.value} {range_of(figure)}" for figure in fact.figures),
        _only_figure(fact.figures),
        _bits(wording.name),
        (_bits(spot.words) or _ALL) if spot else 0,
        sum({1 << ord(letter) % _LETTERS_TOLD for letter in place}) | len(place) << _LETTERS_TOLD,
        _bits(fact.does),
        _bits(fact.suffers),
        _set(fact.does),
        _set(fact.suffers),
        _bits(key for keys in fact.persons.values() for key in keys),
        *sides[:2],
        words,
        more,
        int(wording.telling * _FINE) << _HALF | math.ceil(heaviest * _FINE),
    )


def may_be_one(left: Outlines, right: Outlines) -> Truths:
    """Which pairs may be one event or worth asking about; ``left`` and ``right`` have a row a pair.

    True too for pairs that are weighed otherwise than two tellings of known kinds: what was said, what has no kind.
    """
    pair = _Pairs(left, right)
    two: Truths = left[:, _REPORT] != right[:, _REPORT]
    return two & (pair.either("free") | (bound_of(left, right) >= Weights.load(ACROSS).ask - _SLACK))


def bound_of(left: Outlines, right: Outlines) -> Scores:
    """What each pair weighs at the most, if it is of two reports and of known kinds.

    Of a pair whose kinds or statuses rule it out that alone is told.
    """
    import numpy as np  # noqa: PLC0415 - loaded only by what joins

    known, pair = _tables(), _Pairs(left, right)
    most: Scores = known.kinds[pair.kinds] + known.statuses[pair.statuses, pair.kinds]
    # of many pairs the kinds and statuses alone say it
    open_ = np.flatnonzero(most + known.rest[pair.kinds] >= known.ask - _SLACK)
    pair = _Pairs(left[open_], right[open_])
    for cases in _COMPARISONS:
        told = cases(pair)
        rows = [known.rows[name] for _, name in told]
        most[open_] += known.levels[np.select([so for so, _ in told[:-1]], rows[:-1], rows[-1]), pair.kinds]
    return most


class _Pairs:
    """The outlines of some pairs, side by side."""

    def __init__(self, left: Outlines, right: Outlines) -> None:
        self.left, self.right = left, right
        self._flags, self._others = left[:, _HEAD] // (_SMALL * _SMALL), right[:, _HEAD] // (_SMALL * _SMALL)

    @cached_property
    def kinds(self) -> Outlines:
        """The column of their kinds in the tables."""
        return self.left[:, _HEAD] % _SMALL * len(_KINDS) + self.right[:, _HEAD] % _SMALL

    @cached_property
    def statuses(self) -> Outlines:
        """The row of their statuses."""
        one, two = self.left[:, _HEAD] // _SMALL % _SMALL, self.right[:, _HEAD] // _SMALL % _SMALL
        return one * len(_STATUSES) + two

    def both(self, name: str) -> Truths:
        """Whether this is so of both."""
        so: Truths = (self._flags & self._others & _FLAG[name]) != 0
        return so

    def either(self, name: str) -> Truths:
        """Whether it is so of one at least."""
        so: Truths = ((self._flags | self._others) & _FLAG[name]) != 0
        return so

    def first(self, name: str) -> Truths:
        """Whether it is so of the left one."""
        so: Truths = (self._flags & _FLAG[name]) != 0
        return so

    def second(self, name: str) -> Truths:
        """Whether it is so of the right one."""
        so: Truths = (self._others & _FLAG[name]) != 0
        return so

    def share(self, column: int, other: int | None = None) -> Truths:
        """Whether the two may have something of this column in common; if not, they have not."""
        so: Truths = (self.left[:, column] & self.right[:, column if other is None else other]) != 0
        return so

    def alike(self, column: int, other: int | None = None) -> Truths:
        """Whether all of a column is the same, and there is any."""
        mine = self.left[:, column]
        so: Truths = (mine != 0) & (mine == self.right[:, column if other is None else other])
        return so

    @cached_property
    def same_place(self) -> Truths:
        """Whether the places may be one: a word in common, or so many letters that the spellings may be of one name."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        one, two = self.left[:, _LETTERS], self.right[:, _LETTERS]
        mask = (1 << _LETTERS_TOLD) - 1
        apart = np.bitwise_count((one ^ two) & mask)
        long = (one >> _LETTERS_TOLD) + (two >> _LETTERS_TOLD)
        so: Truths = self.both("placed") & (self.share(_PLACE) | (apart * 100 <= (100 - ALIKE) * long))
        return so

    @cached_property
    def same_figure(self) -> Truths:
        """Whether a figure may be in both."""
        return self.share(_FIGURES)

    @cached_property
    def shares(self) -> tuple[Scores, Scores]:
        """The most of the shorter and of the longer telling's words that may be in both, 0 to 1 and more."""
        import numpy as np  # noqa: PLC0415 - loaded only by what joins

        common = sum(
            (np.bitwise_count(self.left[:, at] & self.right[:, at]).astype(np.int64) for at in (_WORDS, _MORE_WORDS)),
            np.zeros(len(self.left), dtype=np.int64),
        )
        one, two = self.left[:, _TELLING], self.right[:, _TELLING]
        mask = (1 << _HALF) - 1
        most = common * np.minimum(one & mask, two & mask)
        told, others = np.maximum(one >> _HALF, 1), np.maximum(two >> _HALF, 1)
        return most / np.minimum(told, others), most / np.maximum(told, others)


_Cases = list[tuple["Truths", str]]


def _leads(pair: _Pairs) -> _Cases:
    return [(pair.both("lead"), "lead: both"), (pair.either("lead"), "lead: one"), (_ALWAYS, "lead: none")]


def _actors(pair: _Pairs) -> _Cases:
    turned = pair.alike(_ALL_DOES, _ALL_SUFFERS) | pair.alike(_ALL_SUFFERS, _ALL_DOES)
    sides = pair.alike(_SIDE) | pair.alike(_OTHER_SIDE)
    sides |= pair.alike(_SIDE, _OTHER_SIDE) | pair.alike(_OTHER_SIDE, _SIDE)
    turned &= ~pair.share(_DOES) & ~pair.share(_SUFFERS)
    return [
        (~pair.either("peopled"), "who: neither"),
        (~pair.both("peopled"), "who: one"),
        (turned, "who: turned"),
        (sides & ~pair.share(_PERSONS), "who: persons"),
        (~pair.both("named"), "who: nameless"),
        (~pair.share(_ACTORS), "who: others"),
        (_ALWAYS, "who: any"),
    ]


def _go_betweens(pair: _Pairs) -> _Cases:
    return [
        (~pair.either("attended"), "nothing"),
        (~pair.both("attended"), "go-between: one"),
        (~pair.share(_BESIDE), "go-between: others"),
        (_ALWAYS, "go-between: any"),
    ]


def _places(pair: _Pairs) -> _Cases:
    return [
        (~pair.both("placed"), "nothing"),
        (pair.same_place, "where: any"),
        (pair.both("mapped") & ~pair.either("wide"), "where: others"),
        (_ALWAYS, "where: apart"),
    ]


def _figures(pair: _Pairs) -> _Cases:
    one, two = pair.left[:, _FIGURE], pair.right[:, _FIGURE]
    single = (one != 0) & (two != 0)
    size = 1 << _FIGURE_BITS
    low, high, since, until = one // size % size, one % size, two // size % size, two % size
    same = one // (size * size) == two // (size * size)
    told = (pair.left[:, _FIGURES] != 0) & (pair.right[:, _FIGURES] != 0)
    return [
        (~told, "nothing"),
        (single & ~same, "nothing"),
        (pair.same_figure, "figures: any"),
        (single & ((low > until) | (since > high)), "figures: differ"),
        (_ALWAYS, "figures: others"),
    ]


def _triggers(pair: _Pairs) -> _Cases:
    return [
        (~pair.share(_TRIGGER), "nothing"),
        (~pair.both("telling"), "trigger: common"),
        (~pair.both("rare"), "trigger: seldom"),
        (_ALWAYS, "trigger: any"),
    ]


def _scenes(pair: _Pairs) -> _Cases:
    known = (pair.left[:, _SCENE] != 0) & (pair.right[:, _SCENE] != 0)
    return [(~known, "scene: not known"), (~pair.share(_SCENE), "scene: another"), (_ALWAYS, "scene: any")]


def _names(pair: _Pairs) -> _Cases:
    return [(~pair.both("titled"), "nothing"), (~pair.share(_NAME), "name: others"), (_ALWAYS, "name: any")]


def _words(pair: _Pairs) -> _Cases:
    shorter, longer = pair.shares
    return [
        (~pair.both("worded"), "nothing"),
        *((shorter < least, f"words: below {name}") for least, name in reversed(WORDS)),
        (longer < COPY, "words: no copy"),
        (_ALWAYS, "words: any"),
    ]


def _details(pair: _Pairs) -> _Cases:
    """What tells one clash from another: where none of it can be, that there is none."""
    shorter, _ = pair.shares
    worded = pair.both("worded") & (shorter >= _MANY)
    told = pair.same_place | pair.same_figure | worded | pair.share(_NAME)
    return [(pair.both("of_many") & ~told, "detail: none"), (_ALWAYS, "nothing")]


def _days(pair: _Pairs) -> _Cases:
    """The cases of ``level_of_days`` in its order, each with the levels that it may be."""
    import numpy as np  # noqa: PLC0415 - loaded only by what joins

    left, right, both, either = pair.left, pair.right, pair.both, pair.either
    start, end, since, until = left[:, _START], left[:, _END], right[:, _START], right[:, _END]
    one = pair.first("bounded")
    told = np.where(one, pair.first("told"), pair.second("told"))
    gap = np.maximum(start - until, since - end)
    closed, open_ = both("bounded"), ~either("bounded")
    mixed = ~closed & ~open_
    war = _KINDS.index(Kind.WAR)
    wars = (left[:, _HEAD] % _SMALL == war) | (right[:, _HEAD] % _SMALL == war)
    meet = gap <= 0
    news = closed & ~both("told")
    half_open = mixed & (~told | meet)
    # of the open date its one end, of the other the same
    before = np.where(one, since, start) == _EARLY
    edge = np.where(before, np.abs(end - until), np.abs(start - since))
    ends = np.where((start == _EARLY) & (since == _EARLY), np.abs(end - until), np.abs(start - since))
    distant = closed & both("by_days") & (gap > HALF_YEAR)
    coarse = ~both("by_days")
    return [
        (~both("dated_at_all"), "when: undated"),
        (news & ~meet & wars, "when: apart, of a war"),
        (news & ~meet & (gap <= FORTNIGHT), "when: news of other days"),
        (news & ~meet, "when: news of long before"),
        (news & ~coarse, "when: news met"),
        (news, "when: coarse or news"),
        (half_open & (edge <= FEW_DAYS), "when: open, reported then"),
        (half_open & (edge < MONTH), "when: open, reported within a month"),
        (half_open, "when: one open"),
        (~meet & closed & (gap == 1), "when: nearly"),
        (~meet & wars, "when: apart or of a war"),
        (~meet & (both("firm") | distant), "when: never"),
        (~meet, "when: apart, a day told of more than one"),
        (open_ & (ends < FEW_DAYS), "when: both open, reported at once"),
        (open_ & (ends < MONTH), "when: both open, reported within a month"),
        (open_, "when: both open"),
        ((start == end) & (since == until) & (start == since), "when: the same day"),
        (coarse, "when: coarse"),
        (_ALWAYS, "when: met"),
    ]


_COMPARISONS = (
    _days, _leads, _actors, _go_betweens, _places, _figures, _triggers, _scenes, _names, _words, _details,
)  # fmt: skip
_COARSE = ("one month", "within a month", "within a year", "the same years", "the same years, of a war")
_NEWS = ("a day, and news of then", "news of the same days")
_CASES: dict[str, tuple[str, ...]] = {
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
    "where: others": ("where: other",),
    "where: apart": ("where: other", "where: inside", ""),
    "trigger: common": ("trigger: the same, common",),
    "trigger: seldom": ("trigger: the same, common", "trigger: the same"),
    "words: below some": ("words: none", "words: few"),
    "words: below many": ("words: none", "words: few", "words: some"),
    "words: below most": ("words: none", "words: few", "words: some", "words: many"),
    "words: below all": ("words: none", "words: few", "words: some", "words: many", "words: most"),
    "words: below few": ("words: none",),
    "words: no copy": tuple(f"words: {name}" for name in ("none", *(name for _, name in WORDS))),
    "go-between: one": ("go-between: named by one",),
    "go-between: others": ("go-between: another", ""),
    "figures: others": ("figures: differ", "figures: can agree", ""),
    "name: others": ("name: another", ""),
    "nothing": ("",),
}  # fmt: skip
"""What a case may come to, by the levels of the comparisons; what is not here is a level itself, or all of one comparison."""
_WHOLE = ("who", "go-between", "where", "figures", "trigger", "scene", "name", "words")
_SINGLE = (
    "when: apart, of a war", "when: news of other days", "when: news of long before", "when: open, reported then",
    "when: open, reported within a month", "when: one open", "when: apart, a day told of more than one",
    "when: both open, reported at once", "when: both open, reported within a month", "when: both open", "when: the same day",
    "lead: both", "lead: one", "lead: none", "scene: not known", "scene: another", "figures: differ", "detail: none",
)  # fmt: skip


class _Tables(NamedTuple):
    """The most that each case weighs, by the kinds of a pair (columns); ``rows``: the row of each case in ``levels``.

    ``rest``: the most that all but kinds and statuses come to.
    """

    ask: float
    kinds: Scores
    rest: Scores
    statuses: Any
    levels: Any
    rows: dict[str, int]


@cache
def _tables() -> _Tables:
    import numpy as np  # noqa: PLC0415 - loaded only by what joins

    weights = Weights.load(ACROSS)
    families = sorted({_family(kind) for kind in _KINDS})
    pairs = [(one, two) for one in _KINDS for two in _KINDS]
    own = [(families.index(_family(one)), families.index(_family(two))) for one, two in pairs]

    def spread(of_families: Sequence[float]) -> list[float]:
        """For the kinds of each pair the larger of the two: it is weighed by the family of either."""
        return [max(of_families[one], of_families[two]) for one, two in own]

    def most(levels: Iterable[str]) -> list[float]:
        told = tuple(levels)
        return spread([max(_weigh(weights, level, family) for level in told) for family in families])

    deeds = [
        max(
            _weigh(weights, compare_deeds(one.value, two.value, truce=truce, years=years)[0], family)
            for truce in (False, True)
            for years in (False, True)
            for family in {_family(one), _family(two)}
        )
        for one, two in pairs
    ]
    standings = [compare_standings(one, two) for one in _STATUSES for two in _STATUSES]
    cases = {name: most(levels) for name, levels in {**_CASES, **{level: (level,) for level in _SINGLE}}.items()}
    for step in _WHOLE:
        cases[f"{step}: any"] = spread([max(0.0, weights.most(step, family)) for family in families])
    by_step = {
        step: np.max([row for name, row in cases.items() if name.startswith(f"{step}:")], axis=0)
        for step in ("when", "lead", *_WHOLE)
    }
    return _Tables(
        ask=weights.ask,
        kinds=weights.prior + np.array(deeds),
        rest=np.sum(list(by_step.values()), axis=0),
        statuses=np.array([most([ground[0] if ground else ""]) for ground in standings]),
        levels=np.array(list(cases.values())),
        rows={name: at for at, name in enumerate(cases)},
    )


def _weigh(weights: Weights, level: str, family: str) -> float:
    if not level:
        return 0.0
    return NEVER if level in ALONE else weights.weigh(level, family)


def _family(kind: Kind) -> str:
    return load_frames()[kind].family


def _bits(words: Iterable[str]) -> int:
    """A number with a bit for each word; none has none."""
    found = 0
    for word in words:
        found |= 1 << _place_of(word) % _BITS
    return found


@lru_cache(maxsize=65536)
def _place_of(word: str) -> int:
    return crc32(word.encode())


def _set(words: Iterable[str]) -> int:
    """A number for all of these together; of none 0."""
    return _whole("\0".join(told)) | 1 if (told := sorted(words)) else 0


@lru_cache(maxsize=65536)
def _whole(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


@lru_cache(maxsize=65536)
def _content(wording: Wording) -> tuple[int, int, float]:
    """The words of a telling as twice so many bits, and the most that those of one bit tell together."""
    bits: dict[int, float] = defaultdict(float)
    for stem in wording.content:
        bits[_place_of(stem) % (2 * _BITS)] += rarity(stem)
    first = sum(1 << at for at in bits if at < _BITS)
    return first, sum(1 << at - _BITS for at in bits if at >= _BITS), max(bits.values(), default=0.0)


def _only_figure(figures: Sequence[Figure]) -> int:
    """Of a single figure its measure and bounds in one number; 0 where there are more, or it does not fit."""
    if len(figures) != 1:
        return 0
    size = 1 << _FIGURE_BITS
    low, high = figures[0].low, figures[0].high
    bounds = (0 if low is None else low, size - 1 if high is None else high)
    if any(bound != int(bound) or not 0 <= bound < size for bound in bounds):
        return 0
    return ((_MEASURES.index(figures[0].measure) + 1) * size + int(bounds[0])) * size + int(bounds[1])
