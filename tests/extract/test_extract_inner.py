"""Whose names stand only inside the phrase of another. All sentences are the project's own."""

import pytest

from tests.extract.test_extract_claims import claims


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The mayor Adam Deng's spokesman, Paul Ayen, said the bridge was open.", "Paul Ayen"),
        ("Paul Ayen, Adam Deng's sister's husband, said the bridge was open.", "Paul Ayen"),
        ("Paul Ayen, the spokesman for President Adam Deng, said the bridge was open.", "Paul Ayen"),
        ("A Defence Ministry spokesman denied that the bridge was closed.", "defence ministry spokesman"),
        ("The Upper Nile Institution think tank said the bridge was closed.", "Upper Nile Institution"),
    ],
)
def test_one_phrase_names_one_speaker(sentence, speaker):
    assert [row[0] for row in claims(sentence)] == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad's foreign minister and the president of Mali said they would meet again.",
        "The presidents of Chad and Mali said they would meet again.",
    ],
)
def test_those_whom_an_and_joins_are_two(sentence):
    assert len(claims(sentence)) == 2


def test_a_name_in_a_list_is_no_part_of_the_phrase_before_it():
    text = "A truce signed in Doha on May 3 by Adam Deng, Malik Ouman and Rakib called for the withdrawal of troops."
    assert {row[0] for row in claims(text)} >= {"Adam Deng", "Malik Ouman", "Rakib"}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Quoting local officials, the station said the bridge was open.", "station"),
        ("Adam Deng told the envoy Paul Ayen that the bridge was open.", "Adam Deng"),
        ("Police were on the bridge as the governor of Adre accused Chad of blowing it up.", "governor"),
    ],
)
def test_who_is_the_subject_of_a_verb_of_saying_says_it_alone(sentence, speaker):
    assert [row[0] for row in claims(sentence)] == [speaker]
