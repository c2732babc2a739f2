"""All names of a record settled: which printed ones are one actor's, and what surnames and offices mean in single reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.model import DayInterval, Decision, Mention, NameDoubt, Names, Report, Statement
from detente.resolve.names.join import JoinedNames, join_names
from detente.resolve.names.links import LinkedNames, Printing, link_names
from detente.resolve.offices import read_holdings


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedReport:
    """A report as far as its names go: what it is called, when it was published, and the actors that its statements name."""

    name: str
    published: DayInterval | None
    actors: frozenset[str]

    @classmethod
    def of(cls, report: Report, actors: Iterable[str]) -> NamedReport:
        """Take what is needed of a report, so that its text can be let go."""
        return cls(
            name=report.name,
            published=report.published.interval if report.published else None,
            actors=frozenset(actors),
        )

    @property
    def printing(self) -> Printing:
        """The same with its day, where it is one."""
        day = self.published.start if self.published is not None and self.published.is_day else None
        return Printing(name=self.name, day=day, actors=self.actors)


@dataclass(frozen=True, slots=True)
class SettledNames:
    """``joined`` holds everywhere, ``linked`` in single reports."""

    joined: JoinedNames
    linked: LinkedNames

    @property
    def doubts(self) -> tuple[NameDoubt, ...]:
        """The pairs of names that are left for a person to settle."""
        return (*self.joined.doubts, *self.linked.doubts)

    @property
    def names(self) -> Names:
        """For a statement, the name to show for its actor."""
        return Names(self.joined.canonical, self.linked.links)


def settle_names(
    counted: Mapping[str, int],
    reports: Mapping[str, NamedReport],
    offices: Iterable[Mention],
    said: Iterable[Statement],
    decisions: Iterable[Decision] = (),
) -> SettledNames:
    """Join the names of a record and link what single reports leave short.

    ``counted``: each printed name with the number of statements that give it; ``reports`` by id; ``offices`` and ``said`` are the
    mentions of somebody's office and the statements about them.
    """
    decided = list(decisions)
    joined = join_names(counted, decided)
    linked = link_in_reports(reports, joined.canonical, offices, said, decided)
    return SettledNames(joined, linked)


def link_in_reports(
    reports: Mapping[str, NamedReport],
    canonical: Mapping[str, str],
    offices: Iterable[Mention],
    said: Iterable[Statement],
    decisions: Iterable[Decision] = (),
) -> LinkedNames:
    """Link the surnames and offices of single reports; as ``settle_names``, for names that are joined already."""
    published = {key: report.published for key, report in reports.items()}
    printings = {key: report.printing for key, report in reports.items()}
    return link_names(printings, canonical, read_holdings(offices, said, published, canonical), decisions)
