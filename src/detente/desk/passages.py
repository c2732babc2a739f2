"""A report's text in pieces, each with the cells that rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

from detente.ask import Evidence
from detente.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A range of a report's text on which a cell rests; ``cell`` is the cell's key on the page."""

    cell: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that is all of one sort. ``starts`` are the passages and tellings that begin here, as ``start-end``."""

    start: int
    end: int
    text: str
    cells: tuple[str, ...]
    furniture: str | None
    telling: bool
    starts: tuple[str, ...]


_FIELDS = [field.name for field in fields(Evidence)]


def cited(passage: Evidence) -> dict[str, Any]:
    """A passage as plain data; ``asdict`` would copy each word of it deeply, and there are thousands."""
    return {name: getattr(passage, name) for name in _FIELDS}


def cut_pieces(report: Report, said: Iterable[Cited], tellings: Sequence[tuple[int, int]]) -> list[Piece]:
    """Cut a text wherever a passage, a telling or furniture begins or ends; the pieces together are the whole text.

    >>> text = Report.of_text("They met in Oslo.")
    >>> pieces = cut_pieces(text, [Cited(cell="c1", start=5, end=16), Cited(cell="c2", start=12, end=16)], [])
    >>> [(piece.text, piece.cells) for piece in pieces]
    [('They ', ()), ('met in ', ('c1',)), ('Oslo', ('c1', 'c2')), ('.', ())]
    """
    length = len(report.text)
    opens: dict[int, list[Cited]] = defaultdict(list)
    closes: dict[int, list[Cited]] = defaultdict(list)
    for one in dict.fromkeys(said):
        opens[one.start].append(one)
        closes[one.end].append(one)
    spots: dict[int, set[str]] = defaultdict(set)
    for first, last in [*((one.start, one.end) for told in opens.values() for one in told), *tellings]:
        spots[first].add(f"{first}-{last}")
    inner = {at for start, end in tellings for at in (start, end)}
    outer = {at for piece in report.furniture for at in (piece.start, piece.end)}
    cuts = sorted({0, length, *opens, *closes, *(at for at in inner | outer if 0 < at < length)})
    open_now: dict[Cited, None] = {}
    pieces = []
    for start, end in pairwise(cuts):
        for one in closes.get(start, ()):
            open_now.pop(one, None)
        open_now.update(dict.fromkeys(opens.get(start, ())))
        pieces.append(
            Piece(
                start=start,
                end=end,
                text=report.text[start:end],
                cells=tuple(sorted({one.cell for one in open_now}, key=_order)),
                furniture=next((f.reason for f in report.furniture if f.start <= start < f.end), None),
                telling=any(first <= start < last for first, last in tellings),
                starts=tuple(sorted(spots[start])),
            )
        )
    return pieces


def _order(key: str) -> tuple[int, str]:
    return len(key), key
