"""Who takes part, in a line."""

from __future__ import annotations

from detente.ask.company import by_side, who_in
from detente.ask.rows import Participant

SIDES = {"Ada Berg": "Norway", "Bo Lund": "Sweden", "Ole Dahl": "Norway"}


def side_of(name: str) -> str:
    return SIDES.get(name, name)


def test_people_stand_behind_their_side_where_it_takes_part_too() -> None:
    assert by_side(["Ada Berg", "Norway", "Ole Dahl", "Norway"], side_of) == ("Norway (Ada Berg, Ole Dahl)",)


def test_no_side_is_added_that_nobody_says_took_part() -> None:
    assert by_side(["Bo Lund", "Norway"], side_of) == ("Bo Lund", "Norway")


def test_parties_come_first_and_the_other_parts_are_named() -> None:
    told = [
        ("Malta", "host"),
        ("Sweden", "party"),
        ("Norway", "party"),
        ("Ada Berg", "party"),
        ("Ole Dahl", "mediator"),
    ]
    line = who_in([Participant(name=name, part=part) for name, part in told], side_of)
    assert line == "Sweden, Norway (Ada Berg); host: Malta; mediator: Ole Dahl"
