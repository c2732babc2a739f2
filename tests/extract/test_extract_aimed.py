"""At whom a deed or a word is aimed. All sentences are the project's own."""

import pytest

from tests.extract.events import tell


@pytest.mark.parametrize(
    "text",
    [
        "Sudan refused to let Chad send observers.",
        "Sudan refused to talk with Chad.",
        "Sudan refused to recognize Chad.",
    ],
)
def test_a_refusal_meets_whom_it_does_not_let(text):
    (event,) = [event for event in tell(text) if event["kind"] == ["refusal"]]
    assert (event["speaker"], event["addressee"]) == (["Sudan"], ["Chad"])


def test_aid_to_a_land_goes_to_its_state():
    (event,) = [event for event in tell("The United States is sending aid to Chad.") if event["kind"] == ["aid"]]
    assert event["target"] == ["Chad"]


def test_judging_something_is_an_act_of_speech_about_whose_it_is():
    assert any(
        e["kind"] in (["statement"], ["accusation"])
        and e.get("speaker") == ["Peru"]
        and e.get("addressee") == ["Chile"]
        for e in tell("Peru condemned Chile's raid on Friday.")
    )


def test_those_behind_a_measure_are_its_targets():
    lifted = next(e for e in tell("Peru lifted the sanctions on Chile on Friday.") if e["kind"] == ["concession"])
    assert lifted["target"] == ["Chile"]
