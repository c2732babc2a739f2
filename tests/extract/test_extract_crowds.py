"""Who marches and against whom. All sentences are the project's own."""

import pytest

from tests.extract.events import told_by
from tests.extract.parts import parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thousands of miners held a rally in Lima on Monday against the regime.", {("party", "miners"), ("target", "regime")}),
        ("The police broke up a rally in Lima on Monday.", set()),
        ("The rally in Lima was broken up by the police on Monday.", set()),
        ("The miners ended their rally in Lima on Monday.", {("party", "miners")}),
        ("Brazil condemned a series of rallies in Lima on Monday.", set()),
    ],
)  # fmt: skip
def test_who_ends_or_judges_a_protest_has_no_part_in_it(text: str, expected: set[tuple[str, str]]):
    assert {(part, who) for part, who, _ in parts(text, "protest")} == expected


def test_putting_down_a_protest_is_coercion():
    event = told_by("Security forces shut down a solidarity rally in Lima on Monday.", "shut")
    assert event["kind"] == ["coercion"]
    assert event["perpetrator"] == ["security forces"]
    assert told_by("Security forces shut down the road to Lima on Monday.", "shut")["kind"] == ["checkpoint_or_blockade"]


@pytest.mark.parametrize(
    "text", ["Mali is under European Union sanctions.", "Mali has been the subject of European Union sanctions."]
)
def test_who_is_under_something_undergoes_it(text: str):
    assert {(part, who) for part, who, _ in parts(text, "sanction")} == {
        ("perpetrator", "European Union"),
        ("target", "Mali"),
    }


def test_according_to_names_one_source():
    text = "The premier had resigned, a government official said, according to the Gao Tribune."
    assert {(part, who) for part, who, _ in parts(text, "statement")} == {
        ("speaker", "government official"),
        ("speaker", "Gao Tribune"),
    }
    text = "Six people were killed, according to a physician at a field hospital in a Gao mosque."
    assert [who for part, who, _ in parts(text, "statement")] == ["physician"]
