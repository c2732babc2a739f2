"""Gatherings that bear the name of a town. All sentences are the project's own."""

import pytest

from tests.extract.places import places


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("on the sidelines of the Munich Security Conference", "Munich"),
        ("on the margins of the Doha Forum", "Doha"),
        ("during the Antalya Diplomacy Forum", "Antalya"),
        ("at the Arab Summit", None),
    ],
)
def test_who_met_beside_a_gathering_met_in_the_town_of_its_name(words, town):
    text = f"The presidents of Chad and Sudan met {words} on Friday."
    assert {row[1] for row in places(text) if row[0] in ("meeting", "mediation")} == {town}
