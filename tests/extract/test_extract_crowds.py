"""Who marches and against whom, whom counts and sources name. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report
from tests.extract.events import DAY, tell, told_by
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Malian protests spread to three towns on Monday.", set()),
        ("Kurdish rallies spread to three towns on Monday.", {("party", "Kurds")}),
        ("Pro-Deby demonstrators rallied in Gao on Monday.", {("party", "Pro-Deby demonstrators")}),
        ("Those pro-government demonstrators rallied in Gao on Monday.", {("party", "pro-government demonstrators")}),
        ("Anti-government marches drew thousands in Gao on Monday.", set()),
        (
            "President Omar Deng spoke on Sunday. The anti-Deng rally drew thousands on Monday.",
            {("target", "Omar Deng")},
        ),
    ],
)
def test_what_stands_before_a_protest_s_noun_says_of_what_sort_it_is(text: str, expected: set[tuple[str, str]]):
    assert {(part, who) for part, who, _ in parts(text, "protest")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malians took part in a march in Gao on Monday.", {"Malians"}),
        ("Kurds marched in Gao on Monday.", {"Kurds"}),
        ("Mali held a march in Gao on Monday.", {"Mali"}),
    ],
)
def test_a_people_marches_not_its_state(text: str, expected: set[str]):
    assert {who for part, who, _ in parts(text, "protest") if part == "party"} == expected


def test_putting_down_a_protest_is_coercion():
    event = told_by("Security forces shut down a solidarity rally in Lima on Monday.", "shut")
    assert event["kind"] == ["coercion"]
    assert event["perpetrator"] == ["security forces"]
    assert told_by("Security forces shut down the road to Lima on Monday.", "shut")["kind"] == [
        "checkpoint_or_blockade"
    ]


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


def test_who_is_told_by_a_count_is_who_is_counted():
    text = "A crowd of students marched in Gao on Monday."
    assert {(part, who) for part, who, _ in parts(text, "protest")} == {("party", "students")}
    assert parts("Tens of thousands prayed in Gao and then chanted slogans.", "protest") == set()


def test_hurt_protesters_are_no_figure_of_a_protest():
    figures = {
        event["word"]: event.get("figure", []) for event in tell("Six demonstrators were hurt in Gao on Monday.")
    }
    assert figures["hurt"] == ["6 wounded"]
    assert not figures.get("demonstrators")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Security forces in Algeria arrested nine men on Monday.", "Algeria"),
        ("French troops in Algeria arrested nine men on Monday.", "France"),
    ],
)
def test_the_forces_of_a_place_are_those_of_its_state(text: str, who: str):
    assert told_by(text, "arrested")["perpetrator"] == [who]


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("Macron, who headed the talks in Paris, criticised the accord.", "meeting", None),
        ("Chad said in a meeting with Mali that rebels had attacked Gao.", "meeting", None),
        ("Chad said in a meeting with Mali that rebels had attacked Gao.", "attack", "Chad"),
    ],
)
def test_what_only_tells_when_or_by_whom_something_was_said_is_the_report_s(text: str, word: str, said: str | None):
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    told = [s for s in reading.statements if s.prop is Prop.KIND and s.value == word]
    assert [s.said_by for s in told] == [said]


def test_a_think_tank_says_nothing_by_its_name():
    reading = extract(annotate(Report.of_text("A Gao think tank said the talks had failed.", published=DAY)))
    assert [m.trigger.exact for m in reading.mentions if m.trigger.exact == "think"] == []


def test_force_that_is_used_is_used_by_somebody_and_a_truce_for_something():
    event = told_by("Chad used violence against protesters in Gao on Monday.", "violence")
    assert event["party"] == ["Chad", "protesters"]
    assert parts("Chad used the ceasefire to rearm.", "ceasefire") == set()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to Omar Deng, 32, a demonstrator, six people were hurt in Gao.", {"Omar Deng"}),
        ("Six people were hurt in Gao, according to a physician at a field hospital in Gao.", {"physician"}),
    ],
)
def test_a_source_is_whom_its_words_name_first(text: str, who: set[str]):
    reading = extract(annotate(Report.of_text(text, published=DAY)))
    assert {s.said_by for s in reading.statements if s.prop is Prop.KIND and s.value == "casualties_report"} == who
