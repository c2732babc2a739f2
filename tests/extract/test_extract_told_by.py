"""What a report tells itself beside what others say. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report
from tests.extract.events import tell, told_by
from tests.extract.test_extract_claims import claims


def said_of(text, word):
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    (event,) = [m for m in reading.mentions if m.trigger.exact == word and m.sort.value != "claim"]
    return [s.said_by for s in reading.statements if s.mention_id == event.id and s.prop is Prop.KIND]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway and Chad denounced the accord in which Mali and Niger agreed on a border.", "agreed"),
        ("The governor condemned the gunmen who shot two officers in Lima on Monday.", "shot"),
        ("The protesters demanded the sort of change that ousted the president of Mali in May.", "ousted"),
    ],
)
def test_what_only_says_which_is_meant_is_told_by_the_report(text, word):
    assert said_of(text, word) == [None]


def test_what_somebody_says_happened_is_told_by_him():
    assert said_of("The governor said that gunmen had shot two officers in Lima on Monday.", "shot") == ["governor"]


def test_an_alleged_plot_is_no_allegation_of_who_acts_on_it():
    text = "Norway imposed sanctions on Chad on Monday over an alleged attack on its embassy in Adre."
    assert {event["kind"][0] for event in tell(text)} == {"sanction", "attack"}
    assert claims(text) == []


def test_who_has_alleged_something_has_said_so():
    text = "Norway and Chad have alleged that Mali attacked the convoy on Monday."
    assert told_by(text, "alleged")["speaker"] == ["Norway", "Chad"]


def test_some_are_of_the_crowd_told_last():
    text = "Dozens of students marched to the palace in Lima on Monday. Others demanded a new government."
    assert told_by(text, "demanded")["speaker"] == ["students"]


@pytest.mark.parametrize(
    "text",
    [
        "They usually come out at night and attack the protesters in Lima.",
        "There is usually a row of policemen outside a protest in Lima.",
    ],
)
def test_what_is_usual_is_no_event(text):
    assert not {"attack", "protest"} & {kind for event in tell(text) for kind in event["kind"]}


@pytest.mark.parametrize(
    "text",
    ["Norway issued arrest warrants for 36 men on Monday.", "Interpol received the 36 arrest warrants on Monday."],
)
def test_warrants_arrest_nobody_yet(text):
    assert not [event for event in tell(text) if "detained" in str(event.get("figure", ""))]


def test_reports_of_a_land_are_not_its_government():
    assert said_of("The raid killed 40 people on Monday, according to Malian reports.", "raid") == ["Malian reports"]
    assert said_of("The raid killed 40 people on Monday, according to a Malian statement.", "raid") == ["Mali"]
