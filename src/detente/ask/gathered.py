"""What the parts of ``Record`` ask of the whole: the record's events, its reports, and whom words mean."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from detente.ask.corpus import Corpus
from detente.ask.filters import Words
from detente.ask.names import ActorSearch
from detente.model import Report
from detente.resolve import Assembly


class Gathered(ABC):
    """Loaded once for all parts of a record, when the first of them asks for it."""

    @property
    @abstractmethod
    def assembly(self) -> Assembly:
        """All events, claims and counts."""

    @property
    @abstractmethod
    def corpus(self) -> Corpus:
        """What the ledgers are worked out from."""

    @property
    @abstractmethod
    def report_names(self) -> dict[str, str]:
        """The names of the reports, by id."""

    @property
    @abstractmethod
    def _reports(self) -> dict[str, Report]: ...

    @property
    @abstractmethod
    def _dated(self) -> dict[str, Report]: ...

    @property
    @abstractmethod
    def _served(self) -> Mapping[str, frozenset[str]]: ...

    @abstractmethod
    def search(self, actor: str | None) -> ActorSearch | None:
        """Who is meant by a name."""

    @abstractmethod
    def reports_meant(self, keys: Words) -> frozenset[str] | None:
        """The ids of the reports that are meant."""
