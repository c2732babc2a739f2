"""What each level of a comparison weighs, in log-odds; their sum is how likely two mentions are one event.

Learned by ``python -m training.joining`` on the project's own corpus, a logistic regression over the levels, and kept in
``data/weights.json`` with the hash of what it was learned on and the figures it reached. A family of kinds may weigh a
level otherwise ("talks|who: ..."). Those of mentions of no known kind are learned by ``python -m training.joining.opened`` and
stand in ``data/opened.json``. Acts of speech, of which the corpus does not tell which are one, are by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

WITHIN, ACROSS, SPEECH, OPEN = "within", "across", "speech", "open"
"""Pairs of one report, pairs of two, pairs of acts of speech, and pairs of no known kind."""
NEVER = -99.0
"""Weight of what rules a merge out on its own."""

_BY_HAND: Mapping[str, float] = {
    "kind: the same speech": 2.5,
    "kind: speech in the same words": 6.2,
    "status: contested": -0.3,
    "when: a day apart": -2.5,
    "when: the same day": 1.5,
    "when: days that meet": 1.3,
    "when: news of the same days": 1.3,
    "when: news of one report": 1.3,
    "when: a day, and news of then": 1.3,
    "when: a day, and news of the report": 1.3,
    "when: news of other days": -2.5,
    "when: open, reported then": -0.2,
    "when: one open": -0.8,
    "when: open, reported within a month": -0.8,
    "when: both open": -0.3,
    "when: both open, reported within a month": -0.3,
    "when: both open, reported at once": -0.3,
    "when: one month": 0.5,
    "when: within a month": 0.5,
    "when: the same years": 0.3,
    "when: within a year": -0.3,
    "when: one undated": -0.5,
    "who: the same two or more": 2.0,
    "who: the same one person": 1.0,
    "who: the same one": 0.5,
    "who: a part apart": 1.0,
    "who: a nameless group in common": 0.6,
    "who: nameless groups differ": -0.4,
    "who: act for the same one": -1.5,
    "who: act for the same two or more": -0.5,
    "who: other persons": -4.0,
    "who: more besides one": -2.0,
    "who: more besides two or more": -2.0,
    "who: a body besides two or more": -2.0,
    "who: some differ": -1.0,
    "who: nobody in common": -2.5,
    "who: other way round": -3.0,
    "where: same": 1.3,
    "where: other": -0.8,
}


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The weights of one sort of pairs.

    From ``same`` on a pair is one event, from ``ask`` on it is put to the user; below ``apart`` its members never meet in one
    cluster, not even through others. Two groups are joined only where the mean of their pairs is ``mean`` or more.
    """

    name: str
    prior: float
    levels: Mapping[str, float]
    same: float
    ask: float
    apart: float
    mean: float
    _known: dict[tuple[str, str], float] = field(default_factory=dict, compare=False)

    @classmethod
    @cache
    def load(cls, name: str) -> Weights:
        """The weights of this sort of pairs."""
        if name == SPEECH:
            return cls(name=name, prior=0.0, levels=_BY_HAND, same=3.5, ask=3.5, apart=0.5, mean=0.5)
        file = "opened.json" if name == OPEN else "weights.json"
        table = json.loads((files("detente.resolve") / "data" / file).read_text(encoding="utf-8"))[name]
        return cls(
            name=name,
            prior=table["prior"],
            levels=table["levels"],
            same=table["same"],
            ask=table["ask"],
            apart=table["apart"],
            mean=table["mean"],
        )

    def most(self, step: str, family: str) -> float:
        """The most that a level of this comparison weighs for this family."""
        levels = {level for name in self.levels if (level := name.rpartition("|")[2]).startswith(f"{step}:")}
        return max((self.weigh(level, family) for level in levels), default=0.0)

    def weigh(self, level: str, family: str) -> float:
        """What a level weighs for this family of kinds; nothing where the corpus never reached it.

        A level that is told more finely than these weights know ("..., one side named") weighs as what stands before the comma.
        """
        found = self._known.get((level, family))
        if found is None:
            names = (f"{family}|{level}", level, f"{family}|{level.partition(',')[0]}", level.partition(",")[0])
            found = next((self.levels[name] for name in names if name in self.levels), 0.0)
            self._known[level, family] = found
        return found
