"""The company that two tellings of one report keep there: what else of their sort it tells, and what each of them adds.

A report that tells of one such event tells it over and over; one that gives three days for such events tells of three.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from detente.model import Kind
from detente.resolve.compare import ruling_out
from detente.resolve.facts import Facts
from detente.resolve.who import Ground

_HEADLINE = 60
_NEW = re.compile(
    r"\b(?:an?|another|one|two|three|four|several|some|new|more|further)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:had|since|earlier|previous(?:ly)?|last (?:week|month|year)|in (?:1[89]|20)\d\d)\b", re.IGNORECASE
)
_GROUP, _CLAUSE = 40, 60
"""Characters before a trigger: of its noun group, and of its clause."""
_NONE: frozenset[str] = frozenset()
_DAY, _PLACE, _WHO = 1, 2, 4
_OWN = {
    0: "nothing",
    _DAY: "a day",
    _PLACE: "a place",
    _WHO: "names",
    _DAY | _PLACE: "a day and a place",
    _DAY | _WHO: "a day and names",
    _PLACE | _WHO: "a place and names",
    _DAY | _PLACE | _WHO: "a day, a place and names",
}


@dataclass(frozen=True)
class Company:
    """The tellings of one family in one report, in the order of the text.

    What rules a pair out is kept as one number a telling, a bit for each other one: most reports tell dozens.
    """

    told: Sequence[Facts]

    @cached_property
    def _at(self) -> dict[str, int]:
        return {fact.mention.id: at for at, fact in enumerate(self.told)}

    @cached_property
    def _apart(self) -> list[int]:
        """Of each telling those that cannot be one event with it."""
        bits = [0] * len(self.told)
        for at, one in enumerate(self.told):
            for other in range(at):
                if ruling_out(self.told[other], one):
                    bits[at] |= 1 << other
                    bits[other] |= 1 << at
        return bits

    @cached_property
    def _of_kind(self) -> dict[Kind, int]:
        bits: dict[Kind, int] = defaultdict(int)
        for at, fact in enumerate(self.told):
            bits[fact.kind] |= 1 << at
        return bits

    @cached_property
    def _days(self) -> dict[Kind, frozenset[str]]:
        """The dates that words give for each kind."""
        days: dict[Kind, set[str]] = defaultdict(set)
        for fact in self.told:
            if fact.told and fact.dated:
                days[fact.kind].add(str(fact.when))
        return {kind: frozenset(told) for kind, told in days.items()}

    def apart(self, left: Facts, right: Facts) -> bool:
        """Whether something rules out that two of its tellings are one event."""
        return bool(self._apart[self._at[left.mention.id]] >> self._at[right.mention.id] & 1)

    @cached_property
    def _ways(self) -> list[tuple[tuple[Ground, ...], tuple[Ground, ...]]]:
        """Of each telling how it is told, as the earlier of two and as the later."""
        return [(_how("earlier", fact), _how("later", fact)) for fact in self.told]

    @cached_property
    def _background(self) -> list[bool]:
        """Whether each is told as of an earlier time: "had met", "in 1994"."""
        return [_EARLIER.search(_before(fact)[-_CLAUSE:]) is not None for fact in self.told]

    def grounds(self, left: Facts, right: Facts) -> list[Ground]:
        """What the report around two of its tellings says for and against their being one event, in a fixed order."""
        i, j = sorted((self._at[left.mention.id], self._at[right.mention.id]))
        first, last = self.told[i], self.told[j]
        alike = self._of_kind[first.kind] | self._of_kind[last.kind]
        rivals = (self._apart[i] ^ self._apart[j]) & alike & ~(1 << i) & ~(1 << j)
        between = self._of_kind[first.kind] & ((1 << j) - (1 << (i + 1))) & ~self._apart[i]
        days = self._days.get(first.kind, _NONE) | self._days.get(last.kind, _NONE)
        grounds = [
            _count("rivals", rivals.bit_count()),
            _count("days told", len(days)),
            _count("between", between.bit_count()),
            _count("tellings", alike.bit_count()),
            *self._ways[i][0],
            *self._ways[j][1],
        ]
        if self._background[i] != self._background[j]:
            grounds.append(("background: one", "only one is told as of an earlier time"))
        if first.mention.telling.start < _HEADLINE:
            grounds.append(("first: headline", "the headline tells the earlier"))
        elif first.lead:
            grounds.append(("first: lead", "the first lines tell the earlier"))
        return grounds


_COUNTS: Mapping[str, tuple[tuple[tuple[int, str], ...], str]] = {
    "rivals": (
        ((0, "none"), (1, "one"), (3, "few")),
        "other tellings of the report that can be one event with one of the two only: {}",
    ),
    "days told": (((0, "none"), (1, "one"), (2, "two")), "dates that the report gives for such events: {}"),
    "between": (((0, "none"), (1, "one")), "tellings between the two that can be one event with the first: {}"),
    "tellings": (((2, "two"), (3, "three"), (5, "few")), "tellings of such events in the report: {}"),
}
"""What is counted: each level with the most that it holds, the last being of more; and its words."""
_MORE = {"rivals": "many", "days told": "more", "between": "some", "tellings": "many"}


@cache
def _count(what: str, number: int) -> Ground:
    levels, words = _COUNTS[what]
    level = next((name for most, name in levels if number <= most), _MORE[what])
    return f"{what}: {level}", words.format(number)


def _how(place: str, fact: Facts) -> tuple[Ground, ...]:
    article = "definite" if fact.wording.definite else "indefinite" if _NEW.search(_before(fact)[-_GROUP:]) else "bare"
    own = _OWN[_DAY * (fact.told and fact.dated) | _PLACE * (fact.spot is not None) | _WHO * bool(fact.named)]
    return (
        (f"{place}: {article}", f"the {place} is told {_ARTICLES[article]}"),
        (f"{place} tells: {own}", f"the {place} gives {own} of its own"),
    )


def _before(fact: Facts) -> str:
    """The words of a telling before its trigger."""
    mention = fact.mention
    return mention.telling.exact[: max(mention.trigger.start - mention.telling.start, 0)]


_ARTICLES = {
    "definite": 'as known ("the talks")',
    "indefinite": 'as new ("a meeting")',
    "bare": "without an article",
}


def keep_company(facts: Iterable[Facts]) -> dict[tuple[str, str], Company]:
    """The company of each report and family."""
    told: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for fact in facts:
        told[fact.report_id, fact.family].append(fact)
    return {
        key: Company(sorted(group, key=lambda fact: (fact.mention.trigger.start, fact.mention.id)))
        for key, group in told.items()
    }
