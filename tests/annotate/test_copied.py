"""An undated copy counts its days from the first dated printing of its text."""

import pytest

from detente.annotate.copied import day_of_copy
from detente.model import Report

TEXT = "Envoys met in Lagos on Monday, officials said. They had quarrelled last week over the list of prisoners."


def first(published: str, name: str = "first.txt", text: str = TEXT) -> Report:
    return Report.of_text(text, name, published=published)


def test_the_earliest_dated_printing_gives_the_day():
    found = day_of_copy(
        Report.of_text(TEXT + " Read more.", "copy.txt"), [first("2031-05-07", "b.txt"), first("2031-05-06")]
    )
    assert found is not None
    assert str(found[0].interval) == "2031-05-06"
    assert "first.txt" in found[1]


@pytest.mark.parametrize(
    "printings",
    [[], [Report.of_text(TEXT, "undated.txt")], [first("2031-05-06/2031-05-08")]],
    ids=["none", "undated", "no single day"],
)
def test_without_a_day_of_a_printing_nothing_is_settled(printings):
    assert day_of_copy(Report.of_text(TEXT, "copy.txt"), printings) is None


def test_a_time_worded_anew_is_another_day_s():
    anew = TEXT.replace("on Monday", "yesterday")
    assert day_of_copy(Report.of_text(anew, "copy.txt"), [first("2031-05-06")]) is None
