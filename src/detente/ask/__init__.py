"""Questions to the record, answered in rows that carry the words they rest on."""

from detente.ask.actors import ActorPage, ActorRow, Alias, Contact
from detente.ask.dates import DateRow
from detente.ask.evidence import Evidence
from detente.ask.ledger import LedgerRow, SumRow
from detente.ask.places import PlaceRow
from detente.ask.questions import Question
from detente.ask.record import Record
from detente.ask.roles import Role
from detente.ask.rows import ClaimRow, EventRow, FigureRow, Participant, ReportRow, Rows

__all__ = [
    "ActorPage",
    "ActorRow",
    "Alias",
    "ClaimRow",
    "Contact",
    "DateRow",
    "EventRow",
    "Evidence",
    "FigureRow",
    "LedgerRow",
    "Participant",
    "PlaceRow",
    "Question",
    "Record",
    "ReportRow",
    "Role",
    "Rows",
    "SumRow",
]
