"""The atom of the record."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.model.ids import content_id
from detente.model.passage import Passage
from detente.model.words import Factuality, Prop

ACTS_FOR = "acts for "
"""How the note of a participant's statement begins where the report shows the state that a person or body acts for."""
AS_MET = "where those who took part met on those days"
"""The note of a place that is only followed from another event's: it is no ground for holding two tellings for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that one report says about one happening, and the words that say it.

    Read aloud: "Report *report_id*, at *passage*, says that mention *mention_id* has *prop* = *value*;
    it puts this in the mouth of *said_by*, as *factuality*."

    ``value`` is a string: an actor's name for a part, an ISO interval for a date, canonical JSON for a figure
    (see ``Figure.to_value``), a word of ``detente.model.words`` for kind, status and act. ``note`` says how the value was
    reached from the words where that is not plain ("Saturday, counted from the publication day 2024-02-17").
    ``precision`` is the grain of a date. ``method`` and ``score`` tell who read it and how surely; they are no part of the id.

    >>> words = Passage("r-1", 0, 4, "Doha")
    >>> Statement(mention_id="m-1", prop=Prop.PLACE, value="Doha", passage=words, method="first").report_id
    'r-1'
    """

    mention_id: str
    prop: Prop
    value: str
    passage: Passage
    said_by: str | None = None
    factuality: Factuality = Factuality.STATED
    precision: str | None = None
    note: str | None = None
    method: str = ""
    score: float | None = None
    _id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Prefix ``s``; a hash of all that is said, so the same reading of the same words is the same statement."""
        if not self._id:
            where = [self.passage.report_id, self.passage.start, self.passage.end]
            what = [self.mention_id, self.prop, self.value, self.said_by, self.factuality, self.precision, self.note]
            object.__setattr__(self, "_id", content_id("s", [*what, *where]))
        return self._id

    def stored_as(self, known: str) -> Statement:
        """The same, its id taken from where it was stored and not made anew."""
        object.__setattr__(self, "_id", known)
        return self

    @property
    def report_id(self) -> str:
        """The report that says it."""
        return self.passage.report_id
