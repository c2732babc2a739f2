"""People that no name stands for, under the words that are printed. All sentences are the project's own."""

from tests.extract.parts import parts


def test_peacekeepers_and_rebel_troops_are_actors_beside_their_state():
    deployed = parts("Chadian peacekeepers were deployed in Goma on Monday.", "deployment")
    assert ("perpetrator", "Chadian peacekeepers", "acts for Chad") in deployed
    attack = parts("Sudanese rebel troops attacked Abeche on Monday.", "attack")
    assert ("perpetrator", "Sudanese rebel troops", None) in attack
    assert ("perpetrator", "Sudan", None) in parts("Sudanese troops attacked Abeche on Monday.", "attack")


def test_what_only_its_place_capitalises_is_written_small():
    assert ("perpetrator", "rebels", None) in parts("Rebels attacked Abeche on Monday.", "attack")


def test_the_other_is_nobody():
    text = "Chad and Sudan fought. Both sides accused the other of opening fire on Monday."
    assert "other" not in {name for _, name, _ in parts(text, "accusation")}


def test_where_one_posts_what_one_says_is_nobody():
    assert "Telegram" not in {
        name for _, name, _ in parts("Ada Berg announced the truce on Telegram on Friday.", "ceasefire")
    }


def test_the_last_of_a_list_is_named_without_the_others():
    text = "Workers, teachers and union members marched in Gao on Monday."
    assert {name for _, name, _ in parts(text, "protest")} == {"workers", "teachers", "union members"}


def test_who_is_counted_from_one_number_to_another_is_named_without_them():
    text = "Around 1,200 to 3,000 visitors attended the rally in Gao on Monday."
    assert {name for _, name, _ in parts(text, "protest")} == {"visitors"}
    assert ("party", "half", None) not in parts("Half of those marched in Gao on Monday.", "protest")


def test_a_think_tank_goes_by_its_name():
    text = "Omar Deng, speaking to the Sahel Forum think tank, called the accord void."
    assert parts(text, "agreement") == set()
    assert {name for _, name, _ in parts("The Sahel Forum think tank urged Chad to disarm.", "demand")} == {
        "Sahel Forum",
        "Chad",
    }


def test_a_group_of_so_many_people_is_those_people():
    text = "A group of around 700 people marched in Gao on Monday."
    assert {name for _, name, _ in parts(text, "protest")} == {"people"}
