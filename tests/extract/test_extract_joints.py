"""Which names the words between them join. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract.bothsides import pair_joined
from detente.extract.joints import AND, JOINT, joined_at
from detente.model import Report


@pytest.mark.parametrize(
    ("text", "names_with_and", "sides"),
    [
        ("Chad and Mali signed a truce.", [0], [0]),
        ("Chad, Mali and Niger signed a truce.", [0, 1], [1]),
        ("Chad versus Mali: a war begins.", [], [0]),
        ("Chad told Mali to leave.", [], []),
    ],
)
def test_sides_are_set_against_each_other_and_names_stand_in_rows(text, names_with_and, sides):
    marks = annotate(Report.of_text(text))
    assert joined_at(text, marks.names, AND) == names_with_and
    assert joined_at(text, marks.names, JOINT) == sides


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Chad and Mali signed a truce with Niger.", ["Chad", "Mali"]),
        ("Chad and Mali met. Niger and Togo met.", ["Niger", "Togo"]),
        ("Chad and Mali met. Niger, Benin and Togo met.", ["Chad", "Mali"]),
        ("Chad, Mali and Niger signed a truce.", []),
    ],
)
def test_the_last_pair_that_stands_in_no_row(text, pair):
    assert [ref.name for ref in pair_joined(text, annotate(Report.of_text(text)).names)] == pair
