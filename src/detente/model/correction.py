"""What a person says of one cell: that the words say it, that they do not, or what they say instead."""

from __future__ import annotations

import json
from dataclasses import dataclass

from detente.model.passage import Passage
from detente.model.words import Factuality, Precision, Prop

A_PERSON = "a person"
"""The method of a statement that a person made and no reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The value of a decision about a cell; ``was`` are the values as the statements have them, before names are joined.

    To edit is to say that of the telling ``mention`` the property is ``now``, by ``words``; ``said_by`` and ``factuality`` are
    those of the statement in whose place it stands. Without ``was`` an edit adds what was not read.

    >>> Correction(prop=Prop.PLACE, was=("Doha",)).to_value()
    '{"prop":"place","was":["Doha"]}'
    >>> Correction.from_value('{"prop":"place","was":["Doha"]}').was
    ('Doha',)
    """

    prop: Prop
    was: tuple[str, ...] = ()
    now: str | None = None
    precision: Precision | None = None
    mention: str | None = None
    words: Passage | None = None
    said_by: str | None = None
    factuality: Factuality = Factuality.STATED

    def to_value(self) -> str:
        """Canonical JSON, without what says nothing."""
        at = self.words
        fields = {
            "prop": self.prop.value,
            "was": list(self.was),
            "now": self.now,
            "precision": self.precision,
            "mention": self.mention,
            "words": {"report": at.report_id, "start": at.start, "end": at.end, "exact": at.exact} if at else None,
            "said_by": self.said_by,
            "factuality": self.factuality.value if self.factuality is not Factuality.STATED else None,
        }
        kept = {name: value for name, value in fields.items() if value not in (None, [])}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_value(cls, value: str) -> Correction:
        """Read what ``to_value`` wrote. Raises ``ValueError`` where it is no correction."""
        try:
            fields = json.loads(value)
            at, precision = fields.get("words"), fields.get("precision")
            return cls(
                prop=Prop(fields["prop"]),
                was=tuple(map(str, fields.get("was", ()))),
                now=fields.get("now"),
                precision=Precision(precision) if precision else None,
                mention=fields.get("mention"),
                words=Passage(at["report"], at["start"], at["end"], at["exact"]) if at else None,
                said_by=fields.get("said_by"),
                factuality=Factuality(fields.get("factuality", Factuality.STATED)),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{value!r} is no correction") from error


def is_correction(value: str | None) -> bool:
    """Whether the value of a decision is a correction; a track under which an event is filed is none.

    >>> is_correction('{"prop":"place"}'), is_correction("track t-1"), is_correction(None)
    (True, False, False)
    """
    return value is not None and value.startswith("{")
