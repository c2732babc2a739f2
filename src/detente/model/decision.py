"""Judgements about pairs, and decisions of people, which always win."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypedDict, Unpack

from detente.model.ids import content_id


class Verdict(StrEnum):
    """Whether two mentions tell of one event."""

    SAME = "same"
    NOT_SAME = "not_same"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the comparison of two mentions came to, and why. ``left`` is the smaller id, so a pair has one form."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError(f"a pair is written smaller id first: {self.left}, {self.right}")


class Choice(StrEnum):
    """What a person decided."""

    ANCHOR = "anchor"
    MERGE = "merge"
    KEEP_APART = "keep_apart"
    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    REMOVE = "remove"
    REPLACE = "replace"
    SAME_ACTOR = "same_actor"
    OTHER_ACTOR = "other_actor"
    UNDO = "undo"


class Signed(TypedDict, total=False):
    """What stands under a decision: the reason, who decides, and the moment as ISO 8601, which whoever asks gives."""

    why: str | None
    by: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's judgement, append-only, keyed to content (report and mention ids) so that it survives re-reading.

    ``about`` holds the ids it is keyed to; ``value`` what was decided (an interval for an anchor); ``why`` the reason given.
    To merge is to say that all mentions in ``about`` tell of one event; to keep apart, that no two of them do or, where
    ``value`` is a number, that none of so many at the beginning tells of the event of any other. ``UNDO`` is about a decision.
    ``SAME_ACTOR`` and ``OTHER_ACTOR`` are about two names as reports print them. ``ACCEPT``, ``REJECT`` and ``EDIT`` are about
    tellings: of a whole event without a ``value``, else of what a ``Correction`` holds.

    ``by`` is who decided, as they call themselves; ``at`` when, as ISO 8601. The moment is no part of the id, so that the same
    decision made twice is one.
    """

    choice: Choice
    about: tuple[str, ...]
    value: str | None = None
    why: str | None = None
    by: str | None = None
    at: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """Prefix ``d``."""
        said = [self.choice, list(self.about), self.value, self.why]
        return content_id("d", [*said, self.by] if self.by else said)

    @classmethod
    def between(cls, one: Iterable[str], other: Iterable[str], **signed: Unpack[Signed]) -> Decision:
        """Keep each mention of one side apart from each of the other.

        >>> Decision.between(["m-2", "m-1"], ["m-3"]).about
        ('m-1', 'm-2', 'm-3')
        """
        left, right = sorted(set(one)), sorted(set(other))
        return cls(choice=Choice.KEEP_APART, about=(*left, *right), value=str(len(left)), **signed)

    @property
    def sides(self) -> tuple[Sequence[str], ...]:
        """What was kept apart from what: two sides, or each of ``about`` by itself. Raises ``ValueError`` for a wrong ``value``.

        >>> Decision.between(["m-1", "m-2"], ["m-3"]).sides
        (('m-1', 'm-2'), ('m-3',))
        """
        if self.value is None:
            return tuple((key,) for key in self.about)
        first = int(self.value)
        if not 0 < first < len(self.about):
            raise ValueError(f"{self.value} of {len(self.about)} is no side")
        return self.about[:first], self.about[first:]


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no later one took back, in their order; an undo can be undone, and is itself none of them.

    >>> merge = Decision(choice=Choice.MERGE, about=("m-1", "m-2"))
    >>> undo = Decision(choice=Choice.UNDO, about=(merge.id,))
    >>> again = Decision(choice=Choice.UNDO, about=(undo.id,))
    >>> [len(standing(made)) for made in ([merge], [merge, undo], [merge, undo, again], [merge, undo, merge])]
    [1, 0, 1, 1]
    """
    return [decision for decision, holds in told_standing(decisions) if holds and decision.choice is not Choice.UNDO]


def told_standing(decisions: Sequence[Decision]) -> list[tuple[Decision, bool]]:
    """Each decision, and whether it still stands. An undo takes back the last of its kind before it that stands."""
    taken_back: Counter[str] = Counter()
    told: list[tuple[Decision, bool]] = []
    for decision in reversed(decisions):
        holds = not taken_back[decision.id]
        if not holds:
            taken_back[decision.id] -= 1
        elif decision.choice is Choice.UNDO:
            taken_back.update(decision.about)
        told.append((decision, holds))
    return told[::-1]


def in_pairs(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """The same decisions, those that keep two sides apart as one for each pair across them.

    >>> [pair.about for pair in in_pairs([Decision.between(["m-1", "m-2"], ["m-3"])])]
    [('m-1', 'm-3'), ('m-2', 'm-3')]
    """
    for decision in decisions:
        if decision.choice is not Choice.KEEP_APART or decision.value is None:
            yield decision
            continue
        one, other = decision.sides
        yield from (replace(decision, about=(a, b), value=None) for a in one for b in other)
