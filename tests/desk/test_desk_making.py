"""How far a state is put together, and who lets go of it."""

from __future__ import annotations

import pytest

from detente.desk.making import Making
from detente.errors import BeingMade


def test_parts_are_there_one_after_the_other():
    making = Making()
    assert making.told() == {"parts": 0, "done": 0, "now": None}
    assert making.lacks("two")
    assert making.begin(["one", "two"])
    making.next()
    assert not making.lacks("one")
    with pytest.raises(BeingMade, match="two, part 2 of 2"):
        making.needs("two")
    assert making.told() == {"parts": 2, "done": 1, "now": "two"}
    making.next()
    assert not making.end()
    assert making.told() == {"parts": 2, "done": 2, "now": None}
    assert not making.lacks("what was no part of it")


def test_whoever_closes_lets_go_where_no_work_is_under_way():
    before, after = Making(), Making()
    assert before.close()
    assert not before.begin(["one"])
    after.begin(["one"])
    after.end()
    assert after.close()


def test_the_work_lets_go_where_it_is_closed_meanwhile():
    making = Making()
    making.begin(["one"])
    assert not making.close()
    assert making.end()
