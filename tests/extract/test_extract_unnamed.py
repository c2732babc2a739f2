"""The two sides of a report where an event names nobody. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report
from tests.extract.events import DAY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was agreed to open the bridge at Kum in May.", "agreement"),
        ("A protocol on water was signed on Tuesday.", "agreement"),
        ("The meeting lasted two hours.", "meeting"),
    ],
)
def test_an_accord_for_which_nobody_is_named_is_of_the_two_sides(text: str, kind: str):
    before = "Chad and Sudan held talks in Doha on Monday. Chad thanked Sudan, and Sudan thanked Chad. "
    start = len(before)
    statements = extract(annotate(Report.of_text(before + text, published=DAY))).statements
    found = {s.value for s in statements if s.prop is Prop.PARTY and s.passage.start >= start}
    assert found == {"Chad", "Sudan"}


def test_what_a_meeting_was_beside_is_not_of_the_two_sides():
    text = "Chad and Sudan held talks in Doha on Monday. Chad thanked Sudan. Norway spoke on the sidelines of the summit in Doha."
    statements = extract(annotate(Report.of_text(text, published=DAY))).statements
    assert not {s.value for s in statements if s.prop is Prop.PARTY and s.passage.start > text.index("Norway")} & {
        "Chad",
        "Sudan",
    }
