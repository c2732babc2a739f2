"""Contents that words set against each other. All sentences are the project's own."""

import pytest

from tests.ask.opposed import read


def test_an_assertion_set_against_another_in_so_many_words():
    rows = read(
        "Chad said Mali had made territorial claims. Mali said it was Chad, not Mali, that had territorial claims."
    )
    assert [how for _, how, _ in rows] == ["one sets it against the other"]


def test_negated_in_the_same_words():
    rows = read(
        "Chad said a peace agreement was in sight. The day after, Mali said there was no peace agreement in sight."
    )
    assert [(type_, how) for type_, how, _ in rows] == [("claims", "one says what the other says not")]


def test_a_negation_of_something_else_turns_nothing_round():
    text = "Chad said masks would be worn at the peace talks. Mali said masks would be worn, but not paid for, at the peace talks."
    assert read(text) == []


def test_a_refusal_is_not_the_negation_of_what_is_offered():
    text = "Chad said the peace plan for the lake had been drawn up in May. Mali rejected the peace plan for the lake."
    assert "one says what the other says not" not in [how for _, how, _ in read(text)]


@pytest.mark.parametrize(
    ("between", "answer", "differ"),
    [
        ("", "it was Chad, not Mali, that burned farms", True),
        ("It rained. The market was full. Few came. ", "it was Chad, not Mali, that burned farms", False),
        ("It rained. The market was full. Few came. ", "it was Chad, not Mali, that shelled farms", True),
    ],
)
def test_one_word_in_common_is_set_against_another_only_close_by(between: str, answer: str, differ: bool):
    rows = read(f"Chad accused Mali of shelling its farms. {between}Mali said {answer}.")
    assert ("one sets it against the other" in [how for _, how, _ in rows]) == differ


def test_what_both_say_is_no_disagreement():
    assert (
        read("Chad said a peace agreement was in sight. The day after, Mali said a peace agreement was in sight.") == []
    )
