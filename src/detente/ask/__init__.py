"""Questions to the record, answered in rows that carry the words they rest on."""

from detente.ask.actors import ActorPage, ActorRow, Alias, Contact
from detente.ask.answering import AnswerRow
from detente.ask.changes import DiffRow
from detente.ask.commitments import CommitmentRow
from detente.ask.coverage import CoverageRow
from detente.ask.dates import DateRow
from detente.ask.deciding import ChangeRow, DecidedRow, DecisionRow, TakenRow
from detente.ask.digest import DigestRow
from detente.ask.disagreements import Account, DisagreementRow
from detente.ask.doubtful import DoubtfulRow
from detente.ask.drift import Change, DriftRow, Version
from detente.ask.duplicates import DuplicateRow
from detente.ask.evidence import Evidence
from detente.ask.kept import Later
from detente.ask.ledger import LedgerRow, SumRow
from detente.ask.places import PlaceRow
from detente.ask.plans import PlanRow
from detente.ask.positions import PositionRow, Stance
from detente.ask.quality import QualityRow
from detente.ask.questions import Question
from detente.ask.readout import ReadoutRow, Says
from detente.ask.record import Record
from detente.ask.roles import Role
from detente.ask.rows import ClaimRow, EventRow, FigureRow, Participant, ReportRow, Rows
from detente.ask.tracks import TrackRow
from detente.ask.weekly import AccusationRow, AskRow, MediatorRow
from detente.ask.weighing import RankedRow
from detente.ask.wholes import WholeRow

__all__ = [
    "Account",
    "AccusationRow",
    "ActorPage",
    "ActorRow",
    "Alias",
    "AnswerRow",
    "AskRow",
    "Change",
    "ChangeRow",
    "ClaimRow",
    "CommitmentRow",
    "Contact",
    "CoverageRow",
    "DateRow",
    "DecidedRow",
    "DecisionRow",
    "DiffRow",
    "DigestRow",
    "DisagreementRow",
    "DoubtfulRow",
    "DriftRow",
    "DuplicateRow",
    "EventRow",
    "Evidence",
    "FigureRow",
    "Later",
    "LedgerRow",
    "MediatorRow",
    "Participant",
    "PlaceRow",
    "PlanRow",
    "PositionRow",
    "QualityRow",
    "Question",
    "RankedRow",
    "ReadoutRow",
    "Record",
    "ReportRow",
    "Role",
    "Rows",
    "Says",
    "Stance",
    "SumRow",
    "TakenRow",
    "TrackRow",
    "Version",
    "WholeRow",
]
