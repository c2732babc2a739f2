"""Those who stand near an event and have no part in it. All sentences are the project's own."""

import pytest

from tests.extract.events import tell, told_by


def test_no_group_is_nobody():
    told = [
        value
        for event in tell("No rebel group claimed the attack on Gao on Friday.")
        for value in event.get("speaker", [])
    ]
    assert not any("group" in name for name in told)


def test_a_bomb_in_a_car_is_not_the_car_s_doing():
    told = tell("Car bomb attack kills nine soldiers at army base in Gao, Mali")
    assert [event for event in told if event["kind"] == ["attack"]]
    assert not any("car" in name.lower() for event in told for name in event.get("perpetrator", []))


def test_a_bombing_before_whose_noun_a_town_stands_was_there_and_not_by_it():
    told = tell("Kisangani, Congo bomb kills reporter and four others")
    assert not any(
        {"Kisangani", "Congo", "Democratic Republic of the Congo"} & {*e.get("perpetrator", [])} for e in told
    )


def test_from_whom_ground_is_retaken_has_lost_it():
    event = told_by("The town was recaptured from the Taliban in 2017.", "recaptured")
    assert event.get("target") == ["Taliban"]
    assert "perpetrator" not in event


def test_a_banned_group_is_banned():
    event = next(
        (e for e in tell("The Taliban is a banned group in Chad, officials said.") if e["word"] == "banned"), {}
    )
    assert "Taliban" not in event.get("perpetrator", [])


def test_who_calls_on_others_to_talk_is_no_party_to_the_talks():
    told = tell("The Chadian president called on the rebels and Sudan to return to negotiations in Doha.")
    assert not any("Chad" in " ".join(e.get("party", [])) for e in told if e["word"] == "negotiations")


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        (
            '"The border must open," analyst Ana Reyes said of General Idriss Dembe. "He may refuse," she said.',
            "said",
            "Ana Reyes",
        ),
        ("The army summoned Idriss Dembe over the raid, but he refused to come.", "refused", "Idriss Dembe"),
    ],
)
def test_a_pronoun_goes_on_from_who_spoke_or_was_asked(text, word, who):
    assert [event for event in tell(text) if event["word"] == word][-1]["speaker"] == [who]


def test_him_behind_a_preposition_is_whom_the_clause_before_named():
    told = tell(
        "Prime Minister Ana Reyes spoke on Friday. Chad labelled General Idriss Dembe a rebel and imposed sanctions against him."
    )
    event = next(event for event in told if event["word"] == "sanctions")
    assert event["target"] == ["Idriss Dembe"]


def test_they_who_are_one_body_are_that_body():
    told = tell("The State Department denied that they offered Sudan and Chad a reward.")
    event = next(event for event in told if event["word"] == "offered")
    assert not {"Sudan", "Chad"} & {*event.get("speaker", [])}
