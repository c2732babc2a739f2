"""The state at home in a report of rebels that have no name. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


def named(text, kind):
    return {(part, name) for part, name, _ in parts(text, kind)}


@pytest.mark.parametrize(
    ("opening", "rebels"),
    [
        ("Chad's rebels laid down arms on Sunday, a UN envoy said.", "Chadian rebels"),
        ("The Chadian government and northern rebels met on Sunday. Officials of Chad spoke.", "rebels"),
    ],
)
def test_the_state_whose_rebels_are_told_of_is_at_home(opening, rebels):
    """ "Government troops" are of the state that has the rebels, and "the two sides" are it and they."""
    assert ("perpetrator", "Chad") in named(f"{opening} Government troops shelled a village on Monday.", "attack")
    assert {name for _, name in named(f"{opening} The two sides agreed on a ceasefire on Monday.", "ceasefire")} == {
        "Chad",
        rebels,
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


def test_rebels_of_a_state_are_one_actor():
    """ "Chad's rebels", "Chadian rebels" and, in such a report, "the rebels" are one."""
    text = (
        "Chad's rebels rejected the plan on Monday. Chadian rebels rejected it before. The rebels rejected all plans. "
        "Chad has been at war since March."
    )
    assert {name for part, name in named(text, "refusal") if part == "speaker"} == {"Chadian rebels"}


def test_a_state_named_less_than_the_rebels_is_no_side():
    """The two sides are a state and its rebels, whoever came to talk with them."""
    text = (
        "Chadian rebels refused a truce. Norway met Chad. Norway and Chad spoke in Doha. The rebels shelled Adre. Chad's army "
        "fired back at the rebels. Chad wants rebels to talk, and Chad wants it now. A UN envoy urged both sides to stop on Monday."
    )
    assert {name for part, name in named(text, "demand") if part == "addressee"} == {"Chad", "Chadian rebels"}
