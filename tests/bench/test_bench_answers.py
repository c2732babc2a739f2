"""Whether an answer counts as come out. All rows are the project's own."""

import pytest

from bench.scoring.actors import Actors
from bench.scoring.answers import Cell, score_answers

ACTORS = Actors(
    [
        {"id": "chad", "name": "Chad", "aliases": ["N'Djamena", "Chadian"]},
        {"id": "sudan", "name": "Sudan", "aliases": ["Khartoum"]},
        {"id": "berg", "name": "Ada Berg", "aliases": ["Berg"], "role_at_time": [{"of": "chad"}]},
    ]
)
MEETING = {
    "id": "m.1",
    "question": "meetings",
    "file": "a.txt",
    "start": 10,
    "end": 60,
    "date": "2024-02-17",
    "status": "held",
}
CLAIM = {"id": "c.1", "question": "claims", "file": "a.txt", "start": 10, "end": 60, "accuser": ["Chad", "Sudan"]}
TOLL = {"id": "f.1", "question": "figures", "file": "a.txt", "start": 10, "end": 60, "measure": "killed", "best": 4}
BEARS = {
    "id": "b.1", "question": "commitments-x", "file": "a.txt", "start": 10, "end": 60, "bears_on": "C1", "direction": "against it",
}  # fmt: skip
FURNITURE = {"id": "x.1", "question": "furniture", "file": "a.txt", "start": 10, "end": 60}


def cell(command: str = "events", start: int = 20, end: int = 30, **more: object) -> Cell:
    return Cell(command, "a.txt", start, end, **more)  # type: ignore[arg-type]


def met(**more: object) -> Cell:
    return cell(**({"kind": "mediation", "statuses": ("occurred",), "dates": ("2024-02-17",)} | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "cells", "why"),
    [
        (MEETING, [met()], ""),
        (MEETING, [met(start=60, end=70)], "no cell overlaps"),
        (MEETING, [met(statuses=("planned",))], "no cell of the question overlaps"),
        (MEETING, [met(kind="attack")], "no cell of the question overlaps"),
        (MEETING, [met(dates=("2024-02-18",))], "the date does not agree"),
        (MEETING, [met(dates=("../2024-02-17",))], "the date does not agree"),
        (MEETING, [met(dates=("2024-02-01/2024-02-29",))], "the date does not agree"),
        (MEETING | {"date": "2023-11 / 2024-02"}, [met()], ""),
        (CLAIM, [cell("claims", speakers=("Ada Berg",)), cell("claims", speakers=("Khartoum",))], ""),
        (CLAIM, [cell("claims", speakers=("Ada Berg",))], "the speaker does not agree"),
        (TOLL, [cell("figures", figures=(("killed", 4, 4, 4),))], ""),
        (TOLL, [cell("figures", figures=(("wounded", 4, 4, 4),))], "the figure does not agree"),
        (TOLL, [cell("figures", figures=(("killed", 3, 3, 3),))], "the figure does not agree"),
        (TOLL, [met()], "no cell of the question overlaps"),
        (BEARS, [cell("later", scale=0)], ""),
        (BEARS, [cell("later", scale=2)], "no cell of the question overlaps"),
        (FURNITURE, [], ""),
        (FURNITURE, [met()], "a cell stands on it: events"),
    ],
)
def test_an_answer_comes_out_where_a_cell_agrees(row: dict, cells: list[Cell], why: str):
    (verdict,) = score_answers([row], cells, ACTORS)
    assert (verdict.right, verdict.why) == (not why, why)
