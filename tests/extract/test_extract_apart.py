"""Days of what words set a span of time before or after what a sentence tells, and of what went on for a span up to it."""

from __future__ import annotations

import pytest

from tests.extract.test_extract_dates import dates

# The reports are of Saturday, 6 March 2021.


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (
            "The president of Peru received the general on Friday, five days after an attack in Tacna.",
            "attack",
            "2021-02-28",
        ),
        (
            "Soldiers shot dead two miners in Puno on Friday.\n\nThe shooting came three days after a march in Cusco.",
            "protest",
            "2021-03-02",
        ),
        (
            "Parliament in Lima on Thursday endorsed the general for elections in 2023, a day after Chile accused Peru of spying.",
            "accusation",
            "2021-03-03",
        ),
        ("Peru and Chile signed a truce on Thursday after nine days of talks in Arica.", "ceasefire", "2021-03-04"),
        (
            "Peru and Chile signed a truce on Thursday after nine days of talks in Arica.",
            "meeting",
            "2021-02-23/2021-03-04",
        ),
        (
            "Soldiers left Puno on Thursday after two days of fighting with miners.",
            "armed_clash",
            "2021-03-02/2021-03-04",
        ),
    ],
)
def test_a_span_between_two_is_counted_from_what_the_sentence_tells(text, kind, days):
    assert dates(text, kind)[-1] == days


def test_fewer_days_than_a_span_end_with_what_it_is_counted_from():
    text = "The general met the miners on Thursday less than a week after the attack on Puno."
    assert dates(text, "attack") == ["2021-02-25/2021-03-04"]


def test_what_lies_a_span_before_the_news_dates_nothing_that_comes_after_it():
    text = "Peru closed the crossing on Thursday, two days after gunmen shot at a bus. Three soldiers were killed, Peru said."
    assert dates(text, "casualties_report") != ["2021-03-02"]


def test_a_noun_behind_a_verb_of_its_own_is_not_what_the_span_leads_to():
    text = "The general resigned on Thursday, two days after a court that heard of a massacre in Puno freed him."
    assert dates(text, "attack") != ["2021-03-02"]
