"""What a war is fought for, and what it centres on. All sentences are the project's own."""

from tests.extract.places import place


def test_what_is_at_the_centre_of_a_war_is_its_place():
    assert (
        place("Darfur was at the centre of a war that drove two million people from their homes in 2004.", "war")
        == "Darfur"
    )


def test_what_is_fought_for_is_the_place_where_no_other_is_told():
    assert place("Chadian and Sudanese troops battled for control of Goma on Friday.", "armed_clash") == "Goma"
