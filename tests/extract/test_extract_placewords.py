"""The place that the grammar hangs on the word of an event. All sentences are the project's own."""

from tests.extract.places import place, places


def test_those_who_died_when_somebody_struck_died_there():
    text = "Four people were killed when jets bombed a market in the river port of Uvira on Friday."
    assert {row[1] for row in places(text)} == {"Uvira"}


def test_a_war_that_was_talked_of_is_where_the_words_behind_it_say():
    assert place("Chad and Sudan discussed the war in Yemen on Friday.", "war") == "Yemen"


def test_what_is_signed_behind_a_long_matter_is_signed_where_the_words_end():
    text = "Norway and Peru today signed a roadmap for consultations on the future status of the coast in Lome."
    assert place(text, "agreement") == "Lome"


def test_the_middle_of_a_town_before_a_clause_is_the_place_of_all_its_deeds():
    text = "In the heart of Goma, police beat women and dragged away two students."
    assert {row[1] for row in places(text) if row[0] in ("attack", "coercion")} == {"Goma"}
