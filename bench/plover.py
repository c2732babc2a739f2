"""Events between two marked actors of a sentence, as PLOVER roots: what the benches coded in PLOVER ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bench.crosswalk import load_roots
from bench.result import Result, Section
from bench.scoring.labels import score_labels
from bench.system import extract_report
from bench.table import Cell
from detente.model import PART_PROPS, Kind, Prop, Report, Sort, Statement

Range = tuple[int, int]


def code_between(report: Report, sources: Sequence[Range], targets: Sequence[Range]) -> list[str]:
    """The roots of the events in which a source and a target take part, each by a statement of its own."""
    roots = load_roots()
    coded: list[str] = []
    reading = extract_report(report)
    said: dict[str, list[Statement]] = {}
    for stmt in reading.statements:
        said.setdefault(stmt.mention_id, []).append(stmt)
    for mention in reading.mentions:
        statements = said.get(mention.id, [])
        cast = [stmt for stmt in statements if stmt.prop in PART_PROPS]
        left = {stmt.value for stmt in cast if _touches(stmt, sources)}
        right = {stmt.value for stmt in cast if _touches(stmt, targets)}
        kind = next((stmt.value for stmt in statements if stmt.prop is Prop.KIND), None)
        if mention.sort is Sort.EVENT and kind and left and right and len(left | right) > 1:
            coded += roots.get(Kind(kind), ())
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
