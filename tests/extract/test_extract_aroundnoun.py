"""Who takes part by where they stand around a noun. All sentences are the project's own."""

import pytest

from tests.extract.events import told_by


@pytest.mark.parametrize(
    ("text", "word", "part", "who"),
    [
        ("Chad's withdrawal from Abeche ended on Friday.", "withdrawal", "party", ["Chad"]),
        ("The Chad-Sudan talks ended in Doha on Friday.", "talks", "party", ["Chad", "Sudan"]),
        ("The talks between Chad and Sudan, mediated by Qatar, ended on Friday.", "talks", "mediator", ["Qatar"]),
        ("Chad suspended negotiations with Sudan on Friday.", "negotiations", "party", ["Chad", "Sudan"]),
    ],
)
def test_those_around_a_noun_take_the_part_that_their_place_gives(text, word, part, who):
    assert sorted(told_by(text, word)[part]) == who
