"""Events between two marked actors of a sentence, as PLOVER roots: what the benches coded in PLOVER ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bench.result import Result, Section
from bench.scoring.labels import score_labels
from bench.system import extract_report
from bench.table import Cell
from detente.export.plover import code_tellings
from detente.model import ACTOR_PROPS, Report, Statement

Range = tuple[int, int]


def code_between(report: Report, sources: Sequence[Range], targets: Sequence[Range], version: str) -> list[str]:
    """The roots, as that version of PLOVER has them, of the events in which a source and a target take part.

    An actor counts where it is marked, and where a word elsewhere is read as an actor that is marked ("Peru said *it* …").
    """
    reading = extract_report(report)
    marked = [
        {stmt.value for stmt in reading.statements if stmt.prop in ACTOR_PROPS and _touches(stmt, ranges)}
        for ranges in (sources, targets)
    ]
    coded: list[str] = []
    for telling in code_tellings(reading.mentions, reading.statements):
        cast = (*telling.sources, *telling.recipients)
        left, right = (
            {s.value for s in cast if _touches(s, r) or s.value in names}
            for r, names in zip((sources, targets), marked, strict=True)
        )
        if left and right and len(left | right) > 1:
            coded.append(telling.code.in_version(version))
    return coded


def choose(gold: str, coded: Sequence[str], known: Collection[str]) -> str | None:
    """The gold root where it was coded, else the first coded root that this version of PLOVER knows.

    >>> choose("YIELD", ["AGREE", "YIELD"], {"AGREE", "YIELD"}), choose("AID", ["DEMAND"], {"AID", "REQUEST"})
    ('YIELD', None)
    """
    return gold if gold in coded else next((root for root in coded if root in known), None)


def score_roots(rows: Sequence[tuple[str, Sequence[str]]]) -> Result:
    """Score rows of (gold root, roots coded between the two actors)."""
    known = {gold for gold, _ in rows}
    figures, classes = score_labels((gold, choose(gold, coded, known)) for gold, coded in rows)
    head = ["root", "p", "r", "f1", "gold"]
    by_root: list[list[Cell]] = [[root, ratio.p, ratio.r, ratio.f1, ratio.wanted] for root, ratio in classes.items()]
    return Result(figures, {"rows": len(rows)}, [Section("by root", head, by_root)])


def _touches(stmt: Statement, ranges: Sequence[Range]) -> bool:
    return any(stmt.passage.start < end and start < stmt.passage.end for start, end in ranges)
