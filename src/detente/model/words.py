"""The closed vocabularies of the record: kinds, parts, statuses, measures, acts of speech.

The words are the field's own (PLOVER, ACLED, UCDP, PA-X) where it has one; their crosswalks are data in ``lexicon``.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of happening a mention tells."""

    MEETING = "meeting"
    MEDIATION = "mediation"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"
    CEASEFIRE = "ceasefire"
    STATEMENT = "statement"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    DEMAND = "demand"
    PROPOSAL = "proposal"
    REFUSAL = "refusal"
    THREAT = "threat"
    ARMED_CLASH = "armed_clash"
    ATTACK = "attack"
    TERRITORIAL_CAPTURE = "territorial_capture"
    CEASEFIRE_VIOLATION = "ceasefire_violation"
    CASUALTIES_REPORT = "casualties_report"
    WAR = "war"
    DEPLOYMENT = "deployment"
    CHECKPOINT_OR_BLOCKADE = "checkpoint_or_blockade"
    PROTEST = "protest"
    ELECTION = "election"
    SUPPORT = "support"
    AID = "aid"
    SANCTION = "sanction"
    COOPERATION = "cooperation"
    COERCION = "coercion"
    CONCESSION = "concession"
    OTHER = "other"


TALKS = (Kind.MEETING, Kind.MEDIATION)
"""The kinds of which it is that people met or spoke with each other, with somebody between them or not."""


class Part(StrEnum):
    """The part that an actor plays in an event."""

    PARTY = "party"
    HOST = "host"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    WITNESS = "witness"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"


class Status(StrEnum):
    """Whether the event happened, as the report tells it. ``DENIED``: the other side contests the fact."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


TO_COME = frozenset({Status.PLANNED, Status.CALLED_FOR, Status.HYPOTHETICAL})
"""Of what has not happened where it is told, and may yet."""


class Factuality(StrEnum):
    """How firmly the words put a value: in the report's own voice, in somebody's mouth, or hedged."""

    STATED = "stated"
    REPORTED = "reported"
    HEDGED = "hedged"


class Act(StrEnum):
    """The act of speech that a claim performs."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    DEMAND = "demand"
    PROPOSE = "propose"
    PLEDGE = "pledge"
    REJECT = "reject"
    WELCOME = "welcome"
    CONDEMN = "condemn"
    WARN = "warn"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DETAINED = "detained"
    RELEASED = "released"
    EXCHANGED = "exchanged"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    PARTICIPANTS = "participants"
    DURATION_DAYS = "duration_days"
    DURATION_WEEKS = "duration_weeks"
    DURATION_MONTHS = "duration_months"
    DURATION_YEARS = "duration_years"
    MONEY = "money"
    AREA = "area"
    OTHER = "other"


TOLLS = (
    Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.CAPTURED, Measure.DETAINED, Measure.ABDUCTED, Measure.DISPLACED,
)  # fmt: skip
"""What befalls people: the measures of the casualty ledger."""


class Bound(StrEnum):
    """How the words bound a figure: "four", "at least 286", "up to 40", "around 30,000", "between 3 and 5"."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"


class Level(StrEnum):
    """At what level a contact was, by the offices of those who took part or by what it is called."""

    LEADERS = "leaders"
    MINISTERS = "ministers"
    ENVOYS = "envoys"
    MILITARY = "military"
    TECHNICAL = "technical"


class Format(StrEnum):
    """In which form a contact was; one may have several: a trilateral call, two who meet on the sidelines of a summit."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MULTILATERAL = "multilateral"
    BY_PHONE = "by_phone"
    THROUGH_MEDIATORS = "through_mediators"
    ON_SIDELINES = "on_sidelines"


class Precision(StrEnum):
    """The grain of a date as the words give it; never sharpened afterwards."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    ERA = "era"


class Prop(StrEnum):
    """What a statement says of its mention. An actor's part *is* the property: ``mediator = "Ada Berg"``.

    Of an office: ``holder = "Ada Berg"``, ``office = "foreign minister"``, ``of = "Norway"``.
    """

    KIND = "kind"
    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    LEVEL = "level"
    FORMAT = "format"
    FIGURE = "figure"
    PARTY = "party"
    HOST = "host"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    WITNESS = "witness"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    ACT = "act"
    CONTENT = "content"
    VERBATIM = "verbatim"
    BEHALF = "behalf"
    HOLDER = "holder"
    OFFICE = "office"
    OF = "of"


PART_PROPS: frozenset[str] = frozenset(part.value for part in Part)
"""The properties whose value is an actor that takes part in what is told."""
ACTOR_PROPS: frozenset[str] = PART_PROPS | {Prop.HOLDER.value}
"""The properties whose value is an actor's name."""
ONE_VALUED: frozenset[str] = frozenset({Prop.KIND, Prop.STATUS, Prop.DATE, Prop.PLACE, Prop.SPEAKER, Prop.ACT})
"""Properties of which a happening has one: a second value is another account of it, not one more."""
