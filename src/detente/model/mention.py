"""A mention: one report's telling of one event, or of one claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from detente.model.ids import content_id
from detente.model.passage import Passage


class Sort(StrEnum):
    """Whether a mention tells of a happening, of an act of speech with its content, or of somebody's office.

    ``PASSING``: it names a happening and says nothing of it ("the talks have many critics"); it makes no event of its own.
    ``OFFICE``: it shows a person in an office ("Foreign Minister X of Y"); its statements say who, which office, and whose.
    ``COUNT``: a number that the report tells of no event of the record ("the army has 12,000 men"); its trigger is the word
    that says what is counted.
    """

    EVENT = "event"
    CLAIM = "claim"
    PASSING = "passing"
    OFFICE = "office"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One report's telling of one event. ``trigger`` is the word that tells it, ``telling`` the clause around it.

    The id is a hash of the sort, the report and the offsets of the trigger, so a second reading finds the same mention;
    ``serial`` keeps two mentions of one trigger apart ("visited Juba and then Khartoum").
    """

    sort: Sort
    trigger: Passage
    telling: Passage
    serial: int = 0
    _id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Prefix ``m``; the same trigger of the same report gives the same id, whatever is read from it."""
        if not self._id:
            at = self.trigger
            made = content_id("m", [self.sort, at.report_id, at.start, at.end, self.serial])
            # kept, not worked out at each call: joining asks for the ids of each pair of mentions
            object.__setattr__(self, "_id", made)
        return self._id

    def stored_as(self, known: str) -> Mention:
        """The same, its id taken from where it was stored and not made anew."""
        object.__setattr__(self, "_id", known)
        return self

    @property
    def report_id(self) -> str:
        """The report that tells it."""
        return self.trigger.report_id
