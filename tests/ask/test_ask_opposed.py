"""Charges both ways. All sentences are the project's own."""

from tests.ask.opposed import read


def test_two_who_accuse_each_other():
    rows = read("On Monday, Chad and Mali accused each other of opening fire on the border.")
    assert ("who began it", "each charges the other", [("Chad",), ("Mali",)]) in rows


def test_one_charge_by_two_is_no_disagreement():
    assert read("On Monday, Chad and Mali accused Niger of opening fire on the border.") == []
