"""Whom a noun by itself means in a report. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "MILF rebels met mediators. Talks between the government and the MILF resumed on Monday.",
            "mediation",
            "Philippine government",
        ),
        (
            "The MILF said on Monday it would talk. The MILF is strong. Rebels shelled the town of Jolo on Tuesday.",
            "attack",
            "Moro Islamic Liberation Front",
        ),
        (
            "Chad and Norway signed a pact. Norway and Chad are friends. In Abeche, police arrested three men on Monday.",
            "coercion",
            "Chadian police",
        ),
        (
            "Chad and Sudan disagree. Twenty-five UNIFIL soldiers attacked rebels in Abeche on Monday.",
            "attack",
            "UNIFIL",
        ),
        (
            "Chad and Sudan disagree. Thirteen NATO soldiers attacked rebels in Abeche on Monday.",
            "attack",
            "NATO soldiers",
        ),
        (
            "Norway named envoys. The governors of Batken and Sughd met on Monday, Kyrgyzstan and Tajikistan said.",
            "meeting",
            "Batken governor",
        ),
        (
            "Kyrgyzstan and Tajikistan spoke. The governors of Batken and Sughd met on Monday.",
            "meeting",
            "Sughd governor",
        ),
    ],
)
def test_whose_forces_and_officials_are_is_told_by_the_report(text, kind, who):
    assert who in {name for _, name, _ in parts(text, kind)}


def test_police_in_an_unknown_place_are_nobodys():
    text = "Chad and Norway signed a pact. Norway and Chad are friends. In Quorl, police arrested three men on Monday."
    assert not any(note for _, _, note in parts(text, "coercion"))


def test_the_army_is_no_rebel_army():
    text = "Colombia fights on. The National Liberation Army (ELN) of Colombia accused the army of a raid on Friday."
    assert ("addressee", "ELN") not in {(part, name) for part, name, _ in parts(text, "accusation")}


def test_the_military_of_a_pact_is_nobody_s():
    text = "The president ordered the military to respond. Norway called it a breach of an inter-Korean military pact."
    assert not any(note and "Korea" in note for _, _, note in parts(text, "demand"))
