"""How much stands behind a value: reports, outlets, and the texts that they print."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from detente.cli.plain import count
from detente.model import Report


def support(reports: Collection[str], outlets: Collection[str], origins: int) -> str:
    """How many reports, of how many outlets and texts; what says no more than the number of reports is left out.

    >>> support(["a", "b", "c"], ["Wire"], 1), support(["a", "b"], ["Wire", "Post"], 2), support(["a"], [], 1)
    ('3 reports, 1 outlet, 1 origin', '2 reports', '1 report')
    """
    told = [count(len(reports), "report")]
    if outlets and len(outlets) != len(reports):
        told.append(count(len(outlets), "outlet"))
    if origins < len(reports):
        told.append(count(origins, "origin"))
    return ", ".join(told)


def support_of(reports: Iterable[Report]) -> tuple[list[str], list[str], int]:
    """The names of reports, their outlets, and how many texts they print: what ``support`` puts into words."""
    told = list(reports)
    outlets = sorted({report.outlet for report in told if report.outlet})
    return [report.name for report in told], outlets, len({report.origin or report.id for report in told})
