"""The nouns of the record, in the standard library alone."""

from detente.model.actor import Actor, NameDoubt, NameType, Place, Role
from detente.model.correction import A_PERSON, Correction, is_correction
from detente.model.decision import Choice, Decision, Judgement, Signed, Verdict, in_pairs, standing, told_standing
from detente.model.event import Cell, Claim, Count, Event, SetAside
from detente.model.figure import Figure
from detente.model.ids import content_id, hash_bytes
from detente.model.interval import DayInterval
from detente.model.marks import (
    CueMark,
    LinkMark,
    Marks,
    NameMark,
    NumberMark,
    QuoteMark,
    Reading,
    ReadSpan,
    Sentence,
    TimeMark,
    Token,
    ToldMark,
)
from detente.model.mention import Mention, Sort
from detente.model.naming import NameLink, Names
from detente.model.passage import Passage
from detente.model.report import Furniture, Published, Report, story_ranges
from detente.model.statement import ACTS_FOR, Statement
from detente.model.words import (
    ACTOR_PROPS,
    ONE_VALUED,
    PART_PROPS,
    Act,
    Bound,
    Factuality,
    Format,
    Kind,
    Level,
    Measure,
    Part,
    Precision,
    Prop,
    Status,
)

__all__ = [
    "ACTOR_PROPS",
    "ACTS_FOR",
    "A_PERSON",
    "ONE_VALUED",
    "PART_PROPS",
    "Act",
    "Actor",
    "Bound",
    "Cell",
    "Choice",
    "Claim",
    "Correction",
    "Count",
    "CueMark",
    "DayInterval",
    "Decision",
    "Event",
    "Factuality",
    "Figure",
    "Format",
    "Furniture",
    "Judgement",
    "Kind",
    "Level",
    "LinkMark",
    "Marks",
    "Measure",
    "Mention",
    "NameDoubt",
    "NameLink",
    "NameMark",
    "NameType",
    "Names",
    "NumberMark",
    "Part",
    "Passage",
    "Place",
    "Precision",
    "Prop",
    "Published",
    "QuoteMark",
    "ReadSpan",
    "Reading",
    "Report",
    "Role",
    "Sentence",
    "SetAside",
    "Signed",
    "Sort",
    "Statement",
    "Status",
    "TimeMark",
    "Token",
    "ToldMark",
    "Verdict",
    "content_id",
    "hash_bytes",
    "in_pairs",
    "is_correction",
    "standing",
    "story_ranges",
    "told_standing",
]  # fmt: skip
