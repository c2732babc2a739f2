"""Events between two marked actors of a sentence, as PLOVER roots: what the benches coded in PLOVER ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bench.result import Result, Section
from bench.scoring.labels import score_labels
from bench.system import extract_report
from bench.table import Cell
from detente.export.between import Range, code_between, tellings_between
from detente.model import Report


@dataclass(frozen=True, slots=True)
class Roots:
    """The gold root of a row, those coded end to end between its two actors, and the one coded where the two are given."""

    gold: str
    coded: tuple[str, ...]
    given: str | None


def code_row(gold: str, report: Report, sources: Sequence[Range], targets: Sequence[Range], version: str) -> Roots:
    """Read a report, and code what it tells between the actors at these places as that version of PLOVER has it."""
    reading = extract_report(report)
    told = tellings_between(reading.mentions, reading.statements, sources, targets)
    given = code_between(report.text, reading.mentions, reading.statements, sources, targets)
    return Roots(
        gold, tuple(telling.code.in_version(version) for telling in told), given.in_version(version) if given else None
    )


def choose(gold: str, coded: Sequence[str], known: Collection[str]) -> str | None:
    """The gold root where it was coded, else the first coded root that this version of PLOVER knows.

    >>> choose("YIELD", ["AGREE", "YIELD"], {"AGREE", "YIELD"}), choose("AID", ["DEMAND"], {"AID", "REQUEST"})
    ('YIELD', None)
    """
    return gold if gold in coded else next((root for root in coded if root in known), None)


def score_roots(rows: Sequence[Roots]) -> Result:
    """Score rows end to end, and (``given_…``) with the pair given: there one root a row is coded, with no choice among several."""
    known = {row.gold for row in rows}
    figures, classes = score_labels((row.gold, choose(row.gold, row.coded, known)) for row in rows)
    given, of_given = score_labels((row.gold, row.given) for row in rows)
    figures |= {f"given_{name}": value for name, value in given.items()}
    head = ["root", "p", "r", "f1", "gold", "given p", "given r"]
    by_root: list[list[Cell]] = [
        [root, ratio.p, ratio.r, ratio.f1, ratio.wanted, *((also.p, also.r) if also else (None, None))]
        for root, ratio in classes.items()
        for also in [of_given.get(root)]
    ]
    return Result(figures, {"rows": len(rows)}, [Section("by root", head, by_root)])
