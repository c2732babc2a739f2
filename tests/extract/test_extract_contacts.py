"""At what level a contact was and in which form. All sentences are the project's own."""

import pytest

from detente.annotate import annotate
from detente.extract import extract
from detente.model import Prop, Report, Sort

TRAITS = (Prop.LEVEL, Prop.FORMAT)


def contacts(text):
    """Of each contact told: its levels and forms with their words, in order."""
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    found = []
    for mention in reading.mentions:
        said = [s for s in reading.statements if s.mention_id == mention.id]
        kind = next((s.value for s in said if s.prop is Prop.KIND), None)
        if mention.sort is Sort.EVENT and kind in {"meeting", "mediation"}:
            found.append({(s.prop.value, s.value, s.passage.exact) for s in said if s.prop in TRAITS})
    return found


CASES = [
    (
        "The presidents of Chad and Sudan met in Doha on Friday.",
        {("level", "leaders", "presidents"), ("format", "bilateral", "The presidents of Chad and Sudan")},
    ),
    (
        "Peru and Ecuador held ministerial talks in Lima on Thursday.",
        {("level", "ministers", "ministerial"), ("format", "bilateral", "Peru and Ecuador")},
    ),
    (
        "The leaders of Chad, Sudan and Libya met in Tripoli on Thursday for a trilateral summit.",
        {("level", "leaders", "leaders"), ("format", "trilateral", "trilateral")},
    ),
    (
        "Prime Minister Ada Berg met the commander of the river front on Thursday.",
        {("level", "leaders", "Prime Minister"), ("level", "military", "commander")},
    ),
    (
        "President Idris Mahamat telephoned Prime Minister Ada Berg on Thursday.",
        {("level", "leaders", "President"), ("format", "by_phone", "telephoned")},
    ),
    (
        "Foreign Minister Ada Berg held talks with Chad's envoy Idris Mahamat on the sidelines of the Ossar Forum on Thursday.",
        {
            ("level", "ministers", "Foreign Minister"),
            ("level", "envoys", "envoy"),
            ("format", "on_sidelines", "on the sidelines of the Ossar Forum"),
        },
    ),
    ("The border commissions of Peru and Ecuador met in Lima on Thursday.", {("level", "technical", "border commissions")}),
    (
        "Peru and Ecuador held indirect talks in Doha on Thursday.",
        {("format", "through_mediators", "indirect")},
    ),
    (
        "Delegations led by deputy foreign ministers Ana Ruiz and Jan Olsen met in Geneva on Friday.",
        {("level", "ministers", "deputy foreign ministers")},
    ),
    ("President Idris Mahamat received UN envoy Jan Olsen in N'Djamena on Friday.",
     {("level", "leaders", "President"), ("level", "envoys", "envoy")}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=range(len(CASES)))
def test_a_contact_has_the_level_and_form_that_words_tell(sentence, expected):
    assert contacts(sentence) == [expected]


SILENT = [
    "Ada Berg met Jan Olsen in Geneva on Friday.",
    "Former president Jan Olsen met Ada Berg on Friday.",
    "Chad and Sudan attended a peace conference in Doha on Friday.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_no_words_tell_is_left_open(sentence):
    assert contacts(sentence) == [set()]


def test_an_office_told_in_another_sentence_is_the_evidence():
    text = (
        "Foreign Minister Ada Berg spoke in Lima on Thursday.\n\nChad's leader held talks with Berg in Doha on Friday."
    )
    assert ("level", "ministers", "Foreign Minister") in contacts(text)[-1]


def test_those_who_are_met_separately_are_a_contact_each():
    text = "Foreign Minister Ada Berg met with Chad's president and Sudan's president separately in Doha on Friday."
    assert len(contacts(text)) == 2


def test_a_visit_to_two_capitals_is_two_contacts():
    assert len(contacts("Prime Minister Ada Berg visited Khartoum and then Tripoli on Friday.")) == 2


def test_a_mediator_says_nothing_of_the_level_of_those_it_brings_together():
    told = contacts("Qatar's foreign minister mediated talks between Chad's president and Sudan's president on Friday.")
    assert {value for found in told for prop, value, _ in found if prop == "level"} == {"leaders"}


def kinds(text):
    reading = extract(annotate(Report.of_text(text, published="2021-03-06")))
    return {s.value for s in reading.statements if s.prop is Prop.KIND}


def test_direct_talks_are_no_mediation_though_the_report_tells_of_a_mediator():
    text = "Chad and Sudan held direct talks in Doha on Friday.\n\nQatar has mediated between them for years."
    assert "meeting" in kinds(text)
    assert "mediation" in kinds("Chad and Sudan held direct talks mediated by Qatar in Doha on Friday.")
