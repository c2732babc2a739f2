"""Whom an office without a name means. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


def named(text, kind):
    return {(part, name) for part, name, _ in parts(text, kind)}


@pytest.mark.parametrize("who", ["official", "diplomat", "envoy"])
def test_the_official_who_goes_on_is_who_spoke(who):
    """An office holder whose words a sentence gives is "the official" who adds to them."""
    text = f'Chad\'s Water Minister Ada Berg said troops had left Adre. "The pullout ends on Friday," the {who} added.'
    assert named(text, "statement") == {("speaker", "Ada Berg")}


@pytest.mark.parametrize(
    "before",
    [
        "Ali Ouman, a farmer, said shells fell on Adre.",
        "A senior official spoke. Water Minister Ali Ouman said shells fell on Adre.",
    ],
)
def test_the_official_is_another(before):
    """Not who holds no office, nor where an official without a name was told of."""
    assert ("speaker", "official") in named(f"{before} The official said nobody was hurt.", "statement")


def test_one_minister_is_none_of_those_shown():
    """ "One minister" is another than the one whom the report names."""
    text = "Prime Minister Ada Berg met ministers on Sunday. One minister opposed the deal."
    assert named(text, "refusal") == {("speaker", "minister")}


def test_leaders_of_a_wide_area_are_not_its_office():
    """ "African leaders" are as they are printed, and no two sides."""
    text = "Chad and Sudan fought. The African leaders met with envoys of Chad and Sudan on Monday."
    assert ("party", "African leaders") in named(text, "meeting") | named(text, "mediation")


def test_rebel_leaders_are_not_the_leaders_who_met():
    text = "President Ali Ouman met Prime Minister Deng Ayen. Chad held talks with the rebel leaders on Monday."
    assert ("party", "rebel leaders") in named(text, "meeting")
