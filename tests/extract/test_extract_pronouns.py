"""Whom "he", "it" and "they" stand for. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


def named(text, kind):
    return {(part, name) for part, name, _ in parts(text, kind)}


@pytest.mark.parametrize("said", ["his spokesman Ole Nord told Reuters", "the envoy's spokesman Ole Nord said"])
def test_he_in_a_quotation_is_not_who_says_it(said):
    """Who speaks of himself says "I": "he" is the one told of before."""
    found = named(f'President Ali Ouman arrived on Monday. "He will meet the rebels tomorrow," {said}.', "meeting")
    assert ("party", "Ali Ouman") in found
    assert ("party", "Ole Nord") not in found


def test_he_is_who_was_told_of_before_the_speaker():
    """Where a spokesman has gone on speaking, "he" of his next words is not him either."""
    text = 'President Ali Ouman arrived on Monday. "He is well," his spokesman Ole Nord said. "He will meet the rebels," Nord said.'
    assert ("party", "Ali Ouman") in named(text, "meeting")


def test_brackets_behind_a_pronoun_say_whom_it_means():
    text = 'Ali Ouman rules Chad. Deng Ayen does not. "He (Ouman) must resign," Deng Ayen said on Monday.'
    assert named(text, "other") == {("party", "Ali Ouman")}


def test_one_person_is_none_of_many():
    """Of envoys who met somebody and said that he agreed it is he who agreed."""
    text = "The African negotiators met with President Ali Ouman on Sunday and said he had accepted their proposal for a truce."
    assert named(text, "agreement") == {("party", "Ali Ouman")}


@pytest.mark.parametrize(
    "text",
    [
        "Residents said soldiers attacked the village. It denied the charge.",
        "Rebels refused the plan on Monday because it denied them a say.",
    ],
)
def test_it_is_nobody_of_many(text):
    assert not named(text, "denial")
