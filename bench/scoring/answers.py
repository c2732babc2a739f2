"""Whether an analyst's answer comes out: a cell of some command overlaps its words and agrees in date, speaker and figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.scoring.actors import Actors
from bench.scoring.days import Days, read_days

WIDE = 7
"""Days that a date may be wider than the gold's and still agree with it."""
_MEETINGS = ("meeting", "mediation")
_STATUS = {"held": "occurred", "scheduled": "planned"}
_FIGURE = re.compile(r"(killed|wounded)(?: (\d+))?")
_SHORT = {"mfa": "foreign ministry", "us": "United States", "eu": "European Union"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of an answer as the scorer sees it: its words in the file, and what it says.

    ``command`` is where it was printed, ``kind`` the kind of an event, ``speakers`` whoever says it, ``asserted`` on whose word a
    commitment rests, ``scale`` the degree of a later report, ``figures`` (measure, low, best, high).
    """

    command: str
    file: str
    start: int
    end: int
    kind: str = ""
    statuses: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    asserted: tuple[str, ...] = ()
    scale: int | None = None
    figures: tuple[tuple[str, float | None, float | None, float | None], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one answer came out and, if not, how far it did."""

    id: str
    question: str
    right: bool
    why: str


def score_answers(gold: Iterable[Mapping[str, Any]], cells: Sequence[Cell], actors: Actors) -> list[Verdict]:
    """A verdict an answer, in the order of the gold."""
    return [_judge(row, [cell for cell in cells if _overlaps(cell, row)], actors) for row in gold]


def _overlaps(cell: Cell, row: Mapping[str, Any]) -> bool:
    return bool(cell.file == row["file"] and cell.start < row["end"] and row["start"] < cell.end)


def _judge(row: Mapping[str, Any], cells: Sequence[Cell], actors: Actors) -> Verdict:
    question = row["question"]
    if question.startswith(("furniture", "figures-reject")):
        said = ", ".join(sorted({cell.command for cell in cells}))
        return Verdict(row["id"], question, not cells, f"a cell stands on it: {said}" if cells else "")
    if not cells:
        return Verdict(row["id"], question, right=False, why="no cell overlaps")
    fitting = list(_of_question(row, cells))
    if not fitting:
        return Verdict(row["id"], question, right=False, why="no cell of the question overlaps")
    for what, check in (("date", _date), ("speaker", _speaker), ("figure", _figure)):
        left = check(row, fitting, actors)
        if not left:
            return Verdict(row["id"], question, right=False, why=f"the {what} does not agree")
        fitting = left
    return Verdict(row["id"], question, right=True, why="")


def _of_question(row: Mapping[str, Any], cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells that can answer: a meeting of that status, a figure, a commitment or what bears on one; any cell of speech else."""
    question = row["question"]
    for cell in cells:
        if question == "meetings":
            fits = cell.kind in _MEETINGS and _STATUS[row["status"]] in cell.statuses
        elif question == "figures":
            fits = bool(cell.figures)
        elif "bears_on" in row:
            against = row["direction"].startswith("against")
            fits = cell.command == "later" and (cell.scale == 0) == against
        elif "commitment" in row and question.startswith("commitments"):
            fits = cell.command == "commitments"
        elif "event" in row:
            fits = cell.kind.startswith(row["event"])
        else:
            fits = True
        if fits:
            yield cell


def _date(row: Mapping[str, Any], cells: Sequence[Cell], _: Actors) -> list[Cell]:
    if not row.get("date"):
        return list(cells)
    wanted = [days for text in row["date"].split(" / ") if (days := read_days(text))]
    return [cell for cell in cells if any(_agrees(read_days(day), days) for day in cell.dates for days in wanted)]


def _agrees(given: Days | None, gold: Days) -> bool:
    if given is None or not given.overlaps(gold):
        return False
    if not gold.bounded:
        return True
    return given.bounded and given.width <= max(gold.width, WIDE)


def _speaker(row: Mapping[str, Any], cells: Sequence[Cell], actors: Actors) -> list[Cell]:
    named = (
        row.get("accuser")
        or row.get("speaker")
        or row.get("actor")
        or (row.get("answer") if "accuser" not in row else None)
    )
    if row["question"] == "figures":
        named = row.get("attributed_to")
    if not named or (isinstance(named, str) and named.startswith("reporter")):
        return list(cells)
    wanted = named if isinstance(named, list) else [named]
    if wanted[0].startswith("both"):
        sides = {actor for cell in cells for name in cell.speakers for actor in _wide(actors, name)}
        return list(cells) if len(sides) >= 2 else []
    if wanted[0].startswith("joint"):
        return [cell for cell in cells if "both sides" in cell.asserted]
    found = [[cell for cell in cells if any(_is_same(actors, name, own) for own in cell.speakers)] for name in wanted]
    return [cell for some in found for cell in some] if all(found) else []


def _is_same(actors: Actors, gold: str, given: str) -> bool:
    return bool(_wide(actors, gold) & _wide(actors, given))


def _wide(actors: Actors, name: str) -> frozenset[str]:
    """Those whom a name means and what they belong to; a name in brackets, a short form and the owner of an office count too."""
    pieces = [name, *re.findall(r"[^()]+", name)]
    pieces += [" ".join(_SHORT.get(word.lower(), word) for word in piece.split()) for piece in pieces]
    pieces += [word for piece in pieces for word in (piece.split()[:1] or [""])] + [" ".join(pieces[-1].split()[:2])]
    found = {actor for piece in pieces if piece.strip() for actor in actors.find(piece.strip())}
    return frozenset(actor for actor in actors.widen(found) if not actor.startswith("?"))


def _figure(row: Mapping[str, Any], cells: Sequence[Cell], _: Actors) -> list[Cell]:
    if row["question"] != "figures":
        return list(cells)
    numbers = [number for cell in cells for number in cell.figures]
    wanted = [(what, float(number) if number else None) for what, number in _FIGURE.findall(row["measure"])]
    return list(cells) if all(any(_is_number(row, want, number) for number in numbers) for want in wanted) else []


def _is_number(
    row: Mapping[str, Any],
    wanted: tuple[str, float | None],
    given: tuple[str, float | None, float | None, float | None],
) -> bool:
    what, number = wanted
    measure, low, best, high = given
    if measure != what:
        return False
    if number is not None or "best" in row:
        return best == (number if number is not None else row["best"])
    if "low" in row:
        return low == row["low"] and best is None
    return best is None and low is not None and 10_000 <= low <= 20_000 and (high is None or high < 100_000)
