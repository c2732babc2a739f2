"""The state at home in a report of rebels that have no name. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


def named(text, kind):
    return {(part, name) for part, name, _ in parts(text, kind)}


@pytest.mark.parametrize(
    "opening",
    [
        "Chad's rebels laid down arms on Sunday, a UN envoy said.",
        "The Chadian government and northern rebels met on Sunday. Officials of Chad spoke.",
    ],
)
def test_the_state_whose_rebels_are_told_of_is_at_home(opening):
    """ "Government troops" are of the state that has the rebels, and "the two sides" are it and they."""
    assert ("perpetrator", "Chad") in named(f"{opening} Government troops shelled a village on Monday.", "attack")
    assert {name for _, name in named(f"{opening} The two sides agreed on a ceasefire on Monday.", "ceasefire")} == {
        "Chad",
        "rebels",
    }


def test_rebels_of_a_state_named_less_make_it_not_at_home():
    """In a report about others a word on a state's rebels does not make it the one whose "government troops" are meant."""
    text = "Chad and Sudan quarrel. Sudan blamed Chad. Mali's rebels were quiet. Government troops shelled a village on Monday."
    assert ("perpetrator", "Mali") not in named(text, "attack")


def test_nameless_rebels_are_the_other_side_of_the_one_state_told_of():
    """In a report of a state and its separatists "both sides" are these two, though only the state has a name."""
    text = (
        "Separatists struck in Mali. Mali's army chased the separatists. A UN envoy urged both sides to stop on Monday."
    )
    assert {name for part, name in named(text, "demand") if part == "addressee"} == {"Mali", "separatists"}
