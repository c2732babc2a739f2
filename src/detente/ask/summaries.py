"""What matters most in a record: its weightiest events, a digest of each track, and which reports tell of the same happening."""

from __future__ import annotations

from abc import abstractmethod
from typing import Unpack

from detente.ask.coverage import CoverageRow, coverage_rows
from detente.ask.digest import BESIDE, DigestRow, digest_rows
from detente.ask.filters import Found, Wanted
from detente.ask.gathered import Gathered
from detente.ask.rows import EventRow, Rows
from detente.ask.tracks import QUIET, TrackRow
from detente.ask.weighing import RankedRow, Scales, ranked_row
from detente.errors import BadField
from detente.model import Event
from detente.resolve.offices import Holding


class Summaries(Gathered):
    """The part of ``Record`` that weighs events. Every filter narrows, as in :class:`detente.Record`."""

    @property
    @abstractmethod
    def _holdings(self) -> list[Holding]: ...

    @abstractmethod
    def find(self, **wanted: Unpack[Wanted]) -> Found:
        """The events that are meant."""

    @abstractmethod
    def row_of(self, event: Event) -> EventRow:
        """The row of one event."""

    @abstractmethod
    def tracks(self, *, actor: str | None = None, quiet: int = QUIET) -> Rows[TrackRow]:
        """The formats of talks."""

    def timeline(self, top: int, **wanted: Unpack[Wanted]) -> Rows[RankedRow]:
        """The ``top`` weightiest events in the order of their dates, each with its rank, its weight and the reasons for it.

        Of events of one weight the earlier comes first. Raises ``BadField`` for fewer than one.
        """
        if top < 1:
            raise BadField(f"no timeline of {top} events", mend="ask for one event or more")
        found = self.find(**wanted)
        scales = Scales(self.corpus, self._holdings)
        weighed = sorted(
            ((scales.weigh(event), number, event) for number, event in enumerate(found.events)),
            key=lambda told: (-told[0].points, told[1]),
        )
        best = sorted(
            (number, rank, weight, event) for rank, (weight, number, event) in enumerate(weighed[:top], start=1)
        )
        rows = [ranked_row(self.row_of(event), weight, rank) for _, rank, weight, event in best]
        return Rows(rows, undated=found.undated, open_ended=found.open_ended, row_type=RankedRow)

    def coverage(self) -> Rows[CoverageRow]:
        """Which reports tell of the same happening, those of most reports first; a report alone has no row."""
        return Rows(coverage_rows(list(self._dated.values())), row_type=CoverageRow)

    def digest(self, *, actor: str | None = None, quiet: int = QUIET, beside: int = BESIDE) -> Rows[DigestRow]:
        """What became of each track: meetings and contacts in order, the ``beside`` weightiest events of its members."""
        tracks = self.tracks(actor=actor, quiet=quiet)
        rows = digest_rows(self.corpus, Scales(self.corpus, self._holdings), tracks, beside)
        return Rows(rows, row_type=DigestRow)
