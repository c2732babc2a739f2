"""Who is meant by "each other", "the two Koreas" and a state's warring parties. All sentences are the project's own."""

import pytest

from tests.extract.parts import parts


def named(text, kind):
    return {(part, name) for part, name, _ in parts(text, kind)}


def test_each_other_is_those_who_do_it():
    """Those who accuse each other are the ones who speak, and each is said to have done what they are accused of."""
    text = "Chad and Sudan accused each other on Friday of shelling villages."
    assert named(text, "accusation") == {("speaker", "Chad"), ("speaker", "Sudan")}
    assert named(text, "attack") >= {("perpetrator", "Chad"), ("perpetrator", "Sudan")}


def test_each_other_of_nobody_known_names_nobody():
    """Of a crowd that is one actor "each other" makes no second."""
    assert not any("other" in name for _, name in named("Two drunken gangs attacked each other on Friday.", "attack"))


@pytest.mark.parametrize("land", ["Koreas", "Sudans"])
def test_halves_of_a_divided_land(land):
    """The plural of a land's name means its two states."""
    found = named(f"The two {land} signed an agreement on Friday.", "agreement")
    assert len(found) == 2
    assert all(name.split()[-1] == land[:-1] for _, name in found)


@pytest.mark.parametrize("who", ["warring parties", "rival camps", "two warring sides"])
def test_sides_of_a_war_within_a_state(who):
    """A state's warring parties are that state and who fights it."""
    text = f"The Malian government and the JNIM fought again. Mali's {who} signed an agreement on Friday, the JNIM and Mali said."
    assert {name for _, name in named(text, "agreement")} == {"Mali", "JNIM"}


def test_parties_of_a_state_at_peace_are_its_own():
    """Where two states deal with each other, the rival parties of one are no sides of that."""
    text = "Chad and Sudan signed a pact. Chad's rival parties signed a ceasefire on Friday, Sudan and Chad said."
    assert ("party", "Sudan") not in named(text, "ceasefire")
