"""Judgements about pairs, and decisions of people, which always win."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's judgement, append-only, keyed to content (report and mention ids) so that it survives re-reading.

    ``about`` holds the ids it is keyed to; ``value`` what was decided (an interval for an anchor); ``why`` the reason given.
    """

    choice: Choice
    about: tuple[str, ...]
    value: str | None = None
    why: str | None = None

    @property
    def id(self) -> str:
        """Prefix ``d``."""
        return content_id("d", [self.choice, list(self.about), self.value, self.why])
