"""Whom the words that the reader links to an event name. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


def named(text, kind):
    return {(part, name) for part, name, _ in parts(text, kind)}


@pytest.mark.parametrize(
    ("text", "kind", "nobody"),
    [
        ("The army bombed the rebel-held town of Adre on Monday.", "attack", "rebel"),
        ("Officials said two F-16 jets bombed the village.", "attack", "F"),
        ("The incident prompted Chad to recall its envoy on Monday.", "demand", "incident"),
        ("Sudan and Chad-backed Seleka agreed to a ceasefire on Tuesday.", "agreement", "Chad"),
        ("Sudan and Chad-backed Seleka agreed to a ceasefire on Tuesday.", "ceasefire", "Chad"),
    ],
)
def test_what_only_says_of_what_sort_takes_no_part(text, kind, nobody):
    assert nobody not in {name for _, name in named(text, kind)}


def test_a_number_is_told_with_those_whom_it_counts():
    text = "The Central African Republic reached a peace deal with 14 armed groups after talks in Doha, the United Nations said."
    assert {name for _, name in named(text, "agreement")} == {"Central African Republic", "groups"}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The talks, brokered by Qatar, were attended by presidents Ali Ouman and Deng Ayen of Chad and UN envoy Ada Berg.",
            "mediation",
            {("party", "Ali Ouman"), ("party", "Deng Ayen"), ("mediator", "Ada Berg")},
        ),
        (
            "Norway has struggled to mediate between the country's embattled strongman Ali Ouman and the man who won the vote.",
            "mediation",
            {("party", "Ali Ouman")},
        ),
        ("Chad has come under increasing pressure to leave Adre.", "demand", {("addressee", "Chad")}),
        ("The military unit attacked by militants fled on Monday.", "attack", {("target", "military unit")}),
    ],
)
def test_parts_that_the_words_say_outright(text, kind, expected):
    assert expected <= named(text, kind)


def test_the_state_beside_a_group_is_not_the_group():
    """ "The state and the XYZ" are two, and a delegation of two is of both."""
    assert named("Fighting between the state and the PKK went on.", "armed_clash") == {
        ("party", "state"),
        ("party", "PKK"),
    }


def test_groups_are_not_the_one_group_named():
    """ "The groups" are several, though the report names one alone."""
    text = "Twenty rebel groups left the talks in Doha. The XYZ Front attacked Adre. The groups demanded a truce."
    assert ("speaker", "XYZ Front") not in named(text, "demand")


def test_what_stands_beside_the_army_is_not_the_army():
    """Of a row "the rebels" mean nobody in it."""
    text = "Clashes between the rebels, the Malian army, and a militia went on. Officials said the rebels looted Adre."
    assert ("perpetrator", "Malian army") not in named(text, "attack")
