"""What the sides of talks each tell of them. All sentences are the project's own."""

import pytest

from tests.ask.opposed import read


@pytest.mark.parametrize(
    ("said", "differ"),
    [
        ("Sudan said that no treaty had been discussed.", True),
        ("Sudan said that the harvest had been good.", False),
        ("Norway said that no treaty had been discussed.", False),
    ],
)
def test_each_side_of_talks_tells_of_them_in_its_own_way(said: str, differ: bool):
    rows = read(f"Chad and Sudan held talks in Doha on Monday. Chad said that a treaty was near. {said}")
    assert [(type_, who) for type_, how, who in rows if how == "each tells it its own way"] == (
        [("read-outs", [("Chad",), ("Sudan",)])] if differ else []
    )
