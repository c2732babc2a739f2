"""PLOVER roots between two marked actors: end to end, where Détente must find the actors itself, and with the pair given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bench.plover import code_row, score_roots
from bench.result import Result
from bench.runner import run_on_rows
from bench.system import make_report
from detente.export.between import Range


def measure(rows: Sequence[Mapping[str, Any]]) -> Result:
    """Rows ``{"id", "marked", "plover"}``, the actors marked ``<s>source</s>`` and ``<t>target</t>``.

    End to end a row counts as right when one event coded between the two has the root; else the first root coded counts, if
    any. With the pair given (``given_…``) one root is coded, and it is right or wrong.
    """
    coded = []
    for row in rows:
        text, source, target = unmark(row["marked"])
        coded.append(code_row(row["plover"], make_report(text, str(row["id"])), source, target, VERSION))
    return score_roots(coded)


def unmark(marked: str) -> tuple[str, list[Range], list[Range]]:
    """The text without its marks, the ranges of the source, and those of the target.

    >>> unmark("<s>Peru</s> thanked <t>Chile</t>.")
    ('Peru thanked Chile.', [(0, 4)], [(13, 18)])
    """
    text, opened = "", 0
    ranges: dict[str, list[Range]] = {"s": [], "t": []}
    for piece in re.split(r"(</?[st]>)", marked):
        if piece in ("<s>", "<t>"):
            opened = len(text)
        elif piece in ("</s>", "</t>"):
            ranges[piece[2]].append((opened, len(text)))
        else:
            text += piece
    return text, ranges["s"], ranges["t"]


VERSION = "0.1"
"""The version of PLOVER that the rows are coded in: it has YIELD."""

FIELDS = ("id", "marked", "plover")

RUNNER = run_on_rows("plv", "PLOVER roots between two actors, end to end and with the pair given", FIELDS, measure)
