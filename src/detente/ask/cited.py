"""Whether every value of every row rests on words: what `detente verify --strict` asks of the answers themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from detente.ask.actors import ActorRow
from detente.ask.answering import AnswerRow
from detente.ask.commitments import CommitmentRow
from detente.ask.coverage import CoverageRow
from detente.ask.digest import DigestRow
from detente.ask.drift import DriftRow
from detente.ask.kept import Later
from detente.ask.ledger import LedgerRow, SumRow
from detente.ask.positions import PositionRow, Stance
from detente.ask.readout import ReadoutRow, Says
from detente.ask.record import Record
from detente.ask.rows import ClaimRow, EventRow, FigureRow, Participant, Row
from detente.ask.tracks import TrackRow
from detente.ask.unfounded import unfounded
from detente.ask.weekly import NOTHING, AccusationRow, MediatorRow
from detente.ask.weighing import RankedRow
from detente.ask.wholes import WholeRow
from detente.model import Part
from detente.record import Problem

_TOP = 100
"""So many of the weightiest events are looked over."""
_PARTS = tuple(part.value for part in Part)
_SPOKEN = ("said_by",)
_OF_EVENTS: Mapping[str, tuple[str, ...]] = {
    "date": ("date",), "precision": ("date",), "kind": ("kind",), "status": ("status",), "participants": _PARTS,
    "place": ("place",), "figures": ("figure",), "kinds": ("kind",), "dates": ("date",), "places": ("place",),
    "statuses": ("status",), "said_by": _SPOKEN, "telling": ("kind",), "levels": ("level",), "formats": ("format",),
}  # fmt: skip
CITED: Mapping[type[Row], Mapping[str, tuple[str, ...]]] = {
    EventRow: _OF_EVENTS,
    RankedRow: {**_OF_EVENTS, "why": ("kind", "level", "office", "figure", "date")},
    DigestRow: {
        **{field: _OF_EVENTS[field] for field in ("date", "kind", "status", "participants", "place", "telling")},
        "name": ("mediators", "members"), "state": ("state",), "role": ("kind",), "since": ("date",),
        "why": ("kind", "level", "office", "figure", "date"),
    },
    ClaimRow: {
        "date": ("date",), "speaker": ("speaker",), "act": ("act",), "addressee": ("addressee",), "content": ("content",),
        "verbatim": ("verbatim",), "telling": ("content",), "issues": ("issue",), "about": ("about",), "behalf": ("behalf",),
    },
    DriftRow: {"speaker": ("speaker",), "versions": ("quotation",)},
    FigureRow: {
        "date": ("date",), "kind": ("kind",), "status": ("status",), "place": ("place",), "said_by": _SPOKEN,
        **dict.fromkeys(("figure", "measure", "low", "best", "high", "bound", "population", "scope"), ("figure",)),
    },
    CoverageRow: {"words": ("words",)},
    LedgerRow: {
        "date": ("date",), "kind": ("kind",), "place": ("place",),
        **dict.fromkeys(
            ("measure", "claimant", "figures", "total", "low", "best", "high", "bound", "population", "scope", "why"), ("figure",)
        ),
    },
    SumRow: dict.fromkeys(("claimant", "measure", "sum", "low", "best", "high", "why"), ("figure",)),
    ActorRow: dict.fromkeys(("actor", "type", "state", "states", "roles", "aliases"), (*_PARTS, "holder")),
    AnswerRow: {
        "speaker": ("speaker",), "act": ("act",), "content": ("content",), "claim_speaker": ("claim_speaker",),
        "claim_act": ("claim_act",), "claim_content": ("claim_content",), "how": ("content",),
    },
    CommitmentRow: {
        "date": ("date",), "by": ("by",), "sides": ("side",), "towards": ("towards",), "what": ("what",), "tellings": ("what",),
        "issues": ("issue",), "due": ("due",), "status": ("status",), "asserted_by": ("asserted_by",), "said_by": _SPOKEN,
        "standing": ("later",), "later": ("later",),
    },
    PositionRow: {
        "actor": ("actor",), "issue": ("issue",), "label": ("issue",), "speaker": ("speaker",), "act": ("act",),
        "stance": ("stance",), "words": ("content",), "moved": ("stance", "earlier"), "earlier": ("earlier",),
    },
    ReadoutRow: {"row": ("row",), "issue": ("issue",), "label": ("issue",), "says": ("says",)},
    TrackRow: {
        "name": ("mediators", "members"), "mediators": ("mediators",), "members": ("members",), "first": ("first",),
        "last": ("last",), "next": ("next",), "state": ("state",), "silent_days": ("last",), "meetings": ("meetings",),
        "contacts": ("meetings",),
    },
    MediatorRow: {
        "actor": ("actor",), "side": ("side",), "part": ("part",), "kind": ("kind",), "members": ("members",), "date": ("date",),
        "place": ("place",), "status": ("status",),
    },
    WholeRow: {"kind": ("kind",), "date": ("date",), "why": ("why", "date")},
    AccusationRow: {
        "date": ("date",), "accuser": ("accuser",), "accused": ("accused",), "content": ("content",),
        "answered_by": ("answered_by",), "answer_act": ("answer_act",), "answer": ("answer",),
    },
}  # fmt: skip
"""For each kind of row, under which properties its values are cited."""

PLAIN = frozenset(
    {
        "event", "claim", "answer", "commitment", "track", "talks", "report", "reports", "claim_report", "published", "passages",
        "as_of", "part", "whole", "doubtful", "voice", "events", "claims", "outlets", "origins", "rank", "weight", "coverage",
        "since", "until",
    }
)  # fmt: skip
"""Fields that say nothing of the conflict: ids, names of reports and outlets, counts, and when a report was published (on what
that rests is told by `detente dates`)."""

_SAYS_NOTHING = frozenset({NOTHING, "no report", "no day known"})
"""Values that say that no words are there."""


def uncited(record: Record) -> list[Problem]:
    """Every value of every answer that stands without words, or whose words are not those of the report.

    The rows of the commands about reports themselves (`reports`, `dates`, `questions`) are left out: they tell on what they rest.
    """
    texts = {report.id: report.text for report in record.corpus.reports.values()}
    found = [problem for name, row in _rows(record) for problem in _faults(name, row, texts)]
    return [*found, *unfounded(record, texts)]


def _rows(record: Record) -> Iterator[tuple[str, Row]]:
    listings: Mapping[str, Iterable[Row]] = {
        "timeline": record.events(),
        "timeline --top": record.timeline(_TOP),
        "tracks --digest": record.digest(),
        "coverage": record.coverage(),
        "claims": record.claims(),
        "claims --answers": record.answers(),
        "claims --drift": record.drift(),
        "figures": record.figures(),
        "figures --ledger": record.ledger(),
        "figures --sum": record.sums(),
        "actors": record.actors(),
        "commitments": record.commitments(),
        "positions": record.positions(),
        "tracks": record.tracks(),
        "show (part of)": record.wholes(),
        "ask mediators": record.ask("mediators"),
        "ask accusations": record.ask("accusations"),
    }
    for name, rows in listings.items():
        yield from ((name, row) for row in rows)
    for event in record.meetings():
        yield from ((f"readout {event.event}", row) for row in record.readout(event.event))


def _faults(command: str, row: Row, texts: Mapping[str, str]) -> Iterator[Problem]:
    for field in fields(row):
        if field.name in PLAIN and field.name not in CITED[type(row)]:
            continue
        props = CITED[type(row)][field.name]
        known = {p.prop for p in row.passages} | ({"said_by"} if any(p.said_by for p in row.passages) else set())
        for value in _values(getattr(row, field.name)):
            if not known & set(props):
                yield _problem(command, row, f"{field.name} {value!r} stands on no words")
            elif isinstance(value, Participant) and value.part not in known:
                yield _problem(command, row, f"{value} stands on no words")
    for passage in row.passages:
        if texts.get(passage.report_id, "")[passage.start : passage.end] != passage.exact:
            where = f"{passage.report} {passage.start}-{passage.end}"
            yield _problem(command, row, f"{passage.prop} {passage.value!r} cites {where}, which reads otherwise")


def _values(value: Any) -> Iterator[Any]:
    """The values of a cell that say something."""
    for one in value if isinstance(value, tuple) else (value,):
        empty = isinstance(one, Says) and not one.words
        if (
            one is not None
            and not empty
            and (isinstance(one, Participant | Later | Stance | Says) or one not in _SAYS_NOTHING)
        ):
            yield one


def _problem(command: str, row: Row, what: str) -> Problem:
    key = getattr(row, row.columns()[0])
    mend = "this is a defect of Détente: report it with the words of the row"
    return Problem(what=what, where=f"detente {command}, row {key}", mend=mend)
