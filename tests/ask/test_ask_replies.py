"""Denials with what they deny, and answers. All sentences are the project's own."""

import pytest

from tests.ask.opposed import read


def test_a_denial_stands_against_the_charge():
    rows = read("Chad accused Mali of shelling its villages. Mali denied that its army had shelled any village.")
    assert [(type_, how, who) for type_, how, who in rows if how == "one denies it"] == [
        ("claims", "one denies it", [("Chad",), ("Mali",)])
    ]


def test_a_denial_by_the_same_side_stands_against_nothing():
    assert (
        read("Chad accused Mali of shelling its villages. Chad denied that it wanted a war with its neighbour.") == []
    )


def test_a_denial_and_what_is_said_instead_are_one_answer():
    rows = read("Chad accused Sudan of laying mines. Sudan denied the charge and said Chadian soldiers had laid them.")
    assert rows == [("claims", "one denies it", [("Chad",), ("Sudan",), ("Sudan",)])]


def test_a_threat_is_not_denied_by_a_denial_of_something_else():
    rows = read("Norway threatened to halt its aid to Chad and Sudan. Chad denied that it had fired first.")
    assert not rows


@pytest.mark.parametrize(("denied", "differ"), [("the charge", True), ("that its air base had been damaged", False)])
def test_a_denial_of_something_else_answers_no_charge_sentences_before(denied: str, differ: bool):
    rows = read(f"Chad blamed Sudan for the raid. Envoys met in Doha. Sudan denied {denied}.")
    assert ("one denies it" in [how for _, how, _ in rows]) == differ


def test_a_denial_answers_what_is_told_in_its_words():
    rows = read("Sudan said Chadian troops fired rockets at a village. Chad denied firing first.")
    assert rows == [("claims", "one denies it", [("Sudan",), ("Chad",)])]


def test_a_word_of_answering_leads_in_the_answer_to_what_is_about_who_gives_it():
    rows = read("Chad condemned Mali's raids on its farms. In response, Mali said that farms had hidden gunmen.")
    assert [(how, who) for _, how, who in rows] == [("one answers the other", [("Chad",), ("Mali",)])]
